import type { CalendarInUse } from "../../lang/calendars.ts";
import type { Calendar, Interval } from "../../model/time.ts";
import {
  addDays,
  type DatedCalendar,
  dayInterval,
  daysInRegnalYear,
  either,
  intervalOfDate,
  intervalOfDays,
  isHebrewLeapYear,
  julianDay,
  lunarYear,
  type Reign,
  regnalYear,
  weekdayOf,
} from "../../time/index.ts";
import { dayOf, type Point, pointOfDay, timexValue, yearOf } from "./point.ts";
import { type Draft, type Resolution, reach, type Scene, WRITING } from "./scene.ts";

/** A date counted in another calendar than the Julian or Gregorian, or by the years of a reign, as far as its words give it. */
export interface ForeignDate {
  readonly calendar: Exclude<Calendar, "gregorian" | "julian" | "gregorian-or-julian" | "unknown">;
  readonly year: number | undefined;
  /** The year of ours in which it is, where that is what the words give: "Ramadan 1973". */
  readonly common: number | undefined;
  readonly month: number | undefined;
  readonly day: number | undefined;
  /** The `id` of a reign or era; only where the calendar is "regnal". */
  readonly reign: string | undefined;
  /** The words name the era ("AH"), so that the year is no other. */
  readonly era: boolean;
}

/** Stands for a Hebrew Adar that is not said to be the first or the second: in a leap year it can be either. */
const ADAR = 14;
/** The Adar before Nisan, which in a leap year is the second. */
const LAST_ADAR = 15;

/** Years of a calendar outside these, without its era, are taken for years of ours: "Ramadan 1973", "Tishri 1948". */
const likelyYears: Readonly<Partial<Record<Calendar, readonly [first: number, last: number]>>> = { hijri: [1, 1500], hebrew: [3000, 6500] };

/** A date whose year can only be one of ours is given it as that. */
export function ourYear(date: ForeignDate): ForeignDate {
  const [first, last] = likelyYears[date.calendar] ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const { year, era } = date;
  return year === undefined || era || (year >= first && year <= last) ? date : { ...date, year: undefined, common: year };
}

/** What a date of another calendar comes to: a stretch of days, and the mention that gave its year where its own words do not. */
export function foreignDate(scene: Scene, draft: Draft, index: number): Resolution {
  const written = inKnownCalendar(scene, draft);
  if (written === undefined) return { value: "", dropped: true };
  const { date, from } = completed(scene, { draft, index, date: written });
  const { calendar } = date;
  const family = familyOf(calendar);
  if (date.year !== undefined) scene.foreign.set(family, { year: date.year, month: date.month, index });
  const stretch = onWeekday(stretchOf(scene, date, draft.reading.point), draft.reading.weekday);
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

/** The date in the variant that the place of writing uses, or undefined where its words mean a calendar only in an account that has that calendar. */
function inKnownCalendar({ foreign, inUse }: Scene, { reading }: Draft): ForeignDate | undefined {
  const { foreign: date, slots } = reading;
  if (date === undefined) return undefined;
  const used = ({ calendar, from = 1, until = Number.POSITIVE_INFINITY }: CalendarInUse) =>
    date.year !== undefined && date.year >= from && date.year <= until ? [calendar] : [];
  const there = inUse.flatMap(used);
  if (slots["calendar-known"] === undefined) {
    const variant = there.find((calendar) => date.calendar !== calendar && calendar.startsWith(date.calendar));
    return variant === undefined ? date : { ...date, calendar: variant as ForeignDate["calendar"] };
  }
  const meant = [date.calendar, slots["other-calendar"]?.value];
  const last = [...foreign.entries()].filter(([calendar]) => meant.includes(calendar)).sort(([, a], [, b]) => b.index - a.index)[0]?.[0];
  const calendar = last ?? there.find((each) => meant.includes(each));
  return calendar === undefined ? undefined : { ...date, calendar: calendar as ForeignDate["calendar"] };
}

interface Completed {
  readonly date: ForeignDate;
  readonly from?: { readonly index: number; readonly sure: boolean };
}

/** The year, and for "9-10 Thermidor" the month, from what the date is joined to, from the last date of its calendar, or from where the account is. */
function completed(scene: Scene, { draft, index, date }: { readonly draft: Draft; readonly index: number; readonly date: ForeignDate }): Completed {
  const { next, setting } = draft;
  if (date.year !== undefined || date.common !== undefined) return { date };
  const joined = next === undefined ? undefined : scene.drafts[next]?.reading.foreign;
  if (joined?.calendar === date.calendar && joined.year !== undefined && next !== undefined)
    return { date: { ...date, year: joined.year, month: date.month ?? joined.month, reign: joined.reign }, from: { index: next, sure: true } };
  const beside = explained(scene, { index, date, sentence: setting.sentence });
  const explaining = beside === undefined ? [] : yearsWithin(scene, date, beside.year);
  if (explaining.length === 1 && beside !== undefined && explaining[0] !== undefined)
    return { date: { ...date, year: explaining[0] }, from: { index: beside.index, sure: true } };
  const last = scene.foreign.get(familyOf(date.calendar));
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

/** The date that says the same in our calendar: beside it, "18 Brumaire (9 November 1799)", or the same day later in the sentence. */
function explained(scene: Scene, { index, date, sentence }: Asked): { readonly year: number; readonly index: number } | undefined {
  const { drafts } = scene;
  for (let at = index + 1; at - index <= reach && drafts[at]?.setting.sentence === sentence; at++) {
    const other = drafts[at];
    const { point, foreign } = other?.reading ?? { point: {} };
    if (point.year === undefined || foreign !== undefined) continue;
    if (at === index + 1 && /^[([/]/.test(other?.gap ?? "")) return { year: point.year, index: at };
    const day = dayOf(point);
    const [year, ...more] = day === undefined || date.day === undefined ? [] : yearsWithin(scene, date, point.year);
    const same = year === undefined || more.length > 0 ? undefined : stretchOf(scene, { ...date, year }, {});
    if (day !== undefined && same !== undefined && same.start.earliest <= day && day <= same.end.latest) return { year: point.year, index: at };
  }
  return undefined;
}

interface Asked {
  readonly index: number;
  readonly date: ForeignDate;
  readonly sentence: number;
}

/** Months back from which on a new year must have begun, and sentences after which the account may have gone on unsaid. */
const monthsBack = 7;
const nearSentences = 60;

/** The years of a calendar in which the date begins within a year of ours. */
function yearsWithin(scene: Scene, date: ForeignDate, year: number): readonly number[] {
  const around = yearsAround(scene, date.calendar, year);
  return around.filter((candidate) => {
    const start = stretchOf(scene, { ...date, year: candidate }, {})?.start.earliest;
    return start !== undefined && pointOfDay(start).year === year;
  });
}

function yearsAround(scene: Scene, calendar: ForeignDate["calendar"], year: number): readonly number[] {
  if (calendar === "regnal") return [];
  const first = stretchOf(scene, { calendar, year: 1, common: undefined, month: undefined, day: undefined, reign: undefined, era: true }, {})?.start
    .earliest;
  if (first === undefined) return calendar === "chinese" ? [year - 1, year] : [];
  const perYear = familyOf(calendar) === "hijri" ? 354.367 : 365.2425;
  const guess = Math.floor((julianDay(year, 7, 1) - first) / perYear) + 1;
  return [guess - 2, guess - 1, guess, guess + 1, guess + 2].filter((candidate) => candidate >= 1);
}

/** The days that a date can be, as far as its calendar decides; `point` is the day and month beside a regnal year. */
function stretchOf(scene: Scene, date: ForeignDate, point: Point): Interval | undefined {
  const { calendar, year, common, month, day } = date;
  if (common !== undefined)
    return eitherOf(
      yearsWithin(scene, { ...date, common: undefined, era: true }, common).map((each) =>
        stretchOf(scene, { ...date, common: undefined, year: each }, point),
      ),
    );
  if (year === undefined) return undefined;
  if (calendar === "regnal") return regnal(scene.reigns.get(date.reign ?? ""), { ...date, year }, point);
  const partial = (of: number, monthOf: number | undefined) => ({
    year: of,
    ...(monthOf === undefined ? {} : { month: monthOf, ...(day === undefined ? {} : { day }) }),
  });
  if (calendar === "hebrew" && (month === ADAR || month === LAST_ADAR)) {
    const leap = isHebrewLeapYear(year);
    const first = leap && month === LAST_ADAR ? undefined : intervalOfDate(calendar, partial(year, 12));
    const second = leap ? intervalOfDate(calendar, partial(year, 13)) : undefined;
    return eitherOf([first, second]);
  }
  return intervalOfDate(calendar satisfies DatedCalendar, partial(year, month));
}

function eitherOf(stretches: readonly (Interval | undefined)[]): Interval | undefined {
  return stretches.reduce((all, each) => (all === undefined || each === undefined ? (all ?? each) : either(all, each)), undefined);
}

/** "1348/1929" or "922/1516": a Hijri year where the second year is one that it has days in. */
export function hijriYear(year: number | undefined, ours: number | undefined): ForeignDate | undefined {
  if (year === undefined || ours === undefined || year >= ours) return undefined;
  const stretch = intervalOfDate("hijri", { year });
  if (stretch === undefined || pointOfDay(stretch.start.earliest).year > ours || pointOfDay(stretch.end.latest).year < ours) return undefined;
  return { calendar: "hijri", year, common: undefined, month: undefined, day: undefined, reign: undefined, era: true };
}

/** A day that its calendar leaves open is the one of them that has the weekday named with it, if there is one. */
function onWeekday(stretch: Interval | undefined, weekday: number | undefined): Interval | undefined {
  const { start, end } = stretch ?? {};
  if (start === undefined || end === undefined || weekday === undefined || start.latest !== end.latest || end.latest - start.earliest >= 7)
    return stretch;
  const day = addDays(start.earliest, (weekday - weekdayOf(start.earliest) + 7) % 7);
  return day > end.latest ? stretch : dayInterval(day, day);
}

/** Variants of a calendar share their years. */
function familyOf(calendar: ForeignDate["calendar"]): ForeignDate["calendar"] {
  return calendar.startsWith("hijri") ? "hijri" : calendar;
}

function regnal(reign: Reign | undefined, date: ForeignDate & { readonly year: number }, { month, day }: Point): Interval | undefined {
  if (reign === undefined) return undefined;
  const { year } = date;
  if (date.month !== undefined) {
    if (reign.count !== "lunar-year" || regnalYear(reign, year) === undefined) return undefined;
    return intervalOfDate("chinese", { year: lunarYear(reign, year), month: date.month, ...(date.day === undefined ? {} : { day: date.day }) });
  }
  if (month === undefined) return regnalYear(reign, year);
  return day === undefined ? monthInRegnalYear(reign, year, month) : intervalOfDays(daysInRegnalYear(reign, year, { month, day }));
}

/** A month by our calendar within a year of a reign; one of two where the year begins in it. */
function monthInRegnalYear(reign: Reign, year: number, month: number): Interval | undefined {
  const whole = regnalYear(reign, year);
  if (whole === undefined) return undefined;
  const first = pointOfDay(whole.start.earliest).year;
  const months = [first, first + 1].map((of) => intervalOfDate(reign.calendar, { year: of, month }));
  return eitherOf(months.filter((each) => each !== undefined && each.start.earliest <= whole.end.latest && each.end.latest >= whole.start.earliest));
}

/** The finest value that holds the whole stretch: a day, a month or a year of ours, or from day to day where it runs over the new year. */
export function placed({ start, end }: Interval): Resolution {
  const [first, last] = [pointOfDay(start.earliest), pointOfDay(end.latest)];
  if (first.year !== last.year) return { value: `${timexValue(first)}/${timexValue(last)}`, point: { year: first.year } };
  if (first.month !== last.month) return { value: timexValue({ year: first.year }), point: { year: first.year } };
  if (first.day !== last.day) return { value: timexValue({ year: first.year, month: first.month }), point: { year: first.year, month: first.month } };
  return { value: timexValue(first), point: first };
}
