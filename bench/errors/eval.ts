// RegestBench (npm run bench:errors): one fault at a time is planted into annotated texts; is it found, where, and with what repair?
//   --list writes anew which mutants are made and which of them gold annotations alone give away; TYPE… runs only some; --missed prints what was missed.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { RULES } from "../../rules/index.ts";
import { groupBy } from "../../src/base/collections.ts";
import { loadLanguages } from "../../src/lang/language.ts";
import type { Finding } from "../../src/model/finding.ts";
import type { SourceId } from "../../src/model/source.ts";
import { analyse } from "../../src/pipeline.ts";
import { readDataFiles, readWeights } from "../../src/readers/data.ts";
import { readSource } from "../../src/source/index.ts";
import { CLAIM_MUTATORS } from "./claims.ts";
import { CONTROLS } from "./controls.ts";
import { DATE_MUTATORS } from "./dates.ts";
import { FIGURE_MUTATORS } from "./figures.ts";
import type { Mutator, Site } from "./mutant.ts";
import { randomFrom, shuffled } from "./random.ts";
import { type BaseText, corpus, sentenceAt, wikiwars } from "./texts.ts";

const MUTATORS: readonly Mutator[] = [...DATE_MUTATORS, ...FIGURE_MUTATORS, ...CLAIM_MUTATORS].sort((a, b) => (a.id < b.id ? -1 : 1));
const SEED = "regest";
/** Mutants of one type in one text. */
const MOST = { wikiwars: 5, corpus: 2 };
const SHOWN_REPAIRS = 3;
const LIST = join(import.meta.dirname, "mutants.txt");

interface Mutant {
  readonly base: BaseText;
  readonly site: Site;
  /** As it stands in the list. */
  readonly key: string;
}

interface Tally {
  made: number;
  found: number;
  detectable: number;
  detectableFound: number;
  localised: number;
  repaired: number;
}

function mutantsOf(mutator: Mutator, bases: readonly BaseText[]): readonly Mutant[] {
  return bases.flatMap((base) => {
    const random = randomFrom(`${SEED} ${mutator.id} ${base.id}`);
    const most = base.id.startsWith("corpus") ? MOST.corpus : MOST.wikiwars;
    const sites = mutator.sites(base, random).filter(({ start, end, after }) => base.text.slice(start, end) !== after);
    return shuffled(sites, random)
      .slice(0, most)
      .map((site) => ({ base, site, key: `${site.start}-${site.end}${site.detectable ? "+" : ""}` }));
  });
}

/** "M01 corpus/awadh-1857 120-124+ 480-484": where each type is planted, "+" where the gold annotation alone shows the fault. */
function writeList(bases: readonly BaseText[]): void {
  const lines = MUTATORS.flatMap((mutator) => {
    const byText = groupBy(mutantsOf(mutator, bases), ({ base }) => base.id);
    return [...byText].map(([id, mutants]) => `${mutator.id} ${id} ${mutants.map(({ key }) => key).join(" ")}`);
  });
  writeFileSync(LIST, `${lines.join("\n")}\n`);
  console.log(`${lines.length} lines in ${LIST}`);
}

function listed(): ReadonlySet<string> {
  const lines = readFileSync(LIST, "utf8").trim().split("\n");
  return new Set(
    lines.flatMap((line) => {
      const [type, id, ...keys] = line.split(" ");
      return keys.map((key) => `${type} ${id} ${key}`);
    }),
  );
}

const { languages, knowledge, problems } = loadLanguages(readDataFiles(), readWeights());
if (knowledge === undefined) throw new Error(problems.join("\n"));
const learning = { languages, knowledge, rules: RULES };

/** Findings with their places in the text as given. */
function findingsOf(text: string): readonly (Finding & { readonly places: readonly { readonly start: number; readonly end: number }[] })[] {
  const source = readSource({ id: "text" as SourceId, given: text, format: "plain", metadata: { language: "en" } });
  return analyse([source], learning).findings.map((finding) => ({
    ...finding,
    places: [finding.primary, ...finding.related].map(({ span }) => source.offsets.toGiven(span)),
  }));
}

type Found = ReturnType<typeof findingsOf>;

function mutated({ text }: BaseText, { start, end, after }: Site): string {
  return text.slice(0, start) + after + text.slice(end);
}

/** Findings that the unchanged text does not have, and that touch what was changed or its sentence. */
function newFindings({ base, site }: Mutant, before: Found): { readonly fresh: Found; readonly touching: Found; readonly direct: boolean } {
  const shift = site.after.length - (site.end - site.start);
  const moved = (offset: number) => (offset >= site.end ? offset + shift : offset);
  const sentence = sentenceAt(base, site.start);
  const changed = { start: site.start, end: Math.max(site.start + 1, site.end + shift) };
  const areas = [changed, sentence, site.also].flatMap((area) =>
    area === undefined ? [] : [{ start: area.start, end: Math.max(moved(area.end), changed.end * Number(area === sentence)) }],
  );
  const stood = new Set(before.flatMap(({ id, rule, places: [place] }) => [id, `${rule} ${moved(place?.start ?? 0)}`]));
  const fresh = findingsOf(mutated(base, site)).filter(({ id, rule, places: [place] }) => !stood.has(id) && !stood.has(`${rule} ${place?.start}`));
  const meets = (area: { readonly start: number; readonly end: number }, place: { readonly start: number; readonly end: number }) =>
    place.start < area.end && area.start < place.end;
  const touching = fresh.filter((finding) => finding.places.some((place) => areas.some((area) => meets(area, place))));
  const [top] = touching;
  // What was cut out can be missed only where it was announced.
  const blamed = site.after === "" && site.also !== undefined ? site.also : changed;
  return { fresh, touching, direct: top?.places[0] !== undefined && meets(blamed, top.places[0]) };
}

/** What is suggested gives back the words that stood there. */
function repairs({ base, site }: Mutant, touching: Found): boolean {
  const original = base.text.slice(site.start, site.end).toLowerCase();
  const offered = touching.flatMap((finding) => finding.suggestions.slice(0, SHOWN_REPAIRS));
  return original !== "" && offered.some(({ message, replacement }) => (replacement ?? message).toLowerCase().includes(original));
}

/** Wilson's interval at 95 %. */
function wilson(found: number, made: number): string {
  if (made === 0) return "–";
  const [z, p] = [1.96, found / made];
  const middle = (p + (z * z) / (2 * made)) / (1 + (z * z) / made);
  const half = (z * Math.sqrt((p * (1 - p)) / made + (z * z) / (4 * made * made))) / (1 + (z * z) / made);
  return `${(p * 100).toFixed(0).padStart(3)} % (${((middle - half) * 100).toFixed(0)}-${((middle + half) * 100).toFixed(0)})`;
}

function reportBase(name: string, bases: readonly BaseText[]): void {
  const words = bases.reduce((sum, { text }) => sum + (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0), 0);
  const all = bases.flatMap(({ id }) => before.get(id) ?? []);
  const per = (severity: string) => {
    const count = all.filter((finding) => finding.severity === severity).length;
    return `${count} ${severity}s (${((count / words) * 10_000).toFixed(2)})`;
  };
  console.log(`${name}: ${bases.length} texts, ${words} words; in all and per 10,000 words: ${per("error")}, ${per("warning")}, ${per("note")}`);
}

function measure(mutator: Mutator, bases: readonly BaseText[], before: ReadonlyMap<string, Found>): Tally {
  const tally: Tally = { made: 0, found: 0, detectable: 0, detectableFound: 0, localised: 0, repaired: 0 };
  for (const mutant of mutantsOf(mutator, bases)) {
    const { base, site, key } = mutant;
    if (!known.has(`${mutator.id} ${base.id} ${key}`)) stale.push(`${mutator.id} ${base.id} ${key}`);
    const { touching, direct } = newFindings(mutant, before.get(base.id) ?? []);
    const found = touching.length > 0;
    tally.made++;
    tally.found += Number(found);
    tally.detectable += Number(site.detectable);
    tally.detectableFound += Number(site.detectable && found);
    tally.localised += Number(found && direct);
    tally.repaired += Number(repairs(mutant, touching));
    if (showMissed && !found) console.log(`  missed ${mutator.id}${site.detectable ? "+" : " "} ${base.id}: ${shown(base, site)}`);
  }
  return tally;
}

function shown({ text }: BaseText, { start, end, after }: Site): string {
  const words = `${text.slice(Math.max(0, start - 110), start)}[${text.slice(start, end).slice(0, 200)} > ${after.slice(0, 200)}]${text.slice(end, end + 110)}`;
  return words.replace(/\s+/g, " ");
}

function reportControls(bases: readonly BaseText[], before: ReadonlyMap<string, Found>): void {
  console.log("\ncontrols, which must stay silent     made   new errors  warnings  notes");
  for (const control of CONTROLS.filter(({ id }) => wanted.length === 0 || wanted.includes(id))) {
    const count = { error: 0, warning: 0, note: 0 };
    const mutants = mutantsOf(control, bases);
    for (const mutant of mutants) {
      for (const finding of newFindings(mutant, before.get(mutant.base.id) ?? []).fresh) {
        count[finding.severity]++;
        if (showMissed) console.log(`  ${control.id} ${mutant.base.id}: ${finding.rule}: ${finding.message} | ${shown(mutant.base, mutant.site)}`);
      }
    }
    console.log(
      `${control.id} ${control.name.padEnd(34)} ${String(mutants.length).padStart(4)} ${String(count.error).padStart(12)} ${String(count.warning).padStart(9)} ${String(count.note).padStart(6)}`,
    );
  }
}

const options = process.argv.slice(2);
const wanted = options.filter((option) => !option.startsWith("--"));
const showMissed = options.includes("--missed");
const war = wikiwars();
if (war.length === 0) console.log("the annotated WikiWars texts are not here: only corpus/ is measured");
const bases = [...war, ...corpus()];
const stale: string[] = [];

if (options.includes("--list")) {
  writeList(bases);
  process.exit(0);
}
const known = listed();
const before = new Map(bases.map((base) => [base.id, findingsOf(base.text)]));
reportBase(
  "wikiwars, unchanged",
  bases.filter(({ id }) => id.startsWith("wikiwars")),
);
reportBase(
  "corpus, unchanged",
  bases.filter(({ id }) => id.startsWith("corpus")),
);
console.log("\nrecall with Wilson's 95 % interval     made  found            detectable  found            localised@1  repaired@3");
for (const mutator of MUTATORS.filter(({ id }) => wanted.length === 0 || wanted.includes(id))) {
  const tally = measure(mutator, bases, before);
  const { made, found, detectable, detectableFound, localised, repaired } = tally;
  if (made === 0) {
    console.log(`${mutator.id} ${mutator.name.padEnd(32)}    0  no text has a place for it`);
    continue;
  }
  const cells = [
    String(made).padStart(4),
    wilson(found, made).padEnd(15),
    String(detectable).padStart(10),
    wilson(detectableFound, detectable).padEnd(16),
    `${localised}/${found}`.padStart(11),
    `${repaired}/${found}`.padStart(11),
  ];
  console.log(`${mutator.id} ${mutator.name.padEnd(32)} ${cells.join("  ")}`);
}
reportControls(bases, before);
if (stale.length > 0) console.log(`\n${stale.length} mutants are not in the list: run with --list and commit it (the first: ${stale[0]})`);
