// Speed: every stage and the whole on real narrative, beside chrono-node, compromise and wink-nlp in the same run; then how it grows.
// `-- --large` goes on to 10 MB, which takes some minutes.
import * as chrono from "chrono-node";
import { RULES } from "../rules/index.ts";
import { buildChronology } from "../src/chronology/index.ts";
import { extractClaims } from "../src/claims/index.ts";
import { alignEvents } from "../src/compare/index.ts";
import { resolveEntities } from "../src/entities/index.ts";
import { makeInquiry, runRules } from "../src/findings/index.ts";
import { findMentions } from "../src/mentions/index.ts";
import { findNames } from "../src/mentions/names/index.ts";
import { findTimexes } from "../src/mentions/timexes/index.ts";
import { indexState } from "../src/state/index.ts";
import { segment } from "../src/text/index.ts";
import { withSyntax } from "../src/text/syntax/index.ts";
import { best, contest, ratio } from "./contest.ts";
import { compromiseNames, compromiseTags } from "./others.ts";
import { english, knowledge, languages, seconds as secondsOf, sourceOf, texts, toClaims, toFindings } from "./workload.ts";

const ROUNDS = 5;
const SYNTAX = "text: tags and dependencies";
const CLAIMS = "text to claims";
const WHOLE = "text to findings: the whole";
const COMPROMISE = "compromise: all that is like ours";
const WINK = "wink-nlp: all that it has";

function seconds(run: () => unknown): number {
  return secondsOf(run, ROUNDS);
}

function stages(all: readonly string[]): readonly (readonly [string, number])[] {
  const language = english;
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
  ];
}

const WHAT_IS_COMPARED = `
compromise is asked for tags, people, places, organizations, topics, numbers, quotations, dates (its plugin), verbs with their subjects, and
sentences in parts, each with its place, paragraph by paragraph, which suits it best; it has no dependencies, entities, speakers or resolved dates.
wink-nlp is asked for tags, lemmas, negation, sentences and entities; it finds no names of people or places, no dependencies and no events, and
does the least of the three.`;

function report(all: readonly string[]): void {
  const characters = all.reduce((sum, text) => sum + text.length, 0);
  const speed = (spent: number) => characters / 1e6 / spent;
  const measured = stages(all);
  const others = [
    ["chrono-node: dates only", seconds(() => all.map((text) => chrono.parse(text)))],
    ["compromise: tags", seconds(() => all.map(compromiseTags))],
    ["compromise: tags and names", seconds(() => all.map(compromiseNames))],
  ] as const;
  const times = contest();
  const [claims, whole] = [best(times, CLAIMS), best(times, WHOLE)];
  const compared = [...times.keys()].map((name) => [name, best(times, name)] as const);
  console.log(`${(characters / 1e6).toFixed(2)} MB in ${all.length} texts; MB a second of processor time, best of some rounds\n`);
  for (const [name, spent] of [...measured, ...others, ...compared])
    console.log(`${name.padEnd(36)} ${speed(spent).toFixed(2).padStart(8)} MB/s   ${(whole / spent).toFixed(2).padStart(7)} times the whole`);
  const tokens = all.reduce((sum, text, index) => sum + segment(sourceOf(text, index), english).tokens.length, 0);
  const perSecond = (spent: number) => (tokens / spent / 1000).toFixed(1);
  const syntax = measured.find(([name]) => name === SYNTAX)?.[1] ?? Number.NaN;
  console.log(
    `\n${tokens} tokens: tags and dependencies ${perSecond(syntax)} thousand a second, ${CLAIMS} ${perSecond(claims)} thousand, the whole ${perSecond(whole)} thousand`,
  );
  console.log("each in a process of its own, in turn, until it gets no faster; the best of all rounds (and of each):");
  const held = (own: typeof CLAIMS | typeof WHOLE) =>
    `${ratio(times, own, COMPROMISE)} the speed of compromise, ${ratio(times, own, WINK)} that of wink-nlp`;
  console.log(`${CLAIMS}: ${held(CLAIMS)}`);
  console.log(`the whole: ${held(WHOLE)}`);
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

function growth(text: string): void {
  console.log(`\ngrowth, nanoseconds a character${"".padEnd(12)}${CLAIMS.padStart(16)}${WHOLE.padStart(30)}`);
  const sizes = process.argv.includes("--large") ? [10_000, 100_000, 1_000_000, 10_000_000] : [10_000, 100_000, 1_000_000];
  for (const size of sizes) {
    const given = [longer(text, size)];
    const each = (run: () => unknown) => ((secondsOf(run, size < 1_000_000 ? 3 : 1) / size) * 1e9).toFixed(0);
    const claims = each(() => toClaims(given));
    const whole = each(() => toFindings(given));
    console.log(`${(size / 1000).toFixed(0).padStart(6)} kB${"".padEnd(33)}${claims.padStart(17)}${whole.padStart(30)}`);
  }
}

const all = texts();
report(all);
growth(all[0] ?? "");
