import { afterAll, describe, expect, test } from "vitest";
import { openDatabase } from "../src/store/postgres/database.ts";
import { dossiersIn } from "../src/store/postgres/dossiers.ts";
import { startPostgres, tellSkipped } from "./support/postgres.ts";
import { describeStore } from "./support/store.contract.ts";

const server = await startPostgres();

if ("why" in server) {
  tellSkipped("TESTS OF THE POSTGRESQL STORE", server);
  test.skip("the PostgreSQL store", () => undefined);
} else {
  afterAll(server.end);

  describeStore("dossiers on PostgreSQL", async () => {
    const database = await openDatabase(await server.database());
    const { create, take } = dossiersIn(database);
    return {
      create,
      take,
      end: database.close,
    };
  });

  describe("the database", () => {
    test("every key carries the dossier, so that it can be spread over machines by it", async () => {
      const database = await openDatabase(await server.database());
      const { rows } = await database.pool.query(`select c.relname as table, i.relname as index, a.attname as first
        from pg_index x join pg_class c on c.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
        join pg_attribute a on a.attrelid = c.oid and a.attnum = x.indkey[0]
        join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relname not like 'kysely%' and x.indisunique`);
      expect(rows.length).toBeGreaterThan(8);
      expect(rows.filter(({ first }) => first !== "dossier")).toEqual([]);
      await database.close();
    });

    test("decisions can be changed by nobody, and a dossier is removed with all that is of it", async () => {
      const database = await openDatabase(await server.database());
      const dossiers = dossiersIn(database);
      const dossier = await dossiers.create("Kept");
      await dossier.decide([{ act: "note", about: "x" }], { by: "Ada", at: new Date() });
      await expect(database.pool.query("update line set text = ''")).rejects.toThrow(/never changed/);
      await expect(database.pool.query("delete from line")).rejects.toThrow(/never changed/);
      await dossiers.remove(dossier.id);
      expect(await dossiers.list()).toEqual([]);
      expect((await database.pool.query("select from line")).rowCount).toBe(0);
      await expect(dossiers.open(dossier.id)).rejects.toThrow(/no dossier/);
      await database.close();
    });

    test("what somebody changes is on record with the change, and where it cannot be put on record nothing is changed", async () => {
      const database = await openDatabase(await server.database());
      const dossiers = dossiersIn(database);
      const { id } = await dossiers.create("Recorded");
      const account = { name: "a.txt", bytes: Buffer.from("It rained.") };
      const change = async (person: string) => {
        const dossier = await dossiers.open(id, person);
        const added = await dossier.add(account, { described: {}, replace: false });
        const [made] = await dossier.decide([{ act: "note", about: "x" }], { by: "Ada", at: new Date() });
        return [`added an account a.txt ${added.sha256}`, `decided: note ${made?.id}`];
      };
      const record = async () => {
        const { rows } = await database.pool.query("select person, what || ' ' || about as done from audit where dossier = $1 order by nth", [id]);
        return rows;
      };
      // PostgreSQL takes no text with this sign
      await expect(change("Ada\u0000")).rejects.toThrow();
      const untouched = await dossiers.open(id);
      expect([await untouched.sources(), await record()]).toEqual([[], []]);
      const done = await change("ada");
      expect(await record()).toEqual(done.map((each) => ({ person: "ada", done: each })));
      await expect((await dossiers.open(id, "Ada\u0000")).decide([{ act: "note", about: "y" }], { by: "Ada", at: new Date() })).rejects.toThrow();
      expect((await untouched.decisions()).decisions).toHaveLength(1);
      await database.close();
    });

    test("an index that an earlier version made is emptied and has room for what is read anew, and nothing else is lost", async () => {
      const url = await server.database();
      const earlier = await openDatabase(url);
      const dossier = await dossiersIn(earlier).create("Earlier");
      await earlier.pool.query("insert into reading (dossier, scope, made_from, claims, findings) values ($1, '', 'x', 1, 1)", [dossier.id]);
      for (const table of ["voice", "event", "remark"]) await earlier.pool.query(`drop table ${table}`);
      await earlier.pool.query("alter table finding drop column record");
      await earlier.pool.query("delete from kysely_migration where name >= '0007'");
      await earlier.close();
      const database = await openDatabase(url);
      const answers = await (await dossiersIn(database).open(dossier.id)).answers();
      expect(await database.db.selectFrom("reading").selectAll().execute()).toEqual([]);
      expect([await answers.everyFinding(), await answers.voices(), await answers.events(["x"]), await answers.remarks("unread")]).toEqual([
        [],
        [],
        [],
        [],
      ]);
      expect((await dossiersIn(database).list()).map(({ title }) => title)).toEqual(["Earlier"]);
      await database.close();
    });

    test("what cannot be reached is said without the password", async () => {
      const failed = await openDatabase("postgres://ada:secret@127.0.0.1:1/x").catch((error: Error) => error.message);
      expect(failed).toMatch(/^the database cannot be used/);
      expect(failed).not.toMatch(/secret/);
    });
  });
}
