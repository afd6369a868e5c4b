import { at } from "../base/assert.ts";
import type { Document, Sentence } from "../model/document.ts";

/** The sentence that a token stands in. */
export function sentenceAt({ sentences }: Document, token: number): Sentence {
  return at(sentences, Math.max(0, firstAbove(sentences.length, (index) => at(sentences, index).firstToken > token) - 1));
}

/** The items whose first token lies from `first` up to, not including, `end`; `items` are in the order of their first tokens. */
export function itemsBetween<T extends { readonly firstToken: number }>(items: readonly T[], first: number, end: number): readonly T[] {
  const from = firstAbove(items.length, (index) => at(items, index).firstToken >= first);
  const to = firstAbove(items.length, (index) => at(items, index).firstToken >= end);
  return items.slice(from, to);
}

/** The least index from 0 to `length` for which `isAbove` holds; it must hold for all after one for which it does. */
function firstAbove(length: number, isAbove: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isAbove(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
