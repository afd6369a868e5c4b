import type { DecidingKind } from "../claims/deciding.ts";
import type { RoleGround, Standing } from "../claims/grounds.ts";
import type { Bounds } from "../dates/reading.ts";
import type { MachineClaim, MachineQuote } from "../export/reading.ts";

/** A word of a sentence, with its tags and what it hangs on. */
export interface ExplainedToken extends MachineQuote {
  /** Counted from 1 within the sentence. */
  readonly number: number;
  /** Part of speech in Universal Dependencies; absent, like the rest, where nothing was learned of the language. */
  readonly pos?: string;
  /** The tag of the training corpora: "VBD". */
  readonly tag?: string;
  /** Number of the word it depends on; 0 at the root. */
  readonly head?: number;
  /** The relation to it in Universal Dependencies: "nsubj". */
  readonly relation?: string;
}

/** A name, office, number, quotation or date of a sentence. */
export interface ExplainedMention extends MachineQuote {
  readonly id: string;
  readonly kind: string;
  /** How it was read, in English: the fullest form of a name, a number, the days of a date. */
  readonly reading: string;
  /** Why, where there is more to say than that it stands there. */
  readonly reason?: string;
  /** The pattern or list that found it. */
  readonly pattern: string;
}

/** Words, and what they are taken to say. */
export interface ExplainedCue extends MachineQuote {
  readonly as: DecidingKind;
}

/** The words that fill a role, and why they do. */
export interface ExplainedFiller extends MachineQuote {
  readonly mention?: string;
  /** For a pronoun or description: the name that it was taken to stand for. */
  readonly meant?: string;
  readonly standing: Standing;
  /** The preposition, where one ties them to the event. */
  readonly words?: string;
  readonly by: RoleGround["by"];
}

/** The row of the data that made a claim. */
export interface ExplainedPattern {
  readonly id: string;
  /** The data file it stands in; absent, like the examples, for what a title or apposition says. */
  readonly file?: string;
  readonly words: readonly string[];
  readonly examples: readonly { readonly text: string; readonly claim: string }[];
  readonly counterexamples: readonly { readonly text: string; readonly why: string }[];
}

/** One claim, and everything that it rests on. */
export interface ExplainedClaim {
  readonly id: string;
  readonly predicate: string;
  readonly evidence: MachineQuote;
  /** The words that name what happened, and how they stand: "passive", "noun", "title". */
  readonly trigger: MachineQuote & { readonly form: string };
  readonly pattern: ExplainedPattern;
  readonly roles: Readonly<Record<string, readonly ExplainedFiller[]>>;
  readonly where?: ExplainedFiller;
  readonly when?: {
    /** The words of the date. */
    readonly date: MachineQuote;
    /** In English. */
    readonly reading: string;
    readonly relation: string;
    /** Bounds on the start and end of what happened: ISO 8601 days. */
    readonly bounds: Bounds;
    readonly basis: string;
    readonly reason: string;
  };
  readonly polarity: { readonly value: string; readonly words: readonly ExplainedCue[] };
  readonly modality: { readonly value: string; readonly words: readonly ExplainedCue[] };
  readonly attribution: MachineClaim["attribution"] & { readonly class?: string; readonly words: readonly ExplainedCue[] };
}

/** A sentence with all that was read of it on the way to the claims asked for. Every place is one of the text as given. */
export interface Explanation {
  readonly source: string;
  readonly sentence: MachineQuote;
  readonly tokens: readonly ExplainedToken[];
  readonly mentions: readonly ExplainedMention[];
  readonly claims: readonly ExplainedClaim[];
}
