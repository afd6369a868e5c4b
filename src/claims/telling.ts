import type { ClaimTime } from "../model/claim.ts";
import type { Mention, Timex } from "../model/mention.ts";
import type { Day, DayRange, Interval } from "../model/time.ts";
import { ALWAYS, historicalDate, hull, intervalOfYear } from "../time/index.ts";
import type { SentenceReading } from "./reading.ts";
import { token } from "./reading.ts";
import { datesEvents, relationOf } from "./times.ts";
import type { Trigger } from "./triggers.ts";

/** Where the story stands: the date last told, and the stretch in which what is told next without a date is presumed to have happened. */
export interface StoryPoint {
  readonly timex: Timex;
  readonly interval: Interval;
}

/** Where the story stands after a sentence; undefined where no date in it moves the story. */
export function pointAfter(reading: SentenceReading, before: StoryPoint | undefined): StoryPoint | undefined {
  return pointOf(storyDates(reading).findLast((timex) => !looksAhead(reading, timex, before) && !looksBack(reading, timex, before)));
}

/** "His mother had borne him in 1215", told of 1270. */
function looksBack(reading: SentenceReading, timex: Timex, before: StoryPoint | undefined): boolean {
  const told = toldBeside(reading, timex) ?? before?.interval;
  if (told === undefined || timex.interval === undefined || timex.interval.end.latest >= told.start.earliest) return false;
  if (inEarlierAside(reading, timex)) return true;
  const { tree } = reading;
  let word = tree?.head(timex.endToken - 1);
  while (tree !== undefined && word !== undefined && tree.pos(word) !== "VERB") word = tree.head(word);
  if (tree === undefined || word === undefined) return false;
  if (told.start.earliest - timex.interval.end.latest <= FAR_BACK && !tree.is(word, "acl:relcl")) return false;
  return toldAsEarlier(reading, { first: word, groupFirst: Math.max(reading.sentence.firstToken, word - AUXILIARIES), form: "active" });
}

/** "Haas, whom the king had named governor on 26 March": what a clause with a relative tells in the past perfect is no step of the story. */
function inEarlierAside(reading: SentenceReading, { firstToken }: Timex): boolean {
  const { relatives, possessiveRelatives, pastPerfect } = reading.language.grammar;
  let earlier = false;
  for (let index = firstToken - 1; index >= reading.sentence.firstToken; index--) {
    const lower = token(reading, index)?.lower ?? "";
    if (/^[,;:]$/u.test(lower)) return false;
    if (pastPerfect.has(lower)) earlier = true;
    if (relatives.has(lower) || possessiveRelatives.has(lower)) return earlier;
  }
  return false;
}

/** A mark stands between a date and a word. */
function closesBefore(reading: SentenceReading, { endToken }: Timex, word: number): boolean {
  for (let index = endToken; index < word; index++) if (/^[,;:)]$/u.test(token(reading, index)?.text ?? "")) return true;
  return false;
}

/** A year: of what lies nearer the account may go on to tell. */
const FAR_BACK = 366;

/** Words before a verb in which its auxiliaries stand. */
const AUXILIARIES = 3;

/** When the other date of the sentence is. */
function toldBeside(reading: SentenceReading, timex: Timex): Interval | undefined {
  return reading.timexes.find((other) => other !== timex && other.interval !== undefined)?.interval;
}

/** "until his death in 1976", told of 1946: how long something was so, and not how far the story has come. */
function looksAhead(reading: SentenceReading, timex: Timex, before: StoryPoint | undefined): boolean {
  if (timex.relation === "as-of") return true;
  const told = toldBeside(reading, timex) ?? before?.interval;
  const days = (timex.interval?.start.earliest ?? 0) - (told?.end.latest ?? Number.POSITIVE_INFINITY);
  return days > FAR_AHEAD && inDelay(reading, timex);
}

/** Five years. */
const FAR_AHEAD = 1826;

/** Behind a heading without a date only the year is presumed to go on; a paragraph goes on from the one before. */
export function pointBehindHeading(point: StoryPoint | undefined): StoryPoint | undefined {
  if (point === undefined) return undefined;
  const { start, end } = point.interval;
  const year = (day: Day) => intervalOfYear(historicalDate(day).year);
  if (!Number.isFinite(start.earliest) || !Number.isFinite(end.latest)) return undefined;
  return { timex: point.timex, interval: hull(year(start.earliest), year(end.latest)) };
}

/** A heading with dates tells when what stands under it happened: "The war at sea, 1776–1779". */
export function pointOfHeading(mentions: readonly Mention[]): StoryPoint | undefined {
  let point: StoryPoint | undefined;
  for (const mention of mentions) {
    if (mention.kind !== "timex" || mention.interval === undefined || !datesEvents(mention)) continue;
    point = point === undefined ? pointOf(mention) : { ...point, interval: hull(point.interval, mention.interval) };
  }
  return point;
}

/** Where the story stands at an event: at the last date told before it in its sentence, else where it stood before the sentence. */
export function pointAt(reading: SentenceReading, trigger: Pick<Trigger, "first">, before: StoryPoint | undefined): StoryPoint | undefined {
  const dates = storyDates(reading);
  const told =
    dates.findLast((timex) => timex.endToken <= trigger.first && !(inEarlierAside(reading, timex) && closesBefore(reading, timex, trigger.first))) ??
    dates.find((timex) => endsList(reading, timex, trigger.first) && !inDelay(reading, timex));
  return pointOf(told) ?? before;
}

/** "invaded Ethiopia and sacked Gondar in January": the date of the last of several verbs is presumed for the first, too, but not "two years later". */
function endsList(reading: SentenceReading, timex: Timex, first: number): boolean {
  const { tree } = reading;
  let word = tree?.head(timex.endToken - 1);
  while (tree !== undefined && word !== undefined && tree.pos(word) !== "VERB") word = tree.head(word);
  if (timex.offset !== undefined) return false;
  for (let steps = 0; steps < 4 && tree !== undefined && word !== undefined && tree.is(word, "conj"); steps++) {
    word = tree.head(word);
    if (word === first) return true;
  }
  return false;
}

function pointOf(timex: Timex | undefined): StoryPoint | undefined {
  return timex?.interval === undefined ? undefined : { timex, interval: timex.interval };
}

/** Dates at which something is told: none in brackets, none that only bounds a stretch, and none that the clause doubts. */
function storyDates(reading: SentenceReading): readonly Timex[] {
  return reading.timexes.filter(
    (timex) => datesEvents(timex) && timex.doubt === undefined && !BOUNDING.has(relationOf(timex)) && !inBrackets(reading, timex),
  );
}

const BOUNDING: ReadonlySet<Timex["relation"]> = new Set(["since", "until", "before", "after"]);
/** Words between "until" and a date: "until his death in Lima in 1976". */
const DELAY_REACH = 6;

/** Whether a date only ends what is told before it: "reigned until his death in 1976". */
export function endsThen(reading: SentenceReading, timex: Timex, first: number): boolean {
  const delay = timex.relation === "in" ? delayBefore(reading, timex) : undefined;
  return delay !== undefined && first < delay;
}

function inDelay(reading: SentenceReading, timex: Timex): boolean {
  return delayBefore(reading, timex) !== undefined;
}

/** The "until" or the like that governs what has the date: "until his death in 1976". */
function delayBefore(reading: SentenceReading, timex: Timex): number | undefined {
  for (let index = timex.firstToken - 1; index >= Math.max(reading.sentence.firstToken, timex.firstToken - DELAY_REACH); index--) {
    const here = token(reading, index);
    if (here === undefined || here.kind === "punctuation" || reading.tree?.form(index) === "Fin") return undefined;
    if (reading.language.grammar.delays.has(here.lower)) return index;
  }
  return undefined;
}

/** In brackets, and not those that date a verb: "stepped down (1880)". */
function inBrackets(reading: SentenceReading, timex: Timex): boolean {
  for (let index = timex.firstToken - 1; index >= reading.sentence.firstToken; index--) {
    const text = token(reading, index)?.text;
    if (text === ")" || text === "]") return false;
    if (text === "(" || text === "[") return index < timex.firstToken - 1 || !endsVerb(reading, index - 1);
  }
  return false;
}

/** A verb, or the particle that belongs to one. */
function endsVerb({ tree, language, document }: SentenceReading, word: number): boolean {
  if (tree === undefined) return false;
  const particle = language.grammar.particles.has(document.tokens[word]?.lower ?? "") && tree.pos(word - 1) === "VERB";
  return tree.pos(word) === "VERB" || particle;
}

/** Told of as before or after the time that the story has reached, or as of it. */
export type Tense = "earlier" | "meanwhile" | "later";

/** The date of a claim that has none of its own: some day of the stretch in which the story stands; in the past perfect, any up to its end. */
export function carriedTime({ timex, interval }: StoryPoint, tense: Tense): ClaimTime {
  const days: DayRange = { earliest: tense === "earlier" ? ALWAYS : interval.start.earliest, latest: interval.end.latest };
  const relation = { earlier: "by", meanwhile: timex.relation, later: "after" } as const;
  return { timex: timex.id, relation: relation[tense], interval: { start: days, end: days }, basis: "carried" };
}

/** "who had taken the town", "who would take the town". */
export function tenseOf(reading: SentenceReading, trigger: Pick<Trigger, "first" | "groupFirst" | "form">): Tense {
  if (toldAsEarlier(reading, trigger)) return "earlier";
  const { futureInPast } = reading.language.grammar;
  return trigger.form === "active" || trigger.form === "passive" ? (has(reading, trigger, futureInPast) ? "later" : "meanwhile") : "meanwhile";
}

/** Whether the event is told in the past perfect. */
function toldAsEarlier(reading: SentenceReading, trigger: Pick<Trigger, "first" | "groupFirst" | "form">): boolean {
  return trigger.form !== "noun" && trigger.form !== "link" && has(reading, trigger, reading.language.grammar.pastPerfect);
}

function has(reading: SentenceReading, { first, groupFirst }: Pick<Trigger, "first" | "groupFirst">, words: ReadonlySet<string>): boolean {
  for (let index = groupFirst; index < first; index++) if (words.has(token(reading, index)?.lower ?? "")) return true;
  return false;
}
