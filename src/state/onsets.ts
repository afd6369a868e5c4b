import type { Language } from "../lang/language.ts";
import type { Document } from "../model/document.ts";

/** Words that tell since which event something has been so: "since the beginning of the rising". */
export interface Onset {
  /** Where in the text they stand. */
  readonly start: number;
  /** The event's noun, in lower case. */
  readonly event: string;
}

export function onsetIn(document: Document, language: Language | undefined, sentence: number): Onset | undefined {
  const { firstToken, endToken } = document.sentences[sentence] ?? { firstToken: 0, endToken: 0 };
  const lower = (token: number) => document.tokens[token]?.lower ?? "";
  const articles = language?.names?.articles;
  for (let token = firstToken; token < endToken; token++) {
    for (const words of language?.state?.onsets ?? []) {
      if (!words.every((word, step) => lower(token + step) === word)) continue;
      const after = token + words.length;
      const event = articles?.has(lower(after)) === true ? after + 1 : after;
      const start = document.tokens[token]?.start;
      if (event < endToken && start !== undefined) return { start, event: lower(event) };
    }
  }
  return undefined;
}
