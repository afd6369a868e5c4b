import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { dossierIn } from "./support/dossiers.ts";
import { startPostgres, tellSkipped } from "./support/postgres.ts";
import { typed } from "./support/typed.ts";

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });
const server = await startPostgres();
const room = mkdtempSync(join(tmpdir(), "regest-places-"));

if ("why" in server) {
  tellSkipped("TESTS OF DOSSIERS ON A SERVER BY THE COMMAND LINE", server);
  test.skip("dossiers on a server", () => undefined);
} else {
  let folder = "";
  let place = "";
  beforeAll(async () => {
    vi.stubEnv("DATABASE_URL", await server.database());
    folder = dossierIn(room, "truce", {
      "a.txt": "On 3 May 1629 Gustav Lind was appointed governor of Velm. Gustav Lind died on 31 April 1634.",
      "b.md": "On 4 May 1629 Anna Berg was appointed governor of Riga. The court met at Riga on 31 June 1630.",
    });
    const [, id = ""] = /"id": "([0-9a-f]+)",\s+"rule": "impossible-date"/.exec((await typed("check", folder, "--format", "json")).printed) ?? [];
    expect((await typed("decide", folder, "dismiss", id, "--by", "Ada", "--because", "so in the edition")).code).toBe(0);
    expect((await typed("decide", folder, "note", "nothing that is there", "--by", "Ada")).code).toBe(2);
    const copied = await typed("copy", folder, "server:", "--owner", "ada@example.org");
    [, place = ""] = /^(server:\S+) holds/.exec(copied.printed) ?? [];
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await server.end();
    rmSync(room, { recursive: true, force: true });
  });

  describe("a dossier on the server", () => {
    test.each([
      ["list"],
      ["list", "--format", "json"],
      ["log"],
      ["status"],
      ["check"],
      ["check", "--format", "json"],
      ["search", "riga"],
      ["as-of", "1629-06-01"],
      ["history", "Gustav Lind"],
      ["diff", "1629-05-03", "1629-06"],
      ["when", "governor Lind"],
    ] as const)("%s %s %s tells of it what it tells of the folder that it came from", async (command, ...others) => {
      const words = (named: string) =>
        ["as-of", "history", "diff", "when"].includes(command) ? [command, ...others, named] : [command, named, ...others];
      const there = await typed(...words(place));
      const here = await typed(...words(folder));
      expect(there.told).toEqual([]);
      expect(there.printed).not.toBe("");
      expect({ ...there, printed: there.printed.replaceAll(place, folder) }).toEqual({
        ...here,
        printed: here.printed.replaceAll(`${folder}/sources/`, ""),
      });
    });

    test("what was known of it before it came there is not told again", async () => {
      const known = dossierIn(room, "known", { "a.txt": "Gustav Lind died on 31 April 1634." });
      expect((await typed("baseline", known)).code).toBe(0);
      const copied = await typed("copy", known, "server:", "--owner", "ada@example.org");
      const [, there = ""] = /^(server:\S+) holds/.exec(copied.printed) ?? [];
      const checked = await typed("check", there);
      expect(checked).toEqual({ ...(await typed("check", known)), printed: expect.stringContaining(`${there}/baseline.json`) });
      expect(checked.printed).not.toContain("31 April");
      expect((await typed("check", there, "--all")).printed).toContain("31 April");
    });

    test("a finding of it is explained by its id", async () => {
      const [, id = ""] = /"id": "([0-9a-f]+)"/.exec((await typed("check", place, "--format", "json")).printed) ?? [];
      expect((await typed("explain", id, place)).printed).toContain("31 June 1630");
    });

    test.each([
      [["decide", "PLACE", "dismiss", "1234"], /decisions are made in its workbench.*`regest copy server:\S+ FOLDER` makes a folder of it/],
      [["undo", "PLACE", "1234"], /decisions are made in its workbench/],
      [["add", "PLACE", "a.txt"], /accounts are put in .* in its workbench/],
      [["remove", "PLACE", "a.txt"], /accounts are put in .* in its workbench/],
      [["init", "PLACE"], /of a folder: `regest copy FOLDER server: --owner ADDRESS`/],
      [["check", "PLACE", "b.txt"], /take it, but nothing beside it/],
      [["check", "PLACE", "--watch"], /cannot be watched/],
      [["serve", "PLACE"], /its own workbench/],
      [["read", "PLACE"], /on the server/],
      [["status", "server:"], /lacks an id/],
      [["status", "server:none"], /there is no dossier none on this server/],
      [["as-of", "1629", "PLACE", "--language", "de"], /--language cannot be asked of server:/],
    ])("%j says what to do instead", async (words, said) => {
      const { code, told } = await typed(...words.map((word) => (word === "PLACE" ? place : word)));
      expect([code, told.join("\n")]).toEqual([2, expect.stringMatching(said)]);
      expect(existsSync(place)).toBe(false);
    });

    test("without an address of the database it is said that there is none", async () => {
      const url = process.env["DATABASE_URL"] ?? "";
      vi.stubEnv("DATABASE_URL", "");
      expect((await typed("status", place)).told.join()).toMatch(/DATABASE_URL names no database/);
      vi.stubEnv("DATABASE_URL", url);
    });
  });
}
