import { greatest } from "../../base/extremes.ts";
import type { PlaceReckoning } from "../../lang/calendars.ts";
import type { Document } from "../../model/document.ts";
import type { Basis, MentionId, Offset, Timex } from "../../model/mention.ts";
import type { Day, Grain, Interval } from "../../model/time.ts";
import { type BoundsPolicy, intervalOfDays, loosen, NEVER, somewhereIn } from "../../time/index.ts";
import { calendarGrain, edtfOf, edtfOfDays, edtfOfStretch, intervalOf, type Shade, shaded, stretchBetween } from "./bounds.ts";
import { stepUnit } from "./draft.ts";
import type { Hemispheres } from "./hemispheres.ts";
import { calendarOf } from "./point.ts";
import { calendarTold, daysByYear, noSuchDay } from "./reckoning.ts";
import type { Draft, Resolution } from "./scene.ts";

/** A mention on the line of days. */
interface Placed {
  readonly shade: Shade;
  readonly grain?: Grain;
  readonly interval?: Interval;
  readonly edtf?: string;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

interface Parts {
  readonly document: Document;
  readonly drafts: readonly Draft[];
  readonly resolutions: readonly Resolution[];
  readonly policy: BoundsPolicy;
  readonly reckoning: PlaceReckoning;
  readonly hemispheres: Hemispheres;
}

/** Makes the mentions of a document from what was read and resolved. */
export class Assembler {
  readonly #document: Document;
  readonly #drafts: readonly Draft[];
  readonly #resolutions: readonly Resolution[];
  readonly #policy: BoundsPolicy;
  readonly #reckoning: PlaceReckoning;
  readonly #hemispheres: Hemispheres;
  readonly #ids: readonly MentionId[];
  #token = 0;
  /** -Infinity where there is none. */
  #lastYear: number | undefined;

  constructor({ document, drafts, resolutions, policy, reckoning, hemispheres }: Parts) {
    this.#document = document;
    this.#drafts = drafts;
    this.#resolutions = resolutions;
    this.#policy = policy;
    this.#reckoning = reckoning;
    this.#hemispheres = hemispheres;
    this.#ids = drafts.map(({ start, end }) => `${document.source.id}/timex/${start}-${end}` as MentionId);
  }

  run(): readonly Timex[] {
    const made: (Timex | undefined)[] = [];
    this.#drafts.forEach((draft, index) => {
      const resolution = this.#resolutions[index];
      const id = this.#ids[index];
      const timex = resolution === undefined || id === undefined || resolution.dropped ? undefined : this.#timex({ draft, resolution, index, id });
      const other = resolution?.like === undefined ? undefined : made[resolution.like];
      if (timex !== undefined && resolution?.writing) made.push(this.#whenWritten(timex));
      else made.push(timex !== undefined && other !== undefined ? aboutThen(timex, other, this.#policy) : timex);
    });
    return made.filter((timex) => timex !== undefined);
  }

  #timex({ draft, resolution, index, id }: { draft: Draft; resolution: Resolution; index: number; id: MentionId }): Timex {
    const { reading, setting, start, end } = draft;
    const { source } = this.#document;
    const { point } = resolution;
    const placed = this.#placed(draft, resolution);
    const { edtf, interval, shade } = placed;
    const grain = point === undefined ? undefined : reading.time !== undefined ? ("time" as const) : placed.grain;
    const range = this.#range(draft, placed);
    const anchor = resolution.carried?.from ?? resolution.counted?.from;
    const anchorId = anchor === undefined || anchor === index ? undefined : this.#ids[anchor];
    const offset = offsetOf(draft);
    const days = reading.kind === "duration" ? daysOf(reading.count, reading.unit) : undefined;
    const timex: Mutable<Timex> = {
      kind: "timex",
      id,
      source: source.id,
      quote: source.text.slice(start, end),
      start,
      end,
      sentence: setting.sentence,
      ...this.#tokens(draft),
      producer: `timexes/${draft.match.origin}`,
      type: typeOf(draft),
      value: resolution.value,
      calendar: resolution.calendar ?? shade.calendar ?? (point === undefined ? "gregorian" : calendarOf(point)),
      relation: range === undefined ? setting.relation : "between",
      basis: this.#basis(resolution),
    };
    if (edtf !== undefined) timex.edtf = edtf;
    if (grain !== undefined) timex.grain = grain;
    if (interval !== undefined) timex.interval = interval;
    if (range !== undefined) Object.assign(timex, range);
    if (reading.part !== undefined) timex.part = reading.part;
    if (reading.approximate) timex.approximate = true;
    if (setting.doubt !== undefined) timex.doubt = setting.doubt;
    if (setting.signal !== undefined) timex.signal = setting.signal;
    if (anchorId !== undefined) timex.anchor = anchorId;
    if (offset !== undefined) timex.offset = offset;
    if (days !== undefined) timex.days = days;
    if (reading.weekday !== undefined) timex.weekday = reading.weekday;
    const impossible = resolution.impossible ?? (resolution.stretch === undefined ? noSuchDay(draft, resolution, this.#reckoning) : undefined);
    if (impossible !== undefined) timex.impossible = impossible;
    const equal = resolution.equal === undefined ? undefined : this.#ids[resolution.equal.other];
    if (equal !== undefined && resolution.equal !== undefined) timex.equal = { other: equal, agrees: resolution.equal.agrees };
    return timex;
  }

  /** "Today", where nobody says when that was: not before the last year that the account knows. */
  #whenWritten(timex: Timex): Timex {
    this.#lastYear ??= greatest(
      this.#drafts.flatMap(({ reading, setting }) =>
        reading.point.year === undefined || setting.planned || setting.quoted ? [] : [reading.point.year],
      ),
    );
    const last = this.#lastYear;
    if (last < 1) return timex;
    const first = intervalOf({ year: last }, { approximate: false }, this.#policy)?.start.earliest;
    if (first === undefined) return timex;
    return { ...timex, edtf: `[${String(last).padStart(4, "0")}..]`, interval: somewhereIn(first, NEVER) };
  }

  /** The stretch that a mention names, as days and as EDTF. */
  #placed(draft: Draft, resolution: Resolution): Placed {
    const { point, stretch } = resolution;
    const shade = this.#shade(draft, resolution);
    if (stretch !== undefined) {
      const grain = foreignGrain(draft.reading);
      const interval = shaded(stretch, { shade, grain, policy: this.#policy });
      return { shade, grain, interval, edtf: edtfOfStretch(interval) };
    }
    if (point === undefined) return { shade };
    const grain = calendarGrain(point);
    const finest = grain === undefined ? {} : { grain };
    const days = shade.calendar === "julian" ? this.#daysByYear(draft, resolution) : undefined;
    if (days !== undefined) {
      const either = intervalOfDays(days);
      return { shade, ...finest, ...(either === undefined ? {} : { interval: either, edtf: edtfOfDays(days) }) };
    }
    const interval = intervalOf(point, shade, this.#policy);
    const edtf = edtfOf(point, shade);
    return { shade, ...finest, ...(interval === undefined ? {} : { interval }), ...(edtf === undefined ? {} : { edtf }) };
  }

  #daysByYear(draft: Draft, resolution: Resolution): readonly Day[] | undefined {
    return daysByYear(draft, resolution, { ...this.#reckoning, written: this.#document.source.written });
  }

  /** The fields of an end of a range whose other end is resolved too. */
  #range(draft: Draft, { interval, edtf: own }: Placed): Pick<Timex, "range" | "rangeEnd" | "interval" | "edtf"> | undefined {
    const side = draft.rangeSide;
    const otherIndex = side === "first" ? draft.next : draft.previous;
    if (side === undefined || otherIndex === undefined || interval === undefined) return undefined;
    const other = this.#drafts[otherIndex];
    const resolution = this.#resolutions[otherIndex];
    const id = this.#ids[otherIndex];
    if (other === undefined || resolution === undefined || id === undefined) return undefined;
    const { interval: otherInterval, edtf: otherEdtf } = this.#placed(other, resolution);
    if (otherInterval === undefined) return undefined;
    const stretch = side === "first" ? stretchBetween(interval, otherInterval) : stretchBetween(otherInterval, interval);
    if (stretch === undefined) return undefined;
    const edtf = side === "first" ? joinedEdtf(own, otherEdtf) : joinedEdtf(otherEdtf, own);
    return { range: true, rangeEnd: { side, other: id, interval }, interval: stretch, ...(edtf === undefined ? {} : { edtf }) };
  }

  /** How the words around a date, and the place where the account was written, shade it. */
  #shade(draft: Draft, resolution: Resolution): Shade {
    const { part, approximate } = draft.reading;
    const calendar = calendarTold(draft, resolution, this.#reckoning);
    const hemisphere = resolution.point?.season === undefined ? undefined : this.#hemispheres.of(draft.setting.paragraph);
    return {
      ...(part === undefined ? {} : { part }),
      approximate,
      ...(calendar === undefined ? {} : { calendar }),
      ...(hemisphere === undefined ? {} : { hemisphere }),
    };
  }

  #basis(resolution: Resolution): Basis {
    const { carried, counted } = resolution;
    const carriedFrom = carried === undefined ? undefined : this.#ids[carried.from];
    if (carried !== undefined && carriedFrom !== undefined) {
      const { part, sure, alternatives } = carried;
      return { kind: "carried", from: carriedFrom, part, sure, ...(alternatives === undefined ? {} : { alternatives }) };
    }
    const countedFrom = counted === undefined ? undefined : this.#ids[counted.from];
    if (counted !== undefined && countedFrom !== undefined) return { kind: "counted", from: countedFrom, sure: counted.sure };
    if (resolution.written || carried !== undefined || counted !== undefined) return { kind: "written" };
    return { kind: "stated" };
  }

  #tokens({ start, end, setting }: Draft): { readonly firstToken: number; readonly endToken: number } {
    const { tokens, sentences } = this.#document;
    this.#token = Math.max(this.#token, sentences[setting.sentence]?.firstToken ?? 0);
    while ((tokens[this.#token]?.end ?? Number.POSITIVE_INFINITY) <= start) this.#token++;
    const firstToken = this.#token;
    let endToken = firstToken;
    while ((tokens[endToken]?.start ?? Number.POSITIVE_INFINITY) < end) endToken++;
    return { firstToken, endToken };
  }
}

/** About the time of another mention; what is told "by that time" was so by then. */
function aboutThen(timex: Timex, { id, interval, edtf, grain }: Timex, policy: BoundsPolicy): Timex {
  if (interval === undefined || grain === undefined) return timex;
  const approximate = timex.relation !== "by";
  const about = edtf !== undefined && approximate && /^[-\d]+$/.test(edtf) ? `${edtf}~` : edtf;
  return {
    ...timex,
    interval: approximate ? loosen(interval, policy.approximate[grain]) : interval,
    ...(about === undefined ? {} : { edtf: about }),
    approximate,
    anchor: id,
    basis: { kind: "counted", from: id, sure: false },
  };
}

/** How finely a date of another calendar, or a week that is counted in a month, is written. */
function foreignGrain({ foreign, kind, point }: Draft["reading"]): Grain {
  if (foreign === undefined && kind === "nth-unit") return "week";
  if (foreign?.day !== undefined || point.day !== undefined) return "day";
  return foreign?.month !== undefined ? "month" : "year";
}

/** Only ends that are dates can be ends of an EDTF interval. */
function joinedEdtf(first: string | undefined, last: string | undefined): string | undefined {
  if (first === undefined || last === undefined || /[[/]/.test(first + last)) return undefined;
  return `${first}/${last}`;
}

function typeOf({ reading }: Draft): Timex["type"] {
  if (reading.kind === "duration" || reading.kind === "set") return reading.kind;
  return reading.time === undefined ? "date" : "time";
}

function offsetOf({ reading, match, tail }: Draft): Offset | undefined {
  if (reading.kind !== "offset") return undefined;
  const unit = stepUnit(reading.unit);
  if (unit === undefined || reading.count === "X") return undefined;
  const bounded = match.slots["bound"] !== undefined;
  return {
    count: reading.count ?? 1,
    unit,
    direction: reading.direction ?? 1,
    approximate: reading.approximate || bounded,
    ...(tail === undefined ? {} : { event: tail }),
  };
}

const lengths: Readonly<Record<string, readonly [low: number, high: number]>> = {
  day: [1, 1],
  week: [7, 7],
  fortnight: [14, 14],
  month: [28, 31],
  year: [365, 366],
  decade: [3652, 3653],
  century: [36524, 36525],
};

/** The days of a duration, as few and as many as so many units can have. */
function daysOf(count: number | "X" | undefined, unit: string | undefined): Timex["days"] {
  const length = unit === undefined ? undefined : lengths[unit];
  if (length === undefined || typeof count !== "number") return undefined;
  if (unit === "month") return { low: Math.max(28, Math.floor(count * 30.4369 - 2)), high: Math.ceil(count * 30.4369 + 2) };
  return { low: Math.floor(count * length[0]), high: Math.ceil(count * length[1]) };
}
