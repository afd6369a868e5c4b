import { at } from "../base/assert.ts";
import type { Interval, Truth } from "../model/time.ts";
import { tightened } from "./interval.ts";

/**
 * Allen's thirteen relations between stretches of whole days, of which exactly one holds.
 * `a` meets `b` when `b` starts on the day after `a` ends, and is before `b` when at least one day lies between;
 * for "ends before the other starts", with or without a gap, use `precedes`.
 */
export type AllenRelation = (typeof ALLEN_RELATIONS)[number];

export const ALLEN_RELATIONS = [
  "before",
  "meets",
  "overlaps",
  "starts",
  "during",
  "finishes",
  "equals",
  "finished-by",
  "contains",
  "started-by",
  "overlapped-by",
  "met-by",
  "after",
] as const;

// The four ends of a pair, as places in a list of bounds.
const A_START = 0;
const A_END = 1;
const B_START = 2;
const B_END = 3;

/** `from` is at least `gap` days before `to`. */
interface Order {
  readonly from: number;
  readonly to: number;
  readonly gap: number;
}

const order = (from: number, to: number, gap: number): Order => ({ from, to, gap });
const same = (one: number, other: number): Order[] => [order(one, other, 0), order(other, one, 0)];

/** What each relation says of the ends, when neither interval ends before it starts. */
const MEANING: Readonly<Record<AllenRelation, readonly Order[]>> = {
  before: [order(A_END, B_START, 2)],
  meets: [order(A_END, B_START, 1), order(B_START, A_END, -1)],
  overlaps: [order(A_START, B_START, 1), order(B_START, A_END, 0), order(A_END, B_END, 1)],
  starts: [...same(A_START, B_START), order(A_END, B_END, 1)],
  during: [order(B_START, A_START, 1), order(A_END, B_END, 1)],
  finishes: [order(B_START, A_START, 1), ...same(A_END, B_END)],
  equals: [...same(A_START, B_START), ...same(A_END, B_END)],
  "finished-by": [order(A_START, B_START, 1), ...same(A_END, B_END)],
  contains: [order(A_START, B_START, 1), order(B_END, A_END, 1)],
  "started-by": [...same(A_START, B_START), order(B_END, A_END, 1)],
  "overlapped-by": [order(B_START, A_START, 1), order(A_START, B_END, 0), order(B_END, A_END, 1)],
  "met-by": [order(B_END, A_START, 1), order(A_START, B_END, -1)],
  after: [order(B_END, A_START, 2)],
};

const SOUND: readonly Order[] = [order(A_START, A_END, 0), order(B_START, B_END, 0)];

/** The relations that hold between `a` and `b` in some reading of their bounds; never empty. */
export function possibleRelations(a: Interval, b: Interval): readonly AllenRelation[] {
  const bounds = boundsOfEnds(tightened(a), tightened(b));
  return ALLEN_RELATIONS.filter((relation) => canHold(MEANING[relation], bounds));
}

/** Whether `a` stands in this relation to `b`: "yes" and "no" only if every reading of the bounds agrees. */
export function relates(a: Interval, relation: AllenRelation, b: Interval): Truth {
  const bounds = boundsOfEnds(tightened(a), tightened(b));
  if (!canHold(MEANING[relation], bounds)) return "no";
  const otherwise = ALLEN_RELATIONS.some((other) => other !== relation && canHold(MEANING[other], bounds));
  return otherwise ? "maybe" : "yes";
}

/** The relation of `b` to `a` when `relation` is that of `a` to `b`. */
export function inverseOf(relation: AllenRelation): AllenRelation {
  return at(ALLEN_RELATIONS, ALLEN_RELATIONS.length - 1 - ALLEN_RELATIONS.indexOf(relation));
}

interface Bounds {
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** Stands for infinity: beyond every day that can be counted (`MAX_YEAR`), yet exact when a few days are added, and equal to itself. */
const FAR = 1e15;

function boundsOfEnds(a: Interval, b: Interval): Bounds {
  const finite = (days: readonly number[]) => days.map((day) => Math.max(-FAR, Math.min(FAR, day)));
  return {
    low: finite([a.start.earliest, a.end.earliest, b.start.earliest, b.end.earliest]),
    high: finite([a.start.latest, a.end.latest, b.start.latest, b.end.latest]),
  };
}

/** Whether days within the bounds keep the orders: pushes every end as late as the orders demand; the outcome, if within the bounds, is such a choice of days. */
function canHold(orders: readonly Order[], { low, high }: Bounds): boolean {
  const day = [...low];
  for (let moved = true; moved; ) {
    moved = false;
    for (const { from, to, gap } of [...orders, ...SOUND]) {
      const least = at(day, from) + gap;
      if (at(day, to) >= least) continue;
      if (least > at(high, to)) return false;
      day[to] = least;
      moved = true;
    }
  }
  return true;
}
