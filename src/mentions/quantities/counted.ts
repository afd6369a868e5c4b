import { at } from "../../base/assert.ts";
import type { NameData } from "../../lang/names.ts";
import type { QuantityData } from "../../lang/quantities.ts";
import type { Token } from "../../model/document.ts";

/** What a number counts: tokens from `first` up to `end`, the last of them the noun. */
export interface Counted {
  readonly first: number;
  readonly end: number;
  /** Singular, lower case. */
  readonly head: string;
}

export interface CountedLimits {
  /** The token after the number. */
  readonly first: number;
  readonly limit: number;
  readonly singular: boolean;
}

/** How many words may stand between a number and its noun. */
const reach = 16;
/** How many of them that are not names of peoples. */
const mostWords = 6;

/** The noun after a number and the words between: "active duty troops", "Frisian and Saxon herdsmen". */
export function countedAfter(tokens: readonly Token[], limits: CountedLimits, data: QuantityData, names: NameData | undefined): Counted | undefined {
  const { first } = limits;
  const limit = Math.min(limits.limit, first + reach);
  if (first >= limit) return undefined;
  if (limits.singular) return singleAfter(tokens, first, limit, data, names);
  let words = 0;
  for (let index = first; index < limit && words < mostWords; index++) {
    const token = at(tokens, index);
    if (names?.peoples.has(token.text) !== true && token.kind === "word") words++;
    if (token.kind !== "word") {
      if (index > first && joinsAdjectives(tokens, index, limit, names)) continue;
      return undefined;
    }
    const head = singularOf(token, data, names);
    if (head !== undefined) return { first, ...lastNoun(tokens, { index, limit, head }, data) };
    if (names?.functionWords.has(token.lower) === true && !data.inside.has(token.lower) && !joinsAdjectives(tokens, index, limit, names))
      return undefined;
  }
  return undefined;
}

/** "arms factories": where two plurals stand together the second is the noun. */
function lastNoun(
  tokens: readonly Token[],
  { index, limit, head }: { index: number; limit: number; head: string },
  data: QuantityData,
): { end: number; head: string } {
  const next = index + 1 < limit ? at(tokens, index + 1) : undefined;
  if (next?.kind === "word" && next.spaceBefore && data.isPeople(data.singularOf(next.lower) ?? "") && data.singularOf(next.lower) !== undefined) {
    return { end: index + 2, head: data.singularOf(next.lower) ?? head };
  }
  return { end: index + 1, head };
}

function singularOf(token: Token, data: QuantityData, names: NameData | undefined): string | undefined {
  const people = names?.peoples.get(token.text);
  if (people === "noun") return data.singularOf(token.lower) ?? token.lower;
  if (people !== undefined) return undefined;
  if (names?.functionWords.has(token.lower) === true) return undefined;
  return data.singularOf(token.lower);
}

/** A comma or "and" between two words for peoples: "Uyghur, Kazakh and Tatar leaders". */
function joinsAdjectives(tokens: readonly Token[], index: number, limit: number, names: NameData | undefined): boolean {
  if (names === undefined || index + 1 >= limit) return false;
  const { text, lower } = at(tokens, index);
  if (text !== "," && !names.and.has(lower)) return false;
  const before = at(tokens, index - 1);
  return names.peoples.has(before.text) || before.text === "," || names.peoples.has(at(tokens, index + 1).text);
}

function singleAfter(tokens: readonly Token[], first: number, limit: number, data: QuantityData, names: NameData | undefined): Counted | undefined {
  for (let index = first; index < Math.min(limit, first + 4); index++) {
    const token = at(tokens, index);
    if (token.kind !== "word" || names?.functionWords.has(token.lower) === true) return undefined;
    if (data.isAdjective(token.lower) || names?.peoples.has(token.text) === true) continue;
    return { first, end: index + 1, head: token.lower };
  }
  return undefined;
}
