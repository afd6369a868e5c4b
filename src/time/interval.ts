import { assert } from "../base/assert.ts";
import type { Day, DayRange, Interval } from "../model/time.ts";
import { ALWAYS, addDays, gregorianDay, NEVER } from "./days.ts";

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

/** The Gregorian years from `first` to `last`, both included and both known. */
export function intervalOfYears(first: number, last: number): Interval {
  return dayInterval(gregorianDay(first, 1, 1), gregorianDay(last, 12, 31));
}

/**
 * The ten years that share all digits but the last. `decade` is those digits: 194 is 1940 to 1949.
 * Before Christ the digits are those of the year BC: `bc` and 49 is 499 to 490 BC.
 */
export function intervalOfDecade(decade: number, bc = false): Interval {
  return bc ? intervalOfYears(1 - (10 * decade + 9), 1 - Math.max(1, 10 * decade)) : intervalOfYears(Math.max(1, 10 * decade), 10 * decade + 9);
}

/**
 * A century as it is spoken of, counted from one: the 20th century is 20.
 * Strictly it is 1901 to 2000, by the digits of its years 1900 to 1999; both are in use, so its ends are known to a year.
 */
export function intervalOfCentury(century: number, bc = false): Interval {
  return countedYears(100, century, bc);
}

/** A millennium counted from one, its ends known to a year as those of a century. */
export function intervalOfMillennium(millennium: number, bc = false): Interval {
  return countedYears(1000, millennium, bc);
}

function countedYears(length: number, ordinal: number, bc: boolean): Interval {
  const before = length * (ordinal - 1);
  // In years of the era: by digits before..before+length-1 without the year 0 that no era has, strictly before+1..before+length.
  const digits = { first: Math.max(1, before), last: before + length - 1 };
  const strict = { first: before + 1, last: before + length };
  if (bc) {
    const [strictly, byDigits] = [intervalOfYears(1 - strict.last, 1 - strict.first), intervalOfYears(1 - digits.last, 1 - digits.first)];
    return intervalBetween(dayRange(strictly.start.earliest, byDigits.start.latest), dayRange(strictly.end.earliest, byDigits.end.latest));
  }
  const [strictly, byDigits] = [intervalOfYears(strict.first, strict.last), intervalOfYears(digits.first, digits.last)];
  return intervalBetween(dayRange(byDigits.start.earliest, strictly.start.latest), dayRange(byDigits.end.earliest, strictly.end.latest));
}
