import type { Calendar, Day, Interval } from "../../model/time.ts";
import {
  type DatedCalendar,
  daysInRegnalYear,
  either,
  gregorianDate,
  intervalOfDate,
  intervalOfDays,
  isHebrewLeapYear,
  julianDate,
  julianDay,
  type Reign,
  regnalYear,
} from "../../time/index.ts";
import { type Point, timexValue, yearOf } from "./point.ts";
import { type Draft, type Resolution, type Scene, WRITING } from "./scene.ts";

/** A date counted in another calendar than the Julian or Gregorian, or by the years of a reign, as far as its words give it. */
export interface ForeignDate {
  readonly calendar: Exclude<Calendar, "gregorian" | "julian" | "gregorian-or-julian" | "unknown">;
  readonly year: number | undefined;
  readonly month: number | undefined;
  readonly day: number | undefined;
  /** The `id` of a reign or era; only where the calendar is "regnal". */
  readonly reign: string | undefined;
  /** The words name the era ("AH"), so that the year is no other. */
  readonly era: boolean;
}

/** Stands for a Hebrew Adar that is not said to be the first or the second: in a leap year it can be either. */
const ADAR = 14;

/** A Hijri year after this without its era is taken for one of the common era: "Ramadan 1973". */
const lastHijriYear = 1500;

/** The first day of the first year that is given in the Gregorian calendar, see `calendarOf`. */
const reform = julianDay(1583, 1, 1);

/** What a date of another calendar comes to: a stretch of days, and the mention that gave its year where its own words do not. */
export function foreignDate(scene: Scene, draft: Draft, index: number): Resolution {
  const written = draft.reading.foreign;
  if (written === undefined) return { value: "" };
  const { date, from } = completed(scene, { draft, index, date: written });
  const { calendar } = date;
  if (date.year !== undefined) scene.foreign.set(calendar, { year: date.year, month: date.month, index });
  const stretch = date.year === undefined ? undefined : stretchOf(scene, date, draft.reading.point);
  if (stretch === undefined) {
    const impossible = date.year !== undefined && stretchOf(scene, { ...date, month: undefined, day: undefined }, {}) !== undefined;
    return { value: "", calendar, ...(impossible ? { impossible: "no such day in its calendar" } : {}) };
  }
  const sure = from === undefined || (from.index !== WRITING && written.year === undefined && from.sure);
  return {
    ...placed(stretch),
    stretch,
    calendar,
    ...(from === undefined ? {} : { carried: { from: from.index, part: "year" as const, sure } }),
  };
}

interface Completed {
  readonly date: ForeignDate;
  readonly from?: { readonly index: number; readonly sure: boolean };
}

/** The year, and for "9-10 Thermidor" the month, from what the date is joined to, from the last date of its calendar, or from where the account is. */
function completed(scene: Scene, { draft, index, date }: { readonly draft: Draft; readonly index: number; readonly date: ForeignDate }): Completed {
  const { next, setting } = draft;
  if (date.year !== undefined) return { date };
  const joined = next === undefined ? undefined : scene.drafts[next]?.reading.foreign;
  if (joined?.calendar === date.calendar && joined.year !== undefined && next !== undefined)
    return { date: { ...date, year: joined.year, month: date.month ?? joined.month, reign: joined.reign }, from: { index: next, sure: true } };
  const beside = explained(scene, index);
  const explaining = beside === undefined ? [] : yearsWithin(scene, date, beside);
  if (explaining.length === 1 && explaining[0] !== undefined)
    return { date: { ...date, year: explaining[0] }, from: { index: index + 1, sure: true } };
  const last = scene.foreign.get(date.calendar);
  if (last !== undefined) {
    const turned = date.month !== undefined && last.month !== undefined && date.month - last.month <= -monthsBack;
    const near = setting.sentence - (scene.drafts[last.index]?.setting.sentence ?? 0) <= nearSentences;
    return {
      date: { ...date, year: last.year + (turned ? 1 : 0), month: date.month ?? last.month },
      from: { index: last.index, sure: near && !turned },
    };
  }
  const { place } = scene.story;
  const year = yearOf(place?.point ?? {});
  const found = year === undefined ? [] : yearsWithin(scene, date, year);
  const only = found.length === 1 ? found[0] : undefined;
  return only === undefined || place === undefined ? { date } : { date: { ...date, year: only }, from: { index: place.index, sure: false } };
}

/** The year of the date that says the same in our calendar: "18 Brumaire (9 November 1799)". */
function explained({ drafts }: Scene, index: number): number | undefined {
  const other = drafts[index + 1];
  return other?.gap === "(" && other.reading.foreign === undefined ? other.reading.point.year : undefined;
}

/** Months back from which on a new year must have begun, and sentences after which the account may have gone on unsaid. */
const monthsBack = 7;
const nearSentences = 60;

/** The years of a calendar in which the date begins within a year of ours. */
function yearsWithin(scene: Scene, date: ForeignDate, year: number): readonly number[] {
  const around = yearsAround(scene, date.calendar, year);
  return around.filter((candidate) => {
    const start = stretchOf(scene, { ...date, year: candidate }, {})?.start.earliest;
    return start !== undefined && pointOf(start).year === year;
  });
}

function yearsAround(scene: Scene, calendar: ForeignDate["calendar"], year: number): readonly number[] {
  if (calendar === "regnal") return [];
  const first = stretchOf(scene, { calendar, year: 1, month: undefined, day: undefined, reign: undefined, era: true }, {})?.start.earliest;
  if (first === undefined) return calendar === "chinese" ? [year - 1, year] : [];
  const perYear = calendar === "hijri" ? 354.367 : 365.2425;
  const guess = Math.floor((julianDay(year, 7, 1) - first) / perYear) + 1;
  return [guess - 2, guess - 1, guess, guess + 1, guess + 2].filter((candidate) => candidate >= 1);
}

/** The days that a date can be, as far as its calendar decides; `point` is the day and month beside a regnal year. */
function stretchOf(scene: Scene, date: ForeignDate, point: Point): Interval | undefined {
  const { calendar, year, month, day } = date;
  if (year === undefined) return undefined;
  if (calendar === "regnal") return regnal(scene.reigns.get(date.reign ?? ""), year, point);
  const partial = (of: number, monthOf: number | undefined) => ({
    year: of,
    ...(monthOf === undefined ? {} : { month: monthOf, ...(day === undefined ? {} : { day }) }),
  });
  if (calendar === "hebrew" && month === ADAR) {
    const [first, second] = [
      intervalOfDate(calendar, partial(year, 12)),
      isHebrewLeapYear(year) ? intervalOfDate(calendar, partial(year, 13)) : undefined,
    ];
    return first !== undefined && second !== undefined ? either(first, second) : (first ?? second);
  }
  if (calendar === "hijri" && year > lastHijriYear && !date.era) {
    const years = yearsWithin(scene, { ...date, era: true }, year).map((each) => intervalOfDate(calendar, partial(each, month)));
    return years.reduce<Interval | undefined>(
      (all, each) => (all === undefined || each === undefined ? (all ?? each) : either(all, each)),
      undefined,
    );
  }
  return intervalOfDate(calendar satisfies DatedCalendar, partial(year, month));
}

function regnal(reign: Reign | undefined, year: number, { month, day }: Point): Interval | undefined {
  if (reign === undefined) return undefined;
  return month === undefined || day === undefined ? regnalYear(reign, year) : intervalOfDays(daysInRegnalYear(reign, year, { month, day }));
}

/** The finest value that holds the whole stretch: a day, a month or a year of ours, or from day to day where it runs over the new year. */
function placed({ start, end }: Interval): Resolution {
  const [first, last] = [pointOf(start.earliest), pointOf(end.latest)];
  if (first.year !== last.year) return { value: `${timexValue(first)}/${timexValue(last)}`, point: { year: first.year } };
  if (first.month !== last.month) return { value: timexValue({ year: first.year }), point: { year: first.year } };
  if (first.day !== last.day) return { value: timexValue({ year: first.year, month: first.month }), point: { year: first.year, month: first.month } };
  return { value: timexValue(first), point: first };
}

function pointOf(day: Day): Required<Pick<Point, "year" | "month" | "day">> {
  const { year, month, day: date } = day < reform ? julianDate(day) : gregorianDate(day);
  return { year, month, day: date };
}
