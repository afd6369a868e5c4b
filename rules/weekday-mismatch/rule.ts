import { assuming } from "../../src/findings/clash.ts";
import type { Inquiry } from "../../src/findings/inquiry.ts";
import { phraseAt } from "../../src/findings/phrases.ts";
import { defineRule, type Report } from "../../src/findings/rule.ts";
import { yearsOpen } from "../../src/findings/weekdays.ts";
import type { Document, Token } from "../../src/model/document.ts";
import type { Suggestion } from "../../src/model/finding.ts";
import type { Timex } from "../../src/model/mention.ts";
import type { Calendar, Day } from "../../src/model/time.ts";
import { addDays, type CalendarDate, gregorianDay, isGregorianDate, isJulianDate, julianDay, weekdayOf } from "../../src/time/index.ts";
import { dateIn, showDay, weekdayName } from "../../src/time/words.ts";

/** The last state to leave the Julian calendar did so in 1923. */
const LAST_JULIAN_YEAR = 1923;
/** How far the suggested day or year may be. */
const NEAR_DAYS = 3;
const NEAR_YEARS = 11;

export default defineRule({
  id: "weekday-mismatch",
  severity: "error",
  summary: "a date fell on another day of the week",

  *check(inquiry) {
    for (const document of inquiry.documents) {
      for (const timex of inquiry.timexes(document)) {
        const report = reportOf(timex, document, inquiry);
        if (report !== undefined) yield report;
      }
      yield* besideDates(document, inquiry);
    }
  },
});

function reportOf(timex: Timex, document: Document, inquiry: Inquiry): Report | undefined {
  const { weekday, interval, calendar, basis } = timex;
  const day = interval?.start.earliest;
  if (weekday === undefined || day === undefined || interval?.end.latest !== day) return undefined;
  if (basis.kind !== "stated" && basis.kind !== "carried") return undefined;
  const date = dateIn(day, calendar);
  if (weekdaysOf(date, calendar, day).includes(weekday)) return undefined;
  if (yearsOpen(inquiry, timex).some((step) => fitsIn({ ...date, year: date.year + step }, weekday, calendar))) return undefined;
  const fell = fellOn(date, calendar, day);
  return {
    message: `"${timex.quote}" was a ${fell}, not a ${weekdayName(weekday)}`,
    primary: inquiry.label(document, timex, `${showDay(day, calendar)} was a ${fell}`),
    severity: basis.kind === "stated" ? "error" : "warning",
    because: [
      ...(basis.kind === "carried" ? [assuming("date", `the ${basis.part} is taken from the words before`)] : []),
      ...(date.year <= LAST_JULIAN_YEAR ? [{ text: `neither calendar makes it a ${weekdayName(weekday)}` }] : []),
    ],
    suggestions: suggestionsFor({ timex, weekday, day, date }, document, inquiry),
  };
}

/** "Saturday, by the Julian calendar a Tuesday". */
function fellOn(date: CalendarDate, calendar: Calendar, day: Day): string {
  const [first = 0, ...others] = new Set(weekdaysOf(date, calendar, day));
  const julian = isJulianDate(date.year, date.month, date.day) ? weekdayOf(julianDay(date.year, date.month, date.day)) : first;
  return others.includes(julian) ? `${weekdayName(first)}, by the Julian calendar a ${weekdayName(julian)}` : weekdayName(first);
}

/** "On 4 August, a Friday", and "the night of 19 December … on that very Sunday": a weekday by itself that is said of the day before it. */
function* besideDates(document: Document, inquiry: Inquiry): Iterable<Report> {
  const timexes = inquiry.timexes(document);
  for (const [index, named] of timexes.entries()) {
    const dated = timexes[index - 1];
    const days = dated === undefined ? [] : daysOf(dated);
    if (dated === undefined || named.weekday === undefined || named.grain !== "day" || named.basis.kind !== "counted" || days.length === 0) continue;
    if (!isSaidOf(named, dated, document, inquiry)) continue;
    const { weekday } = named;
    const fell = days.map((day) => weekdayOf(day));
    const fits = days.some((day) => {
      const date = dateIn(day, dated.calendar);
      const another = yearsOpen(inquiry, dated).some((step) => fitsIn({ ...date, year: date.year + step }, weekday, dated.calendar));
      return another || weekdaysOf(date, dated.calendar, day).includes(weekday);
    });
    const [first] = fell;
    if (fits || first === undefined) continue;
    yield {
      message: `"${dated.quote}" was a ${weekdayName(first)}, not a ${weekdayName(weekday)}`,
      primary: inquiry.label(document, named, "said of the date before it"),
      severity: "warning",
      related: [inquiry.label(document, dated, `was a ${weekdayName(first)}`)],
      because: [assuming("date", "the weekday is taken to be said of the date before it")],
      suggestions: [{ message: `the weekday of that date is ${weekdayName(first)}` }],
    };
  }
}

/** The one day of a date whose year is sure, or the two of a night. */
function daysOf({ basis, grain, interval, relation }: Timex): readonly Day[] {
  const sure = basis.kind === "stated" || (basis.kind === "carried" && basis.sure);
  if (!sure || interval === undefined || relation !== "in" || (grain !== "day" && grain !== "time")) return [];
  const [from, to] = [interval.start.earliest, interval.end.latest];
  return from === to ? [from] : to - from === 1 ? [from, to] : [];
}

function isSaidOf(named: Timex, dated: Timex, document: Document, inquiry: Inquiry): boolean {
  const language = inquiry.language(document);
  if (named.endToken - named.firstToken !== 1) return false;
  const [comma, determiner, ...others] = document.tokens.slice(dated.endToken, named.firstToken);
  const apposed = comma?.text === "," && determiner !== undefined && language?.claiming?.grammar.determiners.has(determiner.lower) === true;
  if (apposed && others.length <= 1) return true;
  const cues = language?.rules?.cue("same-day") ?? [];
  return named.sentence - dated.sentence <= 1 && cues.some((phrase) => phraseAt(document, named.firstToken - phrase.length, [phrase]) > 0);
}

/** The weekdays the date may have had: where the Julian calendar may still have been meant, that of either. */
function weekdaysOf(date: CalendarDate, calendar: Calendar, day: Day): readonly number[] {
  if (date.year > LAST_JULIAN_YEAR || (calendar !== "gregorian" && calendar !== "julian" && calendar !== "gregorian-or-julian"))
    return [weekdayOf(day)];
  const { year, month, day: number } = date;
  return [
    weekdayOf(day),
    ...(isJulianDate(year, month, number) ? [weekdayOf(julianDay(year, month, number))] : []),
    ...(isGregorianDate(year, month, number) ? [weekdayOf(gregorianDay(year, month, number))] : []),
  ];
}

function yearsAround(year: number, reach: number): readonly number[] {
  return Array.from({ length: reach }, (_, step) => [year - step - 1, year + step + 1]).flat();
}

function fitsIn({ year, month, day }: CalendarDate, weekday: number, calendar: Calendar): boolean {
  if (calendar === "julian") return isJulianDate(year, month, day) && weekdayOf(julianDay(year, month, day)) === weekday;
  return isGregorianDate(year, month, day) && weekdayOf(gregorianDay(year, month, day)) === weekday;
}

interface Mismatch {
  readonly timex: Timex;
  readonly weekday: number;
  readonly day: Day;
  readonly date: CalendarDate;
}

/** The right weekday, the nearest day that was that weekday, the nearest year in which the date was. */
function suggestionsFor({ timex, weekday, day, date }: Mismatch, document: Document, inquiry: Inquiry): readonly Suggestion[] {
  const tokens = document.tokens.slice(timex.firstToken, timex.endToken);
  const forms = inquiry.language(document)?.rules?.weekdays;
  const named = tokens.find((token) => forms?.[weekday]?.includes(token.lower));
  const right = forms?.[weekdayOf(day)]?.[0];
  const suggestions: Suggestion[] = [];
  if (right !== undefined && named !== undefined) suggestions.push(edit(document, named, capitalised(right), "the weekday of that date"));
  const offset = [...yearsAround(0, NEAR_DAYS)].find((step) => weekdayOf(addDays(day, step)) === weekday);
  const near = offset === undefined ? undefined : dateIn(addDays(day, offset), timex.calendar);
  const number = tokens.find((token) => token.text === String(date.day));
  if (near !== undefined && near.month === date.month && number !== undefined) {
    suggestions.push(edit(document, number, String(near.day), `the nearest ${weekdayName(weekday)}`));
  }
  const year = yearsAround(date.year, NEAR_YEARS).find((candidate) => fitsIn({ ...date, year: candidate }, weekday, timex.calendar));
  const figure = tokens.find((token) => token.text === String(date.year));
  if (year !== undefined && figure !== undefined)
    suggestions.push(edit(document, figure, String(year), `the nearest year in which it was a ${weekdayName(weekday)}`));
  return suggestions;
}

function edit(document: Document, token: Token, replacement: string, why: string): Suggestion {
  return {
    message: `"${replacement}" for "${token.text}": ${why}`,
    source: document.source.id,
    span: { start: token.start, end: token.end },
    replacement,
  };
}

function capitalised(word: string): string {
  return `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
}
