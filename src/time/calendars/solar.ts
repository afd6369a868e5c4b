import { daysInMonth, gregorianDay, julianDay } from "../days.ts";
import type { CalendarSystem } from "./system.ts";

const YEARS = { first: -9999, last: 9999 };
const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

/** The Gregorian calendar, carried back before its introduction in 1582. */
export const GREGORIAN: CalendarSystem = {
  years: YEARS,
  newYear: (year) => gregorianDay(year, 1, 1),
  months: (year) => MONTHS.map((number) => ({ number, days: daysInMonth(year, number) })),
};

/** The Julian calendar, carried back before AD 8, when its leap years became regular. */
export const JULIAN: CalendarSystem = {
  years: YEARS,
  newYear: (year) => julianDay(year, 1, 1),
  months: (year) => MONTHS.map((number) => ({ number, days: daysInMonth(year, number, "julian") })),
};

/** The year before the first of the Republic of China: Minguo 1 is 1912. */
const BEFORE_REPUBLIC = 1911;

/** The calendar of the Republic of China: Gregorian months and days, years counted from 1912. */
export const MINGUO: CalendarSystem = {
  years: { first: 1, last: YEARS.last - BEFORE_REPUBLIC },
  newYear: (year) => GREGORIAN.newYear(year + BEFORE_REPUBLIC),
  months: (year) => GREGORIAN.months(year + BEFORE_REPUBLIC),
};
