// npm run claims "SENTENCE" | FILE: what is claimed, from the words up, with the data as they are now and without a build.
import { existsSync, readFileSync } from "node:fs";
import { explainClaims, renderExplanation } from "../src/explain/index.ts";
import { loadLanguages } from "../src/lang/language.ts";
import type { SourceId } from "../src/model/source.ts";
import { analyse } from "../src/pipeline.ts";
import { readDataFiles, readWeights } from "../src/readers/data.ts";
import { readSource } from "../src/source/index.ts";

const { languages, knowledge, problems } = loadLanguages(readDataFiles(), readWeights());
const given = process.argv.slice(2);
if (problems.length > 0 || knowledge === undefined || given.length === 0) {
  process.stderr.write(`${problems.length > 0 ? problems.join("\n") : "usage: npm run claims TEXT…, where TEXT is a sentence or a file"}\n`);
  process.exit(2);
}
for (const words of given) {
  const file = existsSync(words);
  const id = (file ? words : "sentence") as SourceId;
  const source = readSource({ id, given: file ? readFileSync(words, "utf8") : words, format: "plain", metadata: {} });
  const learning = { languages, knowledge, rules: [] };
  const analysis = analyse([source], learning);
  const shown = explainClaims({ analysis, learning }, analysis.claims).map((each) =>
    renderExplanation(each, analysis.documents[0]?.source ?? source),
  );
  process.stdout.write(`${shown.length === 0 ? "no claim is read here\n" : shown.join("\n")}\n`);
}
