import type { StretchPart } from "../../model/mention.ts";
import { LEAP_MONTH } from "../../time/index.ts";
import { type ForeignDate, ourYear } from "./foreign.ts";
import type { Match } from "./match.ts";
import type { Point, Season, StepUnit } from "./point.ts";
import { merged, type Slots } from "./slots.ts";

/** How a mention points: to the unit last spoken of, to the one after or before it, or to that of the speaker. */
export type Deixis = "same" | "next" | "previous" | "this";

/** What the words of a mention say by themselves, before the text around them is looked at. */
export interface Reading {
  readonly kind: "date" | "offset" | "duration" | "set" | "reference" | "time" | "nth-unit";
  readonly point: Point;
  readonly part: StretchPart | undefined;
  readonly deixis: Deixis | undefined;
  readonly unit: string | undefined;
  /** T…, to be put behind the day. */
  readonly time: string | undefined;
  readonly weekday: number | undefined;
  readonly holiday: string | undefined;
  readonly count: number | "X" | undefined;
  readonly direction: 1 | -1 | undefined;
  /** Counted from the moment of speaking, from where the writing is if the account is written from day to day, from a date, or from an event. */
  readonly from: "now" | "writing" | "date" | "event" | undefined;
  /** The reading of the date that an offset counts from. */
  readonly anchor: Reading | undefined;
  readonly value: string | undefined;
  readonly approximate: boolean;
  /** Two digits whose century is to be found, or one whose decade. */
  readonly shortYear: number | undefined;
  readonly shortDecade: number | undefined;
  /** What is counted in another calendar. */
  readonly foreign: ForeignDate | undefined;
  readonly slots: Slots;
}

const numberIn = (slots: Slots, name: string): number | undefined => {
  const value = slots[name]?.value;
  return typeof value === "number" ? value : undefined;
};

const textIn = (slots: Slots, name: string): string | undefined => {
  const value = slots[name]?.value;
  return typeof value === "string" ? value : undefined;
};

/** Reads the slots of a match; undefined where it is no date. */
export function readMatch(match: Match): Reading | undefined {
  if (match.pattern.reading === "none") return undefined;
  const last = match.siblings.at(-1);
  const unit = last?.slots["unit"];
  const direction = last?.slots["direction"];
  const shared =
    match.slots["unit"] === undefined && unit !== undefined
      ? { ...match.slots, unit, ...(direction === undefined ? {} : { direction }) }
      : inCalendarOf(last, match);
  return readSlots(shared, match.pattern.reading);
}

/** "9-10 Thermidor Year II": what the last of them says of calendar, month and year is said of the others too. */
function inCalendarOf(last: Match | undefined, { slots }: Match): Slots {
  if (last === undefined || slots["calendar"] !== undefined) return slots;
  if (slots["calendar-day"] !== undefined) return merged(slots, last.slots);
  if (slots["calendar-month"] === undefined) return slots;
  const { "calendar-day": _, ...shared } = last.slots;
  return merged(slots, shared);
}

function readSlots(slots: Slots, kind: string): Reading | undefined {
  const deixis = textIn(slots, "deixis") as Deixis | undefined;
  const unit = textIn(slots, "unit") ?? textIn(slots, "unit-one") ?? textIn(slots, "unit-many");
  const share = shareOf(slots, unit);
  const point = readPoint(slots, share === undefined);
  if (point === undefined) return undefined;
  const part = (textIn(slots, "part") as StretchPart | undefined) ?? share;
  const time = readTime(slots);
  const weekday = numberIn(slots, "weekday");
  const holiday = textIn(slots, "holiday");
  const plus = numberIn(slots, "plus") ?? 0;
  const rawCount = slots["count"]?.value ?? (slots["vague-count"] === undefined ? undefined : "X");
  const count = rawCount === "X" ? "X" : typeof rawCount === "number" ? rawCount + plus : undefined;
  const counted = count ?? (kind === "offset" ? 1 : undefined);
  const direction = slots["direction"] === undefined ? undefined : numberIn(slots, "direction") === -1 ? -1 : 1;
  const inner = slots["anchor"]?.inner;
  const anchor = inner === undefined ? undefined : readSlots(inner, "date");
  const value = textIn(slots, "value");
  const shortYear = numberIn(slots, "yy") ?? numberIn(slots, "y");
  const shortDecade = point.decade !== undefined ? undefined : (numberIn(slots, "decade2") ?? numberIn(slots, "decade-word"));
  return {
    kind: kind as Reading["kind"],
    point,
    part,
    deixis,
    ...inOneUnit(slots, inWeeks(kind, unit, counted)),
    time,
    weekday,
    holiday,
    direction,
    from: textIn(slots, "from") as Reading["from"],
    anchor,
    value,
    shortYear,
    shortDecade,
    foreign: readForeign(slots),
    approximate: slots["approximator"] !== undefined || slots["mod"] !== undefined,
    slots,
  };
}

/** "A fortnight later" is counted in weeks. */
function inWeeks(kind: string, unit: string | undefined, count: Reading["count"]): Pick<Reading, "unit" | "count"> {
  return kind === "offset" && unit === "fortnight" && count !== "X" ? { unit: "week", count: 2 * (count ?? 1) } : { unit, count };
}

const contained: Readonly<Record<string, number>> = { "year of month": 12, "week of day": 7, "century of year": 100, "decade of year": 10 };

/** "Two years and three months later" is counted in months; no calendar says how many days are in two years. */
function inOneUnit(slots: Slots, counted: Pick<Reading, "unit" | "count">): Pick<Reading, "unit" | "count"> {
  const larger = textIn(slots, "larger-unit");
  if (larger === undefined) return counted;
  const size = contained[`${larger} of ${counted.unit}`];
  if (size === undefined || typeof counted.count !== "number") return { unit: larger, count: "X" };
  return { unit: counted.unit, count: counted.count + size * (numberIn(slots, "larger") ?? 1) };
}

function readForeign(slots: Slots): ForeignDate | undefined {
  const calendar = textIn(slots, "calendar") as ForeignDate["calendar"] | undefined;
  if (calendar === undefined) return undefined;
  const year = numberIn(slots, "calendar-year");
  const [feastMonth, feastDay] = (textIn(slots, "calendar-feast") ?? "").split("-").filter(Boolean).map(Number);
  const ours = calendar === "minguo";
  const leap = slots["leap-month"] === undefined ? 0 : LEAP_MONTH;
  const named = numberIn(slots, "calendar-month") ?? feastMonth;
  const month = named === undefined ? (ours ? numberIn(slots, "month") : undefined) : named + leap;
  const day = numberIn(slots, "calendar-day") ?? feastDay ?? (ours ? numberIn(slots, "day") : undefined);
  return ourYear({ calendar, year, common: undefined, month, day, reign: textIn(slots, "reign"), era: slots["calendar-era"] !== undefined });
}

const halves: Readonly<Record<number, StretchPart>> = { 1: "first-half", 2: "second-half" };
const thirds: Readonly<Record<number, StretchPart>> = { 1: "first-third", 2: "middle-third", 3: "last-third" };
const quarters: Readonly<Record<number, StretchPart>> = { 1: "first-quarter", 2: "second-quarter", 3: "third-quarter", 4: "last-quarter" };

/** The half, third or quarter of something that has no value for its halves as the year has: "the second half of August". */
function shareOf(slots: Slots, unit: string | undefined): StretchPart | undefined {
  const third = thirds[numberIn(slots, "third") ?? 0];
  if (third !== undefined) return third;
  const named = slots["half"] ?? slots["quarter"];
  if (named === undefined) return undefined;
  const finer = ["month", "season", "decade", "decade2", "decade-word", "century", "week"].some((name) => slots[name] !== undefined);
  if (!finer && (unit === undefined || unit === "year")) return undefined;
  return halves[numberIn(slots, "half") ?? 0] ?? quarters[numberIn(slots, "quarter") ?? 0];
}

/** `withHalves`: a half or quarter that the words name is one of the year. */
function readPoint(slots: Slots, withHalves: boolean): Point | undefined {
  const before = slots["era"]?.value === "BC";
  const written = numberIn(slots, "year");
  const year = written === undefined ? undefined : before ? 1 - written : written;
  const century = numberIn(slots, "century");
  const shortDecade = numberIn(slots, "decade2") ?? numberIn(slots, "decade-word");
  if (century !== undefined && shortDecade !== undefined) return { decade: (century - 1) * 10 + Math.floor(shortDecade / 10), before };
  if (century !== undefined) return { century: century - 1, before };
  const decade = numberIn(slots, "decade");
  if (decade !== undefined) {
    if (decade % 10 !== 0) return undefined;
    if (decade % 100 === 0 && decade >= 100 && slots["ten"] === undefined) return { century: decade / 100, before };
    return { decade: decade / 10, before };
  }
  const season = textIn(slots, "season") as Season | undefined;
  const modern = year === undefined ? undefined : doubleYear(year, numberIn(slots, "second-year"));
  if (modern === null) return undefined;
  const month = numberIn(slots, "month");
  const day = numberIn(slots, "day");
  const half = withHalves ? numberIn(slots, "half") : undefined;
  const quarter = withHalves ? numberIn(slots, "quarter") : undefined;
  if (quarter !== undefined && quarter > 4) return undefined;
  const seasonYear = season === undefined ? undefined : seasonEnd(year, slots);
  const base = seasonYear ?? modern ?? year;
  return {
    year: base,
    month,
    day,
    season,
    week: slots["week"] === undefined ? undefined : "week",
    half,
    quarter,
    decade: undefined,
    century: undefined,
    before: undefined,
  };
}

/** "1648/9": by the year that began in March 1648, by ours 1649. Null where the second is not the year after. */
function doubleYear(year: number, second: number | undefined): number | undefined | null {
  if (second === undefined) return undefined;
  const modulus = second < 10 ? 10 : second < 100 ? 100 : 10_000;
  return (year + 1) % modulus === second ? year + 1 : null;
}

/** "The winter of 1776-77" is the winter that begins 1777. */
function seasonEnd(year: number | undefined, slots: Slots): number | undefined {
  const second = numberIn(slots, "year2");
  if (second !== undefined) return slots["era"]?.value === "BC" ? 1 - second : second;
  const short = numberIn(slots, "yy2");
  if (short === undefined || year === undefined) return undefined;
  return Math.floor(year / 100) * 100 + short;
}

/** "Five at night" is before the morning, "six at night" after the evening. */
const lastHourOfNight = 5;

function readTime(slots: Slots): string | undefined {
  const clock = numberIn(slots, "clock");
  const hour = clock === undefined ? numberIn(slots, "hour") : Math.floor(clock / 100);
  if (hour === undefined) {
    const part = textIn(slots, "part-of-day");
    return part === undefined ? undefined : `T${part}`;
  }
  const half = textIn(slots, "meridiem");
  const afterNoon = half === "PM" || (half === "NI" && hour > lastHourOfNight && hour < 12);
  const shifted = afterNoon && hour < 12 ? hour + 12 : half !== undefined && !afterNoon && hour === 12 ? 0 : hour;
  const minute = clock === undefined ? numberIn(slots, "minute") : clock % 100;
  const minutes = shifted * 60 + (slots["to"] === undefined ? (minute ?? 0) : -(minute ?? 0));
  const pad = (number: number): string => String(number).padStart(2, "0");
  return `T${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

/** Units that a calendar counts in. */
export function stepUnit(unit: string | undefined): StepUnit | undefined {
  switch (unit) {
    case "day":
    case "week":
    case "month":
    case "year":
    case "decade":
    case "century":
      return unit;
    case "night":
      return "day";
    default:
      return undefined;
  }
}
