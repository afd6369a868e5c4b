// The same example with other people and places in it: a rule must not care what anyone is called.
import type { Entity } from "../src/model/entity.ts";
import type { Mention, NameMention } from "../src/model/mention.ts";

const MALE = ["Philip", "Edmund", "Stefan", "Gregory", "Nikolai", "Omar", "Anton", "Leon"];
const FEMALE = ["Helena", "Agnes", "Fatima", "Ruth", "Ingrid", "Beatrice"];
const SURNAMES = ["Harlow", "Brandt", "Okafor", "Petrov", "Castillo", "Lindgren", "Marino", "Whitfield", "Dubois", "Tanaka"];
const PLACES = ["Verona", "Lisbon", "Odessa", "Tunis", "Geneva", "Riga", "Quito", "Hanoi"];
/** Spellings of one name, for names that the example itself spells in several ways. */
const GIVEN_SPELLINGS = ["Abdurakhman", "Abdurahman", "Abdurachman"];
const SURNAME_SPELLINGS = ["Sokolov", "Sokolow", "Sokoloff"];

/** Words of names, each with the word that stands for it in the renamed text. */
export type Renaming = ReadonlyMap<string, string>;

/** Other words for the names of people and places; the names of bodies, papers and events stay. */
export function renamingOf(mentions: readonly Mention[], entities: readonly Entity[]): Renaming {
  const renaming = new Map<string, string>();
  const pools = {
    given: [...GIVEN_SPELLINGS],
    surname: [...SURNAME_SPELLINGS],
    male: [...MALE],
    female: [...FEMALE],
    plain: [...SURNAMES],
    place: [...PLACES],
  };
  const people = mentions.filter((mention): mention is NameMention => mention.kind === "person");
  const given = new Set(people.flatMap((mention) => firstOf(mention)));
  const respelled = respelledWords(entities);
  for (const person of people) {
    for (const word of wordsOf(person)) {
      if (renaming.has(word)) continue;
      const twin = respelled.has(word);
      const pool = given.has(word)
        ? twin
          ? pools.given
          : person.gender === "female"
            ? pools.female
            : pools.male
        : twin
          ? pools.surname
          : pools.plain;
      const other = pool.shift();
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

/** Words that the example itself spells in several ways. */
function respelledWords(entities: readonly Entity[]): ReadonlySet<string> {
  const names = entities
    .filter((entity) => entity.variants.some((variant) => variant.spelling))
    .map((entity) => entity.variants.map((variant) => variant.name));
  return new Set(
    names.flatMap((spellings) => {
      const words = spellings.map((name) => wordsOf({ quote: name }));
      return words.flat().filter((word) => !words.every((others) => others.includes(word)));
    }),
  );
}

export function renamed(text: string, renaming: Renaming): string {
  return text.replace(/\p{L}+/gu, (word) => renaming.get(word) ?? word);
}

function wordsOf(mention: { readonly quote: string }): readonly string[] {
  return mention.quote.match(/\p{Lu}\p{Ll}{2,}/gu) ?? [];
}

/** The first word of a name of several words, or of a name that stands alone. */
function firstOf(mention: NameMention): readonly string[] {
  return wordsOf(mention).slice(0, 1);
}
