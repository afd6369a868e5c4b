// The page docs/accuracy.md: words written by hand, and between marks what was measured.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { type Measured, measureCorpus } from "../../bench/corpus/measure.ts";
import { asMarkdown, confusionTable, partsTable, textsTable } from "../../bench/corpus/tables.ts";

const root = join(import.meta.dirname, "..", "..");

/** A stretch of the page that is made, by its name. */
export type Blocks = ReadonlyMap<string, string>;

/** What is measured on texts outside the repository, with the program that prints it. */
export const OUTSIDE: ReadonlyMap<string, string> = new Map([
  ["dates elsewhere", "bench/dates/eval.ts"],
  ["names elsewhere", "bench/names/eval.ts"],
  ["syntax elsewhere", "bench/syntax/eval.ts"],
  ["events of the sample", "bench/sample/eval.ts"],
  ["planted contradictions", "bench/errors/eval.ts"],
]);

/** What is measured on the corpus of the repository: the same on every machine. */
export function corpusBlocks(measured: Measured = measureCorpus()): Blocks {
  const { total, byText } = measured;
  return new Map([
    ["corpus in total", `${byText.size} texts.\n\n${asMarkdown(partsTable(total))}`],
    ["corpus by text", asMarkdown(textsTable(measured))],
    ...["claims by predicate", "names by kind", "times by kind"].map((part) => [part, asMarkdown(confusionTable(total, part))] as const),
  ]);
}

/** What is measured on texts that not every machine has; those that are not here are left out. */
export function outsideBlocks(): Blocks {
  return new Map(
    [...OUTSIDE].flatMap(([name, program]) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [program], { cwd: root, encoding: "utf8" });
      if (status !== 0) throw new Error(`${program} failed: ${stderr}`);
      const missing = /skipped|nothing to score|are not here/u.test(stdout);
      return missing ? [] : [[name, `\`\`\`text\n${stdout.trim()}\n\`\`\``] as const];
    }),
  );
}

const MADE = /<!-- made: (?<name>.+?) -->\n(?<body>[\s\S]*?)<!-- end -->/gu;

/** The blocks that stand in a page. */
export function blocksOf(page: string): Blocks {
  return new Map(Array.from(page.matchAll(MADE), ({ groups: { name = "", body = "" } = {} }) => [name, body.trim()]));
}

/** The page with new blocks; those that were not made anew stay as they are. */
export function withBlocks(page: string, blocks: Blocks): string {
  return page.replace(MADE, (whole, name: string) => {
    const body = blocks.get(name);
    return body === undefined ? whole : `<!-- made: ${name} -->\n\n${body}\n\n<!-- end -->`;
  });
}
