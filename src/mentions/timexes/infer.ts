import { addDays, daysInMonth, weekdayOf } from "../../time/index.ts";
import { dayOf, monthNumber, type Point, pointOn, type StepUnit, shifted, yearOf } from "./point.ts";
import type { Draft } from "./scene.ts";
import type { Anchor } from "./story.ts";
import type { Tense } from "./tense.ts";

interface Bearing {
  readonly deixis?: string;
  /** The words look back from where the story is. */
  readonly backward: boolean;
  /** What is told is still to come from where the story is. */
  readonly forward?: boolean;
  /** The month that ends the range this point begins. */
  readonly rangeEnd?: number;
}

/** The year of a month, season or day without one, read against where the story is: accounts move on, and turn the year when the months start over. */
export function yearOn(point: Point, anchor: Anchor, { deixis, backward, forward, rangeEnd }: Bearing): number | undefined {
  const { point: reference, heading, limitAfter } = anchor;
  const year = yearOf(reference);
  if (year === undefined) return undefined;
  const mine = monthNumber(point);
  const theirs = monthNumber(reference);
  if (mine === undefined) return year;
  if (theirs === undefined && !heading && (deixis === "next" || deixis === "previous")) return deixis === "next" ? year + 1 : year - 1;
  if (theirs === undefined) return point.season === "WI" && !heading && reference.year !== undefined ? year + 1 : year;
  if (deixis === "next") return mine > theirs ? year : year + 1;
  if (deixis === "previous") return mine < theirs ? year : year - 1;
  if (forward && theirs - mine >= 3 && !heading) return year + 1;
  if (backward) return mine - theirs >= 3 ? year - 1 : year;
  if (point.season === "WI") return theirs >= 5 && !heading ? year + 1 : year;
  if (rangeEnd !== undefined && rangeEnd < mine) return cheapest([year - 1, year], (first) => (first + 1) * 12 + rangeEnd - (year * 12 + theirs));
  if (mine - theirs > -7) return year;
  const earlier = limitAfter === undefined ? undefined : monthNumber(limitAfter.point);
  return earlier !== undefined && limitAfter?.point.year === year && mine >= earlier ? year : year + 1;
}

/** The candidate that is least far off; going back counts double. */
function cheapest(years: readonly number[], distance: (year: number) => number): number | undefined {
  const cost = (year: number): number => (distance(year) < 0 ? -2 * distance(year) : distance(year));
  return years.reduce<number | undefined>((best, year) => (best === undefined || cost(year) < cost(best) ? year : best), undefined);
}

/** The year that brings a date without one nearest to the day of writing; what is told in the past tense lies behind it. */
export function yearNear(point: Point, written: Point, tense: Tense): number {
  const year = written.year ?? 0;
  const mine = (monthNumber(point) ?? 6) * 31 + (point.day ?? 15);
  const theirs = (written.month ?? 6) * 31 + (written.day ?? 15);
  const ahead = mine - theirs;
  if (ahead > 0 && tense.past && !tense.future && ahead > 31) return year - 1;
  if (ahead < 0 && tense.future && !tense.past && ahead < -31) return year + 1;
  const later = tense.future || (tense.present && !tense.past);
  if (ahead > 186 && !later) return year - 1;
  if (ahead < -186 && !tense.past) return year + 1;
  return year;
}

export interface Search {
  readonly search: "before" | "after" | "strictly-before" | "strictly-after";
  readonly calendar: "gregorian" | "julian";
}

/** The day of that name next to a day, in the calendar given. "before" and "after" allow the day itself. */
export function nearestWeekday(from: Point, weekday: number, { search, calendar }: Search): Point | undefined {
  const start = dayOf(from, calendar);
  if (start === undefined) return undefined;
  const ahead = (weekday - weekdayOf(start) + 7) % 7;
  const move =
    search === "after" ? ahead : search === "strictly-after" ? ahead || 7 : search === "before" ? (ahead === 0 ? 0 : ahead - 7) : ahead - 7;
  return pointOn(addDays(start, move), calendar);
}

/** The unit that holds the point, or the one `move` units on. */
export function unitPoint(point: Point, unit: StepUnit, move: number): Point | undefined {
  const year = yearOf(point);
  if (year === undefined) return undefined;
  const digits = (size: number): Point & { readonly number: number } =>
    year > 0 ? { number: Math.floor(year / size) + move } : { number: Math.floor((1 - year) / size) - move, before: true };
  switch (unit) {
    case "year":
      return { year: year + move };
    case "decade": {
      const { number, ...era } = digits(10);
      return { ...era, decade: number };
    }
    case "century": {
      const { number, ...era } = digits(100);
      return { ...era, century: number };
    }
    case "month":
      return point.month === undefined ? undefined : shifted({ year, month: point.month }, move, "month");
    case "week":
    case "day": {
      if (point.day === undefined || point.month === undefined || point.day > daysInMonth(year, point.month)) return undefined;
      const moved = shifted(point, move, unit);
      return moved === undefined ? undefined : { ...moved, ...(unit === "week" ? { week: "week" as const } : {}) };
    }
  }
}

/** Days between a dateline and the date of writing. */
const farthest = 10;

/** Dates at the beginning of a report that can be its dateline. */
const first = 4;

/**
 * The date that a report from day to day gives itself near its beginning, so that "Friday" and "last month" count from it; undefined where the
 * account has none near the day it was written on. One that fills its line is when the report was written, whatever else is said.
 */
export function dateline(text: string, drafts: readonly Draft[], written: Point | undefined): Point | undefined {
  const writing = written === undefined ? undefined : dayOf(written);
  if (writing === undefined) return undefined;
  const near = drafts.slice(0, first).filter(({ reading: { point } }) => {
    const day = dayOf(point);
    return day !== undefined && Math.abs(day - writing) <= farthest;
  });
  const line = near.find(({ start, end }) => /(^|\n)\s*$/.test(text.slice(0, start)) && /^\s*(\n|$)/.test(text.slice(end)));
  return line?.reading.point ?? (near.length === 0 ? undefined : written);
}

/** Characters of a paragraph within which its dateline stands. */
const lineReach = 60;

/** Before the date nothing but a place: in capitals the line may go on behind it, otherwise it ends there. */
const capitals = /^["“([]?\p{Lu}[\p{Lu}\p{M}'’.-]*(?: \p{Lu}[\p{Lu}\p{M}'’.-]*){0,4}, ?$/u;
const placeName = /^["“([]?\p{Lu}[\p{L}\p{M}'’-]*(?: \p{Lu}[\p{L}\p{M}'’-]*){0,3}, ?$/u;

/** Whether a date heads a dispatch set into an account: "LAGOS, 15 July. The town was taken yesterday." */
export function headsDispatch(text: string, paragraphStart: number, { start, end, reading: { point } }: Draft): boolean {
  if (point.day === undefined || point.month === undefined || start - paragraphStart > lineReach) return false;
  const before = text.slice(paragraphStart, start);
  const after = text.slice(end, end + 2);
  return (capitals.test(before) && /^\s?[.,:;—–-]/u.test(after)) || (placeName.test(before) && /^\s?[.:—–]/u.test(after));
}
