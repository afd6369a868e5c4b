import { type Kysely, sql } from "kysely";
import { isTelling, keyOfWord, type Part, type Spell, spellsIn, spellsSaying, wordsOfSpells } from "../../state/index.ts";
import { everyThing, inOrder, type PartRow, partsWith, scoped, scopesOf } from "./parts.ts";
import type { IndexTables } from "./tables.ts";

/**
 * Every spell with all of the words in it. They are looked for where the word stands that fewest things go by; where no word tells anything apart, through
 * all that there is.
 */
export async function spellsWith(db: Kysely<IndexTables>, dossier: string, words: string): Promise<readonly Spell[]> {
  const wanted = wordsOfSpells(words);
  const goesBy = new Map<string, ReadonlySet<string>>();
  for (const word of wanted) goesBy.set(word, await keysOf(db, dossier, word));
  const sizeOf = (word: string) => goesBy.get(word)?.size ?? 0;
  const [fewest] = wanted.filter(isTelling).sort((a, b) => sizeOf(a) - sizeOf(b));
  const saying = (parts: readonly Part[]) => spellsSaying(spellsIn(parts), wanted, goesBy);
  if (fewest !== undefined) return saying(await partsWith(db, dossier, [...(goesBy.get(fewest) ?? []), keyOfWord(fewest)]));
  const found: PartRow[] = [];
  for await (const rows of everyThing(db, dossier)) found.push(...rows.filter((row) => saying(inOrder([row])).length > 0));
  return saying(inOrder(found));
}

/** The keys of what goes by a name that has the word in it. */
async function keysOf(db: Kysely<IndexTables>, dossier: string, word: string): Promise<ReadonlySet<string>> {
  const scope = scoped(await scopesOf(db, dossier));
  const { rows } = await sql<{ readonly key: string }>`
    select distinct key from (select distinct scope, nth from name_word where dossier = ${dossier} and word = ${word} and ${scope}) as words
      join (select scope, nth, key from name where dossier = ${dossier}) as names using (scope, nth)`.execute(db);
  return new Set(rows.map(({ key }) => key));
}
