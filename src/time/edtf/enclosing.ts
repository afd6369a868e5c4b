import type { Day, DayRange, Interval } from "../../model/time.ts";
import { ALWAYS, addDays, daysInMonth, gregorianDate, gregorianDay, NEVER } from "../days.ts";
import type { EdtfDate, EdtfEnd, EdtfInterval } from "./ast.ts";

/**
 * The EDTF date that encloses an interval most closely: a day, month or year if it is exactly that, otherwise an interval.
 * An end known within a month or year is written as that month or year; any other loose end as its outermost day.
 */
export function enclosingEdtf({ start, end }: Interval): EdtfDate | EdtfInterval {
  const definite = start.earliest === start.latest && end.earliest === end.latest;
  const whole = definite ? nameOf(start.earliest, end.latest) : undefined;
  return whole ?? { kind: "interval", start: endOf(start, "earliest"), end: endOf(end, "latest") };
}

function endOf(range: DayRange, outermost: "earliest" | "latest"): EdtfEnd {
  const day = range[outermost];
  if (Number.isFinite(day)) return nameOf(range.earliest, range.latest) ?? dateOf(day);
  return range.earliest === range.latest ? "open" : "unknown";
}

/** The day, month or year from `first` to `last`. */
function nameOf(first: Day, last: Day): EdtfDate | undefined {
  if (first === ALWAYS || last === NEVER) return undefined;
  if (first === last) return dateOf(first);
  const { year, month, day } = gregorianDate(first);
  if (day !== 1) return undefined;
  if (last === addDays(first, daysInMonth(year, month) - 1))
    return { kind: "date", year: { digits: yearDigits(year) }, month: { digits: twoDigits(month) } };
  return month === 1 && last === gregorianDay(year, 12, 31) ? { kind: "date", year: { digits: yearDigits(year) } } : undefined;
}

function dateOf(date: Day): EdtfDate {
  const { year, month, day } = gregorianDate(date);
  return { kind: "date", year: { digits: yearDigits(year) }, month: { digits: twoDigits(month) }, day: { digits: twoDigits(day) } };
}

function yearDigits(year: number): string {
  return `${year < 0 ? "-" : ""}${String(Math.abs(year)).padStart(4, "0")}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
