// What Regest reads of a corpus document, counted against its annotation.
import { resolveEntities } from "../../src/entities/index.ts";
import type { Claim, RoleFiller } from "../../src/model/claim.ts";
import type { Mention, MentionId, NameMention } from "../../src/model/mention.ts";
import type { Source, Span } from "../../src/model/source.ts";
import type { Analysis, Learning } from "../../src/pipeline.ts";
import { boundsOf, parseEdtf } from "../../src/time/index.ts";
import { canonical } from "../dates/score.ts";
import { addTo, type Count, newCount, type Scored } from "../names/score.ts";
import type { Annotation, GoldClaim, Mark, Words } from "./annotation.ts";

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
}

export function newScores(): CorpusScores {
  const sums = () => ({ precision: 0, found: 0, recall: 0, gold: 0 });
  return { counts: new Map(), entitiesOnGold: sums(), entitiesEndToEnd: sums(), confusions: new Map() };
}

export function addScores(total: CorpusScores, part: CorpusScores): void {
  for (const [name, count] of part.counts) addTo(counting(total, name), count);
  for (const key of ["entitiesOnGold", "entitiesEndToEnd"] as const)
    for (const field of ["precision", "found", "recall", "gold"] as const) total[key][field] += part[key][field];
  for (const [what, count] of part.confusions) total.confusions.set(what, (total.confusions.get(what) ?? 0) + count);
}

function counting(scores: CorpusScores, name: string): Count {
  const count = scores.counts.get(name) ?? newCount();
  scores.counts.set(name, count);
  return count;
}

interface Scoring {
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

function same(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

function isName(mention: Mention): mention is NameMention {
  return NAMES.has(mention.kind) && mention.producer !== "names/people";
}

function quoteOf({ annotation }: Scoring, span: Span): string {
  return annotation.text.slice(span.start, span.end);
}

function confuse({ scores }: Scoring, part: string, what: string): void {
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
      confuse(scoring, "name", `missed ${item.mark.kind} "${quoteOf(scoring, item.mark)}"${near === undefined ? "" : `, found "${near.quote}"`}`);
    } else {
      spans.right++;
      if (labels.some((label) => item.labels.has(label))) strict.right++;
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
    if (!outer.some((item) => overlaps(item, mention))) confuse(scoring, "name", `spurious ${mention.kind} "${mention.quote}"`);
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
    if (mention === undefined) {
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
    if (canonical(item.mark.value === "?" ? "" : item.mark.value) === canonical(mention.value)) value.right++;
    else {
      value.missed++;
      value.wrong++;
      confuse(scoring, "time", `"${mention.quote}" is ${item.mark.value}, read ${mention.value || "?"}`);
    }
  }
  for (const mention of found) {
    if (taken.has(mention)) continue;
    for (const count of [strict, relaxed, value]) count.wrong++;
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

interface PlacedClaim {
  readonly gold: GoldClaim;
  readonly trigger: readonly Span[];
  readonly roles: readonly { readonly role: string; readonly span: Span; readonly quote: string }[];
}

function scoreClaims(scoring: Scoring): void {
  const { annotation, analysis, scores } = scoring;
  const gold: PlacedClaim[] = annotation.claims.map((claim) => ({
    gold: claim,
    trigger: claim.trigger.map((words) => scoring.place(words)),
    roles: [...claim.roles, ["place", claim.where ?? []] as const].flatMap(([role, words]) =>
      words.map((each: Words) => ({ role, span: scoring.place(each), quote: each.quote })),
    ),
  }));
  const free = new Set(analysis.claims);
  const typed = counting(scores, "claims");
  const untyped = counting(scores, "claims, any predicate");
  const pairs: { readonly gold: PlacedClaim; readonly found: Claim }[] = [];
  const rest: PlacedClaim[] = [];
  for (const item of gold) {
    const found = best(
      item,
      [...free].filter((claim) => (claim.predicate as string) === item.gold.predicate),
    );
    if (found === undefined) rest.push(item);
    else {
      free.delete(found);
      pairs.push({ gold: item, found });
    }
  }
  typed.right += pairs.length;
  untyped.right += pairs.length;
  for (const item of rest) {
    const other = best(item, [...free]);
    typed.missed++;
    if (other === undefined) untyped.missed++;
    else {
      free.delete(other);
      untyped.right++;
      typed.wrong++;
    }
    confuse(
      scoring,
      "claim",
      `${item.gold.predicate} "${item.gold.trigger.map((words) => words.quote).join(" … ")}" ${other === undefined ? "missed" : `as ${other.predicate}`}`,
    );
    counting(scores, "roles, end to end").missed += item.roles.length;
  }
  for (const claim of free) {
    typed.wrong++;
    untyped.wrong++;
    confuse(scoring, "claim", `spurious ${claim.predicate} "${claim.quote.slice(0, 60)}"`);
    counting(scores, "roles, end to end").wrong += fillersOf(claim).length;
  }
  for (const { gold: item, found } of pairs) {
    scoreRoles(scoring, item, found);
    scoreSaying(scoring, item.gold, found);
    scoreDate(scoring, item.gold, found);
  }
}

/** The claim whose naming words overlap those of the gold one, the one with most roles in common first. */
function best(item: PlacedClaim, claims: readonly Claim[]): Claim | undefined {
  const near = claims.filter((claim) => item.trigger.some((span) => overlaps(span, claim.trigger)));
  const alike = (claim: Claim) =>
    fillersOf(claim).filter((filler) => item.roles.some((gold) => gold.role === filler.role && overlaps(gold.span, filler.span))).length;
  return near.sort((a, b) => alike(b) - alike(a))[0];
}

function fillersOf(claim: Claim): readonly { readonly role: string; readonly span: Span; readonly quote: string }[] {
  const all: [string, RoleFiller][] = Object.entries(claim.roles).flatMap(([role, fillers]) =>
    fillers.map((filler): [string, RoleFiller] => [role, filler]),
  );
  if (claim.where !== undefined && !all.some(([, filler]) => same(filler.span, claim.where?.span ?? filler.span))) all.push(["place", claim.where]);
  return all.map(([role, filler]) => ({ role, span: filler.span, quote: filler.quote }));
}

function scoreRoles(scoring: Scoring, item: PlacedClaim, claim: Claim): void {
  const counts = [counting(scoring.scores, "roles of claims found"), counting(scoring.scores, "roles, end to end")];
  const free = [...fillersOf(claim)];
  for (const gold of item.roles) {
    const at = free.findIndex((filler) => filler.role === gold.role && overlaps(filler.span, gold.span));
    if (at >= 0) free.splice(at, 1);
    for (const count of counts) {
      if (at >= 0) count.right++;
      else count.missed++;
    }
    if (at < 0) confuse(scoring, "role", `${item.gold.predicate} ${gold.role} "${gold.quote}" missed in "${claim.quote.slice(0, 100)}"`);
  }
  for (const filler of free) {
    for (const count of counts) count.wrong++;
    confuse(scoring, "role", `${item.gold.predicate} ${filler.role} "${filler.quote}" wrong in "${claim.quote.slice(0, 100)}"`);
  }
}

function scoreSaying(scoring: Scoring, gold: GoldClaim, claim: Claim): void {
  const voice = scoring.analysis.voices.find((each) => each.id === claim.attribution.voice);
  const parts: [string, string, string][] = [
    ["voice", gold.voice === undefined ? "author" : "another", voice?.parent === undefined ? "author" : "another"],
    ["modality", gold.modality, claim.modality],
    ["polarity", gold.polarity, claim.polarity],
  ];
  let all = true;
  for (const [part, wanted, found] of parts) {
    const count = counting(scoring.scores, part);
    if (wanted === found) count.right++;
    else {
      all = false;
      count.wrong++;
      count.missed++;
      confuse(scoring, part, `${wanted} as ${found}: "${claim.quote.slice(0, 90)}"`);
    }
  }
  const count = counting(scoring.scores, "voice, modality and polarity");
  if (all) count.right++;
  else {
    count.wrong++;
    count.missed++;
  }
}

/** A date is right where it is written the same (whatever calendar that is), or lies within the stretch asked for. */
function scoreDate(scoring: Scoring, gold: GoldClaim, claim: Claim): void {
  const count = counting(scoring.scores, "dates of claims");
  if (gold.date === undefined) return;
  const parsed = parseEdtf(gold.date).value;
  if (parsed === undefined) return;
  const { start, end } = boundsOf(parsed);
  const found = claim.when?.interval;
  if (found === undefined) {
    count.missed++;
    confuse(scoring, "date", `${gold.date} missing: "${claim.quote.slice(0, 90)}"`);
    return;
  }
  const timex = scoring.analysis.mentions.find((mention) => mention.id === claim.when?.timex);
  const written = timex?.kind === "timex" && claim.when?.basis === "stated" ? (timex.edtf ?? timex.value) : "";
  const same = written === gold.date || written.startsWith(`${gold.date}-`);
  if (same || (found.start.earliest >= start.earliest && found.end.latest <= end.latest)) count.right++;
  else {
    count.wrong++;
    count.missed++;
    confuse(scoring, "date", `${gold.date} read otherwise (${claim.when?.basis}): "${claim.quote.slice(0, 90)}"`);
  }
}
