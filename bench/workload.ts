import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { RULES } from "../rules/index.ts";
import { extractClaims } from "../src/claims/index.ts";
import { type Language, loadLanguages } from "../src/lang/language.ts";
import { findMentions } from "../src/mentions/index.ts";
import type { Source, SourceId } from "../src/model/source.ts";
import { analyse } from "../src/pipeline.ts";
import { packageRoot, readDataFiles, readWeights } from "../src/readers/data.ts";
import { readSource } from "../src/source/index.ts";
import { segment } from "../src/text/index.ts";
import { withSyntax } from "../src/text/syntax/index.ts";
import { sharedFolder } from "./shared.ts";

const loaded = loadLanguages(readDataFiles(), readWeights());
const found = loaded.languages.get("en");
if (found === undefined || loaded.knowledge === undefined) throw new Error(loaded.problems.join("\n"));
export const english: Language = found;
export const { languages } = loaded;
export const { knowledge } = loaded;

export function sourceOf(given: string, index: number): Source {
  return readSource({ id: `text ${index}` as SourceId, given, format: "plain", metadata: { language: "en" } });
}

/** The WikiWars texts; where they are not here, the example accounts again and again. */
export function texts(): readonly string[] {
  const folder = join(sharedFolder(), "gold", "timex", "wikiwars");
  if (existsSync(folder)) {
    const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
    return files.sort().map((name) => (JSON.parse(readFileSync(join(folder, name), "utf8")) as { readonly text: string }).text);
  }
  const accounts = globSync("examples/*/sources/*.{txt,md}", { cwd: packageRoot() }).sort();
  const read = accounts.map((path) => readFileSync(join(packageRoot(), path), "utf8"));
  return Array.from({ length: 20 }, () => read).flat();
}

/** What the others' work is held against: who did what, by whose account, and when; no joining of names, no checking. */
export function toClaims(all: readonly string[]): unknown {
  const documents = all.map((text, index) => withSyntax(segment(sourceOf(text, index), english), english));
  const mentions = documents.flatMap((document) => findMentions(document, english));
  return extractClaims({ documents, mentions, languages, knowledge });
}

export function toFindings(all: readonly string[]): unknown {
  return analyse(all.map(sourceOf), { languages, knowledge, rules: RULES });
}

/** Seconds of processor time. */
export function timed(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** Seconds of processor time, the best of the rounds: what else runs on the machine only slows. */
export function seconds(run: () => unknown, rounds: number): number {
  return Math.min(...Array.from({ length: rounds }, () => timed(run)));
}
