import { spawn, spawnSync } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { Problem } from "../src/base/problem.ts";
import type { Act } from "../src/model/decision.ts";
import type { Added, Described } from "../src/store/changes.ts";
import { appendDecisions, readDecisions } from "../src/store/decisions.ts";
import { readDossier } from "../src/store/dossier.ts";
import { addBytes, addSources, createDossier, removeSource } from "../src/store/folder.ts";

const room = mkdtempSync(join(tmpdir(), "regest-dossier-"));
afterAll(() => rmSync(room, { recursive: true }));
let count = 0;

function dossier(): string {
  count += 1;
  const folder = join(room, `d${count}`);
  createDossier(folder, "A dossier");
  return folder;
}

const note = (about: string): Act => ({ act: "note", about });
const keep = (folder: string, ...acts: readonly Act[]) => appendDecisions(folder, acts, { by: "Ada", at: new Date() });
const kept = (folder: string) => readDecisions(folder).decisions.map((decision) => (decision.act === "note" ? decision.about : decision.act));
const writer = (folder: string, name: string, times: number) => [
  "--input-type=module",
  "-e",
  `import { appendDecisions } from ${JSON.stringify(new URL("../src/store/decisions.ts", import.meta.url).href)};
   for (let n = 0; n < ${times}; n++) {
     appendDecisions(${JSON.stringify(folder)}, [{ act: "note", about: ${JSON.stringify(name)} + n }], { by: "Ada", at: new Date() });
     process.stdout.write(${JSON.stringify(name)} + n + "\\n");
   }`,
];

describe("sources of a dossier", () => {
  test("are kept byte for byte, and never replaced in silence", () => {
    const folder = dossier();
    const file = join(room, "memoir.txt");
    const bytes = Buffer.from([0xef, 0xbb, 0xbf, 0x49, 0x0d, 0x0a, 0xe9]);
    writeFileSync(file, bytes);
    const add = (described: Described, replace: boolean) => {
      const added: Added[] = [];
      addSources(folder, [file], { described, replace, told: (one) => added.push(one) });
      return added.map(({ became }) => became);
    };
    expect(add({ author: "a clerk" }, false)).toEqual(["new"]);
    expect(readFileSync(join(folder, "sources", "memoir.txt")).equals(bytes)).toBe(true);
    expect(add({}, false)).toEqual(["same"]);
    writeFileSync(file, "another edition");
    expect(() => add({}, false)).toThrow("add it with --replace");
    expect(readFileSync(join(folder, "sources", "memoir.txt")).equals(bytes)).toBe(true);
    expect(add({}, true)).toEqual(["replaced"]);
    expect(readDossier(folder).files[0]?.metadata.author).toBe("a clerk");
    const path = removeSource(folder, "memoir.txt") ?? "";
    expect(readFileSync(join(folder, path), "utf8")).toBe("another edition");
    expect(readDossier(folder).files).toEqual([]);
  });

  test("several come in together or not at all, in the order given", () => {
    const folder = dossier();
    const files = ["c.txt", "a.txt", "b.txt"].map((name) => join(room, name));
    for (const file of files) writeFileSync(file, `of ${file}`);
    const hidden = join(room, ".hidden");
    writeFileSync(hidden, "x");
    expect(() => addSources(folder, [...files, hidden], { described: {}, replace: false })).toThrow("hidden name");
    expect(readDossier(folder).files).toEqual([]);
    addSources(folder, files, { described: { language: "en" }, replace: false });
    expect(readDossier(folder).files.map(({ name, metadata }) => `${name} ${metadata.language}`)).toEqual(["c.txt en", "a.txt en", "b.txt en"]);
    const again = join(room, "again", "a.txt");
    mkdirSync(join(room, "again"));
    writeFileSync(again, "another");
    expect(() => addSources(folder, [again, again], { described: {}, replace: false })).toThrow("--replace");
  });

  test("comments in the settings stay when an account is added", () => {
    const folder = dossier();
    appendFileSync(join(folder, "regest.yaml"), "# kept by the archive\nnote: ours\n");
    const file = join(room, "a.txt");
    writeFileSync(file, "In 1629.");
    addSources(folder, [file], { described: { written: "1630" }, replace: false });
    expect(readFileSync(join(folder, "regest.yaml"), "utf8")).toContain("# kept by the archive");
    expect(readDossier(folder).files[0]).toMatchObject({ name: "a.txt", metadata: { written: "1630" } });
  });

  test("a folder that is a dossier is not made one again", () => {
    expect(() => createDossier(dossier(), undefined)).toThrow(Problem);
  });

  test("what lies in a folder that becomes a dossier stays, what git was told among it", () => {
    const folder = join(room, "with-git");
    mkdirSync(folder);
    writeFileSync(join(folder, ".gitignore"), "drafts/\n.regest/");
    writeFileSync(join(folder, ".gitattributes"), "*.txt text\n");
    createDossier(folder, undefined);
    expect(readFileSync(join(folder, ".gitignore"), "utf8")).toBe("drafts/\n.regest/");
    expect(readFileSync(join(folder, ".gitattributes"), "utf8")).toBe(
      "*.txt text\ndecisions.jsonl merge=union\nsources/** -text\nremoved/** -text\n",
    );
  });

  test.each<[string, Described, string]>([
    ["an empty title", { title: "" }, "the title of an account is empty"],
    ["a language of one letter", { language: "e" }, "language of an account is a code"],
    ["a date of writing that is none", { written: "yesterday" }, "is no date: yesterday"],
    ["an encoding that there is none of", { encoding: "klingon" }, "no encoding is called"],
  ])("%s is refused, and the dossier can still be read", (_, described, why) => {
    const folder = dossier();
    const file = join(room, "described.txt");
    writeFileSync(file, "In 1629.");
    expect(() => addSources(folder, [file], { described, replace: false })).toThrow(why);
    expect(readDossier(folder).files).toEqual([]);
  });

  test("a dossier without a title is refused before anything is made", () => {
    expect(() => createDossier(join(room, "untitled"), " ")).toThrow("without a title");
    expect(existsSync(join(room, "untitled"))).toBe(false);
  });

  test.each(["aux.txt", "ends. ", `${"史".repeat(90)}.txt`])("no account is called %j, which some system could not keep", (name) => {
    expect(() => addBytes(dossier(), { name, bytes: Buffer.from("In 1629.") }, { described: {}, replace: false })).toThrow("on every system");
  });

  test("two accounts do not differ in capitals or in the putting together of accents alone", () => {
    const folder = dossier();
    const add = (name: string) => addBytes(folder, { name, bytes: Buffer.from("In 1629.") }, { described: {}, replace: false }).became;
    expect(add("M\u00fchle.txt")).toBe("new");
    expect(() => add("Mu\u0308hle.txt")).toThrow("the same name");
    expect(() => add("m\u00fchle.TXT")).toThrow("the same name");
    expect(add("M\u00fchle.txt")).toBe("same");
  });

  test("settings in which git has left a conflict are shown as such, and nothing is written into them", () => {
    const folder = dossier();
    const path = join(folder, "regest.yaml");
    const torn = "title: A dossier\nsources:\n<<<<<<< HEAD\n  - file: a.txt\n=======\n  - file: b.txt\n>>>>>>> anna\n";
    writeFileSync(path, torn);
    const add = () => addBytes(folder, { name: "c.txt", bytes: Buffer.from("In 1629.") }, { described: {}, replace: false });
    expect(() => readDossier(folder)).toThrow("regest.yaml:3: two branches say otherwise here");
    expect(add).toThrow("regest.yaml:3: two branches say otherwise here");
    writeFileSync(path, "sources: [\n  foo");
    expect(add).toThrow("Mend it first");
    expect(readFileSync(path, "utf8")).toBe("sources: [\n  foo");
  });
});

describe("decisions of a dossier", () => {
  test("a last line torn by a crash is told, kept, and in nobody's way", () => {
    const folder = dossier();
    keep(folder, note("one"));
    appendFileSync(join(folder, "decisions.jsonl"), '{"id":"x","act":"no');
    expect(kept(folder)).toEqual(["one"]);
    expect(readDecisions(folder).strange).toHaveLength(1);
    keep(folder, note("two"));
    expect(kept(folder)).toEqual(["one", "two"]);
    expect(readDecisions(folder).strange[0]).toContain("decisions.jsonl:2:");
  });

  test("a decision whose last line lacks only its end is a decision", () => {
    const folder = dossier();
    keep(folder, note("one"));
    const path = join(folder, "decisions.jsonl");
    writeFileSync(path, readFileSync(path, "utf8").trimEnd());
    keep(folder, note("two"));
    expect(kept(folder)).toEqual(["one", "two"]);
  });

  test("two people's branches keep both their decisions when git merges them", () => {
    const folder = dossier();
    const git = (...args: readonly string[]) => {
      const { status, stderr } = spawnSync("git", ["-c", "user.name=A", "-c", "user.email=a@b.c", ...args], { cwd: folder, encoding: "utf8" });
      expect(status, stderr).toBe(0);
    };
    git("init", "-q", "-b", "main");
    keep(folder, note("both"));
    git("add", ".");
    git("commit", "-qm", "begun");
    git("checkout", "-qb", "hers");
    keep(folder, note("hers"));
    git("commit", "-qam", "hers");
    git("checkout", "-q", "main");
    keep(folder, note("his"));
    git("commit", "-qam", "his");
    git("merge", "-q", "hers", "-m", "both");
    expect([...kept(folder)].sort()).toEqual(["both", "hers", "his"]);
    expect(readDecisions(folder).strange).toEqual([]);
  });

  test("two processes at once lose nothing", async () => {
    const folder = dossier();
    const done = ["a", "b"].map(
      (name) => new Promise<number | null>((resolve) => spawn(process.execPath, writer(folder, name, 20), { stdio: "ignore" }).on("exit", resolve)),
    );
    expect(await Promise.all(done)).toEqual([0, 0]);
    expect(kept(folder)).toHaveLength(40);
    expect(new Set(kept(folder)).size).toBe(40);
  });

  test("a second writer that waits in vain is told who writes", () => {
    const folder = dossier();
    keep(folder, note("one"));
    writeFileSync(join(folder, ".regest", "lock"), JSON.stringify({ process: process.pid, host: "elsewhere" }));
    expect(() => keep(folder, note("two"))).toThrow(`is being written by process ${process.pid} on elsewhere`);
    expect(kept(folder)).toEqual(["one"]);
  });

  test("a writer killed at any moment loses nothing that it acknowledged, and is in nobody's way", async () => {
    const folder = dossier();
    const acknowledged: string[] = [];
    for (let round = 0; round < 5; round++) {
      const child = spawn(process.execPath, writer(folder, `r${round}-`, 1000));
      child.stdout.on("data", (data: Buffer) => acknowledged.push(...data.toString().trim().split("\n")));
      await new Promise<void>((resolve) => {
        child.on("close", () => resolve());
        child.stdout.once("data", () => setTimeout(() => child.kill("SIGKILL"), 7 * round));
      });
    }
    expect(acknowledged.length).toBeGreaterThan(4);
    keep(folder, note("after"));
    const found = new Set(kept(folder));
    expect(acknowledged.filter((about) => !found.has(about))).toEqual([]);
    expect(found.has("after")).toBe(true);
  });

  test("a folder where nobody has decided anything has no decisions", () => {
    const folder = dossier();
    expect(readDecisions(folder)).toEqual({ decisions: [], strange: [] });
    expect(existsSync(join(folder, "decisions.jsonl"))).toBe(false);
  });
});
