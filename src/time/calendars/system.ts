import { Bug } from "../../base/assert.ts";
import type { Day, Interval } from "../../model/time.ts";
import { addDays, type CalendarDate } from "../days.ts";
import { dayInterval } from "../interval.ts";

/** A month of a year with its length in days. */
export interface Month {
  readonly number: number;
  readonly days: number;
}

/** A calendar as what its years are made of; everything else follows. */
export interface CalendarSystem {
  /** The years that the calendar is known for, both included. */
  readonly years: { readonly first: number; readonly last: number };
  /** The first day of a year; asked for the year after the last too. */
  readonly newYear: (year: number) => Day;
  /** The months of a year in the order they come. */
  readonly months: (year: number) => readonly Month[];
}

/** A date of some calendar, perhaps only its month or year. */
export interface PartialDate {
  readonly year: number;
  readonly month?: number;
  /** Only with a month. */
  readonly day?: number;
}

/** The stretch that a date names in a calendar; undefined if the calendar has no such date or is not known for that year. */
export function intervalIn(system: CalendarSystem, { year, month, day }: PartialDate): Interval | undefined {
  if (!Number.isSafeInteger(year) || year < system.years.first || year > system.years.last) return undefined;
  if (month === undefined) return dayInterval(system.newYear(year), addDays(system.newYear(year + 1), -1));
  const place = monthIn(system, year, month);
  if (place === undefined) return undefined;
  if (day === undefined) return dayInterval(place.first, addDays(place.first, place.days - 1));
  if (!Number.isInteger(day) || day < 1 || day > place.days) return undefined;
  return dayInterval(addDays(place.first, day - 1), addDays(place.first, day - 1));
}

/** The day of a date in a calendar; undefined if the calendar has no such date or is not known for that year. */
export function dayIn(system: CalendarSystem, { year, month, day }: CalendarDate): Day | undefined {
  return intervalIn(system, { year, month, day })?.start.earliest;
}

function monthIn(system: CalendarSystem, year: number, number: number): { readonly first: Day; readonly days: number } | undefined {
  let first = system.newYear(year);
  for (const month of system.months(year)) {
    if (month.number === number) return { first, days: month.days };
    first = addDays(first, month.days);
  }
  return undefined;
}

/** The date of a day in a calendar; undefined outside the years that it is known for. */
export function dateIn(system: CalendarSystem, day: Day): CalendarDate | undefined {
  const { first, last } = system.years;
  if (day < system.newYear(first) || day >= system.newYear(last + 1)) return undefined;
  let [low, high] = [first, last];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (system.newYear(middle) <= day) low = middle;
    else high = middle - 1;
  }
  let start = system.newYear(low);
  for (const month of system.months(low)) {
    if (day < start + month.days) return { year: low, month: month.number, day: day - start + 1 };
    start = addDays(start, month.days);
  }
  throw new Bug(`the months of year ${low} end before its last day`);
}
