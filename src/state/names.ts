import { editDistance } from "../base/nearest.ts";
import type { Archive } from "./archive.ts";
import type { Spell } from "./spells.ts";

/** Something that has a history: a person, body, place, paper, office or figure. */
export interface Named {
  /** An entity's id; for an office its words. */
  readonly key: string;
  readonly kind: "person" | "group" | "place" | "event" | "document" | "office" | "figure";
  readonly name: string;
}

/** What a name may mean. `suggestions` are like it and are given only where nothing is called so. */
export interface Found {
  readonly named: readonly Named[];
  readonly suggestions: readonly string[];
}

const MOST_SUGGESTIONS = 3;

/** Something with the names it goes by, bare. */
export interface Entry {
  readonly named: Named;
  readonly names: readonly string[];
}

/** Everything that has a history, with its names. */
export function entriesOf(
  archive: Archive,
  { spells, figures }: { readonly spells: readonly Spell[]; readonly figures: readonly string[] },
): readonly Entry[] {
  const entries: Entry[] = archive.entities.map((entity) => ({
    named: { key: entity.id, kind: entity.kind, name: entity.name },
    names: [entity.name, ...entity.variants.map((variant) => variant.name)].map(bare),
  }));
  for (const office of new Set(spells.flatMap((spell) => (spell.office === undefined ? [] : [titleOf(spell)]))))
    entries.push({ named: { key: `office ${bare(office)}`, kind: "office", name: office }, names: [bare(office)] });
  for (const figure of new Set(figures))
    entries.push({ named: { key: `figure ${bare(figure)}`, kind: "figure", name: figure }, names: [bare(figure)] });
  return entries;
}

/** Finds what goes by a name: by any variant, in any case, with or without diacritics; by whole names first, then by a part of them. */
export function findIn(entries: readonly Entry[], name: string): Found {
  const wanted = bare(name);
  const whole = entries.filter(({ names }) => names.includes(wanted));
  const found = whole.length > 0 ? whole : entries.filter(({ names }) => wanted !== "" && names.some((one) => ` ${one} `.includes(` ${wanted} `)));
  if (found.length > 0) return { named: unrepeated(found), suggestions: [] };
  return { named: [], suggestions: like(wanted, entries) };
}

/** An office by its words, with what it is over where they leave that out. */
export function titleOf(spell: Spell): string {
  const words = spell.office?.quote ?? "";
  const over = spell.of?.name;
  return over === undefined || bare(words).includes(bare(over)) ? words : `${words} (${over})`;
}

function unrepeated(entries: readonly Entry[]): readonly Named[] {
  return [...new Map(entries.map(({ named }) => [named.key, named])).values()];
}

/** The names most like one that nothing goes by. */
export function like(wanted: string, entries: readonly Entry[]): readonly string[] {
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  const words = wanted.split(" ").length;
  const ranked = entries
    .map(({ named, names }) => ({ name: named.name, distance: Math.min(...partsOf(names, words).map((one) => editDistance(wanted, one))) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance);
  return [...new Set(ranked.map(({ name }) => name))].slice(0, MOST_SUGGESTIONS);
}

/** Whole names, each of their words that can stand for one, and as many words in a row as are wanted: "Treaty of Brest" of "Second Treaty of Brest". */
function partsOf(names: readonly string[], count: number): readonly string[] {
  return names.flatMap((name) => {
    const words = name.split(" ");
    const runs = count < 2 ? [] : words.flatMap((_, from) => (from + count <= words.length ? [words.slice(from, from + count).join(" ")] : []));
    return [name, ...words.filter((word) => word.length >= SHORTEST_PART), ...runs];
  });
}

const SHORTEST_PART = 4;

/** Lower case, without diacritics, marks and articles' worth of blanks: what two spellings of one name have in common. */
export function bare(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
