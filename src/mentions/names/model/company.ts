import { at } from "../../../base/assert.ts";
import type { Words } from "../words.ts";
import type { Spelling } from "./clues.ts";
import { mix } from "./hash.ts";

/** What stands beside a word at all its places in the document: how often each, by what it is. */
export interface Company {
  /** Before and after the words with a capital among which it stands. */
  readonly before: Map<number, number>;
  readonly after: Map<number, number>;
  /** Next to it among these. */
  readonly left: Map<number, number>;
  readonly right: Map<number, number>;
}

/** More say nothing new. */
const mostKept = 6;

export function companyOf({ words, document }: Words, spellings: readonly Spelling[]): ReadonlyMap<string, Company> {
  const all = new Map<string, Company>();
  for (const { firstToken, endToken } of document.sentences) {
    for (let first = firstToken; first < endToken; first++) {
      if (!at(spellings, first).isNamelike) continue;
      let end = first + 1;
      while (end < endToken && at(spellings, end).isNamelike) end++;
      const before = first > firstToken ? at(spellings, first - 1).lower : 1;
      const after = end < endToken ? at(spellings, end).lower : 1;
      for (let index = first; index < end; index++) {
        const company = companyIn(all, at(words, index).lower);
        count(company.before, before);
        count(company.after, after);
        if (index > first) count(company.left, sideOf(at(spellings, index - 1)));
        if (index + 1 < end) count(company.right, sideOf(at(spellings, index + 1)));
      }
      first = end;
    }
  }
  return all;
}

/** What a neighbour says of itself without its spelling. */
export function sideOf({ heads, lists, hints }: Spelling): number {
  return mix(heads, mix(lists, hints));
}

function companyIn(all: Map<string, Company>, lower: string): Company {
  let company = all.get(lower);
  if (company === undefined) {
    company = { before: new Map(), after: new Map(), left: new Map(), right: new Map() };
    all.set(lower, company);
  }
  return company;
}

function count(counts: Map<number, number>, key: number): void {
  const sum = counts.get(key);
  if (sum !== undefined) counts.set(key, sum + 1);
  else if (counts.size < mostKept) counts.set(key, 1);
}
