// Everything Regest reads, measured on the corpus: `node bench/corpus/eval.ts [DOCUMENT…] [--per-text] [--errors PART]`.
import { loadLanguages } from "../../src/lang/language.ts";
import type { SourceId } from "../../src/model/source.ts";
import { analyse } from "../../src/pipeline.ts";
import { readDataFiles, readWeights } from "../../src/readers/data.ts";
import { readSource } from "../../src/source/index.ts";
import { percent, show } from "../names/score.ts";
import { corpusDocuments } from "./documents.ts";
import { addScores, type BCubedSums, type CorpusScores, newScores, scoreDocument } from "./scores.ts";

const ORDER = [
  "names",
  "name spans",
  "time spans",
  "times, overlapping",
  "time values",
  "offices",
  "quantities",
  "quotations",
  "speakers",
  "claims",
  "claims, any predicate",
  "roles of claims found",
  "roles, end to end",
  "dates of claims",
  "voice",
  "modality",
  "polarity",
  "voice, modality and polarity",
];

function print(name: string, scores: CorpusScores): void {
  console.log(`\n${name}`);
  for (const part of ORDER) {
    const count = scores.counts.get(part);
    if (count !== undefined) console.log(`  ${part.padEnd(30)} ${String(count.right + count.missed).padStart(5)}  ${show(count)}`);
  }
  for (const [part, sums] of [
    ["entities, B3 on gold names", scores.entitiesOnGold],
    ["entities, B3 end to end", scores.entitiesEndToEnd],
  ] as const)
    console.log(`  ${part.padEnd(30)} ${String(sums.gold).padStart(5)}  ${bCubed(sums)}`);
}

function bCubed({ precision, found, recall, gold }: BCubedSums): string {
  const [p, r] = [precision / Math.max(1, found), recall / Math.max(1, gold)];
  return `P ${percent(p)} R ${percent(r)} F ${percent((2 * p * r) / Math.max(1e-9, p + r))}`;
}

const wanted = process.argv.slice(2).filter((word, index, all) => !word.startsWith("--") && all[index - 1] !== "--errors");
const errors = process.argv.includes("--errors") ? process.argv[process.argv.indexOf("--errors") + 1] : undefined;
const { languages, knowledge } = loadLanguages(readDataFiles(), readWeights());
if (knowledge === undefined) throw new Error("no knowledge");
const learning = { languages, knowledge, rules: [] };
const total = newScores();
const documents = corpusDocuments().filter(({ id, readings }) => readings.size > 0 && (wanted.length === 0 || wanted.includes(id)));
for (const { id, text, readings } of documents) {
  const annotation = readings.get("settled") ?? readings.get("first");
  if (annotation === undefined) continue;
  const source = readSource({ id: id as SourceId, given: text, format: "plain", metadata: { language: "en" } });
  const scores = scoreDocument(annotation, analyse([source], learning), learning);
  if (process.argv.includes("--per-text")) print(id, scores);
  addScores(total, scores);
}
if (documents.length === 0) console.log("corpus: nothing annotated");
else {
  print(`corpus, ${documents.length} documents`, total);
  console.log("  The name finder has learnt from these texts: `npm run eval -- names` tells by cross-validation how it does on others.");
}
if (errors !== undefined) {
  console.log(`\nwhat goes wrong with ${errors}`);
  for (const [what, count] of [...total.confusions].filter(([key]) => key.startsWith(`${errors}:`)).sort((a, b) => b[1] - a[1]))
    console.log(`${String(count).padStart(5)}  ${what}`);
}
