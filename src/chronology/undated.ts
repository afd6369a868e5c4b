import { at } from "../base/assert.ts";
import type { Day, DayRange, Interval } from "../model/time.ts";
import { addDays, weekdayOf } from "../time/days.ts";
import { boundsOf, type Check, check, createNetwork, explain, type Network, type Window, windowOf } from "./network/index.ts";

/** What is known of the day of something undated: how it stands to something dated. */
export interface Known {
  /** "after": on the last day of the other, or later. "before": on its first day, or earlier. "during": while it lasted. */
  readonly relation: "after" | "before" | "during";
  /** So many days after the last day of the other, or before its first. */
  readonly days?: number;
  readonly to: Interval;
  /** Known of the same thing have the same name for it, so that one day of it counts for all of them. */
  readonly of: string;
}

/** The days that are left for something undated. */
export type Derived =
  | {
      readonly kind: "window";
      readonly window: DayRange;
      /** What is known that its first day follows from, by place in the list; empty where nothing bounds it. */
      readonly firstBy: readonly number[];
      readonly lastBy: readonly number[];
    }
  /** No day is left. One of these, or the date of what it speaks of, must be wrong; each of them alone could hold. */
  | { readonly kind: "conflict"; readonly between: readonly number[] }
  /** Days are left, and none of them is on the weekday. */
  | { readonly kind: "no-weekday"; readonly window: DayRange };

/** The tightest days that everything known leaves open, and what they follow from. `weekday` is 0 for Sunday to 6. */
export function placeUndated(known: readonly Known[], weekday?: number): Derived {
  const { network, point } = networkOf(known);
  const made = check(network);
  if (!made.consistent) return { kind: "conflict", between: conflictIn(network, made) };
  const window = onWeekday(boundsOf(made, point), weekday);
  if (window.earliest > window.latest) return { kind: "no-weekday", window: onWeekday(boundsOf(made, point), undefined) };
  const without = known.map((_, index) => onWeekday(windowOf(network, made, { point, without: [index] }), weekday));
  const by = (side: keyof DayRange) => boundedBy({ known, window, without, side, weekday });
  return { kind: "window", window, firstBy: by("earliest"), lastBy: by("latest") };
}

/** A claim for each thing known, in their order, about the point of the undated; what they speak of has its date as an axiom. */
function networkOf(known: readonly Known[]): { readonly network: Network; readonly point: number } {
  const network = createNetwork();
  const point = network.addPoint();
  const claims = known.map(() => network.addClaim(1));
  const ends = new Map<string, { readonly start: number; readonly end: number }>();
  known.forEach(({ relation, days, to, of }, index) => {
    const { start, end } = ends.get(of) ?? addStretch(network, to);
    ends.set(of, { start, end });
    const claim = at(claims, index);
    const between = days === undefined ? { least: 0, most: Number.POSITIVE_INFINITY } : { least: days, most: days };
    if (relation === "after" || relation === "during") network.addDistance(relation === "after" ? end : start, point, { ...between, claim });
    if (relation === "before" || relation === "during") network.addDistance(point, relation === "before" ? start : end, { ...between, claim });
  });
  return { network, point };
}

function addStretch(network: Network, { start, end }: Interval): { readonly start: number; readonly end: number } {
  const points = { start: network.addPoint(), end: network.addPoint() };
  const axiom = network.addClaim(Number.POSITIVE_INFINITY);
  network.addBounds(points.start, start, axiom);
  network.addBounds(points.end, end, axiom);
  network.addDistance(points.start, points.end, { least: 0, most: Number.POSITIVE_INFINITY, claim: axiom });
  return points;
}

/** The smallest set of things known that leaves no day. */
function conflictIn(network: Network, made: Check): readonly number[] {
  const [cluster] = made.clusters;
  if (cluster === undefined) return [];
  const [first] = explain(network, made, { cluster }).conflicts;
  return [...(first?.claims ?? [])].sort((a, b) => a - b);
}

/** The first and the last day of a window that are on a weekday. */
function onWeekday(window: Window, weekday: number | undefined): DayRange {
  const [earliest, latest] = [window.earliest as Day, window.latest as Day];
  if (weekday === undefined) return { earliest, latest };
  const after = Number.isFinite(earliest) ? (weekday - weekdayOf(earliest) + 7) % 7 : 0;
  const before = Number.isFinite(latest) ? (weekdayOf(latest) - weekday + 7) % 7 : 0;
  return { earliest: addDays(earliest, after), latest: addDays(latest, -before) };
}

interface Bounded {
  readonly known: readonly Known[];
  readonly window: DayRange;
  /** The window without each thing known. */
  readonly without: readonly DayRange[];
  readonly side: keyof DayRange;
  readonly weekday: number | undefined;
}

/** What a bound is lost without; where several say it alike, all that say it alone. */
function boundedBy({ known, window, without, side, weekday }: Bounded): readonly number[] {
  const bound = window[side];
  if (!Number.isFinite(bound)) return [];
  const indices = known.map((_, index) => index);
  const needed = indices.filter((index) => at(without, index)[side] !== bound);
  if (needed.length > 0) return needed;
  return indices.filter((index) => {
    const alone = placeUndated([at(known, index)], weekday);
    return alone.kind === "window" && alone.window[side] === bound;
  });
}
