import { assert, Bug } from "../base/assert.ts";
import type { Day } from "../model/time.ts";

/** A year, month and day of some calendar. Years are astronomical: 0 is 1 BC, -1 is 2 BC. Months and days count from 1. */
export interface CalendarDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The bound of what has no known or no possible beginning. */
export const ALWAYS = Number.NEGATIVE_INFINITY as Day;

/** The bound of what has no known or no possible end. */
export const NEVER = Number.POSITIVE_INFINITY as Day;

/** A Julian Day Number as a `Day`; whole numbers and ±Infinity only. */
export function dayOf(number: number): Day {
  assert(Number.isSafeInteger(number) || number === ALWAYS || number === NEVER, `${number} is no day`);
  return number as Day;
}

/** The day `count` days after `day`; open bounds stay open. */
export function addDays(day: Day, count: number): Day {
  return dayOf(day + count);
}

/** Whether the proleptic Gregorian year has 366 days. */
export function isGregorianLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Whether the proleptic Julian year has 366 days. */
export function isJulianLeapYear(year: number): boolean {
  return year % 4 === 0;
}

/** The number of days in a month of the Gregorian (or, if so said, Julian) calendar; 0 if there is no such month. */
export function daysInMonth(year: number, month: number, calendar: "gregorian" | "julian" = "gregorian"): number {
  if (month === 2) return (calendar === "gregorian" ? isGregorianLeapYear(year) : isJulianLeapYear(year)) ? 29 : 28;
  return [31, 0, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
}

/** Whether the proleptic Gregorian calendar has this date. */
export function isGregorianDate(year: number, month: number, day: number): boolean {
  return isDate({ year, month, day }, "gregorian");
}

/** Whether the proleptic Julian calendar has this date. */
export function isJulianDate(year: number, month: number, day: number): boolean {
  return isDate({ year, month, day }, "julian");
}

function isDate({ year, month, day }: CalendarDate, calendar: "gregorian" | "julian"): boolean {
  return Number.isSafeInteger(year) && Number.isInteger(day) && day >= 1 && day <= daysInMonth(year, month, calendar);
}

// Counting years from 1 March of year -4800 puts the leap day last, so that months have 30.6 days on average from the start of the year.
const EPOCH_YEAR = -4800;

/** The day of a proleptic Gregorian date, which must exist. */
export function gregorianDay(year: number, month: number, day: number): Day {
  if (!isGregorianDate(year, month, day)) throw new Bug(`${year}-${month}-${day} is no Gregorian date`);
  const { years, days } = sinceEpoch(year, month, day);
  return dayOf(days + 365 * years + Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400) - 32045);
}

/** The day of a proleptic Julian date, which must exist. */
export function julianDay(year: number, month: number, day: number): Day {
  if (!isJulianDate(year, month, day)) throw new Bug(`${year}-${month}-${day} is no Julian date`);
  const { years, days } = sinceEpoch(year, month, day);
  return dayOf(days + 365 * years + Math.floor(years / 4) - 32083);
}

function sinceEpoch(year: number, month: number, day: number): { readonly years: number; readonly days: number } {
  const before = month <= 2 ? 1 : 0;
  const fromMarch = month + 12 * before - 3;
  return { years: year - EPOCH_YEAR - before, days: day + Math.floor((153 * fromMarch + 2) / 5) };
}

/** The proleptic Gregorian date of a day, which must not be an open bound. */
export function gregorianDate(day: Day): CalendarDate {
  assert(Number.isSafeInteger(day), "an open bound has no date");
  const days = day + 32044;
  const eras = Math.floor(days / 146097);
  const inEra = days - 146097 * eras;
  const centuries = Math.min(3, Math.floor(inEra / 36524));
  return fromEpoch(400 * eras + 100 * centuries, inEra - 36524 * centuries);
}

/** The proleptic Julian date of a day, which must not be an open bound. */
export function julianDate(day: Day): CalendarDate {
  assert(Number.isSafeInteger(day), "an open bound has no date");
  const days = day + 32082;
  const cycles = Math.floor(days / 1461);
  return fromEpoch(4 * cycles, days - 1461 * cycles);
}

/** 15 October 1582, the first day anywhere that was dated by the Gregorian calendar. */
export const FIRST_GREGORIAN_DAY = gregorianDay(1582, 10, 15);

/** The date of a day as historians write it: Julian before 15 October 1582, Gregorian from then on. The day must not be an open bound. */
export function historicalDate(day: Day): CalendarDate {
  return day < FIRST_GREGORIAN_DAY ? julianDate(day) : gregorianDate(day);
}

/** The day of a date as historians write it, which must exist. The ten days that October 1582 did not have are read as Julian. */
export function historicalDay(year: number, month: number, day: number): Day {
  return isBeforeReform(year, month, day) ? julianDay(year, month, day) : gregorianDay(year, month, day);
}

export function isHistoricalDate(year: number, month: number, day: number): boolean {
  return isBeforeReform(year, month, day) ? isJulianDate(year, month, day) : isGregorianDate(year, month, day);
}

function isBeforeReform(year: number, month: number, day: number): boolean {
  return year < 1582 || (year === 1582 && (month < 10 || (month === 10 && day < 15)));
}

/** The date `days` after 1 March of the `years`th year after the epoch, where every fourth year is a leap year. */
function fromEpoch(years: number, days: number): CalendarDate {
  const cycles = Math.floor(days / 1461);
  const inCycle = days - 1461 * cycles;
  const yearInCycle = Math.min(3, Math.floor(inCycle / 365));
  const inYear = inCycle - 365 * yearInCycle;
  const fromMarch = Math.floor((5 * inYear + 2) / 153);
  const next = fromMarch >= 10 ? 1 : 0;
  return {
    year: EPOCH_YEAR + years + 4 * cycles + yearInCycle + next,
    month: fromMarch + 3 - 12 * next,
    day: inYear - Math.floor((153 * fromMarch + 2) / 5) + 1,
  };
}

/** The weekday of a day, 0 Sunday to 6 Saturday. */
export function weekdayOf(day: Day): number {
  assert(Number.isSafeInteger(day), "an open bound has no weekday");
  return modulo(day + 1, 7);
}

/** The remainder that has the sign of the divisor: -1 modulo 7 is 6. */
export function modulo(dividend: number, divisor: number): number {
  return dividend - divisor * Math.floor(dividend / divisor);
}
