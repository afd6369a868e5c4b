import type { Calendar, Day, Interval } from "../model/time.ts";
import { type CalendarDate, gregorianDate, historicalDate, julianDate } from "./days.ts";

/** The words of messages, which are English whatever the language of the sources. */
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const COUNTS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/** 0 is Sunday. */
export function weekdayName(weekday: number): string {
  return WEEKDAYS[weekday] ?? "";
}

export function monthName(month: number): string {
  return MONTHS[month - 1] ?? "";
}

/** "490 BC" for the year -489. */
export function showYear(year: number): string {
  return year > 0 ? String(year) : `${1 - year} BC`;
}

/** "three days", "1400 years": a count with its unit, in words up to twelve. */
export function showCount(count: number, unit: string): string {
  return `${COUNTS[count] ?? showNumber(count)} ${unit}${count === 1 ? "" : "s"}`;
}

/** "two to three weeks", "eight weeks" */
export function showCounts(low: number, high: number, unit: string): string {
  return low === high ? showCount(low, unit) : `${COUNTS[low] ?? showNumber(low)} to ${showCount(high, unit)}`;
}

/** "120,000" */
export function showNumber(value: number): string {
  const [whole = "", fraction] = String(value).split(".");
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, ",") : whole;
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** "24 August 1949", in the calendar in which the date is written. */
export function showDay(day: Day, calendar?: Calendar): string {
  const { year, month, day: number } = dateIn(day, calendar);
  return `${number} ${monthName(month)} ${showYear(year)}`;
}

/** Year, month and day as the date is written; where the calendar is not known, in the Julian before there was another. */
export function dateIn(day: Day, calendar?: Calendar): CalendarDate {
  if (calendar === "julian") return julianDate(day);
  return calendar === "gregorian" ? gregorianDate(day) : historicalDate(day);
}

/** The shortest words for a stretch: "24 August 1949", "August 1949", "1949", "3 to 9 May 1650", "some time from … to …" where its ends are open. */
export function showInterval(interval: Interval, calendar?: Calendar): string {
  const { start, end } = interval;
  const from = start.earliest;
  const to = end.latest;
  if (!Number.isFinite(from)) return Number.isFinite(to) ? `up to ${showDay(to, calendar)}` : "at any time";
  if (!Number.isFinite(to)) return `from ${showDay(from, calendar)} on`;
  if (from === to) return showDay(from, calendar);
  const first = dateIn(from, calendar);
  const last = dateIn(to, calendar);
  const startsMonth = first.day === 1;
  const endsMonth = last.day >= 28 && dateIn((to + 1) as Day, calendar).day === 1;
  if (startsMonth && endsMonth && first.year === last.year && first.month === last.month) return `${monthName(first.month)} ${showYear(first.year)}`;
  if (startsMonth && endsMonth && first.month === 1 && last.month === 12) {
    return first.year === last.year ? showYear(first.year) : `${showYear(first.year)} to ${showYear(last.year)}`;
  }
  if (startsMonth && endsMonth) return `${monthName(first.month)} ${showYear(first.year)} to ${monthName(last.month)} ${showYear(last.year)}`;
  return `${showDay(from, calendar)} to ${showDay(to, calendar)}`;
}
