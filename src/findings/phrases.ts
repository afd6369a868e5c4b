import { firstWhere } from "../base/collections.ts";
import type { Phrase } from "../lang/rules.ts";
import type { Document, Sentence } from "../model/document.ts";
import type { Span } from "../model/source.ts";
import { phraseAt as standing } from "../text/phrases.ts";

/** Tokens by index, half-open. */
export interface TokenRange {
  readonly from: number;
  readonly to: number;
}

/** How many tokens the first of the phrases that stands at `index` has; 0 where none does. */
export function phraseAt(document: Document, index: number, phrases: readonly Phrase[]): number {
  return standing(document.tokens, index, phrases);
}

/** Where the first of the phrases stands that lies wholly in the range. */
export function findPhrase(document: Document, { from, to }: TokenRange, phrases: readonly Phrase[]): TokenRange | undefined {
  for (let index = from; index < to; index++) {
    const length = phraseAt(document, index, phrases);
    if (length > 0 && index + length <= to) return { from: index, to: index + length };
  }
  return undefined;
}

/** The sentence that a token stands in. */
export function sentenceAt({ sentences }: Document, token: number): Sentence | undefined {
  return sentences[firstWhere(sentences, ({ endToken }) => endToken > token)];
}

/** The characters that the tokens cover. */
export function spanOf(document: Document, { from, to }: TokenRange): Span {
  return { start: document.tokens[from]?.start ?? 0, end: document.tokens[to - 1]?.end ?? 0 };
}

/** The tokens that a span of one sentence covers. */
export function tokensIn({ tokens }: Document, { start, end }: Span): TokenRange {
  return { from: firstWhere(tokens, (token) => token.start >= start), to: firstWhere(tokens, (token) => token.start >= end) };
}
