// A text of 200,000 words made from the development texts: read and checked from the start, then again with one sentence changed. `npm run bench:large`.
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { RULES } from "../rules/index.ts";
import { loadLanguages } from "../src/lang/language.ts";
import type { Source, SourceId } from "../src/model/source.ts";
import { type Analysis, analyse } from "../src/pipeline.ts";
import { packageRoot, readDataFiles, readWeights } from "../src/readers/data.ts";
import { readSource } from "../src/source/index.ts";
import { TextMemory } from "../src/text/syntax/memory.ts";

const WORDS = 200_000;
const EDITS = 3;

/** The development texts one after another, and again, each round some years later. */
function longText(): string {
  const folder = join(dirname(packageRoot()), "shared", "gold", "timex", "wikiwars");
  const paths = existsSync(folder) ? globSync(join(folder, "*.json")) : globSync(join(packageRoot(), "examples/*/sources/*.{txt,md}"));
  const texts = paths.sort().map((path) => readFileSync(path, "utf8"));
  const plain = texts.map((text, index) => (paths[index]?.endsWith(".json") === true ? (JSON.parse(text) as { readonly text: string }).text : text));
  const parts: string[] = [];
  for (let words = 0, round = 0; words < WORDS; round++) {
    for (const text of plain) {
      parts.push(text.replace(/(?<!\d)1[89]\d\d(?!\d)/gu, (year) => String(Number(year) + round)));
      words += text.split(/\s+/u).length;
      if (words >= WORDS) break;
    }
  }
  return parts.join("\n\n");
}

function timed<T>(run: () => T): { readonly result: T; readonly wall: number; readonly spent: number } {
  const began = performance.now();
  const before = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(before);
  return { result, wall: (performance.now() - began) / 1000, spent: (user + system) / 1e6 };
}

function megabytes(): string {
  return `${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`;
}

function given<T>(value: T | undefined): T {
  if (value === undefined) throw new Error(loading.result.problems.join("\n"));
  return value;
}

const text = longText();
const memory = new TextMemory();
function sourceOf(given: string): Source {
  return readSource({ id: "large" as SourceId, given, format: "plain", metadata: { language: "en" } });
}
function check(given: string): Analysis {
  return analyse([sourceOf(given)], { languages, knowledge, rules: RULES, memory });
}

const loading = timed(() => loadLanguages(readDataFiles(), readWeights()));
const { languages } = loading.result;
const knowledge = given(loading.result.knowledge);
const english = given(languages.get("en"));
const cold = timed(() => check(text));
const { documents, claims, findings } = cold.result;
console.log(`${text.split(/\s+/u).length} words, ${documents[0]?.tokens.length} tokens, ${claims.length} claims, ${findings.length} findings`);
console.log(
  `cold: ${(loading.wall + cold.wall).toFixed(1)} s, of processor time ${(loading.spent + cold.spent).toFixed(1)} s; at most ${megabytes()}`,
);
for (let edit = 0; edit < EDITS; edit++) {
  const place = text.indexOf(". ", Math.floor((text.length * (edit + 1)) / (EDITS + 2))) + 1;
  const changed = `${text.slice(0, place)} Moreno left the town in May.${text.slice(place)}`;
  const again = timed(() => check(changed));
  const alone = timed(() => memory.read(sourceOf(text), english));
  console.log(
    `a sentence more: ${again.wall.toFixed(2)} s, of processor time ${again.spent.toFixed(2)} s; words, tags and dependencies alone ${(alone.spent * 1000).toFixed(0)} ms; at most ${megabytes()}`,
  );
}
