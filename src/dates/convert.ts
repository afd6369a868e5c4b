import type { MentionId, Timex } from "../model/mention.ts";
import type { Source, Span as TextSpan } from "../model/source.ts";
import type { Day, Interval } from "../model/time.ts";
import { gregorianDate } from "../time/index.ts";
import { weekdayName } from "../time/words.ts";
import type { Bounds, DateBasis, DateReading, Span, Words } from "./reading.ts";
import { equationOf, readingOf, reasonOf } from "./reasons.ts";

/** The dates of a source in the form that leaves; every place is one of the text as given. */
export function toReadings(source: Source, timexes: readonly Timex[]): readonly DateReading[] {
  const byId = new Map(timexes.map((timex) => [timex.id, timex]));
  const words = ({ start: from, end: to }: TextSpan): Words => {
    const { start, end } = source.offsets.toGiven({ start: from, end: to });
    return { words: source.given.slice(start, end), start, end };
  };
  return timexes.map((timex) => toReading(timex, { source, words, find: (id) => byId.get(id) }));
}

interface Book {
  readonly source: Source;
  readonly words: (span: TextSpan) => Words;
  readonly find: (id: MentionId) => Timex | undefined;
}

function toReading(timex: Timex, { source, words, find }: Book): DateReading {
  const { type, edtf, value, interval, grain, part, relation, calendar, offset, days, weekday, impossible } = timex;
  const from = "from" in timex.basis ? find(timex.basis.from) : undefined;
  const signal = timex.signal === undefined ? undefined : words(timex.signal);
  const event = offset?.event === undefined ? undefined : words(offset.event);
  const otherEnd = timex.rangeEnd === undefined ? undefined : find(timex.rangeEnd.other);
  const range = otherEnd === undefined ? undefined : rangeOf(timex, words(otherEnd));
  const around = {
    ...(from === undefined ? {} : { from }),
    ...(otherEnd === undefined ? {} : { otherEnd: otherEnd.quote }),
    ...(offset?.event === undefined ? {} : { event: source.text.slice(offset.event.start, offset.event.end) }),
    ...(timex.signal === undefined ? {} : { signal: source.text.slice(timex.signal.start, timex.signal.end) }),
    ...(source.written === undefined ? {} : { written: source.written }),
  };
  return {
    ...words(timex),
    type,
    reading: readingOf(timex),
    reason: reasonOf(timex, around),
    ...(edtf === undefined ? {} : { edtf }),
    ...(value === "" ? {} : { value }),
    ...(interval === undefined ? {} : { bounds: boundsOf(interval), happened: happenedIn(interval, relation) }),
    ...(grain === undefined ? {} : { grain }),
    ...(part === undefined ? {} : { part }),
    approximate: timex.approximate === true,
    ...(timex.doubt === undefined ? {} : { doubt: timex.doubt }),
    relation,
    ...(signal === undefined ? {} : { signal }),
    calendar,
    basis: basisOf(timex, from === undefined ? undefined : words(from)),
    ...(range === undefined ? {} : { range }),
    ...(offset === undefined ? {} : { offset: offsetOf(offset, event) }),
    ...(days === undefined ? {} : { days: { least: days.low, most: days.high } }),
    ...(weekday === undefined ? {} : { weekday: weekdayName(weekday) }),
    ...(impossible === undefined ? {} : { impossible }),
    pattern: timex.producer.replace(/^timexes\//, ""),
  };
}

function offsetOf(offset: NonNullable<Timex["offset"]>, event: Words | undefined): NonNullable<DateReading["offset"]> {
  const { count, unit, direction, approximate } = offset;
  const side = direction < 0 ? ("before" as const) : ("after" as const);
  return { count, unit, direction: side, approximate, ...(event === undefined ? {} : { event }), equation: equationOf(offset) };
}

function rangeOf({ rangeEnd }: Timex, other: Words): DateReading["range"] {
  return rangeEnd === undefined ? undefined : { side: rangeEnd.side, other, bounds: boundsOf(rangeEnd.interval) };
}

function basisOf({ basis }: Timex, from: Words | undefined): DateBasis {
  if (basis.kind === "stated" || basis.kind === "set") return { kind: "stated" };
  if (basis.kind === "written" || from === undefined) return { kind: "written" };
  if (basis.kind === "counted") return { kind: "counted", from, sure: basis.sure };
  return { kind: "carried", part: basis.part, from, sure: basis.sure, alternatives: basis.alternatives ?? [] };
}

/** The bounds of a stretch as days of ISO 8601. */
export function boundsOf({ start, end }: Interval): Bounds {
  return {
    ...bound("earliestStart", start.earliest),
    ...bound("latestStart", start.latest),
    ...bound("earliestEnd", end.earliest),
    ...bound("latestEnd", end.latest),
  };
}

/** Where something that happened once lies, given the stretch a date names and the word that ties it. */
function happenedIn({ start, end }: Interval, relation: Timex["relation"]): Span {
  const [first, last] = [bound("earliest", start.earliest), bound("latest", end.latest)];
  switch (relation) {
    case "by":
    case "until":
      return last;
    case "before":
      return bound("latest", (start.earliest - 1) as Day);
    case "since":
    case "after":
      return first;
    case "in":
    case "as-of":
    case "between":
    case "throughout":
      return { ...first, ...last };
  }
}

function bound<Key extends string>(key: Key, day: Day): { readonly [K in Key]?: string } {
  return Number.isFinite(day) ? ({ [key]: isoDay(day) } as { readonly [K in Key]?: string }) : {};
}

/** "1946-05-20"; years before 1 BC and after 9999 have a sign and as many digits as they need. */
function isoDay(day: Day): string {
  const { year, month, day: number } = gregorianDate(day);
  const sign = year < 0 ? "-" : year > 9999 ? "+" : "";
  const digits = (value: number, width: number) => String(value).padStart(width, "0");
  return `${sign}${digits(Math.abs(year), 4)}-${digits(month, 2)}-${digits(number, 2)}`;
}
