import type { Truth } from "../../model/time.ts";
import type { Check } from "./check.ts";
import { Heap } from "./heap.ts";
import { openLength, UNBOUNDED } from "./labels.ts";
import type { Network } from "./network.ts";
import { NOT_ORDER, ORIGIN, STRICT_ORDER } from "./network.ts";

/** How one point lies to another, by everything the network holds once the corrections are off. */
export interface Relation {
  /** Days from the first to the second point; ±Infinity is open. */
  readonly least: number;
  readonly most: number;
  /** The first is on an earlier day, or told to come first. */
  readonly before: Truth;
  /** The first is on no later day and not told to come later. */
  readonly notAfter: Truth;
}

interface Settled {
  readonly network: Network;
  readonly made: Check;
  readonly off: ReadonlySet<number>;
}

/** Relates two points by the exact distances between them. */
export function relate(network: Network, made: Check, pair: { readonly first: number; readonly second: number }): Relation {
  const { first, second } = pair;
  const settled = { network, made, off: new Set([...made.off, ...made.without]) };
  const most = openLength(mostDays(settled, first, second));
  const least = 0 - openLength(mostDays(settled, second, first));
  const forward = toldOrder(settled, first, second);
  const backward = toldOrder(settled, second, first);
  return {
    least,
    most,
    before: truth(least >= 1 || forward === "strict", most < 0 || backward !== "none"),
    notAfter: truth(least >= 0 || forward !== "none", most < 0 || backward === "strict"),
  };
}

function truth(yes: boolean, no: boolean): Truth {
  if (yes) return "yes";
  return no ? "no" : "maybe";
}

/** The longest time from one point to another: through the origin by the bounds, around it by Dijkstra on reduced lengths. */
function mostDays(settled: Settled, start: number, goal: number): number {
  if (start === goal) return 0;
  const { latest, toOrigin } = settled.made.labels;
  const throughOrigin = (toOrigin[start] as number) + (latest[goal] as number);
  if (start === ORIGIN || goal === ORIGIN) return throughOrigin;
  return Math.min(throughOrigin, aroundOrigin(settled, start, goal));
}

function aroundOrigin(settled: Settled, start: number, goal: number): number {
  const { firstOut, nextOut, to, max, claimOf } = settled.network;
  const { latest } = settled.made.labels;
  const reached = new Map<number, number>([[start, 0]]);
  const done = new Set<number>();
  const heap = new Heap();
  heap.push(0, start);
  while (heap.size > 0) {
    const reduced = heap.leastKey;
    const point = heap.pop();
    if (done.has(point)) continue;
    done.add(point);
    if (point === goal) return reduced + (latest[goal] as number) - (latest[start] as number);
    for (let edge = firstOut[point] as number; edge >= 0; edge = nextOut[edge] as number) {
      const next = to[edge] as number;
      if (next === ORIGIN || settled.off.has(claimOf[edge] as number)) continue;
      const length = reduced + (max[edge] as number) + (latest[point] as number) - (latest[next] as number);
      if (length >= (reached.get(next) ?? Infinity)) continue;
      reached.set(next, length);
      heap.push(length, next);
    }
  }
  return UNBOUNDED;
}

/** Whether order statements lead from one point up to another, and whether one of them is strict. */
function toldOrder(settled: Settled, first: number, second: number): "none" | "weak" | "strict" {
  const { firstOut, nextOut, to, order, claimOf } = settled.network;
  const weakly = new Set([second]);
  const strictly = new Set<number>();
  const queue = [{ point: second, strict: false }];
  for (const { point, strict } of queue) {
    for (let edge = firstOut[point] as number; edge >= 0; edge = nextOut[edge] as number) {
      if (order[edge] === NOT_ORDER || settled.off.has(claimOf[edge] as number)) continue;
      const nowStrict = strict || order[edge] === STRICT_ORDER;
      const seen = nowStrict ? strictly : weakly;
      const next = to[edge] as number;
      if (seen.has(next)) continue;
      seen.add(next);
      queue.push({ point: next, strict: nowStrict });
    }
  }
  if (strictly.has(first)) return "strict";
  return weakly.has(first) ? "weak" : "none";
}
