import type { MentionId } from "./mention.ts";
import type { SourceId } from "./source.ts";
import type { DayRange } from "./time.ts";

/** A statement about time that the reasoner weighs. */
export type Reason =
  /** The words of a date; `inferred` where a part of it was carried. */
  | { readonly kind: "date"; readonly timex: MentionId; readonly inferred: boolean }
  /** One dated passage is told before the other, with nothing that says it happened otherwise. */
  | { readonly kind: "telling"; readonly earlier: MentionId; readonly later: MentionId; readonly sameParagraph: boolean }
  /** "Twelve days later": days from one date to another. */
  | { readonly kind: "offset"; readonly timex: MentionId; readonly anchor: MentionId };

/** A minimal set of statements that cannot hold together: take any one away and the rest can. */
export interface Conflict {
  readonly source: SourceId;
  readonly reasons: readonly Reason[];
  /** Days by which the statements miss each other. */
  readonly gapDays: number;
}

/** A value that a date would fit with. */
export interface Repair {
  /** The words of the timex with the change made. */
  readonly replacement: string;
  readonly bounds: DayRange;
  /** −ln of how likely such a slip is. */
  readonly cost: number;
  /** One digit of the year, two neighbouring digits swapped, or another year. */
  readonly change: "digit" | "swap" | "year";
}

/** A date out of line with all around it, where a likely slip of the pen would put it in line. */
export interface Misfit {
  readonly source: SourceId;
  readonly timex: MentionId;
  /** The days that the other dates leave open for it. */
  readonly window: DayRange;
  /** The dates that bound the window, in reading order. */
  readonly forcedBy: readonly MentionId[];
  /** Best first. */
  readonly repairs: readonly Repair[];
  /** What one of the others would have to be if it were the one to blame. */
  readonly others: readonly { readonly timex: MentionId; readonly repair: Repair }[];
  /** Log odds of a slip against a story told out of order. */
  readonly score: number;
  /** A slip is more likely than not; otherwise it is no more than worth a look. */
  readonly firm: boolean;
}

/** What the order of telling, the dates and the distances between them entail and where they clash. */
export interface Chronology {
  readonly conflicts: readonly Conflict[];
  readonly misfits: readonly Misfit[];
}
