// Trains the tagger and the parser on the treebanks below a folder and writes weights/en/syntax.bin, or checks that they give that file.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { loadLanguages } from "../../src/lang/language.ts";
import { packSyntaxWeights } from "../../src/lang/weights.ts";
import { readDataFiles } from "../../src/readers/data.ts";
import { hasTreebanks, readTreebank, TREEBANKS } from "./corpora.ts";
import { scoreSyntax } from "./score.ts";
import { SETTINGS } from "./settings.ts";
import { numbering, relationsOf, tagsOf } from "./tagset.ts";
import { type Sample, trainSyntax } from "./train.ts";

const root = join(import.meta.dirname, "..", "..");
const target = join(root, "weights", "en", "syntax.bin");
const options = process.argv.slice(2);
const checks = options.includes("--check");
const folder = options.find((option) => !option.startsWith("--")) ?? join(root, "..", "shared", "data");

const language = loadLanguages(readDataFiles(root)).languages.get("en");
if (language === undefined) throw new Error("lang/en is missing");
if (!hasTreebanks(folder)) {
  process.stderr.write(`there are no treebanks in ${folder}: it should hold ${[...TREEBANKS.train, ...TREEBANKS.dev].join(", ")}\n`);
  process.exit(2);
}
const treebanks = TREEBANKS.train.map((name) => readTreebank(folder, name, language.segmentation));
const sentences = treebanks.flatMap((treebank) => treebank.sentences);
const examples = treebanks.flatMap((treebank) => treebank.examples);
const tags = tagsOf(sentences);
const relations = relationsOf(examples);
const tagNumber = numbering(tags.map(({ name }) => name));
const relationNumber = numbering(relations);
const samples: readonly Sample[] = examples.map((example) => ({
  tokens: example.tokens,
  tags: Uint8Array.from(example.tags, tagNumber),
  heads: Int32Array.from(example.heads),
  relations: Uint8Array.from(example.relations, relationNumber),
}));
const started = performance.now();
const log = (line: string) => process.stdout.write(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${line}\n`);
const words = examples.reduce((sum, example) => sum + example.words, 0);
const differing = examples.reduce((sum, example) => sum + example.differing, 0);
log(`${examples.length} sentences, ${words} words, of which ${((100 * differing) / words).toFixed(1)} % are not exactly one token of ours`);
const weights = trainSyntax(samples, { tags, relations }, { settings: SETTINGS, log });
const packed = new Uint8Array(packSyntaxWeights(weights));
log(`${(packed.length / 1e6).toFixed(2)} MB`);
for (const name of TREEBANKS.dev) {
  const score = scoreSyntax(readTreebank(folder, name, language.segmentation).examples, weights);
  const share = (count: number) => ((100 * count) / score.tokens).toFixed(2);
  log(`${name}: tags ${share(score.tags)}, heads ${share(score.heads)}, heads and relations ${share(score.labelled)}`);
}
if (checks) {
  const same = existsSync(target) && Buffer.compare(readFileSync(target), packed) === 0;
  log(same ? "the same as weights/en/syntax.bin, byte for byte" : "NOT the same as weights/en/syntax.bin");
  if (!same) process.exitCode = 1;
} else {
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, packed);
  log("written to weights/en/syntax.bin");
}
