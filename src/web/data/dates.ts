import type { Day, DayRange, Interval } from "../../model/time.ts";
import { type CalendarDate, daysInMonth, gregorianDate } from "../../time/days.ts";

const monthNames = Array.from({ length: 12 }, (_, month) => {
  const day = new Date(Date.UTC(2001, month, 15));
  return new Intl.DateTimeFormat("en", { month: "long", timeZone: "UTC" }).format(day);
});

/** The name of a month, 1 to 12. */
export function monthName(month: number): string {
  return monthNames[month - 1] ?? "";
}

/** A year as people say it: 1945, 44 BC. */
export function yearName(year: number): string {
  return year > 0 ? String(year) : `${1 - year} BC`;
}

/** A day as people say it, in the Gregorian calendar: "24 August 1945". */
export function dayName(day: Day): string {
  const { year, month, day: number } = gregorianDate(day);
  return `${number} ${monthName(month)} ${yearName(year)}`;
}

/** The shortest name of the days from `first` to `last`: a day, a month, a year, years, or two days. */
export function stretchName(first: Day, last: Day): string {
  if (first === -Infinity && last === Infinity) return "any time";
  if (first === -Infinity) return `until ${dayName(last)}`;
  if (last === Infinity) return `from ${dayName(first)} on`;
  if (first === last) return dayName(first);
  const [a, b] = [gregorianDate(first), gregorianDate(last)];
  const whole = a.day === 1 && b.day === daysInMonth(b.year, b.month);
  if (whole && a.month === 1 && b.month === 12) return a.year === b.year ? yearName(a.year) : `${yearName(a.year)} to ${yearName(b.year)}`;
  if (whole) return wholeMonths(a, b);
  if (a.year === b.year && a.month === b.month) return `${a.day} to ${dayName(last)}`;
  return a.year === b.year ? `${a.day} ${monthName(a.month)} to ${dayName(last)}` : `${dayName(first)} to ${dayName(last)}`;
}

function wholeMonths(a: CalendarDate, b: CalendarDate): string {
  const end = `${monthName(b.month)} ${yearName(b.year)}`;
  if (a.year === b.year) return a.month === b.month ? end : `${monthName(a.month)} to ${end}`;
  return `${monthName(a.month)} ${yearName(a.year)} to ${end}`;
}

/** An interval in words: a stretch where both ends are known, otherwise what is known of each. */
export function intervalName({ start, end }: Interval): string {
  if (isKnown(start) && isKnown(end)) return stretchName(start.earliest, end.latest);
  if (isOfEra({ start, end })) return `${eitherYear(start)} to ${eitherYear(end)}`;
  const [startOpen, endOpen] = [start.earliest === -Infinity, end.latest === Infinity];
  if (start.earliest === end.earliest && start.latest === end.latest)
    return startOpen || endOpen ? boundName(start) : `some time ${within(start.earliest, start.latest)}`;
  if (startOpen && endOpen) return overlapName(start.latest, end.earliest);
  if (startOpen) return `until ${boundName(end)}, beginning unknown`;
  if (endOpen)
    return end.earliest > start.latest ? `from ${boundName(start)} to ${dayName(end.earliest)} or later` : `from ${boundName(start)}, end unknown`;
  return `from ${boundName(start)} to ${boundName(end)}`;
}

const DECADE = 3650;
const YEAR = 366;

/** A century or millennium: its ends are known to a year, since some count it from the year 0 and some from the year 1. */
function isOfEra({ start, end }: Interval): boolean {
  const ends = [start, end].every((range) => range.latest > range.earliest && range.latest - range.earliest <= YEAR);
  return ends && end.earliest - start.latest > DECADE;
}

function eitherYear({ earliest, latest }: DayRange): string {
  return `${yearName(gregorianDate(earliest).year)} or ${yearName(gregorianDate(latest).year)}`;
}

/** What is known of something that began by `begun` and did not end before `lasted`. */
function overlapName(begun: Day, lasted: Day): string {
  if (begun === Infinity && lasted === -Infinity) return "any time";
  if (lasted === -Infinity) return `begun by ${dayName(begun)}, end unknown`;
  if (begun === Infinity) return `lasted to ${dayName(lasted)} or later, beginning unknown`;
  return `${begun <= lasted ? stretchName(begun, lasted) : `some time ${within(lasted, begun)}`}, beginning and end unknown`;
}

/** A day known within bounds, in words. */
export function boundName(range: DayRange): string {
  if (isKnown(range)) return dayName(range.earliest);
  if (range.latest === Infinity) return range.earliest === -Infinity ? "an unknown day" : `${dayName(range.earliest)} or later`;
  if (range.earliest === -Infinity) return `${dayName(range.latest)} or earlier`;
  return `some day ${within(range.earliest, range.latest)}`;
}

/** "in April 1849", or "between 3 and 14 April 1849". */
function within(first: Day, last: Day): string {
  const name = stretchName(first, last);
  return name.includes(" to ") ? `between ${name.replace(" to ", " and ")}` : `in ${name}`;
}

function isKnown(range: DayRange): boolean {
  return range.earliest === range.latest;
}

/** A day as EDTF: "1949-08-24", "-0043-03-15". */
export function dayToEdtf(day: Day): string {
  const { year, month, day: number } = gregorianDate(day);
  const digits = String(Math.abs(year)).padStart(4, "0");
  const long = digits.length > 4 ? "Y" : "";
  return `${long}${year < 0 ? "-" : ""}${digits}-${String(month).padStart(2, "0")}-${String(number).padStart(2, "0")}`;
}
