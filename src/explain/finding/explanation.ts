import type { MachineLabel } from "../../findings/index.ts";

/** A passage of a finding with the sentence it stands in; places are those of the text as given. */
export interface ExplainedPassage extends MachineLabel {
  /** The whole sentence, and the part of it that is the passage: `sentence.slice(...within) === quote`. */
  readonly sentence: string;
  readonly within: readonly [number, number];
}

/**
 * What becomes of a finding once something is no longer assumed.
 * gone: it is not reported any more. lighter, graver: it is reported at another level. open: nobody can say without knowing what holds instead.
 */
export type Outcome = "gone" | "lighter" | "graver" | "open";

/** Something that the account does not say and that is taken for granted. */
export interface ExplainedAssumption {
  readonly text: string;
  /** What becomes of the finding if it is dropped, in a sentence. */
  readonly without: string;
  readonly outcome: Outcome;
  /** Whether the accounts were read again without it to know that. */
  readonly tried: boolean;
}

/** Days into which a date must fall, in words and in EDTF. */
export interface ExplainedWindow {
  readonly of: string;
  readonly words: string;
  readonly edtf: string;
}

export interface ExplainedRepair {
  readonly message: string;
  /** The words to put in place of others, and where those stand. */
  readonly change?: { readonly source: string; readonly start: number; readonly end: number; readonly quote: string; readonly replacement: string };
  readonly windows: readonly ExplainedWindow[];
}

/** A finding told to somebody who knows nothing of how it was found: stable, other programs build on it. */
export interface FindingExplanation {
  readonly id: string;
  readonly rule: {
    readonly id: string;
    /** What the rule reports, in a sentence. */
    readonly says: string;
    /** Why it matters, as its page says. */
    readonly why?: string;
    /** Its page, below the folder of the package. */
    readonly page: string;
  };
  readonly severity: string;
  /** What this level means, in a sentence. */
  readonly level: string;
  /** What clashes, in a sentence. */
  readonly clash: string;
  /** In the order of reading. */
  readonly passages: readonly ExplainedPassage[];
  /** What makes them clash, apart from what they say. */
  readonly grounds: readonly string[];
  readonly assumed: readonly ExplainedAssumption[];
  readonly repairs: readonly ExplainedRepair[];
}
