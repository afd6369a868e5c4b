import type { Day } from "../../model/time.ts";
import type { CalendarSwitch } from "../../time/calendars/in-force.ts";
import { addDays, daysInMonth, gregorianDate, gregorianDay, historicalDate, julianDate, julianDay } from "../../time/days.ts";

/** Seasons by their TIMEX3 letters. */
export type Season = "SP" | "SU" | "FA" | "WI";

/** A place on the calendar as far as it is known. Years are astronomical: 0 is 1 BC. */
export interface Point {
  readonly year?: number | undefined;
  readonly month?: number | undefined;
  readonly day?: number | undefined;
  readonly season?: Season | undefined;
  readonly half?: number | undefined;
  readonly quarter?: number | undefined;
  /** The digits the decade's years share: 194 is 1940 to 1949. */
  readonly decade?: number | undefined;
  /** The digits the century's years share: 19 is the twentieth. */
  readonly century?: number | undefined;
  /** The digits of `decade` or `century` count years before Christ. */
  readonly before?: boolean | undefined;
  /** The day is some day of the week, or weekend, of `year`, `month`, `day`. */
  readonly week?: "week" | "weekend" | undefined;
}

/** A point that is a day. */
export interface DayPoint {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The finest part of a point that is known. */
export type PointGrain = "day" | "week" | "month" | "season" | "quarter" | "half" | "year" | "decade" | "century" | "none";

/** How finely a point is known. */
export function grainOf(point: Point): PointGrain {
  if (point.week !== undefined) return "week";
  if (point.day !== undefined) return "day";
  if (point.month !== undefined) return "month";
  if (point.season !== undefined) return "season";
  if (point.quarter !== undefined) return "quarter";
  if (point.half !== undefined) return "half";
  if (point.year !== undefined) return "year";
  if (point.decade !== undefined) return "decade";
  if (point.century !== undefined) return "century";
  return "none";
}

const pad = (number: number, width: number): string => String(number).padStart(width, "0");

function yearText(year: number | undefined): string {
  if (year === undefined) return "XXXX";
  return year > 0 ? pad(year, 4) : `BC${pad(1 - year, 4)}`;
}

/** The TIMEX3 value of a point; what is not known is X. */
export function timexValue(point: Point): string {
  const { year, month, day, season, half, quarter, decade, century, before = false, week } = point;
  if (decade !== undefined) return `${before ? "BC" : ""}${pad(decade, 3)}`;
  if (century !== undefined) return `${before ? "BC" : ""}${pad(century, 2)}`;
  const text = yearText(year);
  if (week !== undefined && year !== undefined && month !== undefined && day !== undefined) return isoWeek(gregorianDay(year, month, day), week);
  if (season !== undefined) return `${text}-${season}`;
  if (half !== undefined) return `${text}-H${half}`;
  if (quarter !== undefined) return `${text}-Q${quarter}`;
  if (day !== undefined) return `${text}-${month === undefined ? "XX" : pad(month, 2)}-${pad(day, 2)}`;
  if (month !== undefined) return `${text}-${pad(month, 2)}`;
  return text;
}

/** Week of the ISO year that holds the day, Monday first. */
function isoWeek(day: ReturnType<typeof gregorianDay>, week: "week" | "weekend"): string {
  const weekday = (Number(day) % 7) + 1;
  const thursday = gregorianDate(addDays(day, 4 - weekday));
  const first = gregorianDay(thursday.year, 1, 1);
  const number = Math.floor((Number(addDays(day, 4 - weekday)) - Number(first)) / 7) + 1;
  return `${yearText(thursday.year)}-W${pad(number, 2)}${week === "weekend" ? "-WE" : ""}`;
}

/** Units that a calendar counts in. */
export type StepUnit = "day" | "week" | "month" | "year" | "decade" | "century";

/** The point `count` units later (earlier if negative), as fine as both the unit and the point allow. */
export function shifted(point: Point, count: number, unit: StepUnit): Point | undefined {
  const { year, month } = point;
  if (unit === "century" || unit === "decade" || unit === "year") {
    const years = count * (unit === "century" ? 100 : unit === "decade" ? 10 : 1);
    if (year !== undefined)
      return { year: month === undefined || Number.isInteger(years) ? year + Math.round(years) : Math.floor(year + years + (month - 1) / 12) };
    const ahead = point.before ? -years : years;
    if (point.decade !== undefined && years % 10 === 0) return { ...point, decade: point.decade + ahead / 10 };
    if (point.century !== undefined && years % 100 === 0) return { ...point, century: point.century + ahead / 100 };
    return undefined;
  }
  if (year === undefined) return undefined;
  if (unit === "month") {
    if (month === undefined || !Number.isInteger(count)) return undefined;
    const months = year * 12 + month - 1 + count;
    return { year: Math.floor(months / 12), month: (((months % 12) + 12) % 12) + 1 };
  }
  const from = dayOf(point);
  return from === undefined || !Number.isInteger(count) ? undefined : pointOfDay(addDays(from, count * (unit === "week" ? 7 : 1)));
}

/** The first day that anybody dated by the Gregorian calendar. */
const reform = { year: 1582, month: 10, day: 15 };

/** The calendar that a year, month or day is counted by where nothing says which: the Gregorian from the first day on that it had. A month or year that began before is Julian. */
export function calendarOf({ year, month = 1, day = 1 }: Point): "gregorian" | "julian" {
  if (year === undefined || year > reform.year) return "gregorian";
  return year === reform.year && month * 31 + day >= reform.month * 31 + reform.day ? "gregorian" : "julian";
}

/** A day by the calendar that it is counted by where nothing says which. */
export function pointOfDay(day: Day): DayPoint {
  const { year, month, day: date } = historicalDate(day);
  return { year, month, day: date };
}

/** The calendar that a date was written in at a place, by its last day where it has more than one; undefined for what has no year. */
export function calendarUnder({ lastJulian }: CalendarSwitch, { year, month = 12, day }: Point): "gregorian" | "julian" | undefined {
  if (year === undefined) return undefined;
  const longest = daysInMonth(year, month, "julian");
  return julianDay(year, month, Math.min(day ?? longest, longest)) <= lastJulian ? "julian" : "gregorian";
}

/** The day that a point names; undefined for what is no day of its calendar. */
export function dayOf(point: Point, calendar = calendarOf(point)): Day | undefined {
  const { year, month, day } = point;
  if (year === undefined || month === undefined || day === undefined) return undefined;
  if (day > daysInMonth(year, month, calendar)) return undefined;
  return calendar === "julian" ? julianDay(year, month, day) : gregorianDay(year, month, day);
}

/** A day as a point of a calendar. */
export function pointOn(day: Day, calendar: "gregorian" | "julian"): Point {
  const { year, month, day: date } = calendar === "julian" ? julianDate(day) : gregorianDate(day);
  return { year, month, day: date };
}

/** The month in the middle of the season, by the northern year; the winter of a year is the one that begins it. */
const middles: Readonly<Record<Season, number>> = { WI: 1, SP: 4, SU: 7, FA: 10 };

/** Month, possibly of a season, quarter or half, for telling how far apart two points are; undefined where only the year is known. */
export function monthNumber(point: Point): number | undefined {
  if (point.month !== undefined) return point.month;
  if (point.season !== undefined) return middles[point.season];
  if (point.quarter !== undefined) return point.quarter * 3 - 1;
  if (point.half !== undefined) return point.half * 6 - 3;
  return undefined;
}

/** The year of a point, for decades and centuries their first. */
export function yearOf(point: Point): number | undefined {
  if (point.year !== undefined) return point.year;
  if (point.decade !== undefined) return point.before ? 1 - (point.decade * 10 + 9) : point.decade * 10;
  if (point.century !== undefined) return point.before ? 1 - (point.century * 100 + 99) : point.century * 100;
  return undefined;
}
