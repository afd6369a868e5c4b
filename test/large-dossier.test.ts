import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { asOf } from "../src/cli/actions/as-of.ts";
import { baseline } from "../src/cli/actions/baseline.ts";
import { check } from "../src/cli/actions/check.ts";
import { decide, takeBack } from "../src/cli/actions/decide.ts";
import { explain } from "../src/cli/actions/explain.ts";
import { diff, history, when } from "../src/cli/actions/history.ts";
import { status } from "../src/cli/actions/status.ts";
import type { CheckOptions, ReportFormat } from "../src/cli/commands/check.ts";
import type { ActName, ActOptions } from "../src/cli/commands/decide.ts";
import type { Limits, StandingOptions } from "../src/cli/options.ts";
import { textsOf } from "../src/cli/texts.ts";
import { plainPaint } from "../src/findings/index.ts";
import type { Act } from "../src/model/decision.ts";
import { appendDecisions, readDecisions } from "../src/store/decisions.ts";
import { readDossier } from "../src/store/dossier.ts";
import { addBytes } from "../src/store/folder.ts";
import { answersOf } from "../src/store/served/answers.ts";
import { openSqliteIndex } from "../src/store/served/sqlite.ts";
import { analysed, learning } from "./support/analysed.ts";
import { root } from "./support/code.ts";
import { dossierIn } from "./support/dossiers.ts";

const place = mkdtempSync(join(tmpdir(), "regest-large-"));
// every thread first reads the weights
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });
afterAll(() => rmSync(place, { recursive: true, force: true }));

const dossierOf = (name: string, accounts: Readonly<Record<string, string>>) => dossierIn(place, name, accounts);

/** What a command prints and tells, and how it ends. */
async function said(command: (shell: Parameters<typeof asOf>[2]) => Promise<unknown>) {
  const printed: string[] = [];
  const told: string[] = [];
  const shell = { print: (text: string) => void printed.push(text), tell: (text: string) => void told.push(text), paint: plainPaint, watched: false };
  const ended = await command(shell).catch((error: Error) => `refused: ${error.message}`);
  return { ended, printed: printed.join(""), told };
}

const folderOf = join(root, "examples", "three-regions-1944-1949", "sources");
const quoting = `# What was said at Velm

"Anna Berg was appointed governor of the province on 3 May 1946," the clerk wrote. According to the envoy, Gustav Lind was
arrested at Riga on 4 May 1946. Gustav Lind died on 31 April 1947. The the court met on 5 May 1946.
`;

/** Of a dossier of any size its index tells. */
const indexed: Limits = { inMemory: 10 };
/** And each of its accounts was read by itself. */
const alone: Limits = { inMemory: 10, together: 10 };

const standing = (options: Partial<StandingOptions>): StandingOptions => ({ format: "text", semantics: "best", ...options });
const checking = (options: Partial<CheckOptions>): CheckOptions => ({ format: "text", ...options });

describe("a dossier of which its index tells is told as from memory", () => {
  let folder: string;
  beforeAll(() => {
    const accounts = Object.fromEntries(["exile.md", "state-history.txt"].map((name) => [name, readFileSync(join(folderOf, name), "utf8")]));
    folder = dossierOf("three regions", { ...accounts, "quoting.md": quoting });
    appendDecisions(folder, [{ act: "silence", rule: "repeated-word", source: "quoting.md" } as Act], { by: "Ada", at: new Date(), because: "so" });
    appendDecisions(folder, [{ act: "dismiss", finding: "0123456789abcdef", rule: "repeated-word", message: "gone" } as Act], {
      by: "Ada",
      at: new Date(),
    });
  });

  async function same(command: (limits: Limits) => (shell: Parameters<typeof asOf>[2]) => Promise<unknown>): Promise<string> {
    const inMemory = await said(command({}));
    expect(await said(command(indexed))).toEqual(inMemory);
    return `${inMemory.printed}${inMemory.ended}`;
  }

  test.each<Partial<StandingOptions>>([
    { evidence: true },
    { format: "json" },
    { account: "exile", format: "csv" },
    { voice: "envoy", semantics: "robust" },
    { voice: "nobody" },
    { consensus: true },
    { trust: "quoting, exile", format: "md" },
  ])("as-of with %o", async (options) => {
    await same((limits) => (shell) => asOf({ date: "1946", files: [folder] }, standing({ ...options, limits }), shell));
  });

  test("as-of before and after what is told, by a name or by words", async () => {
    const around = (date: string) => same((limits) => (shell) => asOf({ date, files: [folder] }, standing({ limits }), shell));
    expect(await around("before the court met")).toContain("1946-05-04");
    expect(await around("after Gustav Lind")).toContain("1946-05-05");
    expect(await around("before nothing told")).toContain("refused: no dated event");
  });

  test("history, diff and when", async () => {
    const files = [folder];
    const told = (name: string) => same((limits) => (shell) => history({ name, files }, standing({ evidence: true, limits }), shell));
    expect(await told("Gustav Lind")).toContain("the envoy");
    expect(await told("Gustv Lind")).toContain("did you mean Gustav Lind");
    await same((limits) => (shell) => diff({ dates: ["1945", "1946-07-31"], files }, standing({ limits }), shell));
    const held = (words: string) => same((limits) => (shell) => when({ words, files }, standing({ format: "json", limits }), shell));
    expect(await held("governor Berg")).toContain("Anna Berg");
    expect(await held("office holds")).toContain("spells");
  });

  test.each<ReportFormat>(["text", "json", "sarif", "github", "junit", "html"])("check as %s", async (format) => {
    const printed = await same((limits) => (shell) => check([folder], checking({ format, ids: true, limits }), shell));
    expect(printed).toContain("impossible-date");
  });

  test("check says what was dismissed and what has expired, and in German", async () => {
    expect(await same((limits) => (shell) => check([folder], checking({ limits }), shell))).toMatch(/; 1 dismissed\n1 dismissal expired/);
    expect(await same((limits) => (shell) => check([folder], checking({ in: "de", limits }), shell))).toContain("1946");
  });

  test("status counts, and says which decisions need a look", async () => {
    expect(await same((limits) => (shell) => status(folder, { limits }, shell))).toMatch(/dismisses repeated-word[^\n]*\n *expired/);
  });

  test("a baseline is kept, and only what is new is told", async () => {
    await same((limits) => (shell) => {
      rmSync(join(place, "known.json"), { force: true });
      return baseline([folder], { output: join(place, "known.json"), limits }, shell);
    });
    expect(await same((limits) => (shell) => check([folder], checking({ since: join(place, "known.json"), limits }), shell))).toContain(
      "no new findings",
    );
  });
});

describe("a dossier whose accounts are each read by themselves", () => {
  let folder: string;
  beforeAll(() => {
    folder = dossierOf("alone", {
      "b.md": "Gustav Lind was arrested at Riga on 3 May 1629. Gustav Lind died on 31 April 1634.",
      "a.txt": "On 4 May 1629 Anna Berg was appointed governor of Velm. Gustav Lind was released on 6 June 1630.",
    });
    writeFileSync(join(folder, "sources", "c.txt"), "");
  });

  test("is answered of as a whole, and it is said each time what could not be read and what was not done", async () => {
    const notes = [expect.stringContaining("c.txt is empty"), expect.stringContaining("each of its 2 accounts was read by itself")];
    for (const time of ["first", "second"]) {
      const told = await said((shell) => history({ name: "Gustav Lind", files: [folder] }, standing({ limits: alone }), shell));
      expect(told.told, time).toEqual(notes);
      expect(told.printed).toMatch(/b\.md[\s\S]*a\.txt|a\.txt[\s\S]*b\.md/);
    }
    const checked = await said((shell) => check([folder], checking({ limits: alone }), shell));
    expect(checked.ended).toBe(1);
    expect(checked.printed).toMatch(/1 finding in 2 accounts: 1 error/);
    const each = await said((shell) => check([folder], checking({ limits: alone, each: true }), shell));
    expect(each.printed).toBe(checked.printed);
  });

  test("what only a new reading could answer is refused by name", async () => {
    for (const option of [{ written: "1952" }, { place: "RU" }, { language: "de" }, { encoding: "latin1" }]) {
      const [name] = Object.keys(option);
      const refused = await said((shell) => asOf({ date: "1629", files: [folder] }, standing({ limits: alone, ...option }), shell));
      expect(refused.ended).toMatch(new RegExp(`^refused: --${name} cannot be asked of .*: say it of the accounts in its regest.yaml`));
    }
  });
});

describe("decisions on a dossier whose accounts are each read by themselves", () => {
  const first = "Gustav Lind was arrested at Riga on 3 May 1629. Gustaf Lindh fled. Gustav Lind died on 31 April 1634.";
  const second = "On 4 May 1629 Anna Berg was appointed governor of Velm. The court met at Riga on 31 June 1630.";
  let folder: string;
  beforeAll(() => {
    folder = dossierOf("decided", { "b.md": first, "a.txt": second });
  });

  const decided = (act: ActName, what: readonly string[], options: Partial<ActOptions> = {}) =>
    said((shell) => decide({ folder, act, what }, { role: [], by: "Ada", limits: alone, ...options }, shell));
  const stands = async () => (await said((shell) => status(folder, { limits: alone }, shell))).printed;
  const ids = async () => {
    const { printed } = await said((shell) => check([folder], checking({ format: "json", limits: alone }), shell));
    return (JSON.parse(printed) as { findings: readonly { id: string; primary: { source: string } }[] }).findings;
  };

  test("are made by ids, by words and by names, and are told", async () => {
    const found = await ids();
    const [inB, inA] = ["b.md", "a.txt"].map((name) => found.find(({ primary }) => primary.source === name)?.id ?? "");
    expect((await decided("dismiss", [inA?.slice(0, 8) ?? ""])).printed).toContain("dismisses impossible-date");
    expect((await decided("mend", [inB ?? ""])).ended).toMatch(/^refused: (?:give one of these|no repair)/);
    expect((await decided("date", ["31 April 1634", "1634-04-30"])).printed).toContain("as 1634-04-30 (b.md)");
    expect(await ids()).toEqual([]);
    const [arrest, death] = analysed({ "b.md": first }).claims;
    expect((await decided("reject", [arrest?.id ?? ""])).printed).toContain("rejects");
    expect((await decided("note", [death?.id.slice(0, 6) ?? ""], { because: "see the letter" })).printed).toContain("remarks on");
    expect((await decided("same", ["Gustav Lind", "Gustaf Lindh"])).printed).toContain("are one");
    expect((await decided("place", ["Riga", "Riga, Latvia"])).printed).toContain("is the place");
    expect(await stands()).toMatch(/0 errors, .*; 1 dismissed\n.*; 1 rejected\n {2}6 decisions: 6 in force, 0 taken back\n$/);
    expect((await decided("accept", [arrest?.id ?? ""])).printed).toContain("accepts");
    expect(await stands()).toMatch(/; 0 rejected/);
  });

  test("are explained before they are made, and the ids of claims are listed", async () => {
    const explained = async (...what: readonly string[]) => said((shell) => explain(what, { format: "text", limits: alone }, shell));
    const [appointed] = analysed({ "a.txt": second }).claims;
    expect((await explained(folder)).printed).toMatch(new RegExp(`a\\.txt:1:\\d+ +${appointed?.id}`));
    expect((await explained(appointed?.id ?? "", folder)).printed).toContain("Anna Berg");
    expect((await explained("0123456789abcdef", folder)).ended).toMatch(/no finding and no claim has the id/);
    const [aside] = readDecisions(folder).decisions;
    expect((await explained(aside?.act === "dismiss" ? aside.finding : "", folder)).printed).toMatch(/It was set aside by Ada/);
  });

  test("what is not there, or would come to nothing, is refused", async () => {
    expect((await decided("dismiss", ["0123456789abcdef"])).ended).toBe("refused: there is no finding 0123456789abcdef");
    expect((await decided("same", ["Gustav Lind", "Anna Burg"])).ended).toMatch(/there is no name “Anna Burg”/);
    expect((await decided("same", ["Gustav Lind", "Anna Berg"])).ended).toMatch(/no account names both/);
    expect((await decided("follow", ["0123456789abcdef"])).ended).toMatch(/none is held against another/);
  });

  test("status says which need a look, once the words have changed", async () => {
    const { decisions } = readDecisions(folder);
    const dated = decisions.find(({ act }) => act === "date")?.id ?? "";
    addBytes(folder, { name: "b.md", bytes: Buffer.from("Nothing is told any more.") }, { described: {}, replace: true });
    addBytes(folder, { name: "a.txt", bytes: Buffer.from("The court met at Riga.") }, { described: {}, replace: true });
    const told = await stands();
    expect(told).toMatch(/not found in any account by itself/);
    expect(told).toMatch(/reads “31 April 1634”[^\n]*\n *not placed/);
    expect(told).toMatch(/remarks on[^\n]*\n *not placed/);
    await said(async (shell) => takeBack({ folder, ids: [dated], redo: false }, { by: "Ada" }, shell));
    expect(await stands()).not.toContain("31 April");
  });
});

test("files that are no dossier are refused, and it is said what reads them", async () => {
  const file = join(place, "thick.txt");
  writeFileSync(file, "In 1629 Anna Berg was appointed governor of Velm.");
  const refused = await said((shell) => check([file], checking({ limits: indexed }), shell));
  expect(refused.ended).toMatch(/^refused: .*thick.txt has .* make a dossier of them/);
});

test("an index that another process writes is waited for, and then it is said who does", async () => {
  const path = join(place, "busy.sqlite");
  const first = await openSqliteIndex(path);
  await first.close();
  const other = new Database(path);
  other.exec("begin immediate");
  const second = await openSqliteIndex(path, 50);
  await expect(second.port.atomically(async () => undefined)).rejects.toThrow(/busy.sqlite is being written by another process: try again/);
  other.exec("rollback");
  await expect(second.port.atomically(async () => "done")).resolves.toBe("done");
  await second.close();
  other.close();
});

test("an index that an earlier version made is made anew", async () => {
  const path = join(place, "earlier.sqlite");
  const earlier = new Database(path);
  earlier.exec("create table reading (dossier text, scope text); insert into reading values ('dossier', '')");
  earlier.pragma("user_version = 5");
  earlier.close();
  const { port, close } = await openSqliteIndex(path);
  const answers = answersOf(port, "dossier");
  expect([await answers.areTogether(), await answers.voices(), await answers.everyFinding()]).toEqual([false, [], []]);
  await close();
});

test("texts are read when they are asked for, and no more are kept than there is room for", () => {
  const folder = dossierOf("texts", { "a.md": "# A heading\n\nOne.", "b.txt": "Two — “two”." });
  const kept = textsOf(readDossier(folder).files, learning(), 5);
  expect(kept.map(({ id, title, format }) => [id, title, format])).toEqual([
    ["a.md", "A heading", "markdown"],
    ["b.txt", "b.txt", "plain"],
  ]);
  for (const nth of [0, 1, 0, 1]) expect(kept[nth]?.given).toBe(["# A heading\n\nOne.", "Two — “two”."][nth]);
  expect(kept[1]?.offsets.toGiven({ start: 0, end: 3 })).toEqual({ start: 0, end: 3 });
});
