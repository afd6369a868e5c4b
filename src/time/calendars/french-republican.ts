import { addDays, gregorianDay } from "../days.ts";
import type { CalendarSystem } from "./system.ts";

/** 1 Vendémiaire I. */
const EPOCH = gregorianDay(1792, 9, 22);

/** The last year that was begun while the calendar was in force; it was abolished on 1 January 1806, 11 Nivôse XIV. */
export const LAST_REPUBLICAN_YEAR = 14;

/**
 * Whether a Republican year has a sixth complementary day.
 * Years began on the day of the autumn equinox in Paris, which made 3, 7 and 11 long. Later years, never in force,
 * follow Romme's proposal: every fourth year, three of four centuries left out, and every 4000th year too.
 */
export function isRepublicanLeapYear(year: number): boolean {
  if (year <= LAST_REPUBLICAN_YEAR) return year === 3 || year === 7 || year === 11;
  return year % 4 === 0 && ![100, 200, 300].includes(year % 400) && year % 4000 !== 0;
}

/** Long years before `year`. */
function leapYearsBefore(year: number): number {
  const past = year - 1;
  if (past <= LAST_REPUBLICAN_YEAR) return [3, 7, 11].filter((long) => long <= past).length;
  // Romme's rule counts 4, 8 and 12 in the years that the equinox governed: as many as there were.
  return Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400) - Math.floor(past / 4000);
}

/**
 * The calendar of the French Republic. Months 1 Vendémiaire to 12 Fructidor have 30 days; the complementary days are month 13.
 * After year 14 a day can be one off what an equinox would have given.
 */
export const FRENCH_REPUBLICAN: CalendarSystem = {
  years: { first: 1, last: 300 },
  newYear: (year) => addDays(EPOCH, 365 * (year - 1) + leapYearsBefore(year)),
  months: (year) => Array.from({ length: 13 }, (_, index) => ({ number: index + 1, days: index < 12 ? 30 : isRepublicanLeapYear(year) ? 6 : 5 })),
};
