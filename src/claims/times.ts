import { at } from "../base/assert.ts";
import type { Predicate } from "../lang/predicates.ts";
import type { ClaimTime } from "../model/claim.ts";
import type { TimeRelation, Timex } from "../model/mention.ts";
import type { Span } from "../model/source.ts";
import type { Day, DayRange, Interval } from "../model/time.ts";
import type { Tree } from "../text/syntax/tree.ts";
import type { Clause } from "./clauses.ts";
import { between, dateByTree, distance, isPerfectGerund, nearest } from "./dating.ts";
import type { SentenceReading } from "./reading.ts";
import type { Trigger } from "./triggers.ts";

const open: DayRange = { earliest: Number.NEGATIVE_INFINITY as Day, latest: Number.POSITIVE_INFINITY as Day };
const upTo = (latest: Day): DayRange => ({ earliest: open.earliest, latest });
const from = (earliest: Day): DayRange => ({ earliest, latest: open.latest });
const dayBefore = (day: Day): Day => (day - 1) as Day;

/** Whether a timex can date an event: a point or stretch of the calendar, not a duration or a set, nor the time of writing ("today"). */
export function datesEvents(timex: Timex): boolean {
  return (timex.type === "date" || timex.type === "time") && timex.interval !== undefined && timex.value !== "PRESENT_REF";
}

/** The one date of some, for a title that stands at `start`; of a range each end has the whole stretch, and one before the title tells when something else was. */
export function soleDate([date, ...rest]: readonly Timex[], start: number): Timex | undefined {
  if (date === undefined || rest.some(({ rangeEnd }) => rangeEnd?.other !== date.id)) return undefined;
  if (date.range !== true || date.end > start) return date;
  const { range: _range, rangeEnd: _end, ...stretch } = date;
  return { ...stretch, relation: "in" };
}

/** The bounds of an event's or state's start and end, given the stretch a date names and the word that ties it (`reasoning.md` §1.4). */
export function applyRelation(
  stretch: Interval,
  { relation, aspect, range }: { readonly relation: TimeRelation; readonly aspect: Predicate["aspect"]; readonly range: boolean },
): Interval {
  const state = aspect === "state" || aspect === "process";
  const first = stretch.start.earliest;
  const last = stretch.end.latest;
  const inside: Interval = { start: { earliest: first, latest: last }, end: { earliest: first, latest: last } };
  switch (relation) {
    case "in":
    case "as-of":
      if (!state) return inside;
      return range ? stretch : { start: upTo(last), end: from(first) };
    case "between":
      return state ? stretch : inside;
    case "throughout":
      return state ? { start: upTo(stretch.start.latest), end: from(stretch.end.earliest) } : inside;
    case "by":
      return state ? { start: upTo(last), end: from(first) } : { start: upTo(last), end: upTo(last) };
    case "since":
      return state ? { start: { earliest: first, latest: last }, end: from(first) } : { start: from(first), end: from(first) };
    case "until":
      return { start: upTo(last), end: { earliest: first, latest: last } };
    case "before": {
      const latest = dayBefore(first);
      return { start: upTo(latest), end: state ? open : upTo(latest) };
    }
    case "after":
      return { start: state ? open : from(first), end: from(first) };
  }
}

/** The date of each trigger: in its own clause the nearest; else one that opens the sentence; else the nearest in a clause without a trigger of its own. */
export function timexOf(
  reading: SentenceReading,
  clauses: readonly Clause[],
  { trigger, triggers }: { readonly trigger: Trigger; readonly triggers: readonly Trigger[] },
): Timex | undefined {
  const all = reading.timexes.filter(datesEvents);
  // what stands beyond a semicolon is told of something else
  const barred = all.filter((timex) => isInContent(reading, { timex, trigger }));
  const dates = all.filter((timex) => !between(reading, ";", { timex, trigger }) && !barred.includes(timex));
  if (dates.length === 0) return undefined;
  const words = { start: at(reading.document.tokens, trigger.first).start, end: at(reading.document.tokens, trigger.end - 1).end };
  const counting = dates.find((timex) => countsFrom(timex, words)) ?? dateDescribed(reading, { trigger, dates });
  if (counting !== undefined) return counting;
  const hanging = reading.tree === undefined ? undefined : dateByTree(reading, reading.tree, { trigger, triggers, all, barred });
  if (hanging !== undefined || isPerfectGerund(reading, trigger)) return hanging;
  const own = dates.filter((timex) => clauseOf(reading, clauses, timex) === trigger.clause);
  const near = nearest(reading, own, trigger);
  if (near !== undefined && !closerTrigger(reading, triggers, trigger, near)) return near;
  const opening = dates.find((timex) => opensSentence(reading, timex));
  if (opening !== undefined && !own.includes(opening)) return opening;
  const shared = dates.filter((timex) => {
    const clause = clauseOf(reading, clauses, timex);
    return !triggers.some((other) => other.clause === clause) && adjacent(clause, trigger.clause);
  });
  return nearest(reading, shared, trigger) ?? near;
}

/** "deposed that on 5 March he had fled", "was sentenced to be hanged on the 18th": when what is told or laid down happens, and not when it is told. */
function isInContent(reading: SentenceReading, { timex, trigger }: { readonly timex: Timex; readonly trigger: Trigger }): boolean {
  const { tree } = reading;
  if (tree === undefined || timex.firstToken < trigger.end || (trigger.form !== "active" && trigger.form !== "passive")) return false;
  let word: number | undefined = timex.endToken - 1;
  for (let steps = 0; steps < 12 && word !== undefined; steps++) {
    const head: number | undefined = tree.head(word);
    if (head !== undefined && head >= trigger.first && head < trigger.end)
      return (
        word > head && opensContent(tree, word, trigger) && !between(reading, ",", { timex, trigger: { ...trigger, first: word, end: word + 1 } })
      );
    word = head;
  }
  return false;
}

/** A clause that a verb governs; one of an infinitive only behind a passive: "led them to fight in 1940" tells when they were led. */
function opensContent(tree: Tree, word: number, { form }: Trigger): boolean {
  const clause = tree.pos(word) === "VERB" || tree.dependent(word, "cop") !== undefined;
  return clause && (tree.is(word, "ccomp") || (tree.is(word, "xcomp") && form === "passive"));
}

/** "until 1910, when he died": the date directly before the clause is when that happened, whatever ties it to what stands before. */
function dateDescribed(
  reading: SentenceReading,
  { trigger, dates }: { readonly trigger: Trigger; readonly dates: readonly Timex[] },
): Timex | undefined {
  if (trigger.form !== "active" && trigger.form !== "passive") return undefined;
  for (let index = trigger.first - 1; index > reading.sentence.firstToken; index--) {
    const here = at(reading.document.tokens, index);
    if (reading.language.grammar.relativeTimes.has(here.lower)) {
      const end = reading.document.tokens[index - 1]?.text === "," ? index - 1 : index;
      const date = dates.find((timex) => timex.endToken === end);
      return date === undefined ? undefined : { ...date, relation: "in" };
    }
    if (/^[,;:()]$/u.test(here.text) || reading.tree?.form(index) === "Fin") return undefined;
  }
  return undefined;
}

function adjacent(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1;
}

function opensSentence(reading: SentenceReading, timex: Timex): boolean {
  return timex.firstToken - reading.sentence.firstToken <= 3;
}

/** Another trigger stands between this one and the date, or nearer to it on its other side in the same clause. */
function closerTrigger(reading: SentenceReading, triggers: readonly Trigger[], trigger: Trigger, timex: Timex): boolean {
  if (opensSentence(reading, timex)) return false;
  return triggers.some(
    (other) => other.clause === trigger.clause && other.first !== trigger.first && distance(timex, other) < distance(timex, trigger),
  );
}

function clauseOf(reading: SentenceReading, clauses: readonly Clause[], timex: Timex): number {
  const chunk = reading.chunkOf[timex.firstToken - reading.sentence.firstToken] ?? -1;
  return clauses.findIndex((clause) => chunk >= clause.first && chunk < clause.end);
}

/** The stretch a date names; for one end of a range, from some day of the first end to some day of the last. */
function stretchOf(timex: Timex, others: readonly Timex[]): Interval | undefined {
  const own = timex.rangeEnd;
  const other = others.find((one) => one.id === own?.other)?.rangeEnd;
  if (own === undefined || other === undefined) return timex.interval;
  const [first, last] = own.side === "first" ? [own.interval, other.interval] : [other.interval, own.interval];
  return { start: { earliest: first.start.earliest, latest: first.end.latest }, end: { earliest: last.start.earliest, latest: last.end.latest } };
}

const DAYS_IN = { day: 1, week: 7 } as const;

/** "three days before the treaty was signed": the timex is the day counted to, the event lies on the other end of the count. */
function countedFrom(timex: Timex): ClaimTime | undefined {
  const { offset, interval } = timex;
  if (offset === undefined || interval === undefined || offset.approximate || (offset.unit !== "day" && offset.unit !== "week")) return undefined;
  const shift = -offset.direction * offset.count * DAYS_IN[offset.unit];
  const range: DayRange = { earliest: (interval.start.earliest + shift) as Day, latest: (interval.end.latest + shift) as Day };
  return { timex: timex.id, relation: offset.direction < 0 ? "after" : "before", interval: { start: range, end: range }, basis: "stated" };
}

/** Whether the words are those of the event that the timex counts from. */
export function countsFrom(timex: Timex, words: Span): boolean {
  const event = timex.offset?.event;
  return event !== undefined && event.start <= words.start && words.end <= event.end;
}

/** "Before dawn on 2 September", "after noon on the 3rd": on that day. */
export function relationOf({ type, relation }: Timex): TimeRelation {
  return type === "time" && (relation === "before" || relation === "after") ? "in" : relation;
}

/** The date of a claim as bounds on its start and end; `others` are the timexes of its sentence, `trigger` the words that name the event. */
export function claimTime(
  timex: Timex,
  others: readonly Timex[],
  { aspect, trigger }: { readonly aspect: Predicate["aspect"]; readonly trigger: Span },
): ClaimTime | undefined {
  if (countsFrom(timex, trigger)) return countedFrom(timex);
  const stretch = stretchOf(timex, others);
  if (stretch === undefined) return undefined;
  const relation = relationOf(timex);
  return {
    timex: timex.id,
    relation,
    interval: applyRelation(stretch, { relation, aspect, range: timex.range === true }),
    basis: "stated",
  };
}

/** "Died on 31 February 1850": a day that is none stands beside these words, or opens their sentence; no other date is theirs. */
export function isAtNoDay(reading: SentenceReading, words: Span): boolean {
  const { text } = reading.document.source;
  return reading.timexes.some((timex) => {
    if (timex.impossible === undefined) return false;
    const [from, to] = timex.start >= words.end ? [words.end, timex.start] : [timex.end, words.start];
    const marks = from > to ? "" : text.slice(from, to);
    return timex.start >= words.end ? !/[,;:()]/u.test(marks) : opensSentence(reading, timex) && !/[;:()]/u.test(marks);
  });
}
