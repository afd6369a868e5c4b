import { assert } from "../base/assert.ts";
import type { StretchPart } from "../model/mention.ts";
import type { DayRange, Interval } from "../model/time.ts";
import { addDays, dayOf } from "./days.ts";
import { dayRange, intervalBetween, intervalOfMonths, tightened } from "./interval.ts";
import { type BoundsPolicy, FUZZ_1, type Hemisphere, type Season } from "./policy.ts";

const FIRST_MONTH: Readonly<Record<Hemisphere, Readonly<Record<Season, number>>>> = {
  north: { spring: 3, summer: 6, autumn: 9, winter: 12 },
  south: { spring: 9, summer: 12, autumn: 3, winter: 6 },
};

export interface SeasonOptions {
  readonly hemisphere?: Hemisphere;
  /** For a season that spans the new year: whether `year` is the one it begins in, the one it ends in, or either. */
  readonly acrossNewYear?: "begins" | "ends" | "either";
  readonly policy?: BoundsPolicy;
}

/** A season of a year: three calendar months (March to May, June to August …), their ends loose by the policy's slack. */
export function intervalOfSeason(year: number, season: Season, { hemisphere, acrossNewYear, policy = FUZZ_1 }: SeasonOptions = {}): Interval {
  const month = FIRST_MONTH[hemisphere ?? policy.seasons.hemisphere][season];
  const across = acrossNewYear ?? policy.seasons.acrossNewYear;
  const begins = loosen(intervalOfMonths(year, month, 3), policy.seasons.slack);
  if (month !== 12 || across === "begins") return begins;
  const ends = loosen(intervalOfMonths(year - 1, month, 3), policy.seasons.slack);
  return across === "ends" ? ends : either(ends, begins);
}

/** The interval with each end up to `days` earlier or later. */
export function loosen(interval: Interval, days: number): Interval {
  if (days === 0) return interval;
  const loose = ({ earliest, latest }: DayRange) => dayRange(addDays(earliest, -days), addDays(latest, days));
  return intervalBetween(loose(interval.start), loose(interval.end));
}

/** The interval so many days later, earlier if negative. */
export function movedBy({ start, end }: Interval, days: number): Interval {
  const moved = ({ earliest, latest }: DayRange) => dayRange(addDays(earliest, days), addDays(latest, days));
  return { start: moved(start), end: moved(end) };
}

/** One of the two, which one is not known. */
export function either(a: Interval, b: Interval): Interval {
  return { start: widest(a.start, b.start), end: widest(a.end, b.end) };
}

function widest(a: DayRange, b: DayRange): DayRange {
  return dayRange(a.earliest < b.earliest ? a.earliest : b.earliest, a.latest > b.latest ? a.latest : b.latest);
}

/**
 * A part of a stretch ("mid-August"): the policy's share of it, with the inner ends as loose as the policy says.
 * Undefined for a stretch without known bounds.
 */
export function partOf(whole: Interval, part: StretchPart, policy: BoundsPolicy = FUZZ_1): Interval | undefined {
  const { from, to, slack } = policy.parts[part];
  return shareOf(whole, { from: from / 12, to: to / 12, slack: slack / 12 });
}

/**
 * The share of a stretch between two fractions of its length: `{ from: 0.5, to: 1 }` is its second half.
 * `slack`, also a fraction, is how far the inner ends can be off. Undefined for a stretch without known bounds.
 */
export function shareOf(whole: Interval, share: { readonly from: number; readonly to: number; readonly slack?: number }): Interval | undefined {
  const { from, to, slack = 0 } = share;
  assert(0 <= from && from < to && to <= 1, "a share lies between 0 and 1");
  const { start, end } = tightened(whole);
  if (!Number.isFinite(start.earliest) || !Number.isFinite(end.latest)) return undefined;
  // A cut moves later with either end of the whole, so its bounds come from both ends at their earliest and both at their latest.
  const cut = (fraction: number) => ({
    earliest: start.earliest + Math.round(Math.max(0, fraction - slack) * (end.earliest - start.earliest + 1)),
    latest: start.latest + Math.round(Math.min(1, fraction + slack) * (end.latest - start.latest + 1)),
  });
  const [begin, finish] = [cut(from), cut(to)];
  const begins = dayRange(dayOf(Math.min(begin.earliest, end.earliest)), dayOf(Math.min(begin.latest, end.latest)));
  const first = from === 0 ? start : begins;
  // A part of a few days has at least one.
  const last = dayRange(dayOf(Math.max(finish.earliest - 1, first.earliest)), dayOf(Math.max(finish.latest - 1, first.latest)));
  return intervalBetween(first, to === 1 ? end : last);
}

/** From some day of `first` to some day of `last`: the reading of "1943 to 1944". Undefined if that would end before it starts. */
export function fromTo(first: Interval, last: Interval): Interval | undefined {
  if (first.start.earliest > last.end.latest) return undefined;
  return intervalBetween(dayRange(first.start.earliest, first.end.latest), dayRange(last.start.earliest, last.end.latest));
}
