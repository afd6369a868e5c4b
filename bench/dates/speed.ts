import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as chrono from "chrono-node";
import { loadLanguages } from "../../src/lang/language.ts";
import { findTimexes } from "../../src/mentions/timexes/index.ts";
import type { SourceId } from "../../src/model/source.ts";
import { readDataFiles } from "../../src/readers/data.ts";
import { readSource } from "../../src/source/index.ts";
import { segment } from "../../src/text/index.ts";
import { sharedFolder } from "../shared.ts";

const folder = join(sharedFolder(), "gold", "timex", "wikiwars");
const language = loadLanguages(readDataFiles()).languages.get("en");
const rounds = 60;

/** Megabytes of text per second of processor time, the best of the rounds: what else runs on the machine only slows. */
function speed(characters: number, run: () => void): number {
  let best = 0;
  for (let round = 0; round < rounds; round++) {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    best = Math.max(best, characters / (user + system));
  }
  return best;
}

function compare(texts: readonly string[]): void {
  if (language === undefined) throw new Error("the English language data is missing");
  const documents = texts.map((given, index) =>
    segment(readSource({ id: String(index) as SourceId, given, format: "plain", metadata: { language: "en" } }), language),
  );
  const characters = texts.reduce((sum, text) => sum + text.length, 0);
  const ours = speed(characters, () => {
    for (const document of documents) findTimexes(document, language);
  });
  const theirs = speed(characters, () => {
    for (const text of texts) chrono.parse(text);
  });
  console.log(`dates, ${(characters / 1e6).toFixed(2)} MB: regest ${ours.toFixed(1)} MB/s, chrono-node ${theirs.toFixed(1)} MB/s`);
}

/** The same text ever longer: the cost per character must not grow. */
function growth(text: string): void {
  if (language === undefined) throw new Error("the English language data is missing");
  for (const size of [10_000, 100_000, 1_000_000, 10_000_000]) {
    const given = text.repeat(Math.ceil(size / text.length)).slice(0, size);
    const document = segment(readSource({ id: "long" as SourceId, given, format: "plain", metadata: { language: "en" } }), language);
    const before = process.cpuUsage();
    findTimexes(document, language);
    const { user, system } = process.cpuUsage(before);
    console.log(`dates, ${String(size / 1000).padStart(6)} kB: ${(size / (user + system)).toFixed(1)} MB/s`);
  }
}

if (!existsSync(folder)) console.log(`dates: nothing to time, ${folder} is not there`);
else {
  const texts = readdirSync(folder).map((name) => (JSON.parse(readFileSync(join(folder, name), "utf8")) as { readonly text: string }).text);
  compare(texts);
  growth(texts.join("\n\n"));
}
