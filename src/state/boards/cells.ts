import { groupBy } from "../../base/collections.ts";
import type { Cell, Evidence, Grade } from "../../model/state.ts";
import type { Archive } from "../archive.ts";
import type { Standing } from "../grades.ts";

/** What every cell says of the spell behind it. */
export function cellOf({ spell, grade }: Standing): Cell {
  return {
    status: grade,
    since: spell.start,
    until: spell.end,
    evidence: spell.evidence,
    ...(spell.ending === undefined ? {} : { ending: spell.ending }),
    ...(spell.disputed === undefined ? {} : { against: spell.disputed.givenUp }),
    ...(spell.inferred ? { inferred: true } : {}),
  };
}

const FIRMNESS: readonly Grade[] = ["contested", "certain", "possible", "presumed"];

/** Several that say the same of the same thing are one row: the firmest, with all words behind it. */
export function mergeRows<T extends Cell>(rows: readonly T[], keyOf: (row: T) => string): readonly T[] {
  return [...groupBy(rows, keyOf).values()].flatMap((same) => {
    if (same.length === 1) return same;
    const [first] = [...same].sort((a, b) => FIRMNESS.indexOf(a.status) - FIRMNESS.indexOf(b.status));
    return first === undefined ? [] : [{ ...first, evidence: joined(same.map((row) => row.evidence)) }];
  });
}

/** The same words once. */
function joined(lists: readonly (readonly Evidence[])[]): readonly Evidence[] {
  return [...new Map(lists.flat().map((one) => [one.claim ?? `${one.source} ${one.span.start}`, one])).values()];
}

/** What says it, and what more says something beside it, unless the same claims say both. */
export function withWords(words: readonly Evidence[], more: readonly Evidence[] | undefined): readonly Evidence[] {
  if (more === undefined || more.length === 0 || more === words) return words;
  const added = more.filter((one) => !words.some((other) => other.claim === one.claim));
  return added.length === 0 ? words : [...words, ...added];
}

/** The words of a claim's role that are no name: kept only where they say more than a pronoun. */
export function isTelling(archive: Archive, words: string): boolean {
  const parts = words.split(/\s+/u).filter((word) => word !== "");
  const pronouns = [...archive.languages.values()].some((language) => language.claiming?.grammar.pronouns.has(words.toLowerCase()) === true);
  return parts.length > 1 && !pronouns;
}
