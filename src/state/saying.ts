import { changes, stateNames } from "../lang/predicates.ts";
import type { Party } from "../model/state.ts";
import { bare, type Entry, titleOf } from "./names.ts";
import type { Spell } from "./spells.ts";

/** Words that say what state something is in: any number of spells have them. */
const EVERYWHERE: ReadonlySet<string> = new Set([...stateNames, ...changes].flatMap((name) => bare(name).split(" ")));

/** The words that spells are looked for by. */
export function wordsOfSpells(words: string): readonly string[] {
  return bare(words).split(" ");
}

/** Whether few spells have a word in them. */
export function isTelling(word: string): boolean {
  return !EVERYWHERE.has(word);
}

/** The spells that say all of the words: of what state they are, and of whom or what, by any of its names. `goesBy` has the keys of what goes by a word. */
export function spellsSaying(
  spells: readonly Spell[],
  wanted: readonly string[],
  goesBy: ReadonlyMap<string, ReadonlySet<string>>,
): readonly Spell[] {
  return spells.filter((spell) => {
    const own = new Set(wordsIn(spell));
    const entities = partiesOf(spell).flatMap(({ entity }) => entity ?? []);
    return wanted.every((word) => own.has(word) || entities.some((entity) => goesBy.get(word)?.has(entity) === true));
  });
}

/** The keys of everything a name of which has the word in it, for each of the words. */
export function goingBy(entries: readonly Entry[], wanted: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const isCalled = ({ names }: Entry, word: string) => names.some((name) => ` ${name} `.includes(` ${word} `));
  return new Map(wanted.map((word) => [word, new Set(entries.filter((entry) => isCalled(entry, word)).map(({ named }) => named.key))]));
}

/** The words of those parties of a spell that are known by nothing but words. */
export function wordsOfNameless(spell: Spell): readonly string[] {
  const nameless = partiesOf(spell).filter(({ entity }) => entity === undefined);
  return [...new Set(nameless.flatMap(({ name }) => bare(name).split(" ")))].filter((word) => word !== "");
}

function wordsIn(spell: Spell): readonly string[] {
  const office = spell.office === undefined ? [] : [titleOf(spell)];
  return bare([spell.state, spell.stage, ...office, ...partiesOf(spell).map(({ name }) => name)].join(" ")).split(" ");
}

function partiesOf({ subject, object, of }: Spell): readonly Party[] {
  return [subject, object, of].flatMap((party) => party ?? []);
}
