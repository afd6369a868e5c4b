import type { Day, DayRange, Interval } from "../../model/time.ts";
import { ALWAYS, addDays, type CalendarDate, gregorianDate, historicalDate, NEVER } from "../days.ts";
import type { WrittenCalendar } from "../policy.ts";
import type { EdtfDate, EdtfEnd, EdtfInterval } from "./ast.ts";

/**
 * The EDTF date that encloses an interval most closely: a day, month or year if it is exactly that, otherwise an interval.
 * An end known within a month or year is written as that month or year; any other loose end as its outermost day.
 */
export function enclosingEdtf({ start, end }: Interval, calendar: WrittenCalendar = "gregorian"): EdtfDate | EdtfInterval {
  const dateOf = calendar === "gregorian" ? gregorianDate : historicalDate;
  const definite = start.earliest === start.latest && end.earliest === end.latest;
  const whole = definite ? nameOf(start.earliest, end.latest, dateOf) : undefined;
  return whole ?? { kind: "interval", start: endOf(start, "earliest", dateOf), end: endOf(end, "latest", dateOf) };
}

type DateOf = (day: Day) => CalendarDate;

function endOf(range: DayRange, outermost: "earliest" | "latest", dateOf: DateOf): EdtfEnd {
  const day = range[outermost];
  if (Number.isFinite(day)) return nameOf(range.earliest, range.latest, dateOf) ?? written(dateOf(day));
  return range.earliest === range.latest ? "open" : "unknown";
}

/** The day, month or year from `first` to `last`. */
function nameOf(first: Day, last: Day, dateOf: DateOf): EdtfDate | undefined {
  if (first === ALWAYS || last === NEVER) return undefined;
  if (first === last) return written(dateOf(first));
  const [{ year, month, day }, after, end] = [dateOf(first), dateOf(addDays(last, 1)), dateOf(last)];
  if (day !== 1 || after.day !== 1 || end.year !== year) return undefined;
  if (end.month === month) return { kind: "date", year: { digits: yearDigits(year) }, month: { digits: twoDigits(month) } };
  return month === 1 && end.month === 12 ? { kind: "date", year: { digits: yearDigits(year) } } : undefined;
}

function written({ year, month, day }: CalendarDate): EdtfDate {
  return { kind: "date", year: { digits: yearDigits(year) }, month: { digits: twoDigits(month) }, day: { digits: twoDigits(day) } };
}

function yearDigits(year: number): string {
  return `${year < 0 ? "-" : ""}${String(Math.abs(year)).padStart(4, "0")}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
