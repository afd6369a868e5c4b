import type { Day, Interval } from "../../model/time.ts";
import { addDays, gregorianDate, gregorianDay, julianDate, julianDay } from "../days.ts";
import { dayInterval, dayRange, intervalBetween } from "../interval.ts";
import { chineseNewYear } from "./chinese.ts";
import { julianEaster } from "./easter.ts";

/** How the years of a reign are counted. */
export type RegnalCount =
  /** From the day of accession to the eve of its anniversary. */
  | "anniversary"
  /** From Ascension Day to the eve of the next, years are of unequal length. */
  | "ascension-day"
  /** Year 1 is the calendar year of the accession. */
  | "calendar-year"
  /** Year 1 is a given Chinese lunar year, which begins between 21 January and 21 February. */
  | "lunar-year";

/** A reign or era by which years were counted. */
export interface Reign {
  readonly id: string;
  readonly realm: string;
  /** The day from which the years are counted. */
  readonly from: Day;
  /** The last day; absent where the reign has not ended. */
  readonly until?: Day;
  readonly count: RegnalCount;
  /** Whose anniversaries and year ends count. */
  readonly calendar: "gregorian" | "julian";
}

/** The days of a year of a reign, cut at the reign's end; undefined if the reign has no such year. */
export function regnalYear(reign: Reign, year: number): Interval | undefined {
  if (!Number.isInteger(year) || year < 1) return undefined;
  const whole = wholeYear(reign, year);
  const { until } = reign;
  if (until === undefined || whole.end.latest <= until) return whole;
  if (whole.start.earliest > until) return undefined;
  return intervalBetween(whole.start, dayRange(whole.end.earliest < until ? whole.end.earliest : until, until));
}

function wholeYear({ from, count, calendar }: Reign, year: number): Interval {
  const start = calendar === "julian" ? julianDate(from) : gregorianDate(from);
  const number = start.year + year - 1;
  const firstOf = (of: number, month: number, day: number) => (calendar === "julian" ? julianDay : gregorianDay)(of, month, day);
  if (count === "lunar-year") {
    const eve = chineseNewYear(number + 1);
    return intervalBetween(chineseNewYear(number), dayRange(addDays(eve.earliest, -1), addDays(eve.latest, -1)));
  }
  if (count === "ascension-day") return dayInterval(ascensionDay(number), addDays(ascensionDay(number + 1), -1));
  if (count === "calendar-year") {
    const first = firstOf(number, 1, 1);
    return dayInterval(year === 1 ? from : first, addDays(firstOf(number + 1, 1, 1), -1));
  }
  return dayInterval(firstOf(number, start.month, start.day), addDays(firstOf(number + 1, start.month, start.day), -1));
}

/** The Chinese lunar year of a reign's year, by the Gregorian year in which it begins. */
export function lunarYear({ from }: Reign, year: number): number {
  return gregorianDate(from).year + year - 1;
}

/** Of a Julian year: Thursday of the sixth week of Easter. */
function ascensionDay(year: number): Day {
  return addDays(julianEaster(year), 39);
}

/** The days with this month and day that lie in a regnal year: one, none, or two where the year's ends are not known. */
export function daysInRegnalYear(reign: Reign, year: number, { month, day }: { readonly month: number; readonly day: number }): readonly Day[] {
  const interval = regnalYear(reign, year);
  if (interval === undefined) return [];
  const dateOf = reign.calendar === "julian" ? julianDate : gregorianDate;
  const days: Day[] = [];
  for (let candidate = interval.start.earliest; candidate <= interval.end.latest; candidate = addDays(candidate, 1)) {
    const date = dateOf(candidate);
    if (date.month === month && date.day === day) days.push(candidate);
  }
  return days;
}
