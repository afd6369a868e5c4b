import type { About, Question } from "../../api/questions.ts";
import type { Reading } from "../../api/wire.ts";
import type { Act } from "../../model/decision.ts";
import type { Language } from "../base/language.ts";

/** A file as it was dropped. */
export interface GivenFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The words of a document, as HTML. */
  readonly words?: string;
}

/** What the page asks of the worker once it has read the files. */
export type Asked =
  | { readonly ask: "question"; readonly question: Question; readonly about: About }
  | { readonly ask: "reading" }
  | { readonly ask: "decide"; readonly acts: readonly Act[]; readonly because: string; readonly by: string };

/** What the page sends to the worker. */
export type Request =
  | { readonly kind: "check"; readonly files: readonly GivenFile[]; readonly language: Language }
  | { readonly kind: "ask"; readonly number: number; readonly asked: Asked };

/** What the worker sends back; an answer has the number of what was asked. */
export type Answer =
  | { readonly kind: "step"; readonly doing: string }
  /** `id` is what the files are kept as; absent where this browser keeps nothing. */
  | { readonly kind: "read"; readonly reading: Reading; readonly refused: readonly string[]; readonly id: string | undefined }
  | { readonly kind: "refused"; readonly refused: readonly string[] }
  | { readonly kind: "answered"; readonly number: number; readonly answered: { readonly answer: unknown } | { readonly refusal: string } };
