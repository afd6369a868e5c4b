import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { folderParts, SHORT, serverParts, WHOLE } from "../bench/reliability/all.ts";
import { pageOf } from "../bench/reliability/page.ts";
import { root } from "./support/code.ts";
import { startPostgres, tellSkipped } from "./support/postgres.ts";

vi.setConfig({ testTimeout: 600_000, hookTimeout: 60_000 });
const server = await startPostgres();
const skipped = tellSkipped("TESTS OF THE SERVER'S RELIABILITY", server);
afterAll(async () => {
  if (!("why" in server)) await server.end();
});

test.each(folderParts(SHORT))("nothing is lost: $name", async ({ run }) => {
  expect((await run()).faults).toEqual([]);
});

const parts = "why" in server ? [] : serverParts(SHORT, server);

test.skipIf(skipped).each(parts)("nothing is lost on a server: $name", async ({ run }) => {
  expect((await run()).faults).toEqual([]);
});

test("the page of reliability tells of every part, and of no fault", () => {
  const page = readFileSync(join(root, "docs", "reliability.md"), "utf8");
  const every = [...folderParts(WHOLE), ...serverParts(WHOLE, undefined as never)];
  for (const { name } of every) expect(page).toMatch(new RegExp(`^\\| \`${name}\` \\| (.* \\| 0 \\| |not tried in full yet)`, "m"));
});

test("what the page says of a part that was tried elsewhere stays where another is tried again", () => {
  const proof = (what: string, table?: string) => ({ what, rounds: 3, counted: {}, faults: [], ...(table === undefined ? {} : { table }) });
  const day = "2026-01-02";
  const whole = pageOf([
    ["one", { proof: proof("first"), day }],
    ["two", { proof: proof("second", "| a |"), day }],
  ]);
  expect(
    pageOf(
      [
        ["one", undefined],
        ["two", undefined],
      ],
      whole,
    ),
  ).toBe(whole);
  const again = pageOf(
    [
      ["one", { proof: proof("first again"), day }],
      ["two", undefined],
    ],
    whole,
  );
  expect(again).toBe(whole.replace("first", "first again"));
});
