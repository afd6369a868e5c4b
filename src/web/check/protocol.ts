import type { About, Answer as Answered, Question } from "../../api/questions.ts";
import type { Reading } from "../../api/wire.ts";
import type { Language } from "../base/language.ts";

/** A file as it was dropped. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What the page asks of the worker. */
export type Request =
  | { readonly kind: "check"; readonly files: readonly GivenFile[]; readonly language: Language }
  | { readonly kind: "ask"; readonly number: number; readonly question: Question; readonly about: About };

/** What the worker answers. */
export type Answer =
  | { readonly kind: "step"; readonly doing: string }
  | { readonly kind: "read"; readonly reading: Reading; readonly refused: readonly string[] }
  | { readonly kind: "refused"; readonly refused: readonly string[] }
  | { readonly kind: "answered"; readonly number: number; readonly answered: Answered<Question> };
