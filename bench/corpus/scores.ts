// What Regest reads of a corpus document, counted against its annotation.
import { resolveEntities } from "../../src/entities/index.ts";
import type { Mention, MentionId, NameMention } from "../../src/model/mention.ts";
import type { Source, Span } from "../../src/model/source.ts";
import type { Analysis, Learning } from "../../src/pipeline.ts";
import { kindOf } from "../dates/categories.ts";
import { canonical } from "../dates/score.ts";
import { addTo, type Count, newCount, type Scored } from "../names/score.ts";
import type { Annotation, Mark } from "./annotation.ts";
import { scoreClaims } from "./claim-scores.ts";
import { addTallies, type Tallies, count as tally } from "./tallies.ts";

export interface BCubedSums {
  precision: number;
  found: number;
  recall: number;
  gold: number;
}

/** Counts of one document; those of several are added up. */
export interface CorpusScores {
  readonly counts: Map<string, Count>;
  readonly entitiesOnGold: BCubedSums;
  readonly entitiesEndToEnd: BCubedSums;
  /** "gold → found" of what went wrong, by part, with how often. */
  readonly confusions: Map<string, number>;
  /** What became of claims by predicate, names and times by kind. */
  readonly tallies: Tallies;
}

export function newScores(): CorpusScores {
  const sums = () => ({ precision: 0, found: 0, recall: 0, gold: 0 });
  return { counts: new Map(), entitiesOnGold: sums(), entitiesEndToEnd: sums(), confusions: new Map(), tallies: new Map() };
}

export function addScores(total: CorpusScores, part: CorpusScores): void {
  for (const [name, count] of part.counts) addTo(counting(total, name), count);
  for (const key of ["entitiesOnGold", "entitiesEndToEnd"] as const)
    for (const field of ["precision", "found", "recall", "gold"] as const) total[key][field] += part[key][field];
  addTallies(total.tallies, part.tallies);
  for (const [what, count] of part.confusions) total.confusions.set(what, (total.confusions.get(what) ?? 0) + count);
}

export function counting(scores: CorpusScores, name: string): Count {
  const count = scores.counts.get(name) ?? newCount();
  scores.counts.set(name, count);
  return count;
}

export interface Scoring {
  readonly scores: CorpusScores;
  readonly annotation: Annotation;
  readonly analysis: Analysis;
  readonly learning: Learning;
  /** Marks and words of the annotation as spans of the source. */
  readonly place: (span: Span) => Span;
}

/** The way from the annotation's text to the source's: the same characters, blanks apart. */
export function placing(annotation: Annotation, source: Source): (span: Span) => Span {
  const there: number[] = [];
  for (let at = 0; at < source.given.length; at++) if (!/\s/.test(source.given.charAt(at))) there.push(at);
  const nth: number[] = [];
  let count = 0;
  for (let at = 0; at < annotation.text.length; at++) {
    nth.push(count);
    if (!/\s/.test(annotation.text.charAt(at))) count++;
  }
  const given = (at: number) => there[nth[at] ?? 0] ?? 0;
  return ({ start, end }) => source.offsets.toNormalised({ start: given(start), end: given(end - 1) + 1 });
}

export function scoreDocument(annotation: Annotation, analysis: Analysis, learning: Learning): CorpusScores {
  const source = analysis.documents[0]?.source;
  if (source === undefined) throw new Error("a document without a source");
  const scoring: Scoring = { scores: newScores(), annotation, analysis, learning, place: placing(annotation, source) };
  scoreNames(scoring);
  scoreTimes(scoring);
  scoreSpans(scoring, "office");
  scoreSpans(scoring, "quantity");
  scoreQuotations(scoring);
  scoreEntities(scoring);
  scoreClaims(scoring);
  return scoring.scores;
}

const NAMES = new Set(["person", "group", "place", "event", "document"]);

export function same(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

function isName(mention: Mention): mention is NameMention {
  return NAMES.has(mention.kind) && mention.producer !== "names/people";
}

function quoteOf({ annotation }: Scoring, span: Span): string {
  return annotation.text.slice(span.start, span.end);
}

export function confuse({ scores }: Scoring, part: string, what: string): void {
  const key = `${part}: ${what}`;
  scores.confusions.set(key, (scores.confusions.get(key) ?? 0) + 1);
}

/** A state or place marked both ways in one document is right either way, as is whatever Regest calls a polity. */
function goldNames({ annotation, place }: Scoring): readonly (Scored & { readonly mark: Mark })[] {
  const kinds = new Map<string, Set<string>>();
  const marks = annotation.marks.filter((mark) => NAMES.has(mark.kind));
  for (const mark of marks) kinds.set(mark.value, (kinds.get(mark.value) ?? new Set()).add(mark.kind));
  return marks.map((mark) => ({ ...place(mark), labels: kinds.get(mark.value) ?? new Set([mark.kind]), mark }));
}

function scoreNames(scoring: Scoring): void {
  const gold = goldNames(scoring);
  const outer = gold.filter(
    (item) => !gold.some((other) => other !== item && other.start <= item.start && other.end >= item.end && !same(other, item)),
  );
  const nested = gold.filter((item) => !outer.includes(item));
  const found = scoring.analysis.mentions.filter(isName);
  const strict = counting(scoring.scores, "names");
  const spans = counting(scoring.scores, "name spans");
  for (const item of outer) {
    const mention = found.find((other) => same(other, item));
    const labels = mention === undefined ? [] : mention.polity ? ["place", "group"] : [mention.kind];
    if (mention === undefined) {
      strict.missed++;
      spans.missed++;
      const near = found.find((other) => overlaps(other, item));
      tally(scoring.scores.tallies, ["names by kind", item.mark.kind], near === undefined ? "missed" : { as: "other words" });
      confuse(scoring, "name", `missed ${item.mark.kind} "${quoteOf(scoring, item.mark)}"${near === undefined ? "" : `, found "${near.quote}"`}`);
    } else {
      spans.right++;
      const right = labels.some((label) => item.labels.has(label));
      tally(scoring.scores.tallies, ["names by kind", item.mark.kind], right ? "right" : { as: mention.kind });
      if (right) strict.right++;
      else {
        strict.wrong++;
        strict.missed++;
        confuse(scoring, "name", `${item.mark.kind} as ${mention.kind} "${mention.quote}"`);
      }
    }
  }
  for (const mention of found) {
    if (outer.some((item) => same(item, mention)) || nested.some((item) => same(item, mention))) continue;
    strict.wrong++;
    spans.wrong++;
    if (outer.some((item) => overlaps(item, mention))) continue;
    confuse(scoring, "name", `spurious ${mention.kind} "${mention.quote}"`);
    tally(scoring.scores.tallies, ["names by kind", mention.kind], "spurious");
  }
}

function scoreTimes(scoring: Scoring): void {
  const found = scoring.analysis.mentions.filter((mention) => mention.kind === "timex");
  const gold = scoring.annotation.marks.filter((mark) => mark.kind === "time").map((mark) => ({ ...scoring.place(mark), mark }));
  const taken = new Set<Mention>();
  const strict = counting(scoring.scores, "time spans");
  const relaxed = counting(scoring.scores, "times, overlapping");
  const value = counting(scoring.scores, "time values");
  for (const item of gold) {
    const mention =
      found.find((other) => !taken.has(other) && same(other, item)) ?? found.find((other) => !taken.has(other) && overlaps(other, item));
    const kind = ["times by kind", kindOf(quoteOf(scoring, item.mark), item.mark.value === "?" ? "" : item.mark.value)] as const;
    if (mention === undefined) {
      tally(scoring.scores.tallies, kind, "missed");
      for (const count of [strict, relaxed, value]) count.missed++;
      confuse(scoring, "time", `missed "${quoteOf(scoring, item.mark)}"`);
      continue;
    }
    taken.add(mention);
    relaxed.right++;
    if (same(mention, item)) strict.right++;
    else {
      strict.missed++;
      strict.wrong++;
    }
    const right = canonical(item.mark.value === "?" ? "" : item.mark.value) === canonical(mention.value);
    tally(scoring.scores.tallies, kind, right ? "right" : { as: mention.value === "" ? "no value" : "another value" });
    if (right) value.right++;
    else {
      value.missed++;
      value.wrong++;
      confuse(scoring, "time", `"${mention.quote}" is ${item.mark.value}, read ${mention.value || "?"}`);
    }
  }
  for (const mention of found) {
    if (taken.has(mention)) continue;
    for (const count of [strict, relaxed, value]) count.wrong++;
    tally(scoring.scores.tallies, ["times by kind", kindOf(mention.quote, mention.value)], "spurious");
    confuse(scoring, "time", `spurious "${mention.quote}"`);
  }
}

function scoreSpans(scoring: Scoring, kind: "office" | "quantity"): void {
  const count = counting(scoring.scores, kind === "office" ? "offices" : "quantities");
  const gold = scoring.annotation.marks.filter((mark) => mark.kind === kind).map((mark) => ({ ...scoring.place(mark), mark }));
  const found = scoring.analysis.mentions.filter((mention) => mention.kind === kind);
  const taken = new Set<Mention>();
  for (const item of gold) {
    const mention = found.find((other) => !taken.has(other) && overlaps(other, item));
    if (mention === undefined) {
      count.missed++;
      confuse(scoring, kind, `missed "${quoteOf(scoring, item.mark)}"`);
    } else {
      taken.add(mention);
      count.right++;
    }
  }
  for (const mention of found) {
    if (taken.has(mention) || gold.some((item) => overlaps(item, mention))) continue;
    count.wrong++;
    confuse(scoring, kind, `spurious "${mention.quote}"`);
  }
}

function scoreQuotations(scoring: Scoring): void {
  const count = counting(scoring.scores, "quotations");
  const speakers = counting(scoring.scores, "speakers");
  const found = scoring.analysis.mentions.filter((mention) => mention.kind === "quotation");
  const entities = entityByMention(scoring.analysis);
  const gold = goldNames(scoring);
  for (const mark of scoring.annotation.marks.filter((each) => each.kind === "quotation")) {
    const span = scoring.place(mark);
    const mention = found.find((other) => overlaps(other, span) && Math.abs(other.start - span.start) <= 2);
    const [use = "", speaker = "-"] = mark.value.split(" ");
    if (mention === undefined || (mention.use === "quotation") !== (use === "said")) {
      count.missed++;
      confuse(scoring, "quotation", `${mention === undefined ? "missed" : `${use} as ${mention.use}`} ${quoteOf(scoring, mark).slice(0, 50)}`);
      continue;
    }
    count.right++;
    if (use !== "said") continue;
    const meant = mention.speaker === undefined ? undefined : entities.get(mention.speaker);
    const named = meant === undefined ? "-" : (gold.find((item) => entities.get(mentionAt(scoring.analysis, item)) === meant)?.mark.value ?? "other");
    if (named === speaker) speakers.right++;
    else {
      speakers.missed++;
      if (named !== "-") speakers.wrong++;
      confuse(scoring, "speaker", `${speaker} as ${named} of ${mention.quote.slice(0, 50)}`);
    }
  }
}

function mentionAt(analysis: Analysis, span: Span): MentionId {
  return (analysis.mentions.find((mention) => isName(mention) && same(mention, span))?.id ?? "") as MentionId;
}

function entityByMention(analysis: Pick<Analysis, "entities">): ReadonlyMap<MentionId, string> {
  return new Map(analysis.entities.flatMap((entity) => entity.joins.map((join) => [join.mention, entity.id as string] as const)));
}

function scoreEntities(scoring: Scoring): void {
  const { analysis, scores } = scoring;
  const gold = goldNames(scoring);
  const found = analysis.mentions.filter(isName);
  const entities = entityByMention(analysis);
  const goldAt = new Map(gold.map((item) => [`${item.start}-${item.end}`, item.mark.value]));
  addBCubed(
    scores.entitiesEndToEnd,
    gold.map((item) => ({ gold: item.mark.value, found: entities.get(mentionAt(analysis, item)) })),
    found.map((mention) => ({ gold: goldAt.get(`${mention.start}-${mention.end}`), found: entities.get(mention.id) })),
  );
  const document = analysis.documents[0];
  if (document === undefined) return;
  const given = gold.map((item, index): NameMention => {
    const mention = found.find((other) => same(other, item));
    const kind = item.mark.kind as NameMention["kind"];
    if (mention !== undefined) return { ...mention, kind };
    const firstToken = document.tokens.findIndex((token) => token.end > item.start);
    const endToken = document.tokens.findIndex((token) => token.start >= item.end);
    return {
      id: `gold${index}` as MentionId,
      source: document.source.id,
      kind,
      start: item.start,
      end: item.end,
      quote: document.source.text.slice(item.start, item.end),
      sentence: document.sentences.findIndex((sentence) => sentence.end > item.start),
      firstToken,
      endToken: endToken < 0 ? document.tokens.length : endToken,
      producer: "gold",
    };
  });
  const joined = entityByMention({ entities: resolveEntities([document], given, scoring.learning.languages) });
  const pairs = given.map((mention, index) => ({ gold: gold[index]?.mark.value ?? "", found: joined.get(mention.id) }));
  addBCubed(scores.entitiesOnGold, pairs, pairs);
}

interface Clustered {
  readonly gold: string | undefined;
  readonly found: string | undefined;
}

/** B-cubed (Bagga & Baldwin 1998) with mentions that only one side has: they count as not found, or as wrong. */
function addBCubed(sums: BCubedSums, gold: readonly Clustered[], found: readonly Clustered[]): void {
  const sizes = (items: readonly Clustered[], of: (item: Clustered) => string | undefined) => {
    const counts = new Map<string, number>();
    for (const item of items) counts.set(of(item) ?? "", (counts.get(of(item) ?? "") ?? 0) + 1);
    return counts;
  };
  const both = (item: Clustered) => `${item.gold}\u0000${item.found}`;
  const common = sizes(gold, both);
  const ofGold = sizes(gold, (item) => item.gold);
  const ofFound = sizes(found, (item) => item.found);
  for (const item of gold) {
    sums.gold++;
    if (item.gold !== undefined && item.found !== undefined) sums.recall += (common.get(both(item)) ?? 0) / (ofGold.get(item.gold) ?? 1);
  }
  for (const item of found) {
    sums.found++;
    if (item.gold !== undefined && item.found !== undefined) sums.precision += (common.get(both(item)) ?? 0) / (ofFound.get(item.found) ?? 1);
  }
}
