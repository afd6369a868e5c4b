import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { openShelf } from "../src/api/team/shelf.ts";
import { check } from "../src/cli/actions/check.ts";
import { serve } from "../src/cli/actions/serve.ts";
import { watchAccounts } from "../src/cli/actions/watch.ts";
import type { CheckOptions } from "../src/cli/commands/check.ts";
import { plainPaint } from "../src/findings/index.ts";
import type { Act } from "../src/model/decision.ts";
import { appendDecisions } from "../src/store/decisions.ts";
import { openFolder } from "../src/store/folder-dossier.ts";
import { bringUpToDate } from "../src/work/index.ts";
import { dossierIn } from "./support/dossiers.ts";

const place = mkdtempSync(join(tmpdir(), "regest-large-watch-"));
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });
afterAll(() => rmSync(place, { recursive: true, force: true }));

const options: CheckOptions = { format: "text", ids: true, limits: { inMemory: 10, together: 10 } };

/** What is said, and a wait for some of it. */
function listening() {
  let said = "";
  const hear = (text: string) => {
    said += text;
  };
  const shell = { print: hear, tell: (text: string) => hear(`regest: ${text}\n`), paint: plainPaint, watched: false };
  const until = async (words: string) => {
    await vi.waitFor(() => expect(said).toContain(words), { timeout: 120_000, interval: 20 });
    const heard = said;
    said = "";
    return heard;
  };
  return { shell, until };
}

test("a large dossier is watched by its index: of a change only what it brings is told", async () => {
  const folder = dossierIn(place, "watched", {
    "a.txt": "Gustav Lind died on 31 April 1634.",
    "b.txt": "The court met at Riga on 31 June 1630.",
  });
  const { shell, until } = listening();
  const ended = watchAccounts([folder], options, shell);
  const first = await until("Ctrl-C stops\n");
  expect(first).toContain("each of its 2 accounts was read by itself");
  expect(first).toMatch(/31 April 1634[\s\S]*31 June 1630[\s\S]*2 findings in 2 accounts: 2 errors/);
  writeFileSync(join(folder, "sources", "b.txt"), "The court met at Riga on 30 June 1630. It rose on 31 September 1630.");
  const turn = await until(" ms)\n");
  expect(turn).toMatch(/b\.txt changed\n[\s\S]*31 September 1630[\s\S]*gone: error\[impossible-date\]: "31 June 1630"/);
  expect(turn).toContain("1 new, 1 gone: 2 findings in 2 accounts");
  expect(turn).not.toMatch(/31 April 1634|a\.txt|too large/);
  appendDecisions(folder, [{ act: "silence", rule: "impossible-date", source: "a.txt" } as Act], { by: "Ada", at: new Date() });
  expect(await until(" ms)\n")).toContain('gone: error[impossible-date]: "31 April 1634"');
  writeFileSync(join(folder, "regest.yaml"), "title: A\nrulse: {}\n");
  expect(await until("the watch goes on\n")).toContain('unknown key "rulse"');
  writeFileSync(join(folder, "regest.yaml"), "title: A\n");
  rmSync(join(folder, "sources", "b.txt"));
  expect(await until(" ms)\n")).toMatch(/b\.txt changed\n[\s\S]*0 new, 1 gone: no findings in 1 account/);
  process.emit("SIGHUP");
  expect(await ended).toBe(0);
  expect(await until("stopped\n")).toBe("stopped\n");
});

test("what is too much at once is refused with what to do instead", async () => {
  const folder = dossierIn(place, "refused", { "a.txt": "Gustav Lind died on 31 April 1634." });
  const file = join(place, "beside.txt");
  writeFileSync(file, "The court met at Riga on 31 June 1630.");
  const { shell } = listening();
  await expect(check([folder, file], options, shell)).rejects.toThrow(
    /beside\.txt[\s\S]*put it into .*refused.* \(`regest add`\) and name that alone/,
  );
  await expect(check([folder, dossierIn(place, "other", { "b.txt": "It was so." })], options, shell)).rejects.toThrow(/name each alone/);
  await expect(serve([folder], { ...options, open: false, host: "127.0.0.1" }, shell)).rejects.toThrow(
    /the workbench holds every account at once[\s\S]*`regest serve` takes the files of some of them/,
  );
});

test("a dossier that the workbench of a team cannot hold is refused, also where that is found out by reading; the others are answered", async () => {
  const shelf = openShelf(60);
  const large = openFolder(
    dossierIn(place, "thick", { "a.txt": "Gustav Lind died on 31 April 1634.", "b.txt": "The court met at Riga on 31 June 1630." }),
  );
  const small = openFolder(dossierIn(place, "thin", { "a.txt": "Gustav Lind died on 31 April 1634." }));
  await expect(shelf.ask(large, { reading: true })).rejects.toThrow(/too many for the workbench/);
  await bringUpToDate(large, { threads: 1, kinds: ["words"] });
  await expect(shelf.ask(large, { reading: true })).rejects.toThrow(/too many for the workbench/);
  expect(JSON.parse(await shelf.ask(small, { reading: true }))).toMatchObject({ findings: [{ rule: "impossible-date" }] });
  await shelf.close();
  for (const dossier of [large, small]) await dossier.close();
});
