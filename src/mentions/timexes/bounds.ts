import type { StretchPart } from "../../model/mention.ts";
import type { Day, Grain, Interval } from "../../model/time.ts";
import {
  type BoundsPolicy,
  dayInterval,
  daysInMonth,
  either,
  FUZZ_1,
  fromTo,
  gregorianDate,
  hull,
  intervalOfCentury,
  intervalOfDay,
  intervalOfDecade,
  intervalOfMonth,
  intervalOfMonths,
  intervalOfSeason,
  intervalOfYear,
  isGregorianDate,
  isJulianDate,
  julianDay,
  loosen,
  partOf,
} from "../../time/index.ts";
import { calendarOf, dayOf, grainOf, type Point, type Season } from "./point.ts";

const seasonNames = { SP: "spring", SU: "summer", FA: "autumn", WI: "winter" } as const satisfies Record<Season, string>;
const seasonNumbers = { SP: 0, SU: 1, FA: 2, WI: 3 } as const satisfies Record<Season, number>;

/** How a point is narrowed or widened by the words around it. */
export interface Shade {
  readonly part?: StretchPart;
  readonly approximate: boolean;
  /** Where the text, or where it was written, says which calendar. */
  readonly calendar?: "gregorian" | "julian";
  /** "either" where something near points to the south and nothing decides; the north where absent. */
  readonly hemisphere?: "north" | "south" | "either";
}

/** The bounds of the stretch a point names; undefined where it is not on the calendar. */
export function intervalOf(point: Point, shade: Shade, policy: BoundsPolicy): Interval | undefined {
  const whole = wholeOf(point, shade, policy);
  const grain = calendarGrain(point);
  return whole === undefined || grain === undefined ? whole : shaded(whole, { shade, grain, policy });
}

/** A stretch narrowed to a part of itself, or widened by "about". */
export function shaded(
  whole: Interval,
  { shade, grain, policy }: { readonly shade: Shade; readonly grain: Grain; readonly policy: BoundsPolicy },
): Interval {
  const narrowed = shade.part === undefined || grain === "day" ? whole : (partOf(whole, shade.part, policy) ?? whole);
  return shade.approximate ? loosen(narrowed, policy.approximate[grain]) : narrowed;
}

/** One of these days. */
export function edtfOfDays(days: readonly Day[]): string {
  return `[${days.map(edtfDay).join(",")}]`;
}

/** The EDTF of a stretch of days that no calendar year or month of ours names. Loose ends are marked approximate. */
export function edtfOfStretch({ start, end }: Interval): string {
  const exact = start.earliest === start.latest && end.earliest === end.latest;
  const about = exact ? "" : "~";
  if (start.earliest === end.earliest && start.latest === end.latest)
    return exact ? `${edtfDay(start.earliest)}${about}` : `[${edtfDay(start.earliest)}..${edtfDay(end.latest)}]`;
  return `${edtfDay(start.earliest)}${about}/${edtfDay(end.latest)}${about}`;
}

function wholeOf(point: Point, { calendar = calendarOf(point), hemisphere }: Shade, policy: BoundsPolicy): Interval | undefined {
  const { year, month, day, season, half, quarter, decade, century, before = false } = point;
  if (decade !== undefined) return intervalOfDecade(decade, { bc: before, calendar: "historical" });
  if (century !== undefined) return intervalOfCentury(century + 1, { bc: before, calendar: "historical" });
  if (year === undefined) return undefined;
  if (season !== undefined) return seasonOf(year, seasonNames[season], { policy, hemisphere });
  if (half !== undefined) return intervalOfMonths(year, half * 6 - 5, 6);
  if (quarter !== undefined) return intervalOfMonths(year, quarter * 3 - 2, 3);
  if (calendar === "julian") return julianStretch(year, month, day);
  if (month === undefined) return day === undefined ? intervalOfYear(year) : undefined;
  if (day === undefined) return intervalOfMonth(year, month);
  return isGregorianDate(year, month, day) ? intervalOfDay(year, month, day) : undefined;
}

function seasonOf(
  year: number,
  season: (typeof seasonNames)[Season],
  { hemisphere, policy }: { readonly hemisphere: Shade["hemisphere"]; readonly policy: BoundsPolicy },
): Interval {
  if (hemisphere === undefined) return intervalOfSeason(year, season, { policy });
  if (hemisphere !== "either") return intervalOfSeason(year, season, { policy, hemisphere });
  return either(intervalOfSeason(year, season, { policy, hemisphere: "north" }), intervalOfSeason(year, season, { policy, hemisphere: "south" }));
}

function julianStretch(year: number, month: number | undefined, day: number | undefined): Interval | undefined {
  if (month === undefined) return day === undefined ? dayInterval(julianDay(year, 1, 1), julianDay(year, 12, 31)) : undefined;
  if (day === undefined) return dayInterval(julianDay(year, month, 1), julianDay(year, month, daysInMonth(year, month, "julian")));
  if (!isJulianDate(year, month, day)) return undefined;
  return dayInterval(julianDay(year, month, day), julianDay(year, month, day));
}

/** From the start of one end to the end of the other; undefined where they stand the wrong way round. */
export function stretchBetween(first: Interval, last: Interval): Interval | undefined {
  if (fromTo(first, last) === undefined) return undefined;
  return hull(first, last);
}

/** How finely a point is written. */
export function calendarGrain(point: Point): Grain | undefined {
  const grain = grainOf(point);
  return grain === "none" ? undefined : grain;
}

const pad = (number: number, width: number): string => String(number).padStart(width, "0");

function edtfYear(year: number): string {
  return year < 0 ? `-${pad(-year, 4)}` : pad(year, 4);
}

function edtfDay(named: Day): string {
  const { year, month, day } = gregorianDate(named);
  return `${edtfYear(year)}-${pad(month, 2)}-${pad(day, 2)}`;
}

/** The EDTF of a point; undefined where EDTF has none. EDTF days are Gregorian whatever the point is counted by; a month or a year keeps its number, its days are in the bounds. */
export function edtfOf(point: Point, shade: Shade): string | undefined {
  const { year, month, day, season, half, quarter, decade, century, before, week } = point;
  if (before || week !== undefined) return undefined;
  const about = shade.approximate ? "~" : "";
  if (decade !== undefined) return shade.part === undefined ? `${pad(decade, 3)}X${about}` : years(decade * 10, 10, shade.part);
  if (century !== undefined) return shade.part === undefined ? `${pad(century, 2)}XX${about}` : years(century * 100, 100, shade.part);
  if (year === undefined) return undefined;
  const text = edtfYear(year);
  if (season !== undefined) return edtfSeason(text, season, shade);
  if (half !== undefined) return `${text}-${39 + half}${about}`;
  if (quarter !== undefined) return `${text}-${32 + quarter}${about}`;
  if (month === undefined) return day === undefined ? yearPart(text, shade, about) : undefined;
  if (day === undefined) return monthPart({ text: `${text}-${pad(month, 2)}`, days: daysInMonth(year, month) }, shade, about);
  const named = dayOf(point, shade.calendar ?? calendarOf(point));
  return named === undefined ? undefined : `${edtfDay(named)}${about}`;
}

/** EDTF counts the seasons from 21 on wherever they are, from 25 on those of the north and from 29 on those of the south. */
function edtfSeason(year: string, season: Season, { part, approximate, hemisphere }: Shade): string {
  const about = approximate || part !== undefined ? "~" : "";
  const code = (first: number): string => `${year}-${first + seasonNumbers[season]}${about}`;
  if (hemisphere === "either") return `[${code(25)},${code(29)}]`;
  return code(hemisphere === "south" ? 29 : 21);
}

/** Where a part begins and ends, in twelfths. */
const { parts } = FUZZ_1;

function years(first: number, length: number, part: StretchPart): string {
  const { from, to } = parts[part];
  return `[${pad(first + Math.round((from * length) / 12), 4)}..${pad(first + Math.round((to * length) / 12) - 1, 4)}]`;
}

function yearPart(year: string, { part }: Shade, about: string): string {
  if (part === undefined) return `${year}${about}`;
  if (part === "start") return `${year}-01~`;
  if (part === "end") return `${year}-12~`;
  const { from, to } = parts[part];
  return `[${year}-${pad(from + 1, 2)}..${year}-${pad(to, 2)}]`;
}

function monthPart(month: { readonly text: string; readonly days: number }, { part }: Shade, about: string): string {
  if (part === undefined) return `${month.text}${about}`;
  const { from, to } = parts[part];
  const day = (twelfths: number): number => Math.round(twelfths * 2.5);
  return `[${month.text}-${pad(day(from) + 1, 2)}..${month.text}-${pad(to === 12 ? month.days : day(to), 2)}]`;
}
