import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { removeSource } from "../src/store/folder.ts";
import { openFolder } from "../src/store/folder-dossier.ts";
import { bringUpToDate, type Progress } from "../src/work/index.ts";
import { dueIn, isDue } from "../src/work/tasks.ts";
import { dossierIn } from "./support/dossiers.ts";

const place = mkdtempSync(join(tmpdir(), "regest-background-"));
// every thread first reads the weights
vi.setConfig({ testTimeout: 240_000 });
afterAll(() => rmSync(place, { recursive: true, force: true }));

const dossierOf = (name: string, accounts: Readonly<Record<string, string>>) => dossierIn(place, name, accounts);

const texts = {
  "a.txt": "Gustav Lind was arrested at Riga on 3 May 1629. Gustav Lind died on 31 April 1634.",
  "b.txt": "On 4 May 1629 the regiment captured the town of Velm. It was cold.",
};

test("accounts are read in the background, and what is done is not done again", async () => {
  const folder = dossierOf("whole", texts);
  const dossier = openFolder(folder);
  const steps: Progress[] = [];
  expect(await bringUpToDate(dossier, { threads: 2, progress: (progress) => steps.push(progress) })).toEqual([]);
  expect(steps.map(({ done, all }) => [done, all])).toEqual([
    [1, 3],
    [2, 3],
    [3, 3],
  ]);
  const answers = await dossier.answers();
  expect((await answers.findings()).items.map(({ rule }) => rule)).toContain("impossible-date");
  expect((await answers.search("velm")).items.map(({ source }) => source)).toEqual(["b.txt"]);
  expect((await dueIn(dossier)).tasks).toEqual([]);
  await dossier.decide([{ act: "silence", rule: "impossible-date", source: "a.txt" } as never], { by: "Ada", at: new Date() });
  expect((await dueIn(dossier)).tasks.map(({ kind }) => kind)).toEqual(["together"]);
  removeSource(folder, "b.txt");
  await bringUpToDate(dossier, { threads: 1 });
  expect((await answers.search("velm")).items).toEqual([]);
  expect((await answers.findings()).items.map(({ rule }) => rule)).not.toContain("impossible-date");
  expect((await answers.findings({ dismissed: true })).items.map(({ rule }) => rule)).toContain("impossible-date");
  await dossier.close();
});

test("a large dossier is read account by account; an account that cannot be read is named and is in nobody's way", async () => {
  const folder = dossierOf("large", texts);
  writeFileSync(join(folder, "sources", "c.txt"), "");
  const dossier = openFolder(folder);
  const problems = await bringUpToDate(dossier, { threads: 1, most: 10 });
  expect(problems).toEqual([expect.stringContaining("c.txt is empty")]);
  const answers = await dossier.answers();
  expect((await answers.findings()).items.map(({ rule }) => rule)).toContain("impossible-date");
  expect((await answers.find("Gustav Lind")).named.map(({ name }) => name)).toEqual(["Gustav Lind"]);
  await dossier.close();
});

test("what is stopped is taken up where it was left", async () => {
  const dossier = openFolder(dossierOf("stopped", texts));
  const stop = new AbortController();
  const stopped = bringUpToDate(dossier, { threads: 1, most: 10, signal: stop.signal, progress: () => stop.abort() });
  await expect(stopped).rejects.toThrow(/abort/i);
  const { tasks, all } = await dueIn(dossier, 10);
  expect(tasks.length).toBeLessThan(all);
  await bringUpToDate(dossier, { threads: 1, most: 10 });
  expect((await dueIn(dossier, 10)).tasks).toEqual([]);
  await dossier.close();
});

test("how many characters they have decides whether accounts are read together, whatever their files weigh", async () => {
  const russian = "Густав Линд был арестован в Риге 3 мая 1629 года.";
  const dossier = openFolder(dossierOf("weighed", { "a.txt": russian, "b.txt": "Шёл дождь." }));
  const most = 70;
  expect((await dossier.sources()).reduce((sum, { bytes }) => sum + bytes, 0)).toBeGreaterThan(most);
  const steps: Progress[] = [];
  await bringUpToDate(dossier, { threads: 1, most, progress: (progress) => steps.push(progress) });
  expect(steps.map(({ task, done }) => `${task.kind} ${done}`)).toEqual(["words 1", "words 2", "together 3"]);
  const answers = await dossier.answers();
  expect(await answers.areTogether()).toBe(true);
  await dossier.add({ name: "c.txt", bytes: Buffer.from("Nothing else is told of it.") }, { described: {}, replace: false });
  const { tasks, later, all } = await dueIn(dossier, most);
  expect([tasks.map(({ kind, source }) => `${kind} ${source}`), later, all]).toEqual([["words c.txt"], 3, 6]);
  await bringUpToDate(dossier, { threads: 1, most });
  expect([await answers.areTogether(), (await dueIn(dossier, most)).tasks]).toEqual([false, []]);
  await dossier.close();
});

test("a task by itself is due exactly where it is among all that are", async () => {
  const dossier = openFolder(dossierOf("one by one", texts));
  const [whole, each] = [(await dueIn(dossier)).tasks, (await dueIn(dossier, 10)).tasks];
  const all = [...whole, ...each, { kind: "words", source: "gone.txt", madeFrom: "x" }, { kind: "alone", source: "a.txt", madeFrom: "old" }] as const;
  const agree = async (most?: number) => {
    const due = new Set((await dueIn(dossier, most)).tasks.map((task) => JSON.stringify(task)));
    for (const task of all) expect(await isDue(dossier, task, most), JSON.stringify(task)).toBe(due.has(JSON.stringify(task)));
    return due.size;
  };
  expect([await agree(), await agree(10)]).toEqual([3, 4]);
  await bringUpToDate(dossier, { threads: 1, kinds: ["words"] });
  expect([await agree(), await agree(10)]).toEqual([1, 2]);
  await bringUpToDate(dossier, { threads: 1, most: 10 });
  expect([await agree(), await agree(10)]).toEqual([1, 0]);
  await dossier.close();
});

test("after a decision only the accounts of a large dossier are read again that it bears on, and each of them once", async () => {
  const dossier = openFolder(dossierOf("decided", { ...texts, "c.txt": "Gustav Lind married Anna Berg at Riga in 1620." }));
  await bringUpToDate(dossier, { threads: 1, most: 10 });
  const dueAfter = async (...acts: readonly unknown[]) => {
    const made = await dossier.decide(acts as never, { by: "Ada", at: new Date() });
    const due = (await dueIn(dossier, 10)).tasks.map(({ source }) => source);
    await bringUpToDate(dossier, { threads: 1, most: 10 });
    expect((await dueIn(dossier, 10)).tasks).toEqual([]);
    return { due, made };
  };
  expect((await dueAfter({ act: "silence", rule: "impossible-date", source: "a.txt" })).due).toEqual(["a.txt"]);
  expect((await dueAfter({ act: "note", about: "Gustav Lind" })).due).toEqual([]);
  const joined = await dueAfter({ act: "same", names: ["Gustav Lind", "Anna Berg"] });
  expect(joined.due).toEqual(["c.txt"]);
  expect((await dueAfter({ act: "undo", decision: joined.made[0]?.id })).due).toEqual(["c.txt"]);
  expect((await dueAfter({ act: "place", name: "Riga", place: null })).due).toEqual(["a.txt", "c.txt"]);
  const findings = await (await dossier.answers()).findings({ dismissed: true });
  expect(findings.items.map(({ rule }) => rule)).toContain("impossible-date");
  await dossier.close();
});

test("the index may be deleted at any time", async () => {
  const folder = dossierOf("deleted", texts);
  const first = openFolder(folder);
  await bringUpToDate(first, { threads: 1 });
  const before = await (await first.answers()).findings();
  await first.close();
  const copy = join(place, "copy");
  cpSync(folder, copy, { recursive: true, filter: (path) => !path.includes(".regest") });
  const second = openFolder(copy);
  await bringUpToDate(second, { threads: 1 });
  expect(await (await second.answers()).findings()).toEqual(before);
  await second.close();
});
