import { assert } from "../base/assert.ts";
import type { Day, DayRange, Interval, Truth } from "../model/time.ts";
import { ALWAYS, addDays, gregorianDay, historicalDay, NEVER } from "./days.ts";
import type { WrittenCalendar } from "./policy.ts";

/** Exactly this day. */
export function exactly(day: Day): DayRange {
  return { earliest: day, latest: day };
}

/** Some day from `earliest` to `latest`, both included. */
export function dayRange(earliest: Day, latest: Day): DayRange {
  assert(earliest <= latest, `no day from ${earliest} to ${latest}`);
  return { earliest, latest };
}

/**
 * The interval with these ends, tightened by the rule that nothing ends before it starts:
 * it starts no later than it can end and ends no earlier than it can start.
 */
export function intervalBetween(start: DayRange, end: DayRange): Interval {
  assert(start.earliest <= end.latest, "an interval cannot end before it starts");
  return {
    start: dayRange(start.earliest, start.latest < end.latest ? start.latest : end.latest),
    end: dayRange(end.earliest > start.earliest ? end.earliest : start.earliest, end.latest),
  };
}

/** The stretch from `first` to `last`, both included and both known. */
export function dayInterval(first: Day, last: Day): Interval {
  return intervalBetween(exactly(first), exactly(last));
}

/** Something that starts on or after `first` and ends on or before `last`, without saying when. */
export function somewhereIn(first: Day, last: Day): Interval {
  return intervalBetween(dayRange(first, last), dayRange(first, last));
}

/** Nothing is known of when it starts or ends. */
export const ANYTIME: Interval = somewhereIn(ALWAYS, NEVER);

/** A day of the Gregorian calendar, which must exist. */
export function intervalOfDay(year: number, month: number, day: number): Interval {
  const date = gregorianDay(year, month, day);
  return dayInterval(date, date);
}

/** A month of the Gregorian calendar. */
export function intervalOfMonth(year: number, month: number): Interval {
  return intervalOfMonths(year, month, 1);
}

/** `count` months of the Gregorian calendar from the first of `month`; months past 12 run into the years after. */
export function intervalOfMonths(year: number, month: number, count: number): Interval {
  return dayInterval(firstOfMonth(year, month), addDays(firstOfMonth(year, month + count), -1));
}

function firstOfMonth(year: number, month: number): Day {
  const carried = Math.floor((month - 1) / 12);
  return gregorianDay(year + carried, month - 12 * carried, 1);
}

/** A Gregorian year, astronomical: 0 is 1 BC. */
export function intervalOfYear(year: number): Interval {
  return intervalOfYears(year, year);
}

/** The years from `first` to `last`, both included and both known. */
export function intervalOfYears(first: number, last: number, calendar: WrittenCalendar = "gregorian"): Interval {
  const dayIn = calendar === "gregorian" ? gregorianDay : historicalDay;
  return dayInterval(dayIn(first, 1, 1), dayIn(last, 12, 31));
}

/** Years that are counted from the birth of Christ, or back from it, by whichever calendar. */
export interface Era {
  readonly bc?: boolean;
  readonly calendar?: WrittenCalendar;
}

/**
 * The ten years that share all digits but the last. `decade` is those digits: 194 is 1940 to 1949.
 * Before Christ the digits are those of the year BC: `bc` and 49 is 499 to 490 BC.
 */
export function intervalOfDecade(decade: number, { bc = false, calendar }: Era = {}): Interval {
  const [first, last] = bc ? [1 - (10 * decade + 9), 1 - Math.max(1, 10 * decade)] : [Math.max(1, 10 * decade), 10 * decade + 9];
  return intervalOfYears(first, last, calendar);
}

/**
 * A century as it is spoken of, counted from one: the 20th century is 20.
 * Strictly it is 1901 to 2000, by the digits of its years 1900 to 1999; both are in use, so its ends are known to a year.
 */
export function intervalOfCentury(century: number, era: Era = {}): Interval {
  return countedYears(100, century, era);
}

/** A millennium counted from one, its ends known to a year as those of a century. */
export function intervalOfMillennium(millennium: number, era: Era = {}): Interval {
  return countedYears(1000, millennium, era);
}

function countedYears(length: number, ordinal: number, { bc = false, calendar }: Era): Interval {
  const before = length * (ordinal - 1);
  const years = (first: number, last: number) => intervalOfYears(first, last, calendar);
  // In years of the era: by digits before..before+length-1 without the year 0 that no era has, strictly before+1..before+length.
  const digits = { first: Math.max(1, before), last: before + length - 1 };
  const strict = { first: before + 1, last: before + length };
  if (bc) {
    const [strictly, byDigits] = [years(1 - strict.last, 1 - strict.first), years(1 - digits.last, 1 - digits.first)];
    return intervalBetween(dayRange(strictly.start.earliest, byDigits.start.latest), dayRange(strictly.end.earliest, byDigits.end.latest));
  }
  const [strictly, byDigits] = [years(strict.first, strict.last), years(digits.first, digits.last)];
  return intervalBetween(dayRange(byDigits.start.earliest, strictly.start.latest), dayRange(byDigits.end.earliest, strictly.end.latest));
}

/** The stretch from the start of whichever starts first to the end of whichever ends last. */
export function hull(a: Interval, b: Interval): Interval {
  return {
    start: { earliest: earlier(a.start.earliest, b.start.earliest), latest: earlier(a.start.latest, b.start.latest) },
    end: { earliest: later(a.end.earliest, b.end.earliest), latest: later(a.end.latest, b.end.latest) },
  };
}

/** What both have in common, in those readings in which they have something in common; undefined if there is none. */
export function intersection(a: Interval, b: Interval): Interval | undefined {
  if (intersects(a, b) === "no") return undefined;
  return intervalBetween(
    { earliest: later(a.start.earliest, b.start.earliest), latest: later(a.start.latest, b.start.latest) },
    { earliest: earlier(a.end.earliest, b.end.earliest), latest: earlier(a.end.latest, b.end.latest) },
  );
}

/** The same interval, known from two statements: the readings that both allow; undefined if there is none. */
export function narrowed(a: Interval, b: Interval): Interval | undefined {
  const start = common(a.start, b.start);
  const end = common(a.end, b.end);
  return start && end && start.earliest <= end.latest ? intervalBetween(start, end) : undefined;
}

function common(a: DayRange, b: DayRange): DayRange | undefined {
  const [earliest, latest] = [later(a.earliest, b.earliest), earlier(a.latest, b.latest)];
  return earliest <= latest ? { earliest, latest } : undefined;
}

function earlier(a: Day, b: Day): Day {
  return a < b ? a : b;
}

function later(a: Day, b: Day): Day {
  return a > b ? a : b;
}

/** Whether the day lies in the interval. */
export function contains(interval: Interval, day: Day): Truth {
  const { start, end } = tightened(interval);
  return truth(start.latest <= day && day <= end.earliest, day < start.earliest || end.latest < day);
}

/** Whether `a` ends on a day before `b` starts, with or without a gap. */
export function precedes(a: Interval, b: Interval): Truth {
  const [first, second] = [tightened(a), tightened(b)];
  return truth(first.end.latest < second.start.earliest, first.end.earliest >= second.start.latest);
}

/** Whether `a` starts on a day after `b` ends, with or without a gap. */
export function follows(a: Interval, b: Interval): Truth {
  return precedes(b, a);
}

/** Whether the two have a day in common. */
export function intersects(a: Interval, b: Interval): Truth {
  const [first, second] = [tightened(a), tightened(b)];
  return truth(
    first.start.latest <= second.end.earliest && second.start.latest <= first.end.earliest,
    first.end.latest < second.start.earliest || second.end.latest < first.start.earliest,
  );
}

/** Whether every day of `inner` is a day of `outer`. */
export function within(inner: Interval, outer: Interval): Truth {
  const [a, b] = [tightened(inner), tightened(outer)];
  return truth(
    b.start.latest <= a.start.earliest && a.end.latest <= b.end.earliest,
    a.start.latest < b.start.earliest || b.end.latest < a.end.earliest,
  );
}

/** The interval with those readings left out that end before they start. */
export function tightened(interval: Interval): Interval {
  const { start, end } = interval;
  return start.latest <= end.latest && end.earliest >= start.earliest ? interval : intervalBetween(start, end);
}

function truth(always: boolean, never: boolean): Truth {
  if (always) return "yes";
  return never ? "no" : "maybe";
}
