import type { Day, Interval } from "../model/time.ts";
import { addDays, gregorianDay, isGregorianDate, weekdayOf } from "./days.ts";
import type { Edtf, EdtfDate } from "./edtf/ast.ts";
import { boundsOf } from "./edtf/bounds.ts";
import { enclosingEdtf } from "./edtf/enclosing.ts";
import { parseEdtf } from "./edtf/parse.ts";
import { printEdtf } from "./edtf/print.ts";
import { dayInterval, dayRange, intervalBetween, intervalOfCentury, intervalOfDecade, intervalOfMillennium, intervalOfMonths } from "./interval.ts";
import { type BoundsPolicy, FUZZ_1, type Season } from "./policy.ts";
import { fromTo, intervalOfSeason } from "./stretch.ts";
import { astronomicalYear, readTimexValue, type TimexValue } from "./timex-value.ts";

/**
 * The stretch that a TIMEX3 value names: all of 1943 for "1943", all ten years for "194", from some day in 1943 to some day in 1944 for "1943/1944".
 * Undefined where it names none (durations, references, an unknown year, a day that does not exist).
 */
export function intervalOfTimex(value: string, policy: BoundsPolicy = FUZZ_1): Interval | undefined {
  const range = endsOf(value);
  if (range) {
    const [first, last] = range.map((end) => intervalOfTimex(end, policy));
    return first && last && fromTo(first, last);
  }
  const read = readTimexValue(value);
  return read && intervalOfValue(read, policy);
}

/** The two ends of a range "A/B". */
function endsOf(value: string): readonly [string, string] | undefined {
  const [first, last, ...more] = value.split("/");
  return first !== undefined && last !== undefined && more.length === 0 ? [first, last] : undefined;
}

function intervalOfValue(value: TimexValue, policy: BoundsPolicy): Interval | undefined {
  if (value.kind === "years") return intervalOfDigits(value.digits, value.bc);
  if (value.kind === "date") return intervalOfDate(value, policy);
  const year = astronomicalYear(value);
  if (year === undefined) return undefined;
  switch (value.kind) {
    case "season":
      return intervalOfSeason(year, value.season, { policy });
    case "quarter":
      return intervalOfMonths(year, 3 * value.ordinal - 2, 3);
    case "half":
      return intervalOfMonths(year, 6 * value.ordinal - 5, 6);
    case "week":
      return intervalOfWeek(year, value);
  }
}

function intervalOfDigits(digits: string, bc: boolean): Interval {
  if (digits.length === 3) return intervalOfDecade(Number(digits), { bc });
  return digits.length === 2 ? intervalOfCentury(Number(digits) + 1, { bc }) : intervalOfMillennium(Number(digits) + 1, { bc });
}

type DateValue = Extract<TimexValue, { kind: "date" }>;
type WeekValue = Extract<TimexValue, { kind: "week" }>;

function intervalOfDate(value: DateValue, policy: BoundsPolicy): Interval | undefined {
  const date = dateOfValue(value);
  // A year of which nothing is known names no stretch, though EDTF can write it.
  if (date === undefined || value.year === "XXXX") return undefined;
  const bounds = boundsOf(date, policy);
  if (value.time === undefined || !("part" in value.time) || value.time.part !== "NI") return bounds;
  // The night of a day can end on the next.
  return intervalBetween(bounds.start, dayRange(bounds.end.earliest, addDays(bounds.end.latest, 1)));
}

/** ISO 8601: weeks begin on Monday, and the first of a year is the one that has 4 January in it. */
function intervalOfWeek(year: number, { week, weekday, weekend }: WeekValue): Interval | undefined {
  const inFirst = gregorianDay(year, 1, 4);
  const monday = addDays(inFirst, 7 * (week - 1) - ((weekdayOf(inFirst) + 6) % 7));
  // The Thursday of a week lies in the year that the week is counted in.
  const thursday = addDays(monday, 3);
  if (thursday < gregorianDay(year, 1, 1) || thursday > gregorianDay(year, 12, 31)) return undefined;
  if (weekday !== undefined) return onDay(addDays(monday, weekday - 1));
  return dayInterval(weekend ? addDays(monday, 5) : monday, addDays(monday, 6));
}

function onDay(day: Day): Interval {
  return dayInterval(day, day);
}

/**
 * A TIMEX3 value in EDTF. What EDTF cannot say becomes the closest that encloses it: the days of a week, the years of a decade BC,
 * the day for a part of the day. Undefined where the value names no stretch of the calendar, nor a day of an unknown year.
 */
export function edtfOfTimex(value: string): string | undefined {
  const range = endsOf(value);
  if (range) {
    const [first, last] = range.map(edtfOfTimex);
    if (first === undefined || last === undefined) return undefined;
    return written(`${first.split("/")[0]}/${last.split("/").at(-1)}`);
  }
  const read = readTimexValue(value);
  return read && edtfOfValue(read);
}

/** The text in its one form, if it is a date of the calendar. */
function written(text: string): string | undefined {
  const parsed = parseEdtf(text);
  return parsed.value && printEdtf(parsed.value);
}

const SEASON_CODES: Readonly<Record<Season, number>> = { spring: 21, summer: 22, autumn: 23, winter: 24 };

function edtfOfValue(value: TimexValue): string | undefined {
  switch (value.kind) {
    case "years":
      return edtfOfDigits(value.digits, value.bc);
    case "date":
      return edtfOfDate(value);
    case "season":
      return partOfYear(value, SEASON_CODES[value.season]);
    case "quarter":
      return partOfYear(value, 32 + value.ordinal);
    case "half":
      return partOfYear(value, 39 + value.ordinal);
    case "week": {
      const year = astronomicalYear(value);
      const week = year === undefined ? undefined : intervalOfWeek(year, value);
      return week && printEdtf(enclosingEdtf(week));
    }
  }
}

function partOfYear(value: { readonly year: string; readonly bc: boolean }, code: number): string | undefined {
  const year = value.bc ? yearText(astronomicalYear(value)) : value.year;
  return year === undefined ? undefined : written(`${year}-${code}`);
}

function yearText(year: number | undefined): string | undefined {
  return year === undefined ? undefined : `${year < 0 ? "-" : ""}${String(Math.abs(year)).padStart(4, "0")}`;
}

function edtfOfDigits(digits: string, bc: boolean): string | undefined {
  if (!bc) return written(digits.padEnd(4, "X"));
  // The years 499 to 490 BC are -498 to -489: their digits have no pattern.
  const unit = 10 ** (4 - digits.length);
  const first = 1 - (Number(digits) * unit + unit - 1);
  const last = 1 - Math.max(1, Number(digits) * unit);
  return `${yearText(first)}/${yearText(last)}`;
}

function edtfOfDate(value: DateValue): string | undefined {
  const date = dateOfValue(value);
  if (date === undefined) return undefined;
  const day = printEdtf(date);
  if (!/\d/.test(day)) return undefined;
  const clock = value.time && "clock" in value.time ? value.time.clock : "";
  return clock.length === 8 ? written(`${day}T${clock}`) : day;
}

function dateOfValue(value: DateValue): EdtfDate | undefined {
  const year = value.bc ? yearText(astronomicalYear(value)) : value.year;
  if (year === undefined) return undefined;
  const parsed: Edtf | undefined = parseEdtf([year, value.month, value.day].filter((part) => part !== undefined).join("-")).value;
  return parsed?.kind === "date" ? parsed : undefined;
}

/** Whether the value is written like a day but is none: "1945-02-30". */
export function isImpossibleTimex(value: string): boolean {
  const read = readTimexValue(value);
  if (read?.kind !== "date" || read.month === undefined || read.day === undefined) return false;
  const year = astronomicalYear(read);
  return year !== undefined && !read.month.includes("X") && !read.day.includes("X") && !isGregorianDate(year, Number(read.month), Number(read.day));
}
