import { at } from "../../base/assert.ts";
import type { Day, DayRange, Interval } from "../../model/time.ts";
import { addDays, gregorianDay } from "../days.ts";
import { dayRange, intervalBetween } from "../interval.ts";
import type { CalendarSystem, Month, PartialDate } from "./system.ts";

// One number a year from 1901 to 2024. The last digit is the month after which a leap month comes (0 for none), the first says
// whether that has 30 days, and the twelve bits between are the months from the first on: 1 for 30 days, 0 for 29.
// These are the months of the Hong Kong Observatory's conversion tables as widely handed down. The astronomical reckoning of
// ICU 78 gives other months in twelve of these years, by a day or by the place of the leap month.
const MONTHS =
  "04ae0 0a570 054d5 0d260 0d950 16554 056a0 09ad0 055d2 04ae0 0a5b6 0a4d0 0d250 1d255 0b540 0d6a0 " +
  "0ada2 095b0 14977 04970 0a4b0 0b4b5 06a50 06d40 1ab54 02b60 09570 052f2 04970 06566 0d4a0 0ea50 " +
  "06e95 05ad0 02b60 186e3 092e0 1c8d7 0c950 0d4a0 1d8a6 0b550 056a0 1a5b4 025d0 092d0 0d2b2 0a950 " +
  "0b557 06ca0 0b550 15355 04da0 0a5d0 14573 052d0 0a9a8 0e950 06aa0 0aea6 0ab50 04b60 0aae4 0a570 " +
  "05260 0f263 0d950 05b57 056a0 096d0 04dd5 04ad0 0a4d0 0d4d4 0d250 0d558 0b540 0b5a0 195a6 095b0 " +
  "049b0 0a974 0a4b0 0b27a 06a50 06d40 0af46 0ab60 09570 04af5 04970 064b0 074a3 0ea50 06b58 055c0 " +
  "0ab60 096d5 092e0 0c960 0d954 0d4a0 0da50 07552 056a0 0abb7 025d0 092d0 0cab5 0a950 0b4a0 0baa4 " +
  "0ad50 055d9 04ba0 0a5b0 15176 052b0 0a930 07954 06aa0 0ad50 05b52 04b60";

const FIRST_YEAR = 1901;

/** What is added to a month's number for the leap month that follows it. */
export const LEAP_MONTH = 12;

const YEARS: readonly (readonly Month[])[] = MONTHS.split(" ").map((digits) => {
  const code = Number.parseInt(digits, 16);
  const leap = code & 0xf;
  return Array.from({ length: 12 }, (_, index) => index + 1).flatMap((number) => {
    const month: Month = { number, days: (code >> (16 - number)) & 1 ? 30 : 29 };
    return number === leap ? [month, { number: number + LEAP_MONTH, days: code >> 16 ? 30 : 29 }] : [month];
  });
});

/** New year 1901: 19 February. */
const NEW_YEARS: Day[] = [gregorianDay(1901, 2, 19)];
for (const months of YEARS)
  NEW_YEARS.push(
    addDays(
      at(NEW_YEARS, NEW_YEARS.length - 1),
      months.reduce((sum, { days }) => sum + days, 0),
    ),
  );

/** The calendar that the table goes on with was made in 1645. */
const FIRST_KNOWN_RULES = 1645;
/** Month n holds the n-th middle term of the sun's year; the first falls about 19 February, the others 30.44 days apart, each up to so many days off. */
const TERM_OFF = 3;

function middleTerm(year: number, number: number): Day {
  return addDays(gregorianDay(year, 2, 19), Math.round((number - 1) * 30.437));
}

/** The first day of a Chinese year: exactly from 1901 on, before that between 21 January and 21 February. */
export function chineseNewYear(year: number): DayRange {
  if (year < FIRST_YEAR || year > FIRST_YEAR + YEARS.length) return dayRange(gregorianDay(year, 1, 21), gregorianDay(year, 2, 21));
  const day = at(NEW_YEARS, year - FIRST_YEAR);
  return dayRange(day, day);
}

/** Where a Chinese date between 1645 and 1900 can lie: its month begins within 29 days before its middle term, one that is leap after it. */
export function aboutChinese({ year, month, day }: PartialDate): Interval | undefined {
  if (year < FIRST_KNOWN_RULES || year >= FIRST_YEAR) return undefined;
  const next = chineseNewYear(year + 1);
  if (month === undefined) return intervalBetween(chineseNewYear(year), dayRange(addDays(next.earliest, -1), addDays(next.latest, -1)));
  if (month < 1 || month > 2 * LEAP_MONTH || (day !== undefined && (day < 1 || day > 30))) return undefined;
  const number = month > LEAP_MONTH ? month - LEAP_MONTH : month;
  const term = middleTerm(year, number);
  const first =
    month > LEAP_MONTH
      ? dayRange(addDays(term, -TERM_OFF), addDays(middleTerm(year, number + 1), TERM_OFF))
      : dayRange(addDays(term, -29 - TERM_OFF), addDays(term, TERM_OFF));
  const later = (days: number): DayRange => dayRange(addDays(first.earliest, days), addDays(first.latest, days));
  return day === undefined
    ? intervalBetween(first, dayRange(addDays(first.earliest, 28), addDays(first.latest, 29)))
    : intervalBetween(later(day - 1), later(day - 1));
}

/**
 * The Chinese lunisolar calendar, its years by the Gregorian year they begin in. The leap month after month n is n + 12.
 * Known from 1901 on; earlier calendars were reckoned by rules and for places that changed, and are left out.
 */
export const CHINESE: CalendarSystem = {
  years: { first: FIRST_YEAR, last: FIRST_YEAR + YEARS.length - 1 },
  newYear: (year) => at(NEW_YEARS, year - FIRST_YEAR),
  months: (year) => at(YEARS, year - FIRST_YEAR),
};
