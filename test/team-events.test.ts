import { expect, test } from "vitest";
import { type Event, openEvents } from "../src/api/team/events.ts";
import { openDatabase } from "../src/store/postgres/database.ts";
import { startPostgres, tellSkipped } from "./support/postgres.ts";

const postgres = await startPostgres();
if ("why" in postgres) {
  tellSkipped("TESTS OF WHAT IS TOLD TO THOSE WHO LOOK ON", postgres);
  test.skip("what is told to those who look on", () => undefined);
} else {
  test("a server that loses its line to the database hears again, as often as that happens, and says that something may have been missed", async () => {
    const { pool, close } = await openDatabase(await postgres.database());
    const events = await openEvents(pool);
    const heard: Event[] = [];
    events.listen("mill", (event) => heard.push(event));
    for (const by of ["Ada", "Ben", "Cleo"]) {
      await pool.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
      await expect.poll(() => heard, { timeout: 20_000 }).toEqual([{ dossier: "mill", what: "listening" }]);
      await events.tell({ dossier: "mill", what: "decided", by });
      await expect.poll(() => heard.at(-1)).toEqual({ dossier: "mill", what: "decided", by });
      heard.length = 0;
    }
    await events.close();
    await close();
    await postgres.end();
  }, 90_000);
}
