import type { Cell, Evidence, Grade } from "../../model/state.ts";
import type { Archive } from "../archive.ts";
import type { Standing } from "../grades.ts";

/** What every cell says of the spell behind it. */
export function cellOf({ spell, grade }: Standing): Cell {
  const cell: { -readonly [Part in keyof Cell]: Cell[Part] } = { status: grade, since: spell.start, until: spell.end, evidence: spell.evidence };
  if (spell.ending !== undefined) cell.ending = spell.ending;
  if (spell.disputed !== undefined) cell.against = spell.disputed.givenUp;
  if (spell.inferred) cell.inferred = true;
  return cell;
}

const FIRMNESS: readonly Grade[] = ["contested", "certain", "possible", "presumed"];

/** Several that say the same of the same thing are one row: the firmest, with all words behind it. */
export function mergeRows<T extends Cell>(rows: readonly T[], keyOf: (row: T) => string): readonly T[] {
  const merged = new Map<string, T | readonly T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const before = merged.get(key);
    merged.set(key, before === undefined ? row : isSeveral(before) ? [...before, row] : [before, row]);
  }
  return merged.size === rows.length ? rows : [...merged.values()].map((one) => (isSeveral(one) ? rowOf(one) : one));
}

function isSeveral<T extends Cell>(one: T | readonly T[]): one is readonly T[] {
  return Array.isArray(one);
}

function rowOf<T extends Cell>(same: readonly T[]): T {
  const firmest = same.reduce((best, row) => (FIRMNESS.indexOf(row.status) < FIRMNESS.indexOf(best.status) ? row : best));
  return { ...firmest, evidence: joined(same.map((row) => row.evidence)) };
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
