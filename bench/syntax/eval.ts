// Tags and dependencies measured against treebanks, in our own tokens: `node bench/syntax/eval.ts [--relations]`.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readTreebank, TREEBANKS } from "../../scripts/train/corpora.ts";
import { type SyntaxScore, scoreSyntax } from "../../scripts/train/score.ts";
import { loadLanguages } from "../../src/lang/language.ts";
import { readDataFiles, readWeights } from "../../src/readers/data.ts";

const folder = fileURLToPath(new URL("../../../shared/data/", import.meta.url));

function show(name: string, score: SyntaxScore): void {
  const share = (count: number) => ((100 * count) / score.tokens).toFixed(1).padStart(5);
  console.log(
    `${name.padEnd(22)} ${String(score.tokens).padStart(6)} tokens   tags ${share(score.tags)}   UAS ${share(score.heads)}   LAS ${share(score.labelled)}`,
  );
}

function showRelations({ relations }: SyntaxScore): void {
  for (const [name, { gold, found, right }] of [...relations].sort(([, a], [, b]) => b.gold - a.gold)) {
    const f = gold + found === 0 ? 0 : (200 * right) / (gold + found);
    console.log(`    ${name.padEnd(18)} ${String(gold).padStart(6)} gold ${String(found).padStart(6)} found   F ${f.toFixed(1)}`);
  }
}

function main(): void {
  const language = loadLanguages(readDataFiles(), readWeights()).languages.get("en");
  if (language?.syntax === undefined) throw new Error("no English weights");
  const { syntax, segmentation } = language;
  for (const name of TREEBANKS.dev) {
    if (!existsSync(`${folder}${name}`)) {
      console.log(`syntax, ${name}: skipped, the treebank is not on this machine`);
      continue;
    }
    const { examples } = readTreebank(folder, name, segmentation);
    const words = examples.reduce((sum, example) => sum + example.words, 0);
    const differing = examples.reduce((sum, example) => sum + example.differing, 0);
    const score = scoreSyntax(examples, syntax);
    show(name, score);
    console.log(`    ${((100 * differing) / words).toFixed(1)} % of the treebank's words are not exactly one token of ours`);
    if (process.argv.includes("--relations")) showRelations(score);
  }
}

main();
