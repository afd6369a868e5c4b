import type { Bounds, DateReading } from "../../../dates/index.ts";
import type { Day } from "../../../model/time.ts";
import { ALWAYS, gregorianDay, NEVER } from "../../../time/days.ts";
import { stretchName } from "../../data/dates.ts";

/** A stretch of a text that is marked. */
export interface Mark {
  readonly start: number;
  readonly end: number;
}

/** Where the marks of a text stand after it was changed into another: those before and after the change stay with their words, those in it go. */
export function movedMarks<M extends Mark>(marks: readonly M[], before: string, after: string): readonly M[] {
  if (before === after) return marks;
  const shortest = Math.min(before.length, after.length);
  let same = 0;
  while (same < shortest && before.charCodeAt(same) === after.charCodeAt(same)) same++;
  let tail = 0;
  while (tail < shortest - same && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail++;
  const shift = after.length - before.length;
  return marks.flatMap((mark) => {
    if (mark.end <= same) return [mark];
    return mark.start >= before.length - tail ? [{ ...mark, start: mark.start + shift, end: mark.end + shift }] : [];
  });
}

/** How the bounds of a date are drawn, in hundredths of the width. */
export interface Bar {
  /** Where the stretch may begin and end; an open end reaches the edge. */
  readonly possible: Part;
  /** Where it is under all readings; absent where there is no such day. */
  readonly certain?: Part;
  /** The word before the date leaves open what lies before, or after. */
  readonly openBefore: boolean;
  readonly openAfter: boolean;
  /** From the first day to the last, in words. */
  readonly label: string;
}

interface Part {
  readonly from: number;
  readonly to: number;
}

/** Hundredths of the width that one day takes, and that each tenfold takes more: a day is a dot, a century most of the line. */
const DAY = 3;
const TENFOLD = 14;
const WIDEST = 80;

/** The bar of a date, wider the longer its stretch is; undefined where it has no bounds. */
export function barOf({ bounds, relation }: Pick<DateReading, "bounds" | "relation">): Bar | undefined {
  if (bounds === undefined) return undefined;
  const [first, begun, lasting, last] = daysOf(bounds);
  const from = first ?? begun ?? lasting ?? last;
  const to = last ?? lasting ?? begun ?? first;
  if (from === undefined || to === undefined) return undefined;
  const days = to + 1 - from;
  const width = Math.min(WIDEST, DAY + TENFOLD * Math.log10(days));
  const left = (100 - width) / 2;
  const place = (day: Day, isEnd: boolean) => left + (width * (day + (isEnd ? 1 : 0) - from)) / days;
  const certain =
    begun !== undefined && lasting !== undefined && begun <= lasting ? { from: place(begun, false), to: place(lasting, true) } : undefined;
  return {
    possible: { from: first === undefined ? 0 : left, to: last === undefined ? 100 : left + width },
    ...(certain === undefined ? {} : { certain }),
    openBefore: relation === "by" || relation === "until" || relation === "before",
    openAfter: relation === "since" || relation === "after",
    label: stretchName(first ?? ALWAYS, last ?? NEVER),
  };
}

function daysOf({ earliestStart, latestStart, earliestEnd, latestEnd }: Bounds): readonly (Day | undefined)[] {
  return [earliestStart, latestStart, earliestEnd, latestEnd].map((iso) => (iso === undefined ? undefined : dayOfIso(iso)));
}

function dayOfIso(iso: string): Day | undefined {
  const [, year, month, day] = /^([+-]?\d+)-(\d\d)-(\d\d)$/.exec(iso) ?? [];
  return year === undefined ? undefined : gregorianDay(Number(year), Number(month), Number(day));
}

/** A reason as a sentence. */
export function sentence(reason: string): string {
  return `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;
}

/** The date at a place of the text, or the one that ends there; -1 where there is none. `dates` stand in the order of the text. */
export function dateAt(dates: readonly Mark[], offset: number): number {
  return dates.findIndex(({ start, end }) => start <= offset && offset <= end);
}
