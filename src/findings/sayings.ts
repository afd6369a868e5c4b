import { groupBy } from "../base/collections.ts";
import type { Document, Sentence, Token } from "../model/document.ts";

/** Shorter sentences come again by chance: "He died in 1840." */
const LEAST_WORDS = 12;

/** Two sentences that are the same but for their figures. */
export interface Saying {
  readonly first: Sentence;
  readonly second: Sentence;
  /** The figures that differ. */
  readonly figures: readonly { readonly first: Token; readonly second: Token }[];
}

/** Long sentences that stand exactly twice, figures aside; what comes more often is a formula, as in annals and tables. */
export function sayingsOf(document: Document): readonly Saying[] {
  const prose = document.sentences.filter(({ paragraph }) => {
    const kind = document.paragraphs[paragraph]?.kind;
    return kind === "paragraph" || kind === "item";
  });
  const long = prose.filter((sentence) => wordsOf(document, sentence).length >= LEAST_WORDS);
  const alike = groupBy(long, (sentence) => wordsOf(document, sentence).map(shape).join(" "));
  return [...alike.values()].flatMap(([first, second, third]) => {
    if (first === undefined || second === undefined || third !== undefined) return [];
    const others = wordsOf(document, second);
    const pairs = wordsOf(document, first).flatMap((token, index) => {
      const other = others[index];
      return other === undefined || token.lower === other.lower ? [] : [{ first: token, second: other }];
    });
    return [{ first, second, figures: pairs }];
  });
}

function wordsOf({ tokens }: Document, { firstToken, endToken }: Sentence): readonly Token[] {
  return tokens.slice(firstToken, endToken).filter(({ kind }) => kind !== "punctuation");
}

function shape({ kind, lower }: Token): string {
  return kind === "number" ? "0" : lower;
}
