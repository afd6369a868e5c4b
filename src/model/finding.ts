import type { Brand } from "../base/brand.ts";
import type { SourceId, Span } from "./source.ts";

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
}

/** A way to mend it. With a `replacement` it can be applied to the text. */
export interface Suggestion {
  readonly message: string;
  readonly source?: SourceId;
  readonly span?: Span;
  readonly replacement?: string;
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
