import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { folderParts, SHORT, serverParts, WHOLE } from "../bench/reliability/all.ts";
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
