import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { standingOf } from "../src/decisions/index.ts";
import { packed, unpacked } from "../src/store/backup.ts";
import { type Copied, copyOf, type StoredDossier } from "../src/store/contract.ts";
import { folderFrom, openFolder } from "../src/store/folder-dossier.ts";
import { openDatabase } from "../src/store/postgres/database.ts";
import { dossiersIn } from "../src/store/postgres/dossiers.ts";
import { root } from "./support/code.ts";
import { startPostgres, tellSkipped } from "./support/postgres.ts";

const place = mkdtempSync(join(tmpdir(), "regest-copies-"));
let count = 0;
const next = () => join(place, `d${count++}`);
const server = await startPostgres();
afterAll(async () => {
  rmSync(place, { recursive: true, force: true });
  if (!("why" in server)) await server.end();
});

const name = fc
  .string({ unit: fc.constantFrom("a", "ü", "ж", "阿", " ", "-", "1"), minLength: 1, maxLength: 12 })
  .map((text) => `x${text}.txt`.normalize("NFC"));
const sign = fc.record({ by: fc.string({ unit: "grapheme", minLength: 1 }), because: fc.option(fc.string({ unit: "binary" }), { nil: undefined }) });
const act = fc.oneof(
  fc.record({ act: fc.constant("note"), about: fc.string({ minLength: 1 }) }),
  fc.record({ act: fc.constant("silence"), rule: fc.constantFrom("r", "s"), source: fc.constantFrom("a", "b") }),
);
/** Dossiers with any bytes, any names and any words in their decisions. */
const filled = fc.record({
  accounts: fc.uniqueArray(fc.record({ name, bytes: fc.uint8Array({ maxLength: 200 }) }), {
    selector: ({ name: own }) => own.toLowerCase(),
    maxLength: 4,
  }),
  decisions: fc.array(fc.record({ act, sign }), { maxLength: 5 }),
  removed: fc.boolean(),
});

async function fill(
  dossier: StoredDossier,
  { accounts, decisions, removed }: typeof filled extends fc.Arbitrary<infer T> ? T : never,
): Promise<Copied> {
  for (const account of accounts) await dossier.add(account, { described: { title: account.name }, replace: true });
  for (const { act: made, sign: by } of decisions) await dossier.decide([made as never], { ...by, at: new Date(0) } as never);
  if (removed && accounts[0] !== undefined) await dossier.remove(accounts[0].name);
  return copyOf(dossier);
}

function emptyFolder(): StoredDossier {
  const folder = next();
  folderFrom(folder, { files: new Map([["regest.yaml", Buffer.from("# a comment that stays\ntitle: Any\nsources: []\n")]]), lines: [] });
  return openFolder(folder);
}

describe("a dossier loses nothing", () => {
  test("in a backup, and restored into a folder", async () => {
    await fc.assert(
      fc.asyncProperty(filled, async (given) => {
        const copied = await fill(emptyFolder(), given);
        const folder = next();
        folderFrom(folder, unpacked(packed(copied), "it"));
        expect(await copyOf(openFolder(folder))).toEqual(copied);
      }),
      { numRuns: 30 },
    );
  });

  test.skipIf("why" in server)("from a folder to a server and back", async () => {
    if (tellSkipped("TESTS OF COPIES TO A SERVER", server) || "why" in server) return;
    const database = await openDatabase(await server.database());
    const dossiers = dossiersIn(database);
    await fc.assert(
      fc.asyncProperty(filled, async (given) => {
        const first = emptyFolder();
        const copied = await fill(first, given);
        const there = await dossiers.take(copied);
        expect(await copyOf(there)).toEqual(copied);
        expect(await there.decisions()).toEqual(await first.decisions());
        expect(await there.sources()).toEqual(await first.sources());
        const folder = next();
        folderFrom(folder, await copyOf(there));
        expect(await copyOf(openFolder(folder))).toEqual(copied);
      }),
      { numRuns: 30 },
    );
    await database.close();
  });

  // on Windows there are no such names
  test.skipIf(process.platform === "win32")("whatever its files are called, those put there by hand and those with long names too", async () => {
    const first = emptyFolder();
    const long = `${"n".repeat(230)}.txt`;
    await first.add({ name: long, bytes: Buffer.from("It rained.") }, { described: {}, replace: false });
    await first.add({ name: long, bytes: Buffer.from("It snowed.") }, { described: {}, replace: true });
    const odd = ["what: a day?.txt", "CON.txt", `${"ж".repeat(120)}/${"ü".repeat(100)}.txt`];
    for (const own of odd) {
      mkdirSync(dirname(join(first.folder ?? "", "sources", own)), { recursive: true });
      writeFileSync(join(first.folder ?? "", "sources", own), `of ${own.length}`);
    }
    const copied = await copyOf(first);
    expect([...copied.files.keys()].filter((path) => path.startsWith("sources/"))).toHaveLength(4);
    const restored = next();
    folderFrom(restored, unpacked(packed(copied), "it"));
    expect(await copyOf(openFolder(restored))).toEqual(copied);
    if ("why" in server) return;
    const database = await openDatabase(await server.database());
    const there = await dossiersIn(database).take(copied);
    expect(await copyOf(there)).toEqual(copied);
    await there.add({ name: long, bytes: Buffer.from("It froze.") }, { described: {}, replace: true });
    for (const own of [long, ...odd]) expect(await there.remove(own)).toMatch(/^removed\//);
    expect(await there.sources()).toEqual([]);
    await database.close();
  });

  test("in a backup of more accounts than one text can hold", () => {
    const bytes = new Uint8Array(100_000_000);
    const files = new Map(Array.from({ length: 5 }, (_, nth) => [`sources/scan-${nth}.pdf`, bytes] as const));
    const restored = unpacked(packed({ files, lines: ["{}"] }), "it");
    expect([...restored.files].map(([path, { length }]) => [path, length])).toEqual([...files.keys()].map((path) => [path, bytes.length]));
    expect(restored.lines).toEqual(["{}"]);
  }, 300_000);

  test("a backup that was cut off or changed anywhere is refused as a whole", async () => {
    const bytes = packed(await fill(emptyFolder(), { accounts: [{ name: "a.txt", bytes: Buffer.from("words") }], decisions: [], removed: false }));
    expect(() => unpacked(bytes.subarray(0, bytes.length - 20), "it")).toThrow(/backup/);
    expect(() => unpacked(Buffer.from("nothing"), "it")).toThrow(/no backup/);
    for (let at = 12; at < bytes.length - 8; at += 7) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 0x55;
      expect(() => unpacked(changed, "it"), `byte ${at}`).toThrow();
    }
  });

  test("nothing in a backup is written outside of its folder", () => {
    for (const path of ["../evil", "/etc/evil", "sources/../../evil", "sources/.git/hooks/x", "C:evil"])
      expect(() => folderFrom(next(), { files: new Map([[path, Buffer.from("x")]]), lines: [] }), path).toThrow();
    expect(existsSync(join(place, "evil"))).toBe(false);
  });
});

describe("what the first release wrote", () => {
  const old = join(root, "test", "upgrade", "0.1.0");

  test("a dossier folder is read, decided on and kept", async () => {
    const folder = next();
    cpSync(old, folder, { recursive: true });
    const dossier = openFolder(folder);
    expect((await dossier.sources()).map(({ name: own, metadata }) => [own, metadata.author])).toEqual([["diary.txt", "a burgher"]]);
    const { decisions, strange } = await dossier.decisions();
    expect(strange).toEqual([]);
    expect(decisions.map(({ act: made }) => made)).toEqual(["dismiss", "date", "same", "note", "undo"]);
    expect(standingOf(decisions).inForce.map(({ act: made }) => made)).toEqual(["date", "same", "note"]);
    await dossier.decide([{ act: "undo", decision: decisions[1]?.id as never }], { by: "Cy", at: new Date() });
    expect(standingOf((await dossier.decisions()).decisions).inForce).toHaveLength(2);
  });

  test("a backup is restored, into a folder and onto a server", async () => {
    const folder = next();
    folderFrom(folder, unpacked(readFileSync(`${old}.backup`), "it"));
    const expected = await copyOf(openFolder(old));
    expect(await copyOf(openFolder(folder))).toEqual(expected);
    if ("why" in server) return;
    const database = await openDatabase(await server.database());
    expect(await copyOf(await dossiersIn(database).take(expected))).toEqual(expected);
    await database.close();
  });
});
