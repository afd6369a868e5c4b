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

/** Where to look for what a number counts, and by what words. */
export interface Counting {
  readonly tokens: readonly Token[];
  /** The token after the number. */
  readonly first: number;
  readonly limit: number;
  readonly singular: boolean;
  readonly data: QuantityData;
  readonly names: NameData | undefined;
}

/** How many words may stand between a number and its noun. */
const reach = 16;
/** How many of them that are not names of peoples. */
const mostWords = 6;

/** The noun after a number and the words between: "active duty troops", "Frisian and Saxon herdsmen". */
export function countedAfter(counting: Counting): Counted | undefined {
  const { tokens, first, names, data } = counting;
  const limit = Math.min(counting.limit, first + reach);
  if (first >= limit) return undefined;
  if (counting.singular) return singleAfter(counting);
  let words = 0;
  for (let index = first; index < limit && words < mostWords; index++) {
    const token = at(tokens, index);
    if (names?.peoples.has(token.text) !== true && token.kind === "word") words++;
    if (token.kind !== "word") {
      if (index > first && joinsAdjectives(counting, index)) continue;
      return undefined;
    }
    const head = singularOf(counting, token);
    if (head !== undefined) return lastNoun(counting, { first, end: index + 1, head });
    if (names?.functionWords.has(token.lower) === true && !data.inside.has(token.lower) && !joinsAdjectives(counting, index)) return undefined;
  }
  return undefined;
}

/** "garrison soldiers": where a noun for people follows at once, that is what is counted. */
function lastNoun({ tokens, limit, data }: Counting, counted: Counted): Counted {
  const next = counted.end < limit ? at(tokens, counted.end) : undefined;
  const head = next?.kind === "word" && next.spaceBefore ? data.singularOf(next.lower) : undefined;
  return head !== undefined && data.isPeople(head) ? { ...counted, end: counted.end + 1, head } : counted;
}

function singularOf({ data, names }: Counting, token: Token): string | undefined {
  const people = names?.peoples.get(token.text);
  if (people === "noun") return data.singularOf(token.lower) ?? token.lower;
  if (people !== undefined || names?.functionWords.has(token.lower) === true) return undefined;
  return data.singularOf(token.lower);
}

/** A comma or "and" between two words for peoples: "Uyghur, Kazakh and Tatar leaders". */
function joinsAdjectives({ tokens, limit, names }: Counting, index: number): boolean {
  if (names === undefined || index + 1 >= limit) return false;
  const { text, lower } = at(tokens, index);
  if (text !== "," && !names.and.has(lower)) return false;
  const before = at(tokens, index - 1);
  return names.peoples.has(before.text) || before.text === "," || names.peoples.has(at(tokens, index + 1).text);
}

function singleAfter({ tokens, first, limit, data, names }: Counting): Counted | undefined {
  for (let index = first; index < Math.min(limit, first + 4); index++) {
    const token = at(tokens, index);
    if (token.kind !== "word" || names?.functionWords.has(token.lower) === true) return undefined;
    if (data.isAdjective(token.lower) || names?.peoples.has(token.text) === true) continue;
    return { first, end: index + 1, head: token.lower };
  }
  return undefined;
}
