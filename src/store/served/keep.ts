import { type Kysely, sql } from "kysely";
import { groupBy } from "../../base/collections.ts";
import { type IndexPort, PLACES, type Rows } from "./port.ts";
import type { ReadRows } from "./rows.ts";
import { type IndexTables, type PassageTable, READ_TABLES } from "./tables.ts";

/** What came of reading an account, or of reading all together, where `source` is "". */
export interface Made {
  readonly source: string;
  readonly madeFrom: string;
  readonly read?: ReadRows;
  /** Its sentences, numbered from 0. */
  readonly passages?: readonly Required<PassageTable>[];
  /** Asked once nobody else writes into the index of this dossier; where it says no, nothing is kept, and what newer work has made stands. */
  readonly isWanted?: () => Promise<boolean>;
}

/** Claims of a reading that change what the database finds in its tables on the whole. */
const MANY = 10_000;
/** Readings that are taken out at once. */
const AT_ONCE = 1000;

/**
 * Puts into the index what was made, all of it at once or nothing, in place of what was made earlier of the same. A reading of the whole dossier takes the
 * place of all others.
 */
export async function keep(port: IndexPort, dossier: string, made: readonly Made[]): Promise<void> {
  await port.atomically(async (db) => {
    await port.lock(db, dossier);
    const wanted: Made[] = [];
    for (const each of made) if ((await each.isWanted?.()) !== false) wanted.push(each);
    await keepReadings({ port, db, dossier }, wanted);
    for (const each of wanted) await keepPassages({ port, db, dossier }, each);
  });
  if (made.some(({ read }) => read !== undefined && read.claims >= MANY)) await port.settle();
}

interface Within {
  readonly port: IndexPort;
  readonly db: Kysely<IndexTables>;
  readonly dossier: string;
}

async function keepReadings({ port, db, dossier }: Within, made: readonly Made[]): Promise<void> {
  const readings = made.flatMap(({ source: scope, madeFrom: made_from, read }) => (read === undefined ? [] : [{ scope, made_from, read }]));
  if (readings.length === 0) return;
  await removeReadings(
    { port, db, dossier },
    readings.map(({ scope }) => scope),
  );
  for (const rows of together(readings.flatMap(({ read }) => read.rows))) await port.insert(db, rows);
  const rows = readings.map(({ scope, made_from, read: { claims, findings } }) => ({ dossier, scope, made_from, claims, findings }));
  await db.insertInto("reading").values(rows).execute();
}

/** Takes out those that there are; rows of one that there is not would be looked for through whole tables. */
async function removeReadings({ db, dossier }: Within, scopes: readonly string[]): Promise<void> {
  const rows = await db.selectFrom("reading").select("scope").where("dossier", "=", dossier).execute();
  const known = new Set(rows.map(({ scope }) => scope));
  const old = scopes.includes("") ? [...known] : scopes.filter((scope) => known.has(scope));
  for (let start = 0; start < old.length; start += AT_ONCE)
    for (const table of READ_TABLES)
      await db
        .deleteFrom(table)
        .where("dossier", "=", dossier)
        .where("scope", "in", old.slice(start, start + AT_ONCE))
        .execute();
}

/** All rows of one table together: its pages are then at hand. */
function together(rows: readonly Rows[]): readonly Rows[] {
  const byTable = [...groupBy(rows, ({ table }) => table).values()];
  return byTable.flatMap(([first, ...others]) =>
    first === undefined ? [] : [{ ...first, values: [first, ...others].flatMap(({ values }) => values) }],
  );
}

/** Makes the words of an account searchable. */
async function keepPassages({ port, db, dossier }: Within, { source, madeFrom: made_from, passages }: Made): Promise<void> {
  if (passages === undefined) return;
  const known = await numberOf(db, dossier, source);
  const last = await db
    .selectFrom("searched")
    .select(({ fn }) => fn.max("number").as("number"))
    .where("dossier", "=", dossier)
    .executeTakeFirst();
  const number = known ?? Number(last?.number ?? 0) + 1;
  if (known !== undefined) await port.removePassages(db, { dossier, source, number });
  await port.insertPassages(
    db,
    passages.map((passage) => ({ ...passage, place: passage.place + number * PLACES })),
  );
  await db
    .insertInto("searched")
    .values({ dossier, source, number, made_from })
    .onConflict((twice) => twice.columns(["dossier", "source"]).doUpdateSet({ made_from }))
    .execute();
}

async function numberOf(db: Kysely<IndexTables>, dossier: string, source: string): Promise<number | undefined> {
  const known = await db.selectFrom("searched").select("number").where("dossier", "=", dossier).where("source", "=", source).executeTakeFirst();
  return known?.number;
}

/** Takes out of the index what was read of accounts that are not in the dossier any more. */
export async function forget(port: IndexPort, dossier: string, sources: readonly string[]): Promise<void> {
  if (sources.length === 0) return;
  await port.atomically(async (db) => {
    await port.lock(db, dossier);
    for (const source of sources) {
      const number = await numberOf(db, dossier, source);
      if (number !== undefined) await port.removePassages(db, { dossier, source, number });
      await db.deleteFrom("searched").where("dossier", "=", dossier).where("source", "=", source).execute();
    }
    await removeReadings({ port, db, dossier }, sources);
  });
}

/** Takes a whole dossier out of the index. */
export async function forgetAll(port: IndexPort, dossier: string): Promise<void> {
  const { rows } = await sql<{ source: string }>`select source from searched where dossier = ${dossier}`.execute(port.db);
  await forget(port, dossier, [...rows.map(({ source }) => source), ""]);
}
