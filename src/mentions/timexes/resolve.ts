import type { TimexGrammar } from "../../lang/timex-grammar.ts";
import type { Document } from "../../model/document.ts";
import type { Span } from "../../model/source.ts";
import type { Setting } from "./context.ts";
import { type Reading, stepUnit } from "./draft.ts";
import { Events } from "./events.ts";
import { easter } from "./feasts.ts";
import { isNewsLike, nearestWeekday, unitPoint, yearNear, yearOn } from "./infer.ts";
import type { Match } from "./match.ts";
import { grainOf, monthNumber, type Point, shifted, timexValue, yearOf } from "./point.ts";
import { type Anchor, Story } from "./story.ts";
import { Tenses } from "./tense.ts";
import { durationValue, setValue, weekdayValue } from "./values.ts";

/** A mention on its way from its words to its value. */
export interface Draft {
  readonly match: Match;
  readonly reading: Reading;
  readonly setting: Setting;
  readonly start: number;
  readonly end: number;
  /** What stands between it and the mention before, where that is close. */
  readonly gap?: string;
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
  /** Read against the story it is no date at all. */
  readonly dropped?: boolean;
}

/** The index that stands for the date of writing, which is no mention. */
const WRITING = -1;

/** Years between a bare early year and the story. */
const nearYears = 60;

/** Mentions looked ahead at within a sentence or list. */
const reach = 8;

interface Given {
  readonly document: Document;
  readonly drafts: readonly Draft[];
  readonly grammar: TimexGrammar;
  readonly written: Point | undefined;
}

/** Resolves the mentions of one document in the order of the text. */
export class Resolver {
  readonly #drafts: readonly Draft[];
  readonly #written: Point | undefined;
  readonly #tenses: Tenses;
  readonly #news: boolean;
  readonly #appositions: ReadonlySet<string>;
  readonly #resolutions: Resolution[] = [];
  readonly #story = new Story();
  readonly #events: Events;

  constructor({ document, drafts, grammar, written }: Given) {
    this.#drafts = drafts;
    this.#written = written;
    this.#tenses = new Tenses(document, grammar);
    this.#events = new Events(document);
    this.#news = isNewsLike(drafts, written);
    this.#appositions = new Set(grammar.cues.apposition_joiners);
  }

  run(): readonly Resolution[] {
    this.#drafts.forEach((draft, index) => {
      const resolution = this.#resolve(draft, index);
      this.#resolutions.push(resolution);
      const { point, written } = resolution;
      if (point === undefined || written) return;
      this.#story.remember(draft, index, point);
      if (draft.reading.kind === "date")
        this.#events.remember({ index, point, sentence: draft.setting.sentence, start: draft.start, end: draft.end });
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
        return this.#nthUnit(draft, index);
      case "time":
      case "date":
        return withTime(draft, this.#date(draft, index));
    }
  }

  #date(draft: Draft, index: number): Resolution {
    const { reading } = draft;
    const { point, deixis, unit } = reading;
    if (reading.from === "now") return this.#byWriting(draft);
    if (point.day !== undefined && point.month === undefined && point.year !== undefined && draft.previous !== undefined) {
      const month = this.#drafts[draft.previous]?.reading.point.month;
      return plain({ ...point, ...(month === undefined ? {} : { month }) });
    }
    if (deixis !== undefined && unit !== undefined) return this.#unitReference(draft);
    if (reading.shortYear !== undefined) return this.#shortYear(draft);
    if (reading.shortDecade !== undefined) return this.#shortDecade(draft);
    if (grainOf(point) === "none" && reading.weekday === undefined && reading.time !== undefined) return this.#clock(draft, index);
    if (reading.holiday !== undefined) return this.#holiday(draft, index);
    if (point.year !== undefined || point.decade !== undefined || point.century !== undefined) return this.#eraShared(draft, index);
    if (reading.weekday !== undefined && point.month === undefined && point.day === undefined) return this.#weekday(draft, index);
    return this.#missingYear(draft, index, point);
  }

  /** "499-493 BC", "496 and 495 BC": the era of the last holds for the first. */
  #eraShared(draft: Draft, index: number): Resolution {
    const { point } = draft.reading;
    if (draft.reading.slots["bare"] !== undefined) return this.#earlyYear(point);
    const { year } = point;
    const nextYear = draft.next === undefined ? undefined : this.#drafts[index + 1]?.reading.point.year;
    const shared = draft.reading.slots["era"] === undefined && year !== undefined && nextYear !== undefined && nextYear <= 0 && year >= 1 - nextYear;
    return shared ? plain({ ...point, year: 1 - year }) : plain(point);
  }

  /** Three figures are a year only where the story is near: "in 218" after "219 BC". */
  #earlyYear({ year = 0 }: Point): Resolution {
    const place = yearOf((this.#story.place ?? this.#story.latest)?.point ?? {});
    if (place !== undefined && place <= 0 && Math.abs(1 - year - place) <= nearYears) return plain({ year: 1 - year });
    if (place !== undefined && place > 0 && Math.abs(year - place) <= nearYears) return plain({ year });
    return { value: "", dropped: true };
  }

  #missingYear(draft: Draft, index: number, point: Point): Resolution {
    const joined = this.#fromNext(draft, index, point) ?? this.#fromPrevious(draft, point) ?? this.#fromHeading(draft, index, point);
    if (joined !== undefined) return joined;
    if (point.month === undefined && point.day !== undefined) return this.#bareDay(point);
    if (this.#generic(draft)) return { value: timexValue(point) };
    const inside = this.#story.inside(draft.setting.parenthesis);
    if (this.#news && this.#written !== undefined && inside === undefined) {
      const year = yearNear(point, this.#written, this.#tenses.of(draft.setting.sentence));
      return { ...plain({ ...point, year }), carried: { from: WRITING, part: "year", sure: false } };
    }
    const reference = inside ?? this.#story.place ?? this.#fromWriting();
    if (reference === undefined) return plain(point);
    const found = this.#yearOf(draft, point, reference, index);
    if (found === undefined) return plain(point);
    const year =
      inside === undefined && draft.reading.deixis === undefined && draft.rangeSide === undefined && point.season !== "WI"
        ? this.#story.within(found)
        : found;
    const sure = this.#story.sure && reference.index !== WRITING;
    return { ...plain({ ...point, year }), carried: { from: reference.index, part: "year", sure } };
  }

  #fromWriting(): Anchor | undefined {
    return this.#written === undefined ? undefined : { index: WRITING, point: this.#written, heading: false, paragraph: -1, section: -1 };
  }

  #yearOf(draft: Draft, point: Point, reference: Anchor, index: number): number | undefined {
    const near = this.#seasonBeside(draft, point, index);
    if (near !== undefined) return near;
    const { setting, reading } = draft;
    if (reading.deixis === "same" && this.#story.latest !== undefined) return yearOf(this.#story.latest.point);
    const last = draft.rangeSide === "first" && draft.next !== undefined ? monthNumber(this.#drafts[draft.next]?.reading.point ?? {}) : undefined;
    return yearOn(point, reference, {
      ...(reading.deixis === undefined ? {} : { deixis: reading.deixis }),
      backward: (setting.pastPerfect && setting.relation !== "by") || setting.comparison,
      ...(last === undefined ? {} : { rangeEnd: last }),
    });
  }

  /** "The summer offensive in June 1942": a season beside a dated month of it. */
  #seasonBeside(draft: Draft, point: Point, index: number): number | undefined {
    if (point.season === undefined) return undefined;
    for (let at = index + 1; at - index <= reach && this.#drafts[at]?.setting.sentence === draft.setting.sentence; at++) {
      const other = this.#drafts[at]?.reading.point ?? {};
      const [mine, theirs] = [monthNumber(point), monthNumber(other)];
      if (other.year !== undefined && mine !== undefined && theirs !== undefined && Math.abs(mine - theirs) <= 2) return other.year;
    }
    return undefined;
  }

  /** Said of no year in particular: what the weather is like in July. */
  #generic(draft: Draft): boolean {
    const { setting } = draft;
    if (setting.heading || this.#news || draft.reading.point.day !== undefined) return false;
    const tense = this.#tenses.of(setting.sentence);
    return tense.present && !tense.past && !tense.future && draft.reading.from === undefined;
  }

  /** "26 June - 4 August 1952", "October and November 1919". */
  #fromNext(draft: Draft, index: number, point: Point): Resolution | undefined {
    if (draft.next === undefined) return undefined;
    let at = draft.next;
    let next = this.#drafts[at];
    while (next?.next !== undefined && next.reading.point.year === undefined && at - index < reach) {
      at = next.next;
      next = this.#drafts[at];
    }
    const other = next?.reading.point ?? {};
    const month = point.month ?? (point.season === undefined && point.day !== undefined ? other.month : undefined);
    const filled = { ...point, ...(month === undefined ? {} : { month }) };
    if (other.year === undefined) {
      if (point.month !== undefined || filled.month === undefined) return undefined;
      return this.#missingYear({ ...draft, reading: { ...draft.reading, point: filled } }, index, filled);
    }
    const [mine, theirs] = [monthNumber(filled), monthNumber(other)];
    const before = mine !== undefined && theirs !== undefined && mine > theirs && point.season !== "WI";
    return { ...plain({ ...filled, year: before ? other.year - 1 : other.year }), carried: { from: at, part: "year", sure: true } };
  }

  /** "March 22-24", "from May 1940 to June". */
  #fromPrevious(draft: Draft, point: Point): Resolution | undefined {
    if (draft.previous === undefined) return undefined;
    const from = this.#resolutions[draft.previous]?.point;
    if (from?.year === undefined || grainOf(from) === "year") return undefined;
    const month = point.month ?? (point.season === undefined ? from.month : undefined);
    const filled = { ...point, ...(month === undefined ? {} : { month }) };
    const [mine, theirs] = [monthNumber(filled), monthNumber(from)];
    const wraps = mine !== undefined && theirs !== undefined && (mine < theirs || (point.season === "WI" && theirs > 3));
    if (wraps && draft.rangeSide === undefined) return undefined;
    return { ...plain({ ...filled, year: wraps ? from.year + 1 : from.year }), carried: { from: draft.previous, part: "year", sure: true } };
  }

  /** In a heading the year may come after: "Winter offensive (early 1951)". */
  #fromHeading(draft: Draft, index: number, point: Point): Resolution | undefined {
    if (!draft.setting.heading || point.day !== undefined) return undefined;
    const next = this.#drafts[index + 1];
    if (next?.setting.paragraph !== draft.setting.paragraph || next.reading.point.year === undefined) return undefined;
    return { ...plain({ ...point, year: next.reading.point.year }), carried: { from: index + 1, part: "year", sure: true } };
  }

  #bareDay(point: Point): Resolution {
    const reference = this.#story.latestMonth ?? this.#story.place;
    const { year, month } = reference?.point ?? {};
    if (reference === undefined || year === undefined || month === undefined) return plain(point);
    return { ...plain({ ...point, year, month }), carried: { from: reference.index, part: "month", sure: this.#story.sure } };
  }

  #unitReference(draft: Draft): Resolution {
    const { reading } = draft;
    const { unit, deixis, point } = reading;
    const step = stepUnit(unit === "weekend" ? "week" : unit);
    const reference = this.#unitAnchor(draft);
    if (reference === undefined || step === undefined) return { value: "" };
    const move = deixis === "next" ? 1 : deixis === "previous" ? -1 : 0;
    const written = reference.index === WRITING;
    if (grainOf(point) !== "none") {
      const year = yearOf(reference.point);
      const month = unit === "month" ? reference.point.month : point.month;
      if (year === undefined || (unit === "month" && month === undefined)) return plain(point);
      const filled = { ...point, year: year + (unit === "year" ? move : 0), ...(month === undefined ? {} : { month }) };
      return { ...plain(filled), carried: { from: reference.index, part: unit === "month" ? "month" : "year", sure: !written } };
    }
    const target = unitPoint(reference.point, step, move);
    if (target === undefined) {
      const { year, month } = reference.point;
      return { value: step === "day" && year !== undefined && month !== undefined && move === 0 ? `${timexValue({ year, month })}-XX` : "" };
    }
    return {
      ...plain(unit === "weekend" ? { ...target, week: "weekend" } : target),
      ...(written ? { written } : { counted: { from: reference.index, sure: true } }),
    };
  }

  #unitAnchor({ reading, setting }: Draft): Anchor | undefined {
    const story = this.#story;
    if (this.#news && (reading.from === "writing" || (reading.unit !== "day" && !this.#told(setting)))) return this.#fromWriting();
    if (reading.unit === "day")
      return story.latestDay !== undefined && story.latestDay.index >= (story.place?.index ?? 0) ? story.latestDay : (story.place ?? story.latest);
    if (reading.deixis === "same") return reading.unit === "month" ? (story.latestMonth ?? story.latest) : story.latest;
    return setting.opening ? (story.place ?? story.latest) : (story.latest ?? story.place);
  }

  /** A date stands in the same sentence. */
  #told(setting: Setting): boolean {
    const { latest } = this.#story;
    return latest !== undefined && this.#drafts[latest.index]?.setting.sentence === setting.sentence;
  }

  #offset(draft: Draft, index: number): Resolution {
    const { reading } = draft;
    if (reading.from === "now") return this.#ago(draft);
    const beside = this.#sameDateBeside(draft, index);
    if (beside !== undefined) return beside;
    if (reading.from === "event") return this.#afterEvent(draft);
    const step = stepUnit(reading.unit);
    const direction = reading.direction ?? 1;
    const vague = direction === 1 ? "FUTURE_REF" : "PAST_REF";
    const anchor = reading.from === "date" ? this.#anchorDate(draft, index) : this.#offsetAnchor(draft);
    if (reading.count === "X" || step === undefined) {
      if (reading.unit !== "hour" && reading.unit !== "minute") return { value: vague };
      return { value: anchor?.point.day === undefined ? vague : `${timexValue(anchor.point)}TXX` };
    }
    const target = anchor === undefined ? undefined : shifted(anchor.point, direction * (reading.count ?? 1), step);
    if (target !== undefined && anchor !== undefined) return { ...plain(target), counted: { from: anchor.index, sure: this.#story.sure } };
    return { value: vague };
  }

  /** Counted from an event that has been told with its date. */
  #afterEvent({ reading, tail, setting }: Draft): Resolution {
    const step = stepUnit(reading.unit);
    if (tail === undefined || step === undefined || typeof reading.count !== "number") return { value: "" };
    const exact = step === "day" || step === "week";
    const fits = (point: Point): boolean =>
      point.year !== undefined && (!exact || point.day !== undefined) && (step !== "month" || point.month !== undefined);
    const event = this.#events.dateOf(tail, setting.sentence, fits);
    const target = event === undefined ? undefined : shifted(event.point, (reading.direction ?? 1) * reading.count, step);
    return target === undefined || event === undefined ? { value: "" } : { ...plain(target), counted: { from: event.index, sure: false } };
  }

  #offsetAnchor({ reading }: Draft): Anchor | undefined {
    const story = this.#story;
    if (reading.unit === "day" || reading.unit === "week") {
      const { latestDay, place } = story;
      if (latestDay !== undefined && (place === undefined || place.point.day !== undefined || latestDay.index > place.index)) return latestDay;
    }
    return story.place ?? story.latest;
  }

  /** "On 27 June 1950, two days after the invasion": the date said twice. */
  #sameDateBeside(draft: Draft, index: number): Resolution | undefined {
    if (draft.reading.from !== "event" && draft.reading.kind !== "nth-unit") return undefined;
    if (draft.reading.from === "event" && stepUnit(draft.reading.unit) === undefined) return undefined;
    const before = this.#resolutions[index - 1];
    if (
      draft.gap !== undefined &&
      this.#appositions.has(draft.gap) &&
      before?.point?.day !== undefined &&
      this.#drafts[index - 1]?.setting.sentence === draft.setting.sentence
    ) {
      return { ...plain(before.point), counted: { from: index - 1, sure: false } };
    }
    const next = this.#drafts[index + 1];
    const point = next?.reading.point;
    if (next?.gap === undefined || point?.day === undefined || !this.#appositions.has(next.gap) || next.gap === "-") return undefined;
    const resolution = this.#missingOrStated(next, index + 1);
    return resolution.point === undefined ? undefined : { ...plain(resolution.point), counted: { from: index + 1, sure: false } };
  }

  #missingOrStated(draft: Draft, index: number): Resolution {
    return draft.reading.point.year === undefined ? this.#missingYear(draft, index, draft.reading.point) : plain(draft.reading.point);
  }

  #anchorDate(draft: Draft, index: number): Anchor | undefined {
    const inner = draft.reading.anchor;
    if (inner === undefined) return undefined;
    const { point } = this.#date({ ...draft, reading: inner }, index);
    return point === undefined ? undefined : { index, point, heading: false, paragraph: draft.setting.paragraph, section: draft.setting.section };
  }

  #ago({ reading, setting }: Draft): Resolution {
    const step = stepUnit(reading.unit);
    const from = setting.quoted && this.#story.place !== undefined && !this.#news ? this.#story.place.point : this.#written;
    if (from === undefined || typeof reading.count !== "number" || step === undefined) return { value: "PAST_REF" };
    const target = shifted(from, -reading.count, step);
    return target === undefined ? { value: "PAST_REF" } : { ...plain(target), written: true };
  }

  #byWriting({ reading, setting }: Draft): Resolution {
    const { deixis } = reading;
    const told = this.#news || (!setting.quoted && this.#tenses.of(setting.sentence).firstPerson);
    if (this.#written === undefined || !told) return { value: deixis === "previous" ? "PAST_REF" : deixis === "next" ? "FUTURE_REF" : "PRESENT_REF" };
    const target = unitPoint(this.#written, "day", deixis === "next" ? 1 : deixis === "previous" ? -1 : 0);
    return target === undefined ? { value: "" } : { ...plain(target), written: true };
  }

  #weekday(draft: Draft, index: number): Resolution {
    const { weekday = 0, deixis } = draft.reading;
    const tense = this.#tenses.of(draft.setting.sentence);
    const next = this.#drafts[index + 1];
    if (next?.gap !== undefined && this.#appositions.has(next.gap) && next.reading.point.day !== undefined) {
      const { point } = this.#missingOrStated(next, index + 1);
      if (point !== undefined) return { ...plain(point), counted: { from: index + 1, sure: true } };
    }
    if (this.#news && this.#written !== undefined) {
      const point = nearestWeekday(this.#written, weekday, tense.future && !tense.past ? "after" : "before");
      if (point !== undefined) return { ...plain(point), written: true };
    }
    const reference = this.#story.latestDay;
    if (reference === undefined || (tense.present && !tense.past)) return { value: weekdayValue(weekday) };
    const point = nearestWeekday(
      reference.point,
      weekday,
      deixis === "previous" ? "strictly-before" : deixis === "next" ? "strictly-after" : "after",
    );
    return point === undefined ? { value: weekdayValue(weekday) } : { ...plain(point), counted: { from: reference.index, sure: false } };
  }

  #holiday(draft: Draft, index: number): Resolution {
    const fixed = /^(\d\d)-(\d\d)$/.exec(draft.reading.holiday ?? "");
    if (fixed === null) return this.#movableFeast(draft, index);
    const point = { ...draft.reading.point, month: Number(fixed[1]), day: Number(fixed[2]) };
    return point.year === undefined ? this.#missingYear(draft, index, point) : plain(point);
  }

  /** So many days from Easter of the year. */
  #movableFeast(draft: Draft, index: number): Resolution {
    const days = /^easter(?:-(-?\d+))?$/.exec(draft.reading.holiday ?? "");
    const found = draft.reading.point.year === undefined ? this.#missingYear(draft, index, { month: 4 }) : undefined;
    const year = draft.reading.point.year ?? found?.point?.year;
    if (days === null || year === undefined || year < 326) return { value: "" };
    const point = shifted({ year, ...easter(year) }, Number(days[1] ?? 0), "day");
    return point === undefined ? { value: "" } : { ...found, ...plain(point) };
  }

  /** A time of day belongs to a day named later in its sentence. */
  #clock(draft: Draft, index: number): Resolution {
    for (let at = index + 1; at - index <= reach && this.#drafts[at]?.setting.sentence === draft.setting.sentence; at++) {
      const other = this.#drafts[at];
      if (other === undefined || other.reading.point.day === undefined || other.reading.kind !== "date" || other.reading.time !== undefined) continue;
      if (draft.reading.slots["hour"] === undefined) break;
      const { point } = this.#missingOrStated(other, at);
      if (point !== undefined) return { ...plain(point), counted: { from: at, sure: true } };
    }
    const day = this.#story.latestDay;
    const sentence = day === undefined ? undefined : this.#drafts[day.index]?.setting.sentence;
    if (day !== undefined && sentence !== undefined && draft.reading.slots["hour"] !== undefined && draft.setting.sentence - sentence <= 1) {
      return { ...plain(day.point), counted: { from: day.index, sure: false } };
    }
    return { value: "" };
  }

  #shortYear(draft: Draft): Resolution {
    const short = draft.reading.shortYear ?? 0;
    const before = draft.previous === undefined ? undefined : this.#resolutions[draft.previous]?.point?.year;
    const reference = before ?? yearOf(this.#story.latest?.point ?? {});
    if (reference === undefined) return { value: "" };
    const base = Math.floor(reference / 100) * 100 + short;
    if (before !== undefined) return plain({ year: base < before ? base + 100 : base });
    return plain({ year: base > reference + 20 ? base - 100 : base });
  }

  #shortDecade(draft: Draft): Resolution {
    const short = draft.reading.shortDecade ?? 0;
    const reference = yearOf(this.#story.latest?.point ?? this.#written ?? {}) ?? yearOf(this.#written ?? {});
    if (reference === undefined) return { value: "" };
    return plain({ decade: Math.floor(reference / 100) * 10 + Math.floor(short / 10) });
  }

  /** "The third day of the siege": in the month the story has got to. */
  #nthUnit(draft: Draft, index: number): Resolution {
    const beside = this.#sameDateBeside(draft, index);
    if (beside !== undefined) return beside;
    const { unit, time = "" } = draft.reading;
    const { year, month } = this.#story.place?.point ?? {};
    if (unit === "anniversary") return { value: "" };
    if (unit !== "day" && time === "") return { value: durationValue({ ...draft.reading, count: 1 }) };
    if (year === undefined || month === undefined) return { value: `XXXX-XX-XX${time}` };
    return { value: `${timexValue({ year, month })}-XX${time}` };
  }
}

function plain(point: Point): Resolution {
  return { value: timexValue(point), point };
}

function withTime({ reading: { time } }: Draft, resolution: Resolution): Resolution {
  if (time === undefined) return resolution;
  const { point } = resolution;
  return { ...resolution, value: `${point === undefined ? "XXXX-XX-XX" : fullDay(point)}${time}` };
}

/** The day with unknown parts written as X, so that a time of day can follow. */
function fullDay(point: Point): string {
  const { year, month, day } = point;
  if (day !== undefined && month !== undefined) return timexValue(point);
  const text = year === undefined ? "XXXX" : timexValue({ year });
  return `${text}-${month === undefined ? "XX" : String(month).padStart(2, "0")}-XX`;
}
