import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { loadLanguages } from "../src/lang/language.ts";
import { readDataFiles } from "../src/readers/data.ts";
import { root } from "./support/code.ts";

const folder = mkdtempSync(join(tmpdir(), "regest-language-"));
mkdirSync(join(folder, "lang"));
afterAll(() => rmSync(folder, { recursive: true }));

function run(script: string, ...args: readonly string[]) {
  return spawnSync(process.execPath, [join(root, "scripts", script), ...args], { encoding: "utf8", env: { ...process.env, REGEST_ROOT: folder } });
}

test("a new language loads without a complaint and reads what needs no words", () => {
  expect(run("new-language.ts", "xx")).toMatchObject({ status: 0, stdout: expect.stringContaining("lang/xx/") });
  expect(loadLanguages(readDataFiles(folder)).problems).toEqual([]);
  expect(run("dates.ts", "xx", "7.4.1848 (1914-18)").stdout).toBe(
    "[[7.4.1848|1848-04-07]]  dotted-day  date, stated\n[[1914|1914]]  year-range-short  date, stated, between\n[[18|1918]]  year-range-short  date, stated, between\n",
  );
});

test("neither command overwrites or guesses", () => {
  expect(run("new-language.ts", "xx")).toMatchObject({ status: 2, stderr: "lang/xx is already there\n" });
  expect(run("new-language.ts", "Spanish").status).toBe(2);
  expect(run("dates.ts", "yy", "1848").stderr).toContain("CODE is one of xx");
});
