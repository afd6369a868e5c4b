import type { Offset, Timex } from "../model/mention.ts";
import { showCount, showInterval } from "../time/words.ts";
import { partName, valueName } from "./values.ts";

/** What a reason can refer to besides the date itself. */
export interface Surroundings {
  /** The date it was carried or counted from. */
  readonly from?: Pick<Timex, "quote" | "sentence">;
  /** The words of the event counted from. */
  readonly event?: string;
  /** The other end of the range that this is an end of. */
  readonly otherEnd?: string;
  /** The word that ties the date: "by". */
  readonly signal?: string;
  /** When the text was written, as it was stated. */
  readonly written?: string;
}

/** The reading of a date in English, as short as can be: "20 May 1946", "about 1640", "early 1948", "two years", "not placed". */
export function readingOf(timex: Timex): string {
  if (timex.type === "duration") return daysReading(timex);
  if (timex.type === "set") return "comes again and again";
  const name = valueName(timex.value);
  if (timex.impossible !== undefined && timex.interval === undefined) return `${name ?? timex.value}, which is no day`;
  if (name === undefined) return references[timex.value] ?? unnamedReading(timex);
  if (isConverted(timex.calendar) && timex.interval !== undefined) return showInterval(timex.interval);
  const part = timex.part === undefined ? "" : partPrefix(timex.part);
  const calendar = timex.calendar === "gregorian" ? "" : ` (${calendarName(timex.calendar)})`;
  return `${timex.approximate === true ? "about " : ""}${part}${name}${calendar}`;
}

/** What is known of a date that has no value of its own: "at that time", "three days before the treaty was signed". */
function unnamedReading({ interval, offset }: Timex): string {
  if (interval !== undefined) return showInterval(interval);
  return offset === undefined ? "not placed in time" : equationOf(offset);
}

/** Whether the words are in a calendar whose days were carried over to ours: the value is then one of ours. */
function isConverted(calendar: Timex["calendar"]): boolean {
  return !/gregorian|julian|unknown/.test(calendar);
}

/** What another calendar than the Gregorian makes of a date. */
function conversion({ calendar, interval, grain }: Timex): string | undefined {
  if (calendar === "gregorian" || interval === undefined) return undefined;
  if (isConverted(calendar)) return `carried over from the ${calendarName(calendar)} calendar`;
  if (calendar !== "julian") return undefined;
  const ours = grain === "day" ? `: ${showInterval(interval, "gregorian")} in the Gregorian` : "";
  return `in the Julian calendar${ours}`;
}

/** "Julian", "French Republican", "Gregorian or Julian". */
export function calendarName(calendar: Timex["calendar"]): string {
  return calendar
    .split("-")
    .map((word) => (word === "or" ? word : `${word.charAt(0).toUpperCase()}${word.slice(1)}`))
    .join(" ");
}

const references: Readonly<Record<string, string>> = {
  PRESENT_REF: "when the text was written",
  PAST_REF: "some time past",
  FUTURE_REF: "some time to come",
};

/** "early ", "mid-", "the start of ", "the second half of ": what stands before the name of a stretch of which a part is meant. */
function partPrefix(part: NonNullable<Timex["part"]>): string {
  if (part === "mid") return "mid-";
  return part === "early" || part === "late" ? `${part} ` : `the ${part.replace("-", " ")} of `;
}

function daysReading({ days, value }: Timex): string {
  if (days === undefined) return value === "" ? "some time" : value;
  return days.low === days.high ? showCount(days.low, "day") : `${days.low} to ${days.high} days`;
}

/** "event − 3 days": how a date lies to the event it is counted from. */
export function equationOf({ count, unit, direction, approximate, event }: Offset): string {
  const plural = count === 1 ? unit : unit === "century" ? "centuries" : `${unit}s`;
  return `${event === undefined ? "date" : "event"} ${direction < 0 ? "−" : "+"} ${approximate ? "about " : ""}${count} ${plural}`;
}

const doubts = { denied: "the sentence says that it was not then", asked: "the sentence asks whether it was then" } as const;

/** Why a date was read so, in a sentence without its full stop: where it comes from, and what the word before it leaves open. */
export function reasonOf(timex: Timex, around: Surroundings): string {
  const tied = around.signal === undefined ? undefined : tie(timex, around.signal);
  const end =
    timex.rangeEnd === undefined || around.otherEnd === undefined ? undefined : `${timex.rangeEnd.side} end of the range with “${around.otherEnd}”`;
  const converted = conversion(timex);
  const doubt = timex.doubt === undefined ? undefined : doubts[timex.doubt];
  return [basisReason(timex, around), converted, end, tied, doubt].filter((part) => part !== undefined).join("; ");
}

/** Where a date's value comes from: stated, carried, counted, or taken from when the text was written. */
export function basisReason(timex: Timex, around: Surroundings): string {
  const { basis, value } = timex;
  switch (basis.kind) {
    case "stated":
      return statedReason(timex, around);
    case "set":
      return "set by hand";
    case "written":
      return `taken from when the text was written${writtenWhen(around.written)}`;
    case "counted":
      return `counted from ${other(timex, around.from)}${basis.sure ? "" : ", not sure"}`;
    case "carried": {
      const part = partName(value, basis.part);
      const carried = `${basis.part}${part === undefined ? "" : ` ${part}`} carried from ${other(timex, around.from)}`;
      if (basis.sure) return carried;
      const others = (basis.alternatives ?? []).map((alternative) => alternativeName(alternative, { part, of: basis.part }));
      return `${carried}, not sure${others.length === 0 ? "" : `: could be ${[...new Set(others)].join(" or ")}`}`;
    }
  }
}

function writtenWhen(written: string | undefined): string {
  return written === undefined ? ", which nobody has said" : ` (${written})`;
}

function alternativeName(value: string, { part, of }: { readonly part: string | undefined; readonly of: Parameters<typeof partName>[1] }): string {
  const differing = partName(value, of);
  return differing !== undefined && differing !== part ? differing : (valueName(value) ?? value);
}

function statedReason({ type, value, offset, interval, impossible, approximate }: Timex, { event, written }: Surroundings): string {
  if (impossible !== undefined) return interval === undefined ? "stated, but no day of the calendar" : "stated, but a day of the older calendar only";
  if (offset !== undefined && value === "") {
    if (event !== undefined) return `counted from “${event}”, which is not dated here: ${equationOf(offset)}`;
    return `counted from a date that is not told: ${equationOf(offset)}`;
  }
  if (type === "duration") return "a length of time";
  if (type === "set") return "a time that comes again";
  if (value === "" || (value.startsWith("P") && !value.endsWith("_REF") && interval === undefined))
    return "recognised, but nothing near it says when";
  if (/^(PRESENT|PAST|FUTURE)_REF$/.test(value)) return `seen from when the text was written${writtenWhen(written)}`;
  if (value.startsWith("XXXX")) return "no year is stated, and none can be carried to it";
  if (value.includes("X")) return "only so much of it can be told from the words";
  return approximate === true ? "stated as approximate" : "stated";
}

/** Another date in words, with how far away it stands: “January 5, 1946”, two sentences before. */
function other(here: Timex, from: Surroundings["from"]): string {
  if (from === undefined) return "another date";
  const apart = here.sentence - from.sentence;
  if (apart === 0) return `“${from.quote}” in the same sentence`;
  return `“${from.quote}”, ${showCount(Math.abs(apart), "sentence")} ${apart > 0 ? "before" : "after"}`;
}

function tie({ relation }: Timex, signal: string): string | undefined {
  const leaves: Partial<Readonly<Record<Timex["relation"], string>>> = {
    by: "then or earlier",
    since: "then or later",
    until: "up to then",
    before: "earlier than that",
    after: "then or later",
    throughout: "all of that time",
  };
  const left = leaves[relation];
  return left === undefined ? undefined : `“${signal}” makes it ${left}`;
}
