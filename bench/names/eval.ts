// Names measured against annotated corpora: `node bench/names/eval.ts [--errors CORPUS]`.
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { resolveEntities } from "../../src/entities/index.ts";
import { type Language, loadLanguages } from "../../src/lang/language.ts";
import { findNames } from "../../src/mentions/names/index.ts";
import type { NameMention } from "../../src/model/mention.ts";
import type { Block, Source, SourceId } from "../../src/model/source.ts";
import { readDataFiles } from "../../src/readers/data.ts";
import { readSource } from "../../src/source/index.ts";
import { segment } from "../../src/text/index.ts";
import { crossner, type GoldDocument, gum, uner } from "./corpora.ts";
import { sampleNames } from "./sample.ts";
import { addTo, bCubed, type Count, compare, f1, newCount, percent, type Scored, show } from "./score.ts";

const shared = fileURLToPath(new URL("../../../shared/", import.meta.url));

/** Sentences joined by blanks, one paragraph each, with the place of every token. */
function sourceOf(document: GoldDocument): { readonly source: Source; readonly places: readonly (readonly (readonly [number, number])[])[] } {
  let text = "";
  const blocks: Block[] = [];
  const places = document.sentences.map((words) => {
    const start = text.length;
    const spans = words.map((word) => {
      if (text.length > start) text += " ";
      const from = text.length;
      text += word.normalize("NFC");
      return [from, text.length] as const;
    });
    blocks.push({ kind: "paragraph", level: 0, start, end: text.length });
    text += "\n";
    return spans;
  });
  const offsets = { toGiven: (span: { start: number; end: number }) => span, toNormalised: (span: { start: number; end: number }) => span };
  return {
    source: { id: document.name as SourceId, title: document.name, language: "en", format: "plain", given: text, sha256: "", text, offsets, blocks },
    places,
  };
}

/** The kinds a found name may count as. */
export function labelsOf(name: NameMention): ReadonlySet<string> {
  return new Set(name.polity ? ["place", "group"] : [name.kind]);
}

function predicted(names: readonly NameMention[]): readonly Scored[] {
  return names
    .filter((name) => (name.kind === "person" || name.kind === "place" || name.kind === "group") && name.producer !== "names/people")
    .map((name) => ({ start: name.start, end: name.end, labels: labelsOf(name) }));
}

/** Titles and articles stand outside the names here; they are cut from the front of the gold ones. */
function cut(words: readonly string[], first: number, end: number, language: Language): number {
  const data = language.names;
  if (data === undefined) return first;
  let start = first;
  while (start < end - 1) {
    const lower = (words[start] ?? "").toLowerCase().replace(/\.$/, "");
    if (
      data.articles.has(lower) ||
      (data.titles.get(lower)?.some((title) => title.words.length === 1) && !data.lastHeads.has((words[end - 1] ?? "").toLowerCase()))
    )
      start++;
    else break;
  }
  return start;
}

function evaluate(documents: readonly GoldDocument[], language: Language, report?: (line: string) => void): { strict: Count; spans: Count } {
  const strict = newCount();
  const spans = newCount();
  for (const document of documents) {
    const { source, places } = sourceOf(document);
    const gold: Scored[] = [];
    for (const name of document.names) {
      if (!["person", "place", "group"].includes(name.label)) continue;
      const words = document.sentences[name.sentence] ?? [];
      const first =
        name.label === "person"
          ? cut(words, name.first, name.end, language)
          : (words[name.first] ?? "").toLowerCase() === "the"
            ? name.first + 1
            : name.first;
      const start = places[name.sentence]?.[first]?.[0];
      const end = places[name.sentence]?.[name.end - 1]?.[1];
      if (start !== undefined && end !== undefined && end > start) gold.push({ start, end, labels: new Set([name.label]) });
    }
    const found = predicted(findNames(segment(source, language), language));
    const result = compare(gold, found);
    addTo(strict, result.strict);
    addTo(spans, result.spans);
    if (report !== undefined) {
      const matched = new Set(found.map((item) => `${item.start}-${item.end}`));
      for (const item of gold)
        if (!matched.has(`${item.start}-${item.end}`))
          report(`missed ${[...item.labels]} <${source.text.slice(item.start, item.end)}> in ${context(source.text, item)}`);
      for (const error of result.errors) {
        const [kind = "", span = "", ...rest] = error.split(" ");
        const [start = 0, end = 0] = span.split("-").map(Number);
        const labels = found.find((item) => item.start === start && item.end === end)?.labels ?? [];
        report(`${kind} ${rest.join(" ") || [...labels].join("/")} <${source.text.slice(start, end)}> in ${context(source.text, { start, end })}`);
      }
    }
  }
  return { strict, spans };
}

function context(text: string, { start, end }: { start: number; end: number }): string {
  return text.slice(Math.max(0, start - 40), end + 40).replace(/\n/g, " ");
}

function main(): void {
  const { languages } = loadLanguages(readDataFiles());
  const language = languages.get("en");
  if (language === undefined) throw new Error("no English data");
  if (!existsSync(shared)) {
    console.log("names: skipped, the annotated corpora are not on this machine");
    return;
  }
  const only = process.argv[process.argv.indexOf("--errors") + 1];
  const wanted = process.argv.includes("--errors") ? only : undefined;
  const corpora: [string, () => readonly GoldDocument[]][] = [
    ...["politics", "literature", "science", "music", "ai"].map((domain): [string, () => readonly GoldDocument[]] => [
      `crossner/${domain}`,
      () => crossner(`${shared}data/crossner`, domain),
    ]),
    ["gum", () => gum(`${shared}data/gum`)],
    ["uner", () => uner(`${shared}data/uner-ewt`)],
  ];
  const crossnerStrict = newCount();
  const crossnerSpans = newCount();
  const strictScores: number[] = [];
  const spanScores: number[] = [];
  for (const [name, read] of corpora) {
    if (wanted !== undefined && wanted !== name) continue;
    const { strict, spans } = evaluate(read(), language, wanted === undefined ? undefined : console.log);
    console.log(`${name.padEnd(22)} strict ${show(strict)}   spans ${show(spans)}`);
    if (name.startsWith("crossner")) {
      addTo(crossnerStrict, strict);
      addTo(crossnerSpans, spans);
    } else {
      strictScores.push(f1(strict));
      spanScores.push(f1(spans));
    }
  }
  if (wanted === undefined) {
    console.log(`${"crossner".padEnd(22)} strict ${show(crossnerStrict)}   spans ${show(crossnerSpans)}`);
    strictScores.push(f1(crossnerStrict));
    spanScores.push(f1(crossnerSpans));
    const mean = (scores: readonly number[]) => percent(scores.reduce((sum, score) => sum + score, 0) / scores.length);
    console.log(`${"macro (3 corpora)".padEnd(22)} strict F ${mean(strictScores)}   spans F ${mean(spanScores)}`);
  }
  if (wanted === undefined || wanted === "sample") evaluateSample(language, languages, wanted === "sample");
}

/** The first part of the annotated sample: names, and the entities they are joined to. Names of peoples are not annotated there and are left out. */
function evaluateSample(language: Language, languages: ReadonlyMap<string, Language>, errors: boolean): void {
  const given = readFileSync(`${shared}sources/second-etr.txt`, "utf8");
  const source = readSource({ id: "sample" as SourceId, given, format: "plain", metadata: { language: "en" } });
  const document = segment(source, language);
  const names = findNames(document, language);
  const { gold, neutral } = sampleNames(`${shared}gold/second-etr`, source);
  const limit = source.offsets.toNormalised({ start: 9553, end: 9553 }).start;
  const found = names
    .filter((name) => name.end <= limit && (name.kind === "person" || name.kind === "place" || name.kind === "group"))
    .filter((name) => name.producer !== "names/people" || gold.some((item) => item.start === name.start && item.end === name.end))
    .map((name) => ({ start: name.start, end: name.end, labels: labelsOf(name) }));
  const same = (a: Scored, b: Scored) => a.start === b.start && a.end === b.end;
  const overlaps = (a: Scored, b: Scored) => a.start < b.end && b.start < a.end;
  const counted = found.filter((item) => gold.some((other) => same(item, other)) || !neutral.some((other) => overlaps(item, other)));
  const result = compare(gold, counted);
  console.log(`${"second-etr, part one".padEnd(22)} strict ${show(result.strict)}   spans ${show(result.spans)}`);
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

main();
