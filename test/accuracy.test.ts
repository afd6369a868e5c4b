import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { blocksOf, corpusBlocks, OUTSIDE, withBlocks } from "../scripts/accuracy/page.ts";
import { root } from "./support/code.ts";

const page = readFileSync(join(root, "docs", "accuracy.md"), "utf8");
const blocks = blocksOf(page);

test("the figures of the corpus are those that docs/accuracy.md has: where they have changed, `npm run accuracy` writes them", {
  timeout: 300_000,
}, () => {
  for (const [name, body] of corpusBlocks()) expect(`${name}\n${blocks.get(name)}`).toBe(`${name}\n${body}`);
});

test("every measure has its place on the page, and every place its figures", () => {
  const names = [...blocks.keys()];
  expect(names).toEqual(expect.arrayContaining([...OUTSIDE.keys()]));
  expect(names.length).toBe(new Set(names).size);
  expect(names.filter((name) => !/\d/u.test(blocks.get(name) ?? ""))).toEqual([]);
  expect(blocks.get("when")).toMatch(/^Measured on \d{1,2} \p{Lu}\p{Ll}+ \d{4} with `npm run accuracy`\./u);
});

test("blocks are written anew, and what was not measured stays", () => {
  const old = "# A\n\n<!-- made: a -->\n\nold a\n\n<!-- end -->\n\nby hand\n\n<!-- made: b -->\n\nold b\n\n<!-- end -->\n";
  const written = withBlocks(old, new Map([["a", "new $& a"]]));
  expect([...blocksOf(written)]).toEqual([
    ["a", "new $& a"],
    ["b", "old b"],
  ]);
  expect(written).toContain("by hand");
});
