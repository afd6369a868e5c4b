import type { DateReading, LanguageChoice } from "../../../dates/index.ts";

/** A text to be read; of several under way only the answer to the last counts. */
export interface Request {
  readonly number: number;
  readonly text: string;
  /** Undefined where the words are to tell. */
  readonly language: string | undefined;
  /** EDTF; undefined where nobody says. */
  readonly written: string | undefined;
}

/** What was read in the language that was asked for or told. */
export interface Read {
  readonly text: string;
  readonly language: string;
  readonly by: LanguageChoice["by"] | "stated";
  readonly dates: readonly DateReading[];
}

export type Answer = { readonly kind: "ready"; readonly languages: readonly string[] } | ({ readonly kind: "read"; readonly number: number } & Read);
