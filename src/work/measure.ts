import { sql } from "kysely";
import type { StoredDossier, StoredSource } from "../store/contract.ts";
import { PLACES } from "../store/served/port.ts";
import { printOf } from "./prints.ts";

/** Characters of the largest dossier whose accounts are read together and held against each other: a shelf of thick books, in some gigabytes of memory. */
export const MOST_TOGETHER = 8_000_000;

/**
 * Whether the accounts of a dossier have few enough characters to be read together; otherwise each is read by itself. How many a document has, its size
 * does not tell: that is known once its words are read. Undefined where those accounts of which it is not known yet might be too much, unless their files are far too large whatever is in them.
 */
export async function areReadTogether(dossier: StoredDossier, sources: readonly StoredSource[], most: number): Promise<boolean | undefined> {
  const lengths = await lengthsIn(dossier);
  let [known, guessed, least] = [0, 0, 0];
  for (const source of sources) {
    const read = lengths.get(source.name);
    if (read?.madeFrom === wordsOf(source)) known += read.length;
    else {
      guessed += source.bytes;
      if (PLAIN.test(source.name)) least += source.bytes / MOST_BYTES;
    }
  }
  if (known + least > most) return false;
  return known + guessed <= most ? true : guessed === 0 ? false : undefined;
}

/** Files that hold their text and nothing else, and how many bytes a character of it takes at the most, as scripts are encoded that are in use. */
const PLAIN = /\.(?:txt|md)$/iu;
const MOST_BYTES = 3;

/** What the words of an account are made from. */
export function wordsOf(source: StoredSource): string {
  return printOf([source], "");
}

interface Length {
  readonly source: string;
  readonly madeFrom: string;
  readonly length: number;
}

/** Where the last sentence of each account ends whose words were read. */
async function lengthsIn(dossier: StoredDossier): Promise<ReadonlyMap<string, Length>> {
  const { db } = await dossier.index();
  const { rows } = await sql<{ readonly source: string; readonly made_from: string; readonly length: number | null }>`
    select source, made_from,
      (select end_at from passage where passage.dossier = searched.dossier
        and place >= cast(searched.number as bigint) * ${PLACES} and place < (cast(searched.number as bigint) + 1) * ${PLACES}
        order by place desc limit 1) as length
      from searched where dossier = ${dossier.id}`.execute(db);
  return new Map(rows.map(({ source, made_from: madeFrom, length }) => [source, { source, madeFrom, length: length ?? 0 }]));
}
