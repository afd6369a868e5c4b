import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { toJson } from "../../src/base/json.ts";
import { BOARDS } from "../../src/export/state.ts";
import { toMachineFindings } from "../../src/findings/index.ts";
import type { Act, DecisionId } from "../../src/model/decision.ts";
import type { Document } from "../../src/model/document.ts";
import type { Day, DayRange } from "../../src/model/time.ts";
import type { Analysis } from "../../src/pipeline.ts";
import { type Board, wordsOfEvent } from "../../src/state/index.ts";
import { Changed } from "../../src/store/changes.ts";
import { type Copied, copyOf, type StoredDossier, Unseen } from "../../src/store/contract.ts";
import type { Answers } from "../../src/store/served/answers.ts";
import { forget, keep, type Made } from "../../src/store/served/keep.ts";
import { passagesOf, rowsOf } from "../../src/store/served/rows.ts";
import { READ_TABLES } from "../../src/store/served/tables.ts";
import { gregorianDay } from "../../src/time/index.ts";
import { analysed, learning } from "./analysed.ts";
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
    readingsOneByOne(() => store);
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
    for (const name of ["../regest.yaml", "none", ""]) await expect(dossier.remove(name)).rejects.toThrow(/has no source/);
    const kept = (await dossier.remove("a.txt")) ?? "";
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

  test("only a decision that is there is taken back", async () => {
    const dossier = await store().create("Taken back");
    const [made] = await dossier.decide([note("x")], by("Ada"));
    const back = (decision: string | undefined) => dossier.decide([{ act: "undo", decision: decision as DecisionId }], by("Ben"));
    await expect(back("none")).rejects.toThrow("there is no decision none");
    expect(await back(made?.id)).toMatchObject([{ act: "undo", decision: made?.id }]);
    expect((await dossier.decisions()).decisions).toHaveLength(2);
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

/** Everything that an index tells of a dossier, in no order. */
async function toldBy(answers: Answers): Promise<unknown> {
  const date = { earliest: gregorianDay(1000, 1, 1), latest: gregorianDay(2000, 1, 1) };
  const sorted = (items: readonly unknown[]) => items.map((item) => toJson(item)).sort();
  const claims = sorted((await answers.claims({}, { most: 1000 })).items);
  const findings = sorted((await answers.findings({}, { most: 1000 })).items);
  const found = sorted((await answers.search("the", { most: 1000 })).items);
  return { claims, findings, found, state: await answers.on(date), named: (await answers.find("Gustav Lind")).named };
}

function readingsOneByOne(store: () => TriedStore): void {
  const texts = {
    "a.txt": "Gustav Lind was arrested at Riga on 3 May 1629. Gustav Lind died on 31 April 1634.",
    "b.txt": "On 4 May 1629 the regiment captured the town of Velm. It was cold. Gustav Lind was in the town.",
    "c.txt": "In 1630 Anna Berg was appointed governor of the province.",
  };
  const made = (dossier: string, madeFrom: string): readonly Made[] =>
    Object.entries(texts).map(([source, text]) => {
      const analysis = analysed({ [source]: text });
      const [passages] = searched(analysis.documents, dossier);
      return { source, madeFrom, read: rowsOf(analysis, { dossier, scope: source }), passages: passages?.passages ?? [] };
    });

  test("what is read of each account stands once, however many are kept at once and however often", async () => {
    const dossier = await store().create("One by one");
    const port = await dossier.index();
    const answers = await dossier.answers();
    const readings = made(dossier.id, "x");
    for (const reading of readings) await keep(port, dossier.id, [reading]);
    const told = await toldBy(answers);
    await keep(port, dossier.id, made(dossier.id, "y"));
    expect(await toldBy(answers)).toEqual(told);
    const emptied = { source: "a.txt", madeFrom: "z", read: { rows: [], claims: 0, findings: 0 } };
    await keep(port, dossier.id, [{ ...emptied, isWanted: async () => false }, ...readings.slice(1)]);
    expect(await toldBy(answers)).toEqual(told);
    await keep(port, dossier.id, [emptied]);
    expect((await answers.claims({ source: "a.txt" })).items).toEqual([]);
    expect((await answers.claims({ source: "b.txt" })).items.length).toBeGreaterThan(0);
    await forget(
      port,
      dossier.id,
      readings.map(({ source }) => source),
    );
    for (const table of [...READ_TABLES, "searched", "passage"] as const)
      expect(await port.db.selectFrom(table).select("dossier").where("dossier", "=", dossier.id).execute(), table).toEqual([]);
    await dossier.close();
  });

  test("a reading of all together takes the place of those of each", async () => {
    const dossier = await store().create("Together");
    const port = await dossier.index();
    await keep(port, dossier.id, made(dossier.id, "x"));
    await keep(port, dossier.id, [{ source: "", madeFrom: "x", read: rowsOf(analysed(texts), { dossier: dossier.id, scope: "" }) }]);
    expect(await port.db.selectFrom("reading").select("scope").where("dossier", "=", dossier.id).execute()).toEqual([{ scope: "" }]);
    expect(await port.db.selectFrom("claim").select("scope").distinct().where("dossier", "=", dossier.id).execute()).toEqual([{ scope: "" }]);
    await dossier.close();
  });
}

function searched(documents: readonly Document[], dossier: string) {
  return documents.map((document) => ({ source: document.source.id as string, madeFrom: "x", passages: passagesOf(document, dossier) }));
}

function answersAsInMemory(store: () => TriedStore): void {
  describe("what was read is told as in memory", () => {
    let analysis: Analysis;
    let dossier: StoredDossier;
    let answers: Answers;
    beforeAll(async () => {
      analysis = analysed(accounts);
      dossier = await store().create("Three regions");
      const read = rowsOf(analysis, { dossier: dossier.id, scope: "" });
      await keep(await dossier.index(), dossier.id, [{ source: "", madeFrom: "x", read }, ...searched(analysis.documents, dossier.id)]);
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
        for (const board of BOARDS)
          for (const most of [1, 40])
            expect(inAnyOrder(await allRows({ board, date, most })), `${board} on ${day}, ${most} at a time`).toEqual(inAnyOrder(whole[board]));
      }
    });

    async function allRows(asked: { readonly board: Board; readonly date: DayRange; readonly most: number }) {
      const { board, date, most } = asked;
      const rows: unknown[] = [];
      for (let after: string | undefined, first = true; first || after !== undefined; first = false) {
        const { items, next } = await answers.rows(board, date, { page: { after, most } });
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

    test("every spell with some words in it, where few have them and where many do", async () => {
      const { entries } = analysis.state.written();
      const offices = analysis.state.spells.flatMap(({ office, subject }) => (office === undefined ? [] : [`${office.quote} ${subject.name}`]));
      const nameless = analysis.state.spells.flatMap(({ subject }) => (subject.entity === undefined ? [`holds ${subject.name}`] : []));
      const parts = entries.flatMap(({ names }) => names[0]?.split(" ").at(-1) ?? []);
      const asked = [...offices, ...nameless, ...parts].filter((_, nth) => nth % 2 === 0);
      expect(asked.length).toBeGreaterThan(20);
      for (const words of [...asked, "office", "holds control", "in force", "Nobody at all", "", "?"])
        expect(await answers.spellsWith(words), words).toEqual(JSON.parse(toJson(analysis.state.spellsWith(words))));
    });

    test("events by the words that tell of them, and everybody who speaks", async () => {
      const { events } = analysis.state.written();
      expect(events.length).toBeGreaterThan(10);
      for (const { words } of [...events.filter((_, nth) => nth % 7 === 0), { words: "the" }, { words: "" }, { words: "100%" }]) {
        const told = await answers.events(wordsOfEvent(words, learning().languages.values()));
        expect(told, words).toEqual(analysis.state.events(words));
      }
      const voices = analysis.voices.map(({ id, source, name, parent }) => ({ id, source, name, ...(parent === undefined ? {} : { parent }) }));
      expect(voices.length).toBeGreaterThan(2);
      expect(await answers.voices()).toEqual(voices);
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
      for (const after of ["3", "garbled", ""]) await expect(answers.findings({}, { after })).rejects.toThrow(/no page ends with/);
      await expect(answers.search("the", { after: "3 " })).rejects.toThrow(/no page ends with/);
      const whole = analysis.findings.map((finding) => ({ finding, dismissed: "" }));
      expect(await answers.everyFinding()).toEqual(JSON.parse(toJson(whole)));
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
      await keep(await dossier.index(), dossier.id, searched(analysed(texts).documents, dossier.id));
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
