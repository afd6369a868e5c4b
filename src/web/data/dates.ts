import type { Day, DayRange, Interval } from "../../model/time.ts";
import { addDays, type CalendarDate, gregorianDate, historicalDate, historicalDay, isHistoricalDate } from "../../time/days.ts";
import { catalogue, language } from "../base/language.ts";

/** How dates are said. The parts are put together by rules that hold in every language of the workbench. */
const say = catalogue({
  en: {
    day: (day: number, month: string, year: string) => `${day} ${month} ${year}`,
    dayOfMonth: (day: number) => String(day),
    dayAndMonth: (day: number, month: string) => `${day} ${month}`,
    before: (year: number) => `${year} BC`,
    to: " to ",
    and: " and ",
    always: "any time",
    until: (day: string) => `until ${day}`,
    from: (day: string) => `from ${day} on`,
    either: (one: string, other: string) => `${one} or ${other}`,
    about: (when: string) => `about ${when}`,
    sometime: (within: string) => `some time ${within}`,
    someDay: (within: string) => `some day ${within}`,
    inside: (stretch: string) => `in ${stretch}`,
    between: (stretch: string) => `between ${stretch}`,
    untilOpen: (day: string) => `until ${day}, beginning unknown`,
    fromOpen: (day: string) => `from ${day}, end unknown`,
    fromTo: (first: string, last: string) => `from ${first} to ${last}`,
    fromToLater: (first: string, last: string) => `from ${first} to ${last} or later`,
    begunBy: (day: string) => `begun by ${day}, end unknown`,
    lastedTo: (day: string) => `lasted to ${day} or later, beginning unknown`,
    openBoth: (stretch: string) => `${stretch}, beginning and end unknown`,
    unknown: "an unknown day",
    later: (day: string) => `${day} or later`,
    earlier: (day: string) => `${day} or earlier`,
  },
  de: {
    day: (day: number, month: string, year: string) => `${day}. ${month} ${year}`,
    dayOfMonth: (day: number) => `${day}.`,
    dayAndMonth: (day: number, month: string) => `${day}. ${month}`,
    before: (year: number) => `${year} v. Chr.`,
    to: " bis ",
    and: " und ",
    always: "jederzeit",
    until: (day: string) => `bis ${day}`,
    from: (day: string) => `ab ${day}`,
    either: (one: string, other: string) => `${one} oder ${other}`,
    about: (when: string) => `etwa ${when}`,
    sometime: (within: string) => `irgendwann ${within}`,
    someDay: (within: string) => `ein Tag ${within}`,
    inside: (stretch: string) => (/^\d/.test(stretch) ? `im Jahr ${stretch}` : `im ${stretch}`),
    between: (stretch: string) => `zwischen ${stretch}`,
    untilOpen: (day: string) => `bis ${toDay(day)}, Beginn unbekannt`,
    fromOpen: (day: string) => `ab ${onDay(day)}, Ende unbekannt`,
    fromTo: (first: string, last: string) => `${fromDay(first)} bis ${toDay(last)}`,
    fromToLater: (first: string, last: string) => `${fromDay(first)} bis ${last} oder später`,
    begunBy: (day: string) => `begonnen bis ${day}, Ende unbekannt`,
    lastedTo: (day: string) => `dauerte bis ${day} oder länger, Beginn unbekannt`,
    openBoth: (stretch: string) => `${stretch}, Beginn und Ende unbekannt`,
    unknown: "ein unbekannter Tag",
    later: (day: string) => `${day} oder später`,
    earlier: (day: string) => `${day} oder früher`,
  },
});

/** A day that is not known stands in another case behind a preposition. */
function onDay(day: string): string {
  return day.replace(/^ein unbekannter Tag/, "einem unbekannten Tag").replace(/^ein Tag/, "einem Tag");
}

function fromDay(day: string): string {
  return /^\d+\. /.test(day) ? `vom ${day}` : `von ${onDay(day)}`;
}

function toDay(day: string): string {
  const on = onDay(day);
  return on === day ? day : `zu ${on}`;
}

const monthNames = new Map<string, readonly string[]>();

/** The name of a month, 1 to 12. */
export function monthName(month: number): string {
  const names = monthNames.get(language()) ?? namesOfMonths(language());
  monthNames.set(language(), names);
  return names[month - 1] ?? "";
}

function namesOfMonths(code: string): readonly string[] {
  const format = new Intl.DateTimeFormat(code, { month: "long", timeZone: "UTC" });
  return Array.from({ length: 12 }, (_, month) => format.format(new Date(Date.UTC(2001, month, 15))));
}

/** A year as people say it: 1945, 44 BC. */
export function yearName(year: number): string {
  return year > 0 ? String(year) : say().before(1 - year);
}

/** A day as people say it, in the Julian calendar before 15 October 1582: "24 August 1945". */
export function dayName(day: Day): string {
  const { year, month, day: number } = historicalDate(day);
  return say().day(number, monthName(month), yearName(year));
}

/** The shortest name of the days from `first` to `last`: a day, a month, a year, years, or two days. */
export function stretchName(first: Day, last: Day): string {
  if (first === -Infinity && last === Infinity) return say().always;
  if (first === -Infinity) return say().until(dayName(last));
  if (last === Infinity) return say().from(dayName(first));
  if (first === last) return dayName(first);
  const [a, b] = [historicalDate(first), historicalDate(last)];
  const whole = a.day === 1 && historicalDate(addDays(last, 1)).day === 1;
  if (whole && a.month === 1 && b.month === 12) return a.year === b.year ? yearName(a.year) : `${yearName(a.year)}${say().to}${yearName(b.year)}`;
  if (whole) return wholeMonths(a, b);
  if (a.year === b.year && a.month === b.month) return `${say().dayOfMonth(a.day)}${say().to}${dayName(last)}`;
  return `${a.year === b.year ? say().dayAndMonth(a.day, monthName(a.month)) : dayName(first)}${say().to}${dayName(last)}`;
}

function wholeMonths(a: CalendarDate, b: CalendarDate): string {
  const end = `${monthName(b.month)} ${yearName(b.year)}`;
  if (a.year === b.year) return a.month === b.month ? end : `${monthName(a.month)}${say().to}${end}`;
  return `${monthName(a.month)} ${yearName(a.year)}${say().to}${end}`;
}

/** An interval in words: a stretch where both ends are known, otherwise what is known of each. */
export function intervalName({ start, end }: Interval): string {
  if (isKnown(start) && isKnown(end)) return stretchName(start.earliest, end.latest);
  if (isOfEra({ start, end })) return `${eitherYear(start)}${say().to}${eitherYear(end)}`;
  const [startOpen, endOpen] = [start.earliest === -Infinity, end.latest === Infinity];
  if (start.earliest === end.earliest && start.latest === end.latest)
    return startOpen || endOpen ? boundName(start) : say().sometime(within(start.earliest, start.latest));
  if (startOpen && endOpen) return overlapName(start.latest, end.earliest);
  if (startOpen) return say().untilOpen(boundName(end));
  if (endOpen) return end.earliest > start.latest ? say().fromToLater(boundName(start), dayName(end.earliest)) : say().fromOpen(boundName(start));
  return say().fromTo(boundName(start), boundName(end));
}

/** The same of a date that is given as about right. */
export function aboutName({ start, end }: Interval): string {
  const once = start.earliest === end.earliest && start.latest === end.latest && Number.isFinite(start.latest - start.earliest);
  return say().about(once ? stretchName(start.earliest, start.latest) : intervalName({ start, end }));
}

const DECADE = 3650;
const YEAR = 366;

/** A century or millennium: its ends are known to a year, since some count it from the year 0 and some from the year 1. */
function isOfEra({ start, end }: Interval): boolean {
  const ends = [start, end].every((range) => range.latest > range.earliest && range.latest - range.earliest <= YEAR);
  return ends && end.earliest - start.latest > DECADE;
}

function eitherYear({ earliest, latest }: DayRange): string {
  return say().either(yearName(historicalDate(earliest).year), yearName(historicalDate(latest).year));
}

/** What is known of something that began by `begun` and did not end before `lasted`. */
function overlapName(begun: Day, lasted: Day): string {
  if (begun === Infinity && lasted === -Infinity) return say().always;
  if (lasted === -Infinity) return say().begunBy(dayName(begun));
  if (begun === Infinity) return say().lastedTo(dayName(lasted));
  return say().openBoth(begun <= lasted ? stretchName(begun, lasted) : say().sometime(within(lasted, begun)));
}

/** A day known within bounds, in words. */
export function boundName(range: DayRange): string {
  if (isKnown(range)) return dayName(range.earliest);
  if (range.latest === Infinity) return range.earliest === -Infinity ? say().unknown : say().later(dayName(range.earliest));
  if (range.earliest === -Infinity) return say().earlier(dayName(range.latest));
  return say().someDay(within(range.earliest, range.latest));
}

/** "in April 1849", or "between 3 and 14 April 1849". */
function within(first: Day, last: Day): string {
  const name = stretchName(first, last);
  return name.includes(say().to) ? say().between(name.replace(say().to, say().and)) : say().inside(name);
}

function isKnown(range: DayRange): boolean {
  return range.earliest === range.latest;
}

/** A day as EDTF, as servers are asked for it: "1949-08-24", "-0043-03-13". */
export function dayToEdtf(day: Day): string {
  return digitsOf(gregorianDate(day));
}

/** A day as people write it, in the Julian calendar before 15 October 1582: "1949-08-24", "-0043-03-15". */
export function writtenDay(day: Day): string {
  return digitsOf(historicalDate(day));
}

/** The day that is written so; undefined for anything else and for days that do not exist. */
export function dayWritten(text: string): Day | undefined {
  const [, year, month, day] = /^\s*(-?\d{4})-(\d{2})-(\d{2})\s*$/.exec(text) ?? [];
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  return year !== undefined && isHistoricalDate(y, m, d) ? historicalDay(y, m, d) : undefined;
}

function digitsOf({ year, month, day }: CalendarDate): string {
  const digits = String(Math.abs(year)).padStart(4, "0");
  const long = digits.length > 4 ? "Y" : "";
  return `${long}${year < 0 ? "-" : ""}${digits}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
