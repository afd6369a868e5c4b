import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test, vi } from "vitest";
import { dossierIn } from "./support/dossiers.ts";
import { typed } from "./support/typed.ts";

const room = mkdtempSync(join(tmpdir(), "regest-mending-"));
vi.setConfig({ testTimeout: 120_000 });
afterAll(() => rmSync(room, { recursive: true, force: true }));

const file = (name: string, text: string) => {
  writeFileSync(join(room, name), text);
  return join(room, name);
};
const TOLD = "On 3 May 1629 Gustav Lind was appointed governor of Velm. Gustav Lind died on 31 April 1634.";

describe("a dossier with something wrong in it", () => {
  test("an account that cannot be read is kept and said at once, and status tells what needs no reading", async () => {
    const folder = dossierIn(room, "unread", { "a.txt": TOLD });
    const added = await typed("add", folder, file("empty.txt", ""));
    expect([added.code, added.printed]).toEqual([0, expect.stringMatching(/^added empty\.txt/)]);
    expect(added.told).toEqual([expect.stringMatching(/^empty\.txt is kept, but not read: .* is empty/)]);
    const status = await typed("status", folder);
    expect([status.code, status.told]).toEqual([2, [expect.stringMatching(/empty\.txt is empty/)]]);
    expect(status.printed).toMatch(/2 accounts\n {2}0 decisions: /);
    expect((await typed("remove", folder, "empty.txt")).code).toBe(0);
    expect((await typed("status", folder)).printed).toContain("1 error");
  });

  test("a language of which nothing is known is said when it is given, and given anew otherwise", async () => {
    const folder = dossierIn(room, "languages", {});
    const account = file("b.txt", TOLD);
    const first = await typed("add", folder, account, "--language", "eng");
    expect(first.told.join()).toMatch(/b\.txt is kept, but not read: there is no data for the language "eng"; did you mean en/);
    const again = await typed("add", folder, account, "--language", "en");
    expect([again.printed, again.told]).toEqual([expect.stringMatching(/^is there already, byte for byte, and is described anew: b\.txt/), []]);
    expect((await typed("add", folder, account)).printed).toMatch(/^is there already, byte for byte: b\.txt/);
    expect((await typed("status", folder)).printed).toContain("1 error");
  });

  test("an account whose file is gone is named with what can be done, and can be taken out", async () => {
    const folder = dossierIn(room, "gone", { "a.txt": TOLD });
    await typed("add", folder, file("c.txt", "The court met at Riga."));
    rmSync(join(folder, "sources", "c.txt"));
    const refused = await typed("check", folder);
    expect([refused.code, refused.told.join()]).toEqual([
      2,
      expect.stringMatching(/c\.txt: put it back, or `regest remove .*gone c\.txt` takes it out/),
    ]);
    expect((await typed("remove", folder, "c.txt")).printed).toContain("removed c.txt; its file was gone already");
    expect((await typed("check", folder)).code).toBe(1);
  });

  test("nothing that is no account is taken out of it", async () => {
    const folder = dossierIn(room, "kept", { "a.txt": TOLD });
    await typed("decide", folder, "note", "a.txt", "--because", "look", "--by", "Ada");
    for (const name of ["../decisions.jsonl", "../regest.yaml", "../../kept/sources/a.txt", "."])
      expect((await typed("remove", folder, name)).told.join(), name).toMatch(/has no source .*: it has a\.txt/);
    expect(["decisions.jsonl", "regest.yaml", "sources/a.txt"].every((path) => existsSync(join(folder, path)))).toBe(true);
  });

  test("decisions of two branches that contradict each other are said when it is checked, until somebody settles them", async () => {
    const [one, two] = ["one", "two"].map((name) => dossierIn(room, name, { "a.txt": TOLD }));
    for (const [folder, day] of [
      [one ?? "", "1629-05-04"],
      [two ?? "", "1629-05-05"],
    ] as const)
      expect((await typed("decide", folder, "date", "3 May 1629", day, "--by", "Ada")).code).toBe(0);
    const lines = [one, two].map((folder) => readFileSync(join(folder ?? "", "decisions.jsonl"), "utf8"));
    writeFileSync(join(one ?? "", "decisions.jsonl"), lines.join(""));
    expect((await typed("check", one ?? "")).printed).toMatch(/1 error\n2 decisions contradict each other, .* `regest status` shows them\n$/);
    expect((await typed("log", one ?? "")).printed.match(/\(contested\)/g)).toHaveLength(2);
    expect((await typed("decide", one ?? "", "date", "3 May 1629", "1629-05-06", "--by", "Ben")).code).toBe(0);
    expect((await typed("check", one ?? "")).printed).not.toContain("contradict each other");
    expect((await typed("log", one ?? "")).printed.match(/\(replaced\)/g)).toHaveLength(2);
  });
});
