import { readFileSync } from "node:fs";
import { resolveEntities } from "../../src/entities/index.ts";
import type { DataFile } from "../../src/lang/data.ts";
import type { Language } from "../../src/lang/language.ts";
import { findNames } from "../../src/mentions/names/index.ts";
import type { SourceId } from "../../src/model/source.ts";
import { readSource } from "../../src/source/index.ts";
import { segment } from "../../src/text/index.ts";
import type { Corpus } from "./corpora.ts";
import { context, isScored, labelsOf } from "./measure.ts";
import { sampleNames } from "./sample.ts";
import { bCubed, compare, percent, type Scored, show } from "./score.ts";

interface Options {
  readonly languages: ReadonlyMap<string, Language>;
  readonly shared: string;
  readonly label: string;
  readonly errors: boolean;
}

/** Where the second part of the sample begins, which is kept for measuring. */
const endOfFirstPart = 9553;

/** The first part of the annotated sample: names, and the entities they are joined to. Names of peoples are not annotated there and are left out. */
export function evaluateSample({ languages, shared, label, errors }: Options): void {
  const language = languages.get("en");
  if (language === undefined) throw new Error("no English data");
  const given = readFileSync(`${shared}/sources/second-etr.txt`, "utf8");
  const source = readSource({ id: "sample" as SourceId, given, format: "plain", metadata: { language: "en" } });
  const document = segment(source, language);
  const names = findNames(document, language);
  const { gold, neutral } = sampleNames(`${shared}/gold/second-etr`, source);
  const limit = source.offsets.toNormalised({ start: endOfFirstPart, end: endOfFirstPart }).start;
  const same = (a: Scored, b: Scored) => a.start === b.start && a.end === b.end;
  const overlaps = (a: Scored, b: Scored) => a.start < b.end && b.start < a.end;
  const found = names
    .filter((name) => name.end <= limit)
    .filter((name) => isScored(name) || (name.producer === "names/people" && gold.some((item) => item.start === name.start && item.end === name.end)))
    .map((name) => ({ start: name.start, end: name.end, labels: labelsOf(name) }));
  const counted = found.filter((item) => gold.some((other) => same(item, other)) || !neutral.some((other) => overlaps(item, other)));
  const result = compare(gold, counted);
  console.log(`${label.padEnd(22)} strict ${show(result.strict)}   spans ${show(result.spans)}`);
  const entityAt = new Map<string, string>();
  const byId = new Map(names.map((name) => [name.id as string, name]));
  for (const entity of resolveEntities([document], names, languages)) {
    for (const join of entity.joins) {
      const name = byId.get(join.mention);
      if (name !== undefined) entityAt.set(`${name.start}-${name.end}`, entity.id);
    }
  }
  const joined = gold.flatMap((item) => {
    const entity = entityAt.get(`${item.start}-${item.end}`);
    return entity === undefined ? [] : [{ gold: item.entity, found: entity }];
  });
  const { precision, recall, f } = bCubed(joined);
  console.log(
    `${"".padEnd(22)} entities, B3 over ${joined.length} names found as annotated: P ${percent(precision)} R ${percent(recall)} F ${percent(f)}`,
  );
  if (!errors) return;
  for (const item of gold.filter((each) => !found.some((other) => same(each, other)))) console.log(`missed ${context(source.text, item)}`);
  for (const error of result.errors)
    console.log(error, context(source.text, { start: Number(/\d+/.exec(error)?.[0]), end: Number(/-(\d+)/.exec(error)?.[1]) }));
}

/** Lists written by hand; the others are whole lists of others, in which nobody chose. */
const byHand = /^lang\/en\/names\/(?:given-female|given-male|groups|peoples|places|polities|surnames)\.txt$/;

/**
 * The lists written by hand without the entries that may have been written with the sample in view: those that stand in it, first or second part,
 * and in none of the corpora. Of a people and its plural the first word tells.
 */
export function withoutSampleEntries(files: readonly DataFile[], shared: string, corpora: readonly Corpus[]): readonly DataFile[] {
  const spaced = (text: string) => ` ${text.normalize("NFC").replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")} `;
  const sample = spaced(readFileSync(`${shared}/sources/second-etr.txt`, "utf8"));
  const others = spaced(corpora.flatMap(({ read }) => read().flatMap(({ sentences }) => sentences.map(({ words }) => words.join(" ")))).join(" "));
  const lower = { sample: sample.toLowerCase(), others: others.toLowerCase() };
  const isSuspect = (entry: string) => {
    const [here, there] = /\p{Lu}/u.test(entry) ? [sample, others] : [lower.sample, lower.others];
    return here.includes(spaced(entry)) && !there.includes(spaced(entry));
  };
  return files.map((file) => {
    if (!byHand.test(file.path)) return file;
    const isPeoples = file.path.endsWith("/peoples.txt");
    const entryOf = (line: string) => (isPeoples ? (line.split(" ")[0] ?? line) : line);
    const kept = file.text.split("\n").filter((line) => line.startsWith("#") || line === "" || !isSuspect(entryOf(line)));
    return { ...file, text: kept.join("\n") };
  });
}
