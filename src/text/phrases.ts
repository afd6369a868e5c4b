import { groupBy } from "../base/collections.ts";
import type { Token } from "../model/document.ts";

type Words = readonly string[];

/** Phrases by their first word, for every list that was asked about: lists are as many as the data has. */
const byFirstWord = new WeakMap<readonly Words[], ReadonlyMap<string, readonly Words[]>>();

/** How many tokens the first of the phrases that stands at `index` has; 0 where none does. */
export function phraseAt(tokens: readonly Token[], index: number, phrases: readonly Words[]): number {
  const here = tokens[index]?.lower;
  if (here === undefined) return 0;
  for (const phrase of phrases.length < 3 ? phrases : startingWith(here, phrases)) if (stands(tokens, index, phrase)) return phrase.length;
  return 0;
}

function stands(tokens: readonly Token[], index: number, phrase: Words): boolean {
  for (let step = 0; step < phrase.length; step++) if (tokens[index + step]?.lower !== phrase[step]) return false;
  return true;
}

function startingWith(word: string, phrases: readonly Words[]): readonly Words[] {
  let known = byFirstWord.get(phrases);
  if (known === undefined) {
    known = groupBy(phrases, ([first = ""]) => first);
    byFirstWord.set(phrases, known);
  }
  return known.get(word) ?? [];
}
