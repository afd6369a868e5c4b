import { at } from "../base/assert.ts";
import type { PredicateId } from "../model/claim.ts";
import type { NameMention, Timex } from "../model/mention.ts";
import type { Day, DayRange, Interval } from "../model/time.ts";
import { type SentenceReading, token } from "./reading.ts";

/** Years of a life that brackets behind a name can tell: a shorter stretch may be a term of office. */
const SHORTEST = 20;
const LONGEST = 110;
const DAYS_IN_YEAR = 365.2425;
/** Tokens in the brackets: "Ulm, 3 May 1812 – Berlin, 4 June 1877". */
const LONGEST_BRACKET = 18;
const ROMAN = /^[IVX]+$/u;

/** A birth or a death that brackets behind a name tell: "Anton Berg (1801–1849)". */
export interface LifeEnd {
  readonly predicate: PredicateId;
  readonly person: NameMention;
  readonly timex: Timex;
  readonly interval: Interval;
}

/** The births and deaths told in brackets behind names; a ruler's years may be those of the reign and are left alone. */
export function lifespansOf(reading: SentenceReading): readonly LifeEnd[] {
  const { lifeBegins, lifeEnds } = reading.knowledge;
  if (lifeBegins === undefined || lifeEnds === undefined) return [];
  return reading.mentions.flatMap((mention): readonly LifeEnd[] => {
    if (mention.kind !== "person" || token(reading, mention.endToken)?.text !== "(") return [];
    const close = closing(reading, mention.endToken);
    const inside = reading.timexes.filter((timex) => timex.firstToken > mention.endToken && timex.endToken <= (close ?? 0));
    const marked = inside.flatMap((timex) => markedEnd(reading, mention, timex));
    if (marked.length > 0) return marked;
    const [first, last, another] = inside;
    if (close === undefined || first === undefined || last === undefined || another !== undefined) return [];
    const [born, died] = [intervalOf(first), intervalOf(last)];
    if (born === undefined || died === undefined || !isLife(reading, mention, { first, last, close, years: yearsOf(born, died) })) return [];
    return [
      { predicate: lifeBegins, person: mention, timex: first, interval: within(born) },
      { predicate: lifeEnds, person: mention, timex: last, interval: within(died) },
    ];
  });
}

/** "(d. 1934)" */
function markedEnd(reading: SentenceReading, person: NameMention, timex: Timex): readonly LifeEnd[] {
  const { lifeBegins, lifeEnds } = reading.knowledge;
  const { begins, ends } = reading.language.grammar.lifeMarks;
  const before = token(reading, timex.firstToken - 1);
  const mark = (before?.text === "." ? token(reading, timex.firstToken - 2) : before)?.lower ?? "";
  const predicate = begins.has(mark) ? lifeBegins : ends.has(mark) ? lifeEnds : undefined;
  const interval = intervalOf(timex);
  return predicate === undefined || interval === undefined ? [] : [{ predicate, person, timex, interval: within(interval) }];
}

function closing(reading: SentenceReading, open: number): number | undefined {
  for (let index = open + 1; index < Math.min(open + LONGEST_BRACKET, reading.sentence.endToken); index++)
    if (at(reading.document.tokens, index).text === ")") return index;
  return undefined;
}

function intervalOf({ type, rangeEnd, interval }: Timex): Interval | undefined {
  return type === "date" ? (rangeEnd?.interval ?? interval) : undefined;
}

/** What happened on some day of a stretch. */
function within({ start, end }: Interval): Interval {
  const days: DayRange = { earliest: start.earliest, latest: end.latest };
  return { start: days, end: days };
}

function yearsOf(born: Interval, died: Interval): number {
  return (died.end.latest - (born.start.earliest as Day)) / DAYS_IN_YEAR;
}

/** Nothing but two dates, a dash between them, and places. */
function isLife(
  reading: SentenceReading,
  mention: NameMention,
  { first, last, close, years }: { readonly first: Timex; readonly last: Timex; readonly close: number; readonly years: number },
): boolean {
  if (!(years >= SHORTEST && years <= LONGEST)) return false;
  const words = reading.document.tokens.slice(mention.firstToken, mention.endToken);
  const bare = first.grain === "year" && last.grain === "year";
  if (bare && (words.length < 2 || mention.title !== undefined || words.some(({ text }) => ROMAN.test(text)))) return false;
  const covered = [first, last, ...reading.mentions.filter(({ kind }) => kind === "place")];
  let dashed = false;
  for (let index = mention.endToken + 1; index < close; index++) {
    const { text, kind } = at(reading.document.tokens, index);
    if (covered.some(({ firstToken, endToken }) => firstToken <= index && index < endToken)) continue;
    if (/^[-–—]$/u.test(text) && index >= first.endToken && index < last.firstToken) dashed = true;
    else if (kind === "word" || !/^[,;]$/u.test(text)) return false;
  }
  return dashed;
}
