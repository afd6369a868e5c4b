import { sql } from "kysely";
import type { IndexPort } from "./port.ts";
import type { ReadRows, Scope } from "./rows.ts";
import { type PassageTable, READ_TABLES } from "./tables.ts";

/** What is kept, and from what it was made. */
export interface Keeping {
  readonly madeFrom: string;
  /** Asked once nobody else writes into the index of this dossier; where it says no, nothing is kept, and what newer work has made stands. */
  readonly isWanted?: () => Promise<boolean>;
}

/** Puts a reading into the index in place of an earlier one of the same scope. A reading of the whole dossier takes the place of all others. */
export async function keepReading(port: IndexPort, { dossier, scope }: Scope, read: ReadRows & Keeping): Promise<void> {
  await port.atomically(async (db) => {
    await port.lock(db, dossier);
    if ((await read.isWanted?.()) === false) return;
    for (const table of READ_TABLES) {
      const old = db.deleteFrom(table).where("dossier", "=", dossier);
      await (scope === "" ? old : old.where("scope", "=", scope)).execute();
    }
    for (const rows of read.rows) await port.insert(db, rows);
    const { madeFrom: made_from, claims, findings } = read;
    await db.insertInto("reading").values({ dossier, scope, made_from, claims, findings }).execute();
  });
  if (read.claims >= MANY) await port.settle();
}

/** Claims of a reading that change what the database finds in its tables on the whole. */
const MANY = 10_000;

/** Makes the words of an account searchable, in place of earlier words under its name. `passages` are made for the number that the account gets. */
export async function keepPassages(
  port: IndexPort,
  { dossier, source, madeFrom, isWanted }: { readonly dossier: string; readonly source: string } & Keeping,
  passages: (number: number) => readonly Required<PassageTable>[],
): Promise<void> {
  await port.atomically(async (db) => {
    await port.lock(db, dossier);
    if ((await isWanted?.()) === false) return;
    const known = await db.selectFrom("searched").select("number").where("dossier", "=", dossier).where("source", "=", source).executeTakeFirst();
    const last = await db
      .selectFrom("searched")
      .select(({ fn }) => fn.max("number").as("number"))
      .where("dossier", "=", dossier)
      .executeTakeFirst();
    const number = known?.number ?? Number(last?.number ?? 0) + 1;
    if (known !== undefined) await port.removePassages(db, { dossier, source, number });
    await port.insertPassages(db, passages(number));
    const row = { dossier, source, number, made_from: madeFrom };
    await db
      .insertInto("searched")
      .values(row)
      .onConflict((twice) => twice.columns(["dossier", "source"]).doUpdateSet({ made_from: madeFrom }))
      .execute();
  });
}

/** Takes out of the index what was read of accounts that are not in the dossier any more. */
export async function forget(port: IndexPort, dossier: string, sources: readonly string[]): Promise<void> {
  if (sources.length === 0) return;
  await port.atomically(async (db) => {
    await port.lock(db, dossier);
    for (const source of sources) {
      const known = await db.selectFrom("searched").select("number").where("dossier", "=", dossier).where("source", "=", source).executeTakeFirst();
      if (known !== undefined) await port.removePassages(db, { dossier, source, number: known.number });
      await db.deleteFrom("searched").where("dossier", "=", dossier).where("source", "=", source).execute();
      for (const table of READ_TABLES) await db.deleteFrom(table).where("dossier", "=", dossier).where("scope", "=", source).execute();
    }
  });
}

/** Takes a whole dossier out of the index. */
export async function forgetAll(port: IndexPort, dossier: string): Promise<void> {
  const { rows } = await sql<{ source: string }>`select source from searched where dossier = ${dossier}`.execute(port.db);
  await forget(
    port,
    dossier,
    rows.map(({ source }) => source),
  );
  await port.atomically(async (db) => {
    for (const table of READ_TABLES) await db.deleteFrom(table).where("dossier", "=", dossier).execute();
  });
}
