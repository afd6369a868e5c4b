// Speed: every stage and the whole on real narrative, beside chrono-node, compromise and wink-nlp in the same run; then how it grows.
// `-- --large` goes on to 10 MB, which takes some minutes.
import { existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import * as chrono from "chrono-node";
import { RULES } from "../rules/index.ts";
import { buildChronology } from "../src/chronology/index.ts";
import { extractClaims } from "../src/claims/index.ts";
import { alignEvents } from "../src/compare/index.ts";
import { resolveEntities } from "../src/entities/index.ts";
import { makeInquiry, runRules } from "../src/findings/index.ts";
import { type Language, loadLanguages } from "../src/lang/language.ts";
import { findMentions } from "../src/mentions/index.ts";
import { findNames } from "../src/mentions/names/index.ts";
import { findTimexes } from "../src/mentions/timexes/index.ts";
import type { Source, SourceId } from "../src/model/source.ts";
import { analyse } from "../src/pipeline.ts";
import { packageRoot, readDataFiles, readWeights } from "../src/readers/data.ts";
import { readSource } from "../src/source/index.ts";
import { indexState } from "../src/state/index.ts";
import { segment } from "../src/text/index.ts";
import { withSyntax } from "../src/text/syntax/index.ts";
import { compromiseInFull, compromiseNames, compromiseTags, winkInFull } from "./others.ts";

const ROUNDS = 5;
const SYNTAX = "text: tags and dependencies";
const CLAIMS = "text to claims";
const WHOLE = "text to findings: the whole";
const loaded = loadLanguages(readDataFiles(), readWeights());
const { languages } = loaded;
const english = languages.get("en");
if (english === undefined || loaded.knowledge === undefined) throw new Error(loaded.problems.join("\n"));
const { knowledge } = loaded;
const learning = { languages, knowledge, rules: RULES };

function sourceOf(given: string, index: number): Source {
  return readSource({ id: `text ${index}` as SourceId, given, format: "plain", metadata: { language: "en" } });
}

/** The WikiWars texts; where they are not here, the example accounts again and again. */
function texts(): readonly string[] {
  const folder = join(dirname(packageRoot()), "shared", "gold", "timex", "wikiwars");
  if (existsSync(folder)) {
    const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
    return files.sort().map((name) => (JSON.parse(readFileSync(join(folder, name), "utf8")) as { readonly text: string }).text);
  }
  console.log("the annotated texts are not here: the example accounts are read instead");
  const accounts = globSync("examples/*/sources/*.{txt,md}", { cwd: packageRoot() }).sort();
  const read = accounts.map((path) => readFileSync(join(packageRoot(), path), "utf8"));
  return Array.from({ length: 20 }, () => read).flat();
}

/** Seconds of processor time, the best of the rounds: what else runs on the machine only slows. */
function seconds(run: () => unknown, rounds = ROUNDS): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1e6);
  }
  return best;
}

/** What the others' work is held against: who did what, by whose account, and when; no joining of names, no checking. */
function toClaims(all: readonly string[], language: Language): unknown {
  const documents = all.map((text, index) => withSyntax(segment(sourceOf(text, index), language), language));
  const mentions = documents.flatMap((document) => findMentions(document, language));
  return extractClaims({ documents, mentions, languages, knowledge });
}

function stages(all: readonly string[]): readonly (readonly [string, number])[] {
  const language = english;
  if (language === undefined) return [];
  const sources = all.map(sourceOf);
  const documents = sources.map((source) => withSyntax(segment(source, language), language));
  const mentions = documents.flatMap((document) => findMentions(document, language));
  const { claims, voices } = extractClaims({ documents, mentions, languages, knowledge });
  const entities = resolveEntities(documents, mentions, languages);
  const chronology = buildChronology({ documents, mentions, languages });
  const events = alignEvents({ documents, claims, entities, knowledge });
  const inquiry = makeInquiry({ documents, languages, knowledge, mentions, claims, voices, entities, chronology, events });
  return [
    ["source", seconds(() => all.map(sourceOf))],
    ["text", seconds(() => sources.map((source) => segment(source, language)))],
    [SYNTAX, seconds(() => documents.map((document) => withSyntax(document, language)))],
    ["mentions: dates", seconds(() => documents.map((document) => findTimexes(document, language)))],
    ["mentions: names", seconds(() => documents.map((document) => findNames(document, language)))],
    ["mentions: all", seconds(() => documents.map((document) => findMentions(document, language)))],
    ["claims", seconds(() => extractClaims({ documents, mentions, languages, knowledge }))],
    ["entities", seconds(() => resolveEntities(documents, mentions, languages))],
    ["chronology", seconds(() => buildChronology({ documents, mentions, languages }))],
    ["compare", seconds(() => alignEvents({ documents, claims, entities, knowledge }))],
    ["state", seconds(() => indexState({ documents, languages, knowledge, mentions, claims, voices, entities, chronology }))],
    ["findings", seconds(() => runRules(RULES, inquiry))],
    [CLAIMS, seconds(() => toClaims(all, language))],
    [WHOLE, seconds(() => analyse(all.map(sourceOf), learning))],
  ];
}

function timeOf(measured: readonly (readonly [string, number])[], name: string): number {
  return measured.find(([each]) => each === name)?.[1] ?? Number.NaN;
}

const OTHER_ROUNDS = 2;
const COMPROMISE = "compromise: all that is like ours";
const WINK = "wink-nlp: all that it has";
const WHAT_IS_COMPARED = `
compromise is asked for tags, people, places, organizations, topics, numbers, quotations, dates (its plugin), verbs with their subjects, and
sentences in parts, each with its place, paragraph by paragraph, which suits it best; it has no dependencies, entities, speakers or resolved dates.
wink-nlp is asked for tags, lemmas, negation, sentences and entities; it finds no names of people or places, no dependencies and no events, and
does the least of the three.`;

function report(all: readonly string[]): void {
  const characters = all.reduce((sum, text) => sum + text.length, 0);
  const speed = (spent: number) => characters / 1e6 / spent;
  const measured = stages(all);
  const whole = measured.at(-1)?.[1] ?? Number.NaN;
  const others = [
    ["chrono-node: dates only", seconds(() => all.map((text) => chrono.parse(text)))],
    ["compromise: tags", seconds(() => all.map(compromiseTags), OTHER_ROUNDS)],
    ["compromise: tags and names", seconds(() => all.map(compromiseNames), OTHER_ROUNDS)],
    [COMPROMISE, seconds(() => all.map(compromiseInFull), OTHER_ROUNDS)],
    [WINK, seconds(() => all.map(winkInFull), OTHER_ROUNDS)],
  ] as const;
  console.log(`${(characters / 1e6).toFixed(2)} MB in ${all.length} texts; MB a second of processor time, best of ${ROUNDS}\n`);
  for (const [name, spent] of [...measured, ...others]) {
    console.log(`${name.padEnd(36)} ${speed(spent).toFixed(2).padStart(8)} MB/s   ${(whole / spent).toFixed(2).padStart(7)} times the whole`);
  }
  const tokens = english === undefined ? 0 : all.reduce((sum, text, index) => sum + segment(sourceOf(text, index), english).tokens.length, 0);
  const perSecond = (name: string) => tokens / timeOf(measured, name) / 1000;
  const ratio = (other: string, own: string) => (timeOf(others, other) / timeOf(measured, own)).toFixed(2);
  console.log(
    `\n${tokens} tokens: tags and dependencies ${perSecond(SYNTAX).toFixed(1)} thousand a second, ${CLAIMS} ${perSecond(CLAIMS).toFixed(1)} thousand, the whole ${perSecond(WHOLE).toFixed(1)} thousand`,
  );
  console.log(`${CLAIMS}: ${ratio(COMPROMISE, CLAIMS)} times the speed of compromise, ${ratio(WINK, CLAIMS)} times that of wink-nlp`);
  console.log(`the whole: ${ratio(COMPROMISE, WHOLE)} times the speed of compromise, ${ratio(WINK, WHOLE)} times that of wink-nlp`);
  console.log(WHAT_IS_COMPARED);
  console.log(`peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
}

/** One text again and again as one, each time some years later, so that it reads as one long account. */
function longer(text: string, size: number): string {
  const parts: string[] = [];
  for (let length = 0, round = 0; length < size; round++) {
    parts.push(text.replace(/(?<!\d)1[89]\d\d(?!\d)/gu, (year) => String(Number(year) + round)));
    length += text.length + 2;
  }
  return parts.join("\n\n").slice(0, size);
}

function growth(text: string, language: Language): void {
  console.log(`\ngrowth, nanoseconds a character${"".padEnd(12)}${CLAIMS.padStart(16)}${WHOLE.padStart(30)}`);
  const sizes = process.argv.includes("--large") ? [10_000, 100_000, 1_000_000, 10_000_000] : [10_000, 100_000, 1_000_000];
  for (const size of sizes) {
    const given = longer(text, size);
    const rounds = size < 1_000_000 ? 3 : 1;
    const each = (run: () => unknown) => ((seconds(run, rounds) / size) * 1e9).toFixed(0);
    const claims = each(() => toClaims([given], language));
    const whole = each(() => analyse([sourceOf(given, 0)], learning));
    console.log(`${(size / 1000).toFixed(0).padStart(6)} kB${"".padEnd(33)}${claims.padStart(17)}${whole.padStart(30)}`);
  }
}

const all = texts();
report(all);
growth(all[0] ?? "", english);
