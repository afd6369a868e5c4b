import type { Day } from "../../model/time.ts";
import { daysInMonth, julianDay } from "../days.ts";
import { julianEaster } from "./easter.ts";

/** Where a year of a style begins: on a date of the common (January) year of the same number, or of the one before, or at Easter. */
export type YearBeginning = { readonly month: number; readonly day: number; readonly of: "same-year" | "year-before" } | { readonly easter: true };

/** The first day of a year that is counted in a style, in the Julian calendar. */
export function firstDayOfYear(beginning: YearBeginning, year: number): Day {
  if ("easter" in beginning) return julianEaster(year);
  return julianDay(beginning.of === "same-year" ? year : year - 1, beginning.month, beginning.day);
}

/**
 * The Julian days that a date can be when its year is counted in a style: mostly one.
 * A year from Easter to Easter can hold a date twice, or not at all.
 */
export function daysInStyle(beginning: YearBeginning, { year, month, day }: { year: number; month: number; day: number }): readonly Day[] {
  const first = firstDayOfYear(beginning, year);
  const next = firstDayOfYear(beginning, year + 1);
  return [year - 1, year, year + 1]
    .filter((common) => day >= 1 && day <= daysInMonth(common, month, "julian"))
    .map((common) => julianDay(common, month, day))
    .filter((candidate) => first <= candidate && candidate < next);
}

/**
 * The January year of a double year ("30 January 1648/9": 1649), or undefined where the two cannot be meant so:
 * the second must follow the first and the date must lie before the year began in the older style.
 */
export function commonYearOf(
  years: { readonly first: number; readonly second: number },
  date: { readonly month: number; readonly day: number },
  beginning: YearBeginning,
): number | undefined {
  if (years.second !== years.first + 1) return undefined;
  const inFirst = daysInStyle(beginning, { year: years.first, ...date });
  return inFirst.includes(julianDayIfAny(years.second, date)) ? years.second : undefined;
}

function julianDayIfAny(year: number, { month, day }: { readonly month: number; readonly day: number }): Day {
  return day >= 1 && day <= daysInMonth(year, month, "julian") ? julianDay(year, month, day) : (Number.NaN as Day);
}

/** The second year of a double year as it is written short: 1648 and "9" or "49" are 1649, 1699 and "700" or "1700" are 1700. */
export function secondYear(first: number, written: string): number | undefined {
  const unit = 10 ** written.length;
  const next = first + 1;
  return /^\d{1,4}$/.test(written) && next % unit === Number(written) ? next : undefined;
}
