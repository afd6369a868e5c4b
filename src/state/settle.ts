import { at } from "../base/assert.ts";

/** What one claim says of a stretch: bounds of its first and of its last day; open where it says nothing. */
export interface Bound {
  readonly firstFrom: number;
  readonly firstTo: number;
  readonly lastFrom: number;
  readonly lastTo: number;
  /** How hard the claim is to give up. */
  readonly weight: number;
}

/** Bounds of the first and of the last day of a stretch. */
export interface Extent {
  readonly firstFrom: number;
  readonly firstTo: number;
  readonly lastFrom: number;
  readonly lastTo: number;
}

/**
 * What claims on one stretch come to (`reasoning.md` §4.2).
 * best: with the cheapest set of claims given up; robust: without every claim that clashes with another;
 * readings: one for each way to give up no more claims than it takes.
 */
export interface Settled {
  readonly best: Extent;
  /** Positions of the claims given up for `best`; empty where all can hold together. */
  readonly givenUp: readonly number[];
  readonly robust: Extent;
  readonly readings: readonly Extent[];
}

/** More clashing claims than this are not tried in every way: the cheapest are given up one by one. */
const MOST_TO_TRY = 12;

/** The extent that all of the claims leave: exact, since each bound stands for itself and nothing ends before it begins. */
export function extentOf(bounds: readonly Extent[]): Extent {
  let firstFrom = Number.NEGATIVE_INFINITY;
  let firstTo = Number.POSITIVE_INFINITY;
  let lastFrom = Number.NEGATIVE_INFINITY;
  let lastTo = Number.POSITIVE_INFINITY;
  for (const bound of bounds) {
    if (bound.firstFrom > firstFrom) firstFrom = bound.firstFrom;
    if (bound.firstTo < firstTo) firstTo = bound.firstTo;
    if (bound.lastFrom > lastFrom) lastFrom = bound.lastFrom;
    if (bound.lastTo < lastTo) lastTo = bound.lastTo;
  }
  return { firstFrom, firstTo: Math.min(firstTo, lastTo), lastFrom: Math.max(lastFrom, firstFrom), lastTo };
}

/** Whether there are days left. */
export function holds({ firstFrom, firstTo, lastFrom, lastTo }: Extent): boolean {
  return firstFrom <= firstTo && lastFrom <= lastTo;
}

/**
 * Whether a claim cannot be so beside what others leave. A set of claims clashes only where two of it do, for every bound is of one end or
 * orders the two ends: the tightest of them stand for all.
 */
function clashes(bound: Extent, others: Extent): boolean {
  return (
    bound.firstFrom > others.firstTo ||
    Math.min(bound.firstTo, bound.lastTo) < others.firstFrom ||
    Math.max(bound.lastFrom, bound.firstFrom) > others.lastTo ||
    bound.lastTo < others.lastFrom
  );
}

function isAbsurd(bound: Extent): boolean {
  return clashes(bound, extentOf([bound]));
}

export function settle(bounds: readonly Bound[]): Settled {
  const whole = extentOf(bounds);
  if (holds(whole)) return settled(whole);
  const tightest = extentOf(bounds.filter((bound) => !isAbsurd(bound)));
  const clashing = bounds.flatMap((bound, index) => (isAbsurd(bound) || clashes(bound, tightest) ? [index] : []));
  const kept = clashing.length <= MOST_TO_TRY ? largest(bounds, clashing) : [firmest(bounds, clashing)];
  const given = new Set(clashing);
  const without = (keep: ReadonlySet<number>) => bounds.filter((_, index) => !given.has(index) || keep.has(index));
  const cost = (keep: ReadonlySet<number>) => clashing.reduce((sum, index) => sum + (keep.has(index) ? 0 : (bounds[index]?.weight ?? 0)), 0);
  const ranked = kept.map((keep) => ({ keep, cost: cost(keep) })).sort((a, b) => a.cost - b.cost);
  const chosen = ranked[0]?.keep ?? new Set<number>();
  return {
    best: extentOf(without(chosen)),
    givenUp: clashing.filter((index) => !chosen.has(index)),
    robust: extentOf(without(new Set())),
    readings: ranked.map(({ keep }) => extentOf(without(keep))),
  };
}

/** What claims come to that can all hold together. */
export function settled(whole: Extent): Settled {
  return { best: whole, givenUp: NONE, robust: whole, readings: [whole] };
}

const NONE: readonly never[] = [];

/** Whether a claim can be so at all, and beside what others leave. */
function fits(bound: Extent, left: Extent): boolean {
  return !isAbsurd(bound) && !clashes(bound, left);
}

/** Every set of clashing claims that can hold together and takes no other of them in. */
function largest(bounds: readonly Bound[], clashing: readonly number[]): readonly ReadonlySet<number>[] {
  const found: ReadonlySet<number>[] = [];
  const grow = (position: number, keep: ReadonlySet<number>, left: Extent): void => {
    const index = clashing[position];
    if (index === undefined) {
      if (clashing.every((other) => keep.has(other) || !fits(at(bounds, other), left))) found.push(keep);
      return;
    }
    const bound = at(bounds, index);
    if (fits(bound, left)) grow(position + 1, new Set([...keep, index]), extentOf([left, bound]));
    grow(position + 1, keep, left);
  };
  grow(0, new Set(), extentOf([]));
  return found;
}

/** The firmest of the clashing claims, and of the others as many as can hold beside those before them. */
function firmest(bounds: readonly Bound[], clashing: readonly number[]): ReadonlySet<number> {
  const keep = new Set<number>();
  let left = extentOf([]);
  for (const index of [...clashing].sort((a, b) => at(bounds, b).weight - at(bounds, a).weight || a - b)) {
    const bound = at(bounds, index);
    if (!fits(bound, left)) continue;
    keep.add(index);
    left = extentOf([left, bound]);
  }
  return keep;
}

export type Answer = "certain" | "possible" | undefined;

/** How an extent stands on the days from `from` to `to`: certain where every reading has it on all of them, possible where some reading has it on some. */
export function answer(extent: Extent, from: number, to: number): Answer {
  if (extent.firstFrom > to || extent.lastTo < from) return undefined;
  return extent.firstTo <= from && to <= extent.lastFrom ? "certain" : "possible";
}
