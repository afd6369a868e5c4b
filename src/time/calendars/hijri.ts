import { addDays, julianDay } from "../days.ts";
import type { CalendarSystem, Month } from "./system.ts";

/** 16 July 622, a Friday: the civil epoch. The astronomers' epoch is the day before. */
const EPOCH = julianDay(622, 7, 16);

function isLeapYear(year: number): boolean {
  return (11 * year + 14) % 30 < 11;
}

const MONTHS: readonly Month[] = Array.from({ length: 12 }, (_, index) => ({ number: index + 1, days: index % 2 === 0 ? 30 : 29 }));
const LONG_YEAR: readonly Month[] = MONTHS.map((month) => (month.number === 12 ? { number: 12, days: 30 } : month));

/**
 * The tabular Islamic calendar with the civil epoch and leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26 and 29 of every 30.
 * Months were begun by sight of the moon: a historical date is this day or one beside it.
 */
export const HIJRI_CIVIL: CalendarSystem = {
  years: { first: 1, last: 1600 },
  newYear: (year) => addDays(EPOCH, 354 * (year - 1) + Math.floor((3 + 11 * year) / 30)),
  months: (year) => (isLeapYear(year) ? LONG_YEAR : MONTHS),
};
