// The same example with other people and places in it: a rule must not care what anyone is called.
import type { Entity } from "../src/model/entity.ts";
import type { Mention, NameMention } from "../src/model/mention.ts";

const MALE = ["Philip", "Edmund", "Stefan", "Gregory", "Nikolai", "Omar", "Anton", "Leon"];
const FEMALE = ["Helena", "Agnes", "Fatima", "Ruth", "Ingrid", "Beatrice"];
const SURNAMES = ["Harlow", "Brandt", "Okafor", "Petrov", "Castillo", "Lindgren", "Marino", "Whitfield", "Dubois", "Tanaka"];
const PLACES = ["Verona", "Lisbon", "Odessa", "Tunis", "Geneva", "Riga", "Quito", "Hanoi"];
/** Spellings of one name each, for names that the example itself spells in several ways. */
const RESPELLED = {
  given: [
    ["Abdurakhman", "Abdurahman", "Abdurachman"],
    ["Mukhtarbek", "Muhtarbek", "Mukhtarbeg"],
    ["Iskandar", "Iskander", "Eskandar"],
  ],
  surname: [
    ["Sokolov", "Sokolow", "Sokoloff"],
    ["Qodirov", "Kodirov", "Qadirov"],
    ["Yusupov", "Yusupow", "Iusupov"],
  ],
};

/** Words of names, each with the word that stands for it in the renamed text. */
export type Renaming = ReadonlyMap<string, string>;

/** Other words for the names of people and places; the names of bodies, papers and events stay. */
export function renamingOf(mentions: readonly Mention[], entities: readonly Entity[]): Renaming {
  const renaming = new Map<string, string>();
  const pools = { male: [...MALE], female: [...FEMALE], plain: [...SURNAMES], place: [...PLACES] };
  const people = mentions.filter((mention): mention is NameMention => mention.kind === "person");
  const given = new Set(people.flatMap((mention) => wordsOf(mention).slice(0, 1)));
  for (const [position, words] of respelledNames(entities).entries()) {
    const family = words.some((word) => given.has(word)) ? RESPELLED.given[position] : RESPELLED.surname[position];
    for (const [index, word] of words.entries()) renaming.set(word, family?.[index] ?? word);
  }
  for (const person of people) {
    for (const word of wordsOf(person)) {
      const pool = !given.has(word) ? pools.plain : person.gender === "female" ? pools.female : pools.male;
      const other = renaming.has(word) ? undefined : pool.shift();
      if (other !== undefined) renaming.set(word, other);
    }
  }
  for (const place of mentions.filter((mention) => mention.kind === "place")) {
    const [word, ...rest] = wordsOf(place);
    const other = word === undefined || rest.length > 0 || renaming.has(word) ? undefined : pools.place.shift();
    if (word !== undefined && other !== undefined) renaming.set(word, other);
  }
  return renaming;
}

/** Words of people's names that the example spells in several ways: "Rashidov" and "Rashidoff" in one list. */
function respelledNames(entities: readonly Entity[]): readonly (readonly string[])[] {
  const people = entities.filter((entity) => entity.kind === "person" && entity.variants.some((variant) => variant.spelling));
  return people.flatMap((entity) => {
    const names = entity.variants
      .filter((variant) => variant.spelling || variant.name === entity.name)
      .map((variant) => wordsOf({ quote: variant.name }));
    const positions = [...(names[0] ?? []).keys()].map((index) => [...new Set(names.flatMap((words) => words[index] ?? []))]);
    return positions.filter((words) => words.length > 1);
  });
}

export function renamed(text: string, renaming: Renaming): string {
  return text.replace(/\p{L}+/gu, (word) => renaming.get(word) ?? word);
}

function wordsOf(mention: { readonly quote: string }): readonly string[] {
  return mention.quote.match(/\p{Lu}\p{Ll}{2,}/gu) ?? [];
}
