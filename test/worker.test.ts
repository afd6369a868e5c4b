import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { openDatabase } from "../src/store/postgres/database.ts";
import { dossiersIn } from "../src/store/postgres/dossiers.ts";
import { bringUpToDate, doTask } from "../src/work/index.ts";
import { openPool } from "../src/work/pool.ts";
import { openQueue, startWorker } from "../src/work/queue.ts";
import { dueIn } from "../src/work/tasks.ts";
import { root } from "./support/code.ts";
import { startPostgres, tellSkipped } from "./support/postgres.ts";

vi.setConfig({ testTimeout: 300_000 });
const server = await startPostgres();
const children: ChildProcess[] = [];

if ("why" in server) {
  tellSkipped("TESTS OF THE WORKER", server);
  test.skip("the worker", () => undefined);
} else {
  afterAll(async () => {
    for (const child of children) child.kill("SIGKILL");
    await server.end();
  });

  const worker = (url: string) => {
    const env = { ...process.env, DATABASE_URL: url };
    const child = spawn(process.execPath, [join(root, "src", "cli", "main.ts"), "worker", "--threads", "1"], {
      env,
      stdio: ["ignore", "pipe", "inherit"],
    });
    children.push(child);
    return child;
  };
  const until = async (what: () => Promise<boolean>) => {
    for (let waited = 0; waited < 240_000; waited += 250) {
      if (await what()) return;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    throw new Error("waited in vain");
  };

  test("workers do what is asked for; one that is killed loses and doubles nothing", async () => {
    const url = await server.database();
    const database = await openDatabase(url);
    const dossier = await dossiersIn(database).create("Background");
    for (const name of ["a", "b", "c"])
      await dossier.add(
        { name: `${name}.txt`, bytes: Buffer.from(`Gustav Lind died at ${name.toUpperCase()}elm on 31 April 1634.`) },
        { described: {}, replace: false },
      );
    const queue = await openQueue({ url, onError: () => undefined });
    expect(await queue.ask(dossier)).toEqual({ done: 0, all: 4, waiting: 4 });
    expect(await queue.ask(dossier)).toEqual({ done: 0, all: 4, waiting: 4 });
    const first = worker(url);
    await until(async () => (await dueIn(dossier)).tasks.length < 4);
    first.kill("SIGKILL");
    worker(url);
    await until(async () => (await dueIn(dossier)).tasks.length === 0);
    const answers = await dossier.answers();
    expect((await answers.findings()).items).toHaveLength(3);
    expect((await answers.search("lind")).items).toHaveLength(3);
    await until(async () => (await queue.standing(dossier)).waiting === 0);
    expect(await queue.standing(dossier)).toEqual({ done: 4, all: 4, waiting: 0 });
    await dossier.decide([{ act: "silence", rule: "impossible-date", source: "a.txt" } as never], { by: "Ada", at: new Date() });
    await queue.ask(dossier);
    await until(async () => (await answers.findings()).items.length === 2);
    await queue.close();
    await database.close();
  });

  test("a worker clears away what killed ones have left on the disk, and nothing of those that live", async () => {
    const folders = [2 ** 22 + 1, process.pid].map((pid) => mkdtempSync(join(tmpdir(), `regest-reading-${hostname()}-${pid}-`)));
    worker(await server.database());
    await until(async () => !existsSync(folders[0] ?? ""));
    expect(folders.map((folder) => existsSync(folder))).toEqual([false, true]);
    rmSync(folders[1] ?? "", { recursive: true });
  });

  test("what was read of an older state does not take the place of what was read since", async () => {
    const database = await openDatabase(await server.database());
    const dossier = await dossiersIn(database).create("Overtaken");
    await dossier.add({ name: "a.txt", bytes: Buffer.from("Gustav Lind died at Velm on 31 April 1634.") }, { described: {}, replace: false });
    const overtaken = (await dueIn(dossier)).tasks;
    await dossier.decide([{ act: "silence", rule: "impossible-date", source: "a.txt" } as never], { by: "Ada", at: new Date() });
    await bringUpToDate(dossier, { threads: 1 });
    const pool = openPool(1);
    const isWanted = async () => (await dueIn(dossier)).tasks.length > 0;
    for (const task of overtaken) await doTask(dossier, task, { pool, isWanted });
    expect((await (await dossier.answers()).findings()).items).toEqual([]);
    expect((await dueIn(dossier)).tasks).toEqual([]);
    await pool.close();
    await database.close();
  });

  test("whether accounts are read together is found out on the way, and nothing of it is waited for in vain", async () => {
    const url = await server.database();
    const database = await openDatabase(url);
    const dossier = await dossiersIn(database).create("Weighed");
    for (const [name, text] of Object.entries({ "a.txt": "Шёл дождь.", "b.txt": "Густав Линд умер." }))
      await dossier.add({ name, bytes: Buffer.from(text) }, { described: {}, replace: false });
    for (const [most, together] of [
      [30, true],
      [20, false],
    ] as const) {
      const how = { url, most, onError: () => undefined };
      const queue = await openQueue(how);
      await queue.ask(dossier);
      const working = await startWorker({ ...how, threads: 1, open: async () => dossier });
      await until(async () => {
        const { done, all, waiting } = await queue.standing(dossier);
        return done === all && waiting === 0;
      });
      expect(await (await dossier.answers()).areTogether()).toBe(together);
      await working.close();
      await queue.close();
    }
    await database.close();
  });

  test("what is cancelled is not done, and asking again goes on from there", async () => {
    const url = await server.database();
    const database = await openDatabase(url);
    const dossier = await dossiersIn(database).create("Cancelled");
    await dossier.add({ name: "a.txt", bytes: Buffer.from("It rained.") }, { described: {}, replace: false });
    const queue = await openQueue({ url, onError: () => undefined });
    await queue.ask(dossier);
    expect(await queue.cancel(dossier)).toBe(2);
    expect((await queue.standing(dossier)).waiting).toBe(0);
    expect((await queue.ask(dossier)).waiting).toBe(2);
    await queue.close();
    await database.close();
  });
}
