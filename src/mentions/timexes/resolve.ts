import type { Span } from "../../model/source.ts";
import { gregorianDate, gregorianDay, weekdayOf } from "../../time/days.ts";
import type { Setting } from "./context.ts";
import { type Reading, stepUnit } from "./draft.ts";
import type { Match } from "./match.ts";
import { grainOf, monthNumber, type Point, shifted, timexValue, yearOf } from "./point.ts";

/** A mention on its way from its words to its value. */
export interface Draft {
  readonly match: Match;
  readonly reading: Reading;
  readonly setting: Setting;
  readonly start: number;
  readonly end: number;
  /** The mention that ends the range or list that this one begins, and the other way round. */
  readonly next?: number;
  readonly previous?: number;
  /** Which end of a range this is, where it is one. */
  readonly rangeSide?: "first" | "last";
  /** The words of the event that an offset counts from. */
  readonly tail?: Span;
}

/** What a mention came to mean, and why. */
export interface Resolution {
  readonly value: string;
  readonly point?: Point;
  readonly carried?: {
    readonly from: number;
    readonly part: "year" | "month" | "day" | "century";
    readonly sure: boolean;
    readonly alternatives?: readonly string[];
  };
  readonly counted?: { readonly from: number; readonly sure: boolean };
  readonly written?: boolean;
}

interface Anchor {
  readonly index: number;
  readonly point: Point;
}

/** Resolves the mentions of one document in the order of the text. */
export class Resolver {
  readonly #drafts: readonly Draft[];
  readonly #written: Point | undefined;
  readonly #resolutions: Resolution[] = [];
  /** Where the account has got to. */
  #story: Anchor | undefined;
  /** The last date mentioned, wherever. */
  #latest: Anchor | undefined;
  #latestDay: Anchor | undefined;
  #inside: { readonly parenthesis: number; readonly anchor: Anchor } | undefined;

  constructor(drafts: readonly Draft[], written: Point | undefined) {
    this.#drafts = drafts;
    this.#written = written;
  }

  run(): readonly Resolution[] {
    this.#drafts.forEach((draft, index) => {
      const resolution = this.#resolve(draft, index);
      this.#resolutions.push(resolution);
      if (resolution.point !== undefined) this.#remember(draft, index, resolution);
    });
    return this.#resolutions;
  }

  #resolve(draft: Draft, index: number): Resolution {
    const { reading } = draft;
    switch (reading.kind) {
      case "reference":
        return { value: reading.value ?? "" };
      case "duration":
        return { value: durationValue(reading) };
      case "set":
        return { value: setValue(reading) };
      case "offset":
        return this.#offset(draft, index);
      case "nth-unit":
        return this.#nthUnit(draft);
      case "time":
      case "date":
        return this.#withTime(draft, this.#date(draft, index));
    }
  }

  #withTime(draft: Draft, resolution: Resolution): Resolution {
    const { time } = draft.reading;
    if (time === undefined) return resolution;
    const { point } = resolution;
    if (point === undefined) return { ...resolution, value: `XXXX-XX-XX${time}` };
    return { ...resolution, value: `${fullDay(point)}${time}` };
  }

  #date(draft: Draft, index: number): Resolution {
    const { reading } = draft;
    const { point, deixis, unit } = reading;
    if (reading.from === "now") return this.#byWriting(draft);
    if (deixis !== undefined && unit !== undefined) return this.#unitReference(draft);
    if (reading.shortYear !== undefined) return this.#shortYear(draft);
    if (reading.shortDecade !== undefined) return this.#shortDecade(draft);
    if (reading.kind === "time" || (grainOf(point) === "none" && reading.time !== undefined)) return this.#clock(draft);
    if (point.year !== undefined || point.decade !== undefined || point.century !== undefined) return this.#eraShared(draft, index);
    if (reading.weekday !== undefined && point.month === undefined) return this.#weekday(draft);
    if (reading.holiday !== undefined) return this.#holiday(draft, index);
    return this.#missingYear(draft, index, point);
  }

  /** "499-493 BC", "496 and 495 BC", "the 15th to the 19th century": the era of the last holds for the first. */
  #eraShared(draft: Draft, index: number): Resolution {
    const { point } = draft.reading;
    const shared = this.#eraOfNext(draft, index);
    if (!shared) return plain(point);
    if (point.year !== undefined && point.year > 0) return plain({ ...point, year: 1 - point.year });
    return plain(point);
  }

  #eraOfNext(draft: Draft, index: number): boolean {
    if (draft.reading.slots["era"] !== undefined) return false;
    const next = draft.next === undefined ? undefined : this.#drafts[index + 1];
    const year = draft.reading.point.year;
    const nextYear = next?.reading.point.year;
    return year !== undefined && nextYear !== undefined && nextYear <= 0 && year >= 1 - nextYear;
  }

  #missingYear(draft: Draft, index: number, point: Point): Resolution {
    const full = this.#fromNext(draft, index, point) ?? this.#fromPrevious(draft, index, point);
    if (full !== undefined) return full;
    if (point.month === undefined && point.day !== undefined) return this.#bareDay(draft, point);
    const reference = this.#reference(draft);
    if (reference === undefined) return plain(point);
    const deixis = draft.reading.deixis;
    const year = this.#yearFor(point, reference.point, deixis);
    if (year === undefined) return plain(point);
    return { ...plain({ ...point, year }), carried: { from: reference.index, part: "year", sure: true } };
  }

  /** "26 June - 4 August 1952", "October and November 1919". */
  #fromNext(draft: Draft, index: number, point: Point): Resolution | undefined {
    if (draft.next === undefined) return undefined;
    let at = draft.next;
    let next = this.#drafts[at];
    while (next?.next !== undefined && next.reading.point.year === undefined) {
      at = next.next;
      next = this.#drafts[at];
    }
    if (next === undefined) return undefined;
    const other = next.reading.point;
    if (other.year === undefined && !(point.month === undefined && other.month !== undefined)) return undefined;
    const month = point.month ?? (point.season === undefined ? other.month : undefined);
    const filled = { ...point, ...(month === undefined ? {} : { month }) };
    if (other.year === undefined) return this.#missingYear({ ...draft, reading: { ...draft.reading, point: filled } }, index, filled);
    const mine = monthNumber(filled);
    const theirs = monthNumber(other);
    const before = mine !== undefined && theirs !== undefined && mine > theirs && point.season !== "WI";
    const year = before ? other.year - 1 : other.year;
    return { ...plain({ ...filled, year }), carried: { from: at, part: "year", sure: true } };
  }

  /** "March 22-24", "from May 1940 to June". */
  #fromPrevious(draft: Draft, index: number, point: Point): Resolution | undefined {
    if (draft.previous === undefined) return undefined;
    const from = this.#resolutions[draft.previous]?.point;
    if (from?.year === undefined) return undefined;
    const month = point.month ?? (point.season === undefined ? from.month : undefined);
    const filled = { ...point, ...(month === undefined ? {} : { month }) };
    const mine = monthNumber(filled);
    const theirs = monthNumber(from);
    const wraps = mine !== undefined && theirs !== undefined && (mine < theirs || (point.season === "WI" && theirs > 3));
    void index;
    return { ...plain({ ...filled, year: wraps ? from.year + 1 : from.year }), carried: { from: draft.previous, part: "year", sure: true } };
  }

  #bareDay(draft: Draft, point: Point): Resolution {
    const reference = this.#latestDay ?? this.#story;
    const { year, month } = reference?.point ?? {};
    if (reference === undefined || year === undefined || month === undefined) return plain(point);
    void draft;
    return { ...plain({ ...point, year, month }), carried: { from: reference.index, part: "month", sure: true } };
  }

  /** What a date without a year is read against. */
  #reference(draft: Draft): Anchor | undefined {
    const { parenthesis } = draft.setting;
    if (parenthesis !== undefined && this.#inside?.parenthesis === parenthesis) return this.#inside.anchor;
    if (this.#story !== undefined) return this.#story;
    return this.#written === undefined ? undefined : { index: -1, point: this.#written };
  }

  #yearFor(point: Point, reference: Point, deixis: string | undefined): number | undefined {
    const year = yearOf(reference);
    if (year === undefined) return undefined;
    const mine = monthNumber(point);
    const theirs = monthNumber(reference);
    if (mine === undefined || theirs === undefined) return year;
    if (deixis === "next") return mine > theirs ? year : year + 1;
    if (deixis === "previous") return mine < theirs ? year : year - 1;
    if (point.season === "WI") return theirs >= 5 ? year + 1 : year;
    if (mine - theirs <= -7) return year + 1;
    return year;
  }

  #unitReference(draft: Draft): Resolution {
    const { reading } = draft;
    const { unit, deixis, point } = reading;
    const step = stepUnit(unit === "weekend" ? "week" : unit);
    const reference = unit === "day" ? (this.#latestDay ?? this.#latest) : (this.#latest ?? this.#story);
    if (reference === undefined || step === undefined) return { value: "" };
    const move = deixis === "next" ? 1 : deixis === "previous" ? -1 : 0;
    if (point.month !== undefined || point.season !== undefined || point.day !== undefined || point.half !== undefined) {
      const year = yearOf(reference.point);
      if (year === undefined) return plain(point);
      if (unit === "month") {
        const month = reference.point.month;
        if (month === undefined) return plain(point);
        return { ...plain({ ...point, year, month }), carried: { from: reference.index, part: "month", sure: true } };
      }
      return { ...plain({ ...point, year: year + move }), carried: { from: reference.index, part: "year", sure: true } };
    }
    const target = unitPoint(reference.point, step, move);
    if (target === undefined) return { value: "" };
    return { ...plain(target), counted: { from: reference.index, sure: true } };
  }

  #offset(draft: Draft, index: number): Resolution {
    const { reading } = draft;
    if (reading.from === "now") return this.#ago(draft);
    if (reading.from === "event") return { value: "" };
    const step = stepUnit(reading.unit);
    const direction = reading.direction ?? 1;
    const anchor = reading.from === "date" ? this.#anchorDate(draft, index) : (this.#latest ?? this.#story);
    if (reading.count === "X" || (reading.count === undefined && reading.unit === undefined) || step === undefined) {
      if (reading.unit === "hour" || reading.unit === "minute")
        return { value: anchor?.point.day === undefined ? "" : `${timexValue(anchor.point)}TXX` };
      return { value: direction === 1 ? "FUTURE_REF" : "PAST_REF" };
    }
    const count = reading.count ?? 1;
    const target = anchor === undefined ? undefined : shifted(anchor.point, direction * count, step);
    if (target === undefined || anchor === undefined) {
      if (anchor?.point.year !== undefined && anchor.point.month !== undefined)
        return { value: `${timexValue({ year: anchor.point.year, month: anchor.point.month })}-XX` };
      return { value: direction === 1 ? "FUTURE_REF" : "PAST_REF" };
    }
    return { ...plain(target), counted: { from: anchor.index, sure: true } };
  }

  #anchorDate(draft: Draft, index: number): Anchor | undefined {
    const inner = draft.reading.anchor;
    if (inner === undefined) return undefined;
    const resolution = this.#date({ ...draft, reading: inner }, index);
    return resolution.point === undefined ? undefined : { index, point: resolution.point };
  }

  #ago(draft: Draft): Resolution {
    const { count, unit } = draft.reading;
    const step = stepUnit(unit);
    if (this.#written === undefined || (typeof count !== "number" && count !== undefined) || step === undefined) return { value: "PAST_REF" };
    const target = shifted(this.#written, -(count ?? 1), step);
    return target === undefined ? { value: "PAST_REF" } : { ...plain(target), written: true };
  }

  #byWriting(draft: Draft): Resolution {
    const { deixis } = draft.reading;
    if (this.#written === undefined) return { value: deixis === "previous" ? "PAST_REF" : deixis === "next" ? "FUTURE_REF" : "PRESENT_REF" };
    const target = unitPoint(this.#written, "day", deixis === "next" ? 1 : deixis === "previous" ? -1 : 0);
    return target === undefined ? { value: "" } : { ...plain(target), written: true };
  }

  #weekday(draft: Draft): Resolution {
    const reference = (this.#latestDay ?? undefined)?.point ?? this.#written;
    const { weekday = 0, deixis } = draft.reading;
    if (reference?.year === undefined || reference.month === undefined || reference.day === undefined)
      return { value: `XXXX-WXX-${weekday === 0 ? 7 : weekday}` };
    const day = gregorianDay(reference.year, reference.month, reference.day);
    const ahead = (weekday - weekdayOf(day) + 7) % 7;
    const move = deixis === "previous" ? (ahead === 0 ? -7 : ahead - 7) : deixis === "next" && ahead === 0 ? 7 : ahead;
    const target = gregorianDate((Number(day) + move) as typeof day);
    return { ...plain({ year: target.year, month: target.month, day: target.day }), counted: { from: this.#latestDay?.index ?? -1, sure: false } };
  }

  #holiday(draft: Draft, index: number): Resolution {
    const fixed = /^(\d\d)-(\d\d)$/.exec(draft.reading.holiday ?? "");
    if (fixed === null) return { value: "" };
    const point = { ...draft.reading.point, month: Number(fixed[1]), day: Number(fixed[2]) };
    if (point.year !== undefined) return plain(point);
    return this.#missingYear(draft, index, point);
  }

  #clock(draft: Draft): Resolution {
    void draft;
    return { value: "" };
  }

  #shortYear(draft: Draft): Resolution {
    const short = draft.reading.shortYear ?? 0;
    const reference =
      (draft.previous === undefined ? undefined : this.#resolutions[draft.previous]?.point?.year) ?? yearOf(this.#latest?.point ?? {});
    if (reference === undefined) return { value: "" };
    const base = Math.floor(reference / 100) * 100 + short;
    return plain({ year: base < reference && draft.previous !== undefined ? base + 100 : base });
  }

  #shortDecade(draft: Draft): Resolution {
    const short = draft.reading.shortDecade ?? 0;
    const reference = yearOf(this.#latest?.point ?? this.#written ?? {}) ?? 1900;
    const century = Math.floor(reference / 100);
    return plain({ decade: century * 10 + Math.floor(short / 10) });
  }

  #nthUnit(draft: Draft): Resolution {
    const { unit } = draft.reading;
    const reference = this.#latest?.point;
    if (unit === "day" && reference?.year !== undefined && reference.month !== undefined)
      return { value: `${timexValue({ year: reference.year, month: reference.month })}-XX` };
    if (unit === "day") return { value: "XXXX-XX-XX" };
    return { value: durationValue({ ...draft.reading, count: 1 }) };
  }

  #remember(draft: Draft, index: number, resolution: Resolution): void {
    const { point } = resolution;
    if (point === undefined || yearOf(point) === undefined) return;
    const anchor = { index, point };
    const { setting } = draft;
    this.#latest = anchor;
    if (point.day !== undefined && point.month !== undefined) this.#latestDay = anchor;
    if (setting.parenthesis !== undefined && !setting.heading) {
      this.#inside = { parenthesis: setting.parenthesis, anchor };
      if (this.#story !== undefined) return;
    }
    if (setting.quoted && this.#story !== undefined) return;
    this.#story = anchor;
  }
}

function plain(point: Point): Resolution {
  return { value: timexValue(point), point };
}

/** The day with unknown parts written as X, so that a time of day can follow. */
function fullDay(point: Point): string {
  const { year, month, day } = point;
  if (day !== undefined && month !== undefined) return timexValue(point);
  const text = year === undefined ? "XXXX" : timexValue({ year });
  return `${text}-${month === undefined ? "XX" : String(month).padStart(2, "0")}-XX`;
}

/** The unit that holds the point, or the one `move` units on. */
function unitPoint(point: Point, unit: NonNullable<ReturnType<typeof stepUnit>>, move: number): Point | undefined {
  const year = yearOf(point);
  if (year === undefined) return undefined;
  switch (unit) {
    case "year":
      return { year: year + move };
    case "decade": {
      if (year > 0) return { decade: Math.floor(year / 10) + move };
      return { decade: Math.floor((1 - year) / 10) - move, before: true };
    }
    case "century": {
      if (year > 0) return { century: Math.floor(year / 100) + move };
      return { century: Math.floor((1 - year) / 100) - move, before: true };
    }
    case "month":
      return shifted(point.month === undefined ? {} : { year, month: point.month }, move, "month");
    case "week":
    case "day": {
      const day = move === 0 ? point : shifted(point, move, unit);
      if (day?.day === undefined) return undefined;
      const { month } = day;
      return {
        year: day.year ?? year,
        ...(month === undefined ? {} : { month }),
        day: day.day,
        ...(unit === "week" ? { week: "week" as const } : {}),
      };
    }
  }
}

const designators: Readonly<Record<string, string>> = {
  day: "D",
  week: "W",
  fortnight: "W",
  month: "M",
  year: "Y",
  decade: "DE",
  century: "CE",
  millennium: "ML",
  hour: "H",
  minute: "M",
  second: "S",
  weekend: "WE",
  quarter: "Q",
  night: "NI",
  winter: "WI",
  summer: "SU",
};
const clockUnits = new Set(["hour", "minute", "second", "night"]);

function durationValue(reading: Reading): string {
  const { unit = "", count = "X" } = reading;
  const factor = unit === "fortnight" ? 2 : 1;
  const amount = count === "X" ? "X" : String(count * factor).replace(/^0\./, ".");
  return `P${clockUnits.has(unit) ? "T" : ""}${amount}${designators[unit] ?? ""}`;
}

function setValue(reading: Reading): string {
  switch (reading.unit) {
    case "day":
      return "XXXX-XX-XX";
    case "week":
      return "XXXX-WXX";
    case "month":
      return "XXXX-XX";
    case "year":
      return "XXXX";
    default:
      return reading.weekday === undefined
        ? durationValue({ ...reading, count: reading.count ?? 1 })
        : `XXXX-WXX-${reading.weekday === 0 ? 7 : reading.weekday}`;
  }
}
