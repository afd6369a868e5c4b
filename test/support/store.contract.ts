import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { toJson } from "../../src/base/json.ts";
import { BOARDS } from "../../src/export/state.ts";
import { toMachineFindings } from "../../src/findings/index.ts";
import type { Act, DecisionId } from "../../src/model/decision.ts";
import type { Day } from "../../src/model/time.ts";
import type { Analysis } from "../../src/pipeline.ts";
import { Changed } from "../../src/store/changes.ts";
import { type Copied, copyOf, type StoredDossier, Unseen } from "../../src/store/contract.ts";
import type { Answers } from "../../src/store/served/answers.ts";
import { keepPassages, keepReading } from "../../src/store/served/keep.ts";
import { passagesOf, rowsOf } from "../../src/store/served/rows.ts";
import { analysed } from "./analysed.ts";
import { root } from "./code.ts";

/** A place for dossiers that is to be tried. */
export interface TriedStore {
  readonly create: (title: string) => Promise<StoredDossier>;
  readonly take: (copied: Copied) => Promise<StoredDossier>;
  readonly end: () => Promise<void>;
}

const bytes = (text: string) => new TextEncoder().encode(text);
const note = (about: string): Act => ({ act: "note", about });
const silence = (rule: string): Act => ({ act: "silence", rule, source: "a.txt" }) as Act;
const by = (name: string) => ({ by: name, at: new Date("2026-01-01T10:00:00Z"), because: "so" });
const plain = { described: {}, replace: false };

/** What holds of every store. */
export function describeStore(name: string, open: () => Promise<TriedStore>): void {
  describe(name, () => {
    let store: TriedStore;
    beforeAll(async () => {
      store = await open();
    });
    afterAll(() => store.end());
    keepsAccounts(() => store);
    replacesWhatWasSeen(() => store);
    keepsDecisions(() => store);
    answersAsInMemory(() => store);
  });
}

function keepsAccounts(store: () => TriedStore): void {
  test("accounts are kept byte for byte, with what is known of them", async () => {
    const dossier = await store().create("Two letters");
    const given = new Uint8Array([0xff, 0xfe, 0x41, 0x00, 0x0d, 0x00, 0x0a, 0x00]);
    expect(
      await dossier.add({ name: "a letter.txt", bytes: given }, { described: { author: "Ada", written: "1952" }, replace: false }),
    ).toMatchObject({
      name: "a letter.txt",
      became: "new",
    });
    expect(new Uint8Array(await dossier.bytes("a letter.txt"))).toEqual(given);
    const [source] = await dossier.sources();
    expect(source).toMatchObject({ name: "a letter.txt", metadata: { author: "Ada", written: "1952" }, bytes: 8 });
    expect(source?.sha256).toBe(source?.described);
    expect(await dossier.title()).toBe("Two letters");
    await dossier.close();
  });

  test("other bytes of a name are refused, or take its place and are kept; what is removed is kept too", async () => {
    const dossier = await store().create("Versions");
    await dossier.add({ name: "a.txt", bytes: bytes("one") }, plain);
    expect((await dossier.add({ name: "a.txt", bytes: bytes("one") }, plain)).became).toBe("same");
    await expect(dossier.add({ name: "a.txt", bytes: bytes("two") }, plain)).rejects.toThrow(/has another a.txt/);
    expect((await dossier.add({ name: "a.txt", bytes: bytes("two") }, { described: {}, replace: true })).became).toBe("replaced");
    const kept = await dossier.remove("a.txt");
    expect(await dossier.sources()).toEqual([]);
    expect(Buffer.from(await dossier.file(kept)).toString()).toBe("two");
    expect((await dossier.files()).filter((path) => path.startsWith("removed/"))).toHaveLength(2);
    await expect(dossier.bytes("a.txt")).rejects.toThrow();
    for (const name of ["../b.txt", ".b.txt", "a/../../b.txt", "/b.txt", "a\u0000b", "", "sources/.git/config"])
      await expect(dossier.add({ name, bytes: bytes("x") }, plain)).rejects.toThrow();
    await dossier.close();
  });
}

function replacesWhatWasSeen(store: () => TriedStore): void {
  test("of several who replace the account they all have seen one does, and the others are told", async () => {
    const dossier = await store().create("Replaced at once");
    const { sha256 } = await dossier.add({ name: "a.txt", bytes: bytes("one") }, plain);
    const how = { described: {}, replace: true, seen: sha256 };
    const tried = await Promise.allSettled(["two", "three", "four"].map((words) => dossier.add({ name: "a.txt", bytes: bytes(words) }, how)));
    expect(tried.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const [there] = await dossier.sources();
    for (const each of tried) if (each.status === "rejected") expect(each.reason).toMatchObject({ sha256: there?.sha256 });
    await expect(dossier.add({ name: "b.txt", bytes: bytes("x") }, how)).rejects.toBeInstanceOf(Changed);
    await dossier.close();
  });
}

function keepsDecisions(store: () => TriedStore): void {
  test("decisions are kept in their order, each in view of those before it", async () => {
    const dossier = await store().create("Decided");
    const [first] = await dossier.decide([silence("r")], by("Ada"));
    const [second, third] = await dossier.decide([silence("r"), note("x")], by("Ben"));
    expect(first?.after).toEqual([]);
    expect(second?.after).toEqual([first?.id]);
    expect(await dossier.decisions()).toEqual({ decisions: [first, second, third], strange: [] });
    await dossier.close();
  });

  test("a decision on what somebody else decided meanwhile is refused, with what was decided", async () => {
    const dossier = await store().create("Two at once");
    const [mine] = await dossier.decide([silence("r")], by("Ada"), []);
    const refused = await dossier.decide([silence("r")], by("Ben"), []).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Unseen);
    expect((refused as Unseen).decisions).toEqual([mine]);
    expect(await dossier.decide([silence("other")], by("Ben"), [])).toHaveLength(1);
    expect(await dossier.decide([silence("r")], by("Ben"), [mine?.id as DecisionId])).toHaveLength(1);
    await dossier.close();
  });

  test("of many at once none is lost, and of those on one thing each has seen the one before", async () => {
    const dossier = await store().create("Many");
    await Promise.all(Array.from({ length: 20 }, (_, nth) => dossier.decide([silence("r"), note(`${nth}`)], by(`${nth}`))));
    const { decisions } = await dossier.decisions();
    expect(decisions).toHaveLength(40);
    const chain = decisions.filter(({ act }) => act === "silence");
    expect(chain.slice(1).map(({ after }) => after)).toEqual(chain.slice(0, -1).map(({ id }) => [id]));
    await dossier.close();
  });

  test("what is copied is the same in every byte", async () => {
    const dossier = await store().create("Original");
    await dossier.add({ name: "b/c.txt", bytes: bytes("\ufeffwords\r\n") }, { described: { title: "Ünïcode" }, replace: false });
    await dossier.add({ name: "a.txt", bytes: bytes("x") }, plain);
    await dossier.remove("a.txt");
    await dossier.decide([note("x"), silence("r")], by("Ada"));
    const copied = await copyOf(dossier);
    const other = await store().take({ ...copied, lines: ["<<<<<<< a strange line", ...copied.lines] });
    const again = await copyOf(other);
    expect(again.files).toEqual(copied.files);
    expect(again.lines).toEqual(["<<<<<<< a strange line", ...copied.lines]);
    const { decisions, strange } = await other.decisions();
    expect(decisions).toEqual((await dossier.decisions()).decisions);
    expect(strange).toHaveLength(1);
    await expect(other.decide([silence("r")], by("Ben"), [])).rejects.toThrow(Unseen);
  });
}

function inAnyOrder(rows: readonly unknown[]): readonly string[] {
  return rows.map((row) => toJson(row)).sort();
}

const folder = join(root, "examples", "three-regions-1944-1949", "sources");
const accounts = Object.fromEntries(["exile.md", "state-history.txt"].map((name) => [name, readFileSync(join(folder, name), "utf8")]));

function answersAsInMemory(store: () => TriedStore): void {
  describe("what was read is told as in memory", () => {
    let analysis: Analysis;
    let dossier: StoredDossier;
    let answers: Answers;
    beforeAll(async () => {
      analysis = analysed(accounts);
      dossier = await store().create("Three regions");
      const port = await dossier.index();
      const scope = { dossier: dossier.id, scope: "" };
      await keepReading(port, scope, { ...rowsOf(analysis, scope), madeFrom: "x" });
      for (const document of analysis.documents)
        await keepPassages(port, { dossier: dossier.id, source: document.source.id, madeFrom: "x" }, (number) =>
          passagesOf(document, { dossier: dossier.id, number }),
        );
      answers = await dossier.answers();
    }, 300_000);
    afterAll(() => dossier.close());

    test("how things stood, on every day on which something changed, whoever is heard", async () => {
      const days = analysis.state.changes().filter((_, nth) => nth % 3 === 0);
      for (const day of [...days, ...days.map((one) => one + 1)] as Day[]) {
        const date = { earliest: day, latest: day };
        expect(await answers.on(date)).toEqual(analysis.state.on(date));
      }
      const year = { earliest: days[0] as Day, latest: ((days[0] ?? 0) + 366) as Day };
      const hearing = { kind: "account", source: "exile.md" } as never;
      for (const question of [{}, { semantics: "robust" }, { semantics: "brave" }, { hearing }, { hearing: { kind: "consensus" } }] as const)
        expect(await answers.on(year, question)).toEqual(analysis.state.on(year, question));
    });

    test("boards a few rows at a time hold the same rows, each once", async () => {
      const days = analysis.state.changes().filter((_, nth) => nth % 9 === 0) as Day[];
      for (const day of days) {
        const date = { earliest: day, latest: day };
        const whole = await answers.on(date);
        for (const board of BOARDS) expect(inAnyOrder(await allRows(board, date)), `${board} on ${day}`).toEqual(inAnyOrder(whole[board]));
      }
    });

    async function allRows(board: (typeof BOARDS)[number], date: { readonly earliest: Day; readonly latest: Day }) {
      const rows: unknown[] = [];
      for (let after: string | undefined, first = true; first || after !== undefined; first = false) {
        const { items, next } = await answers.rows(board, date, { page: { after, most: 2 } });
        rows.push(...items);
        after = next;
      }
      return rows;
    }

    test("the history of everything that has one, by its name or a part of it", async () => {
      const names = new Set(analysis.state.written().entries.flatMap(({ named, names: all }) => [named.name, all[0]?.split(" ").at(-1) ?? ""]));
      for (const name of [...names].filter((_, nth) => nth % 4 === 0)) {
        const found = await answers.find(name);
        expect(found, name).toEqual(analysis.state.find(name));
        for (const named of found.named) {
          expect(await answers.history(named)).toEqual(analysis.state.history(named));
          expect(await answers.around(named, "before")).toEqual(analysis.state.around(named, "before"));
        }
      }
      expect(await answers.find("Ahmetjan Kazimi of Nowhere")).toEqual(analysis.state.find("Ahmetjan Kazimi of Nowhere"));
    });

    test("what changed between two days, and the days nearest to one", async () => {
      const changes = analysis.state.changes();
      const middle = changes[Math.floor(changes.length / 2)] ?? 0;
      const [from, to] = [changes[0] ?? 0, middle].map((day) => ({ earliest: day as Day, latest: day as Day }));
      if (from === undefined || to === undefined) throw new Error("nothing changes");
      expect(await answers.differences(from, to)).toEqual(analysis.state.differences(from, to));
      expect(await answers.changesAround(middle)).toEqual({
        previous: changes.findLast((day) => day < middle),
        next: changes.find((day) => day > middle),
      });
    });

    test("findings and claims, page by page", async () => {
      const sources = analysis.documents.map(({ source }) => source);
      const findings = [];
      for (let after: string | undefined, first = true; first || after !== undefined; first = false) {
        const { items, next } = await answers.findings({}, { after, most: 3 });
        findings.push(...items);
        after = next;
      }
      expect(findings).toEqual(JSON.parse(JSON.stringify(toMachineFindings(analysis.findings, sources))));
      const errors = await answers.findings({ severity: "error" });
      expect(errors.items.map(({ id }) => id)).toEqual(analysis.findings.filter(({ severity }) => severity === "error").map(({ id }) => id));
      const { items } = await answers.claims({ source: "exile.md" }, { most: 1000 });
      expect(items.map(({ id }) => id)).toEqual(analysis.claims.filter(({ source }) => source === "exile.md").map(({ id }) => id));
      const given = accounts["exile.md"] ?? "";
      expect(items.filter(({ evidence }) => given.slice(evidence.start, evidence.end) !== evidence.quote)).toEqual([]);
      const [entity] = analysis.entities;
      const about = await answers.claims({ entity: entity?.id }, { most: 1000 });
      expect(about.items.every((claim) => JSON.stringify(claim.roles).includes(entity?.id ?? "?"))).toBe(true);
      expect(about.items.length).toBeGreaterThan(0);
    });

    test("words are found whatever their case and diacritics, in any script, and lead back to the text", async () => {
      const { items } = await answers.search("SOVÍET  aeropl");
      expect(items.length).toBeGreaterThan(0);
      for (const { source, start, end, quote } of items) {
        expect(accounts[source]?.slice(start, end)).toBe(quote);
        expect(quote.toLowerCase()).toMatch(/soviet[\s\S]*aeropl|aeropl[\s\S]*soviet/);
      }
      const pages = [await answers.search("the", { most: 2 })];
      pages.push(await answers.search("the", { most: 2, after: pages[0]?.next }));
      const whole = await answers.search("the", { most: 4 });
      expect(pages.flatMap((page) => page.items)).toEqual(whole.items);
      for (const strange of ["", '"', "* OR (", "a:b -c", "'; drop table claim; --", "\u0000"]) await answers.search(strange);
      expect((await answers.search("")).items).toEqual([]);
    });

    test("other scripts", async () => {
      const texts = { zh: "1949年8月24日，飛機從阿拉木圖起飛。", ar: "وصل الكِتَابُ إلى بغداد.", ru: "Ёлка стояла в Алма-Ате." };
      const port = await dossier.index();
      const read = analysed(texts);
      for (const document of read.documents)
        await keepPassages(port, { dossier: dossier.id, source: document.source.id, madeFrom: "y" }, (number) =>
          passagesOf(document, { dossier: dossier.id, number }),
        );
      for (const [words, source] of [
        ["阿拉木圖", "zh"],
        ["الكتاب", "ar"],
        ["елка", "ru"],
        ["алма", "ru"],
      ] as const)
        expect(
          (await answers.search(words)).items.map((found) => found.source),
          words,
        ).toEqual([source]);
      expect((await answers.search("木阿")).items).toEqual([]);
    });
  });
}
