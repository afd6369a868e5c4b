import type { Brand } from "../base/brand.ts";
import type { SourceId, Span } from "./source.ts";
import type { DayRange } from "./time.ts";

export type FindingId = Brand<string, "FindingId">;
export type RuleId = Brand<string, "RuleId">;

/** error: cannot be true inside one voice under any reading. warning: cannot be true but rests on an inference, or is strongly out of line. note: worth a look, or disagreement between voices. */
export type Severity = "error" | "warning" | "note";

/** A passage and what it contributes. */
export interface Label {
  readonly source: SourceId;
  readonly span: Span;
  readonly quote: string;
  readonly text: string;
}

/** One step of the argument, in words; `label` where it rests on a passage, `assumed` where it rests on an inference. */
export interface Because {
  readonly text: string;
  readonly label?: Label;
  readonly assumed?: boolean;
  /** What kind of thing is assumed, where what becomes of the finding without it follows from that. */
  readonly about?: Assumed;
}

/** names: that names are of one. date: that a date reads as it is read. order: that the story keeps the order of time. */
export type Assumed = "names" | "date" | "order";

/** The days into which something must fall so that nothing clashes any more, all else being as it is told. */
export interface Window {
  /** What must: “9 June 1894”, the death. */
  readonly of: string;
  readonly range: DayRange;
}

/** A way to mend it. With a `replacement` it can be applied to the text. */
export interface Suggestion {
  readonly message: string;
  readonly source?: SourceId;
  readonly span?: Span;
  readonly replacement?: string;
  readonly windows?: readonly Window[];
}

export interface Finding {
  /** Made from the rule and the words it rests on, not from positions: survives edits elsewhere. */
  readonly id: FindingId;
  readonly rule: RuleId;
  readonly severity: Severity;
  /** Lower case, no full stop, both sides with their dates; says what clashes, never who is wrong. */
  readonly message: string;
  readonly primary: Label;
  /** Never empty for an error. */
  readonly related: readonly Label[];
  readonly because: readonly Because[];
  readonly suggestions: readonly Suggestion[];
}
