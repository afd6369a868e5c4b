import { type Kysely, type RawBuilder, sql } from "kysely";
import { type FoundPassage, type IndexPort, isBeginning, PLACES, type Sought } from "../served/port.ts";
import { type IndexTables, READ_TABLES } from "../served/tables.ts";
import type { Tables } from "./database.ts";

const NUMBERS: ReadonlySet<string> = new Set(["nth", "node", "from_day", "to_day", "first_from", "first_to", "day", "claims", "findings", "leads"]);
/** Rows of one statement. */
const AT_ONCE = 2000;
/** Letters of a word that count; PostgreSQL takes no longer ones. */
const LONGEST_WORD = 400;
/** Words of a sentence whose order counts. */
const LAST_POSITION = 16_383;

export function postgresPort(tables: Kysely<Tables>): IndexPort {
  const db = tables as unknown as Kysely<IndexTables>;
  return {
    db,
    atomically: (work) => db.transaction().execute(work),
    lock: async (one, dossier) => void (await sql`select pg_advisory_xact_lock(hashtextextended(${dossier}, 7))`.execute(one)),
    async insert(one, { table, columns, values }) {
      for (let start = 0; start < values.length; start += AT_ONCE) {
        const some = values.slice(start, start + AT_ONCE);
        const arrays = columns.map((column, index) => {
          const cast = sql.raw(NUMBERS.has(column) ? "int[]" : "text[]");
          return sql`${some.map((row) => storable(row[index] ?? null))}::${cast}`;
        });
        await sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))}) select * from unnest(${sql.join(arrays)})`.execute(
          one,
        );
      }
    },
    async settle() {
      // also marks pages whose rows everybody sees, without which an index is never read alone
      await sql`vacuum (analyze) ${sql.join([...READ_TABLES, "passage"].map((table) => sql.table(table)))}`.execute(db);
    },
    async insertPassages(one, passages) {
      for (let start = 0; start < passages.length; start += AT_ONCE) {
        const some = passages.slice(start, start + AT_ONCE);
        const of = (key: (typeof some)[number] extends infer Row ? keyof Row : never, cast: string): RawBuilder<unknown> =>
          sql`${some.map((row) => storable(key === "words" ? vectorOf(row.words) : row[key]))}::${sql.raw(`${cast}[]`)}`;
        const arrays = [
          of("dossier", "text"),
          of("place", "bigint"),
          of("source", "text"),
          of("start_at", "int"),
          of("end_at", "int"),
          of("quote", "text"),
          of("words", "text"),
        ];
        await sql`insert into passage (dossier, place, source, start_at, end_at, quote, words) select a, b, c, d, e, f, g::tsvector from unnest(${sql.join(arrays)}) as given (a, b, c, d, e, f, g)`.execute(
          one,
        );
      }
    },
    async removePassages(one, { dossier, number }) {
      await sql`delete from passage where dossier = ${dossier} and place between ${number * PLACES} and ${(number + 1) * PLACES - 1}`.execute(one);
    },
    async search(dossier, sought) {
      const { rows } = await sql<FoundPassage>`select place, source, start_at, end_at, quote from passage
        where dossier = ${dossier} and words @@ ${queryOf(sought)}::tsquery and place > ${sought.after} order by place limit ${sought.most}`.execute(
        db,
      );
      return rows;
    },
  };
}

/** PostgreSQL takes every sign but one. */
function storable(value: string | number | null): string | number | null {
  return typeof value === "string" ? value.replaceAll("\u0000", "\ufffd") : value;
}

/** Words hold only letters, marks and figures: nothing in them needs to be escaped. */
function vectorOf(words: string): string {
  return words
    .split(" ")
    .filter((word) => word !== "")
    .map((word, nth) => `'${word.slice(0, LONGEST_WORD)}':${Math.min(nth + 1, LAST_POSITION)}`)
    .join(" ");
}

function queryOf({ terms }: Sought): string {
  const word = (one: string) => `'${one.slice(0, LONGEST_WORD)}'`;
  return terms.map((term) => `(${term.map(word).join(" <-> ")}${isBeginning(term) ? ":*" : ""})`).join(" & ");
}
