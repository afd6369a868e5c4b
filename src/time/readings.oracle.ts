import fc from "fast-check";
import type { Day, Interval } from "../model/time.ts";
import { ALWAYS, addDays, dayOf, NEVER } from "./days.ts";
import { dayRange, intervalBetween } from "./interval.ts";

/** One of the definite stretches that an interval with uncertain ends can be. */
export interface Reading {
  readonly start: number;
  readonly end: number;
}

/** How far beyond the small numbers of the tests an unbounded range is walked; far enough that every relation to them occurs. */
const MARGIN = 14;

/** Every reading, by plain enumeration. A range without a bound also allows the infinite end itself, save that nothing starts at +∞ or ends at -∞. */
export function readingsOf(interval: Interval): Reading[] {
  const starts = walk(interval.start.earliest, interval.start.latest).filter((day) => day < NEVER);
  const ends = walk(interval.end.earliest, interval.end.latest).filter((day) => day > ALWAYS);
  return starts.flatMap((start) => ends.filter((end) => start <= end).map((end) => ({ start, end })));
}

function walk(earliest: Day, latest: Day): number[] {
  const days: number[] = [];
  if (earliest === ALWAYS) days.push(ALWAYS);
  const last = Math.min(latest, MARGIN);
  for (let day = Math.max(earliest, -MARGIN); day <= last; day++) days.push(day);
  if (latest === NEVER) days.push(NEVER);
  return days;
}

/** "yes" if every pair of readings agrees, "no" if none does. */
export function judged(a: Interval, b: Interval, holds: (a: Reading, b: Reading) => boolean): "yes" | "no" | "maybe" {
  const verdicts = readingsOf(a).flatMap((one) => readingsOf(b).map((other) => holds(one, other)));
  if (verdicts.every(Boolean)) return "yes";
  return verdicts.some(Boolean) ? "maybe" : "no";
}

/** Every interval whose four bounds lie between 0 and `most`, and which has a reading. */
export function smallIntervals(most: number): Interval[] {
  const ranges = Array.from({ length: most + 1 }, (_, from) => from).flatMap((from) =>
    Array.from({ length: most - from + 1 }, (_, more) => dayRange(dayOf(from), dayOf(from + more))),
  );
  return ranges.flatMap((start) => ranges.filter((end) => start.earliest <= end.latest).map((end) => ({ start, end })));
}

/** Small intervals, some of them open at either end. */
export function anyInterval(): fc.Arbitrary<Interval> {
  const day = fc.integer({ min: -4, max: 4 });
  const length = fc.nat(4);
  return fc
    .record({ day, startRoom: length, length, endRoom: length, startOpen: fc.nat(5), endOpen: fc.nat(5) })
    .map(({ day, startRoom, length, endRoom, startOpen, endOpen }) => {
      const start = dayOf(day);
      const latest = addDays(start, startRoom);
      const end = addDays(start, length);
      return intervalBetween(
        dayRange(startOpen <= 1 ? ALWAYS : start, startOpen === 0 ? ALWAYS : latest),
        dayRange(endOpen === 0 ? NEVER : end, endOpen <= 1 ? NEVER : addDays(end, endRoom)),
      );
    });
}
