import type { Cycle } from "./cycles.ts";
import { simpleRing } from "./cycles.ts";
import type { Network } from "./network.ts";
import { ORIGIN } from "./network.ts";

/** A chain of this many edges needs no shortening: two dates and what joins them. */
const SHORT = 3;
const MOST_HOPS = 8;
/** Edges looked at from one point in one direction. */
const MOST_LOOKS = 2_000;

/** Walks from (or to) one point by number of edges; each step remembers the edge it came by. */
interface Walks {
  readonly steps: readonly ReadonlyMap<number, Step>[];
  /** The best way to (or from) the origin with exactly that many edges. */
  readonly origin: readonly (Step | undefined)[];
}

interface Step {
  readonly length: number;
  readonly edge: number;
}

/**
 * The same contradiction, or one beside it, told with fewer edges where the neighbourhood of the chain offers that:
 * Bellman-Ford with few hops from each of its points. Returns the given chain when there is none shorter.
 */
export function shorten(network: Network, cycle: Cycle, off: Uint8Array): Cycle {
  let best = cycle;
  for (const edge of cycle) {
    const point = network.from[edge] as number;
    if (point === ORIGIN) continue;
    if (best.length <= SHORT) return best;
    best = shorterThrough(network, point, { best, off });
  }
  return best;
}

function shorterThrough(network: Network, point: number, use: { best: Cycle; off: Uint8Array }): Cycle {
  const most = Math.min(MOST_HOPS, use.best.length - 1);
  const onward = walks(network, point, { most, off: use.off, back: false });
  const backward = walks(network, point, { most, off: use.off, back: true });
  for (let hops = 2; hops <= most; hops++) {
    const loop = onward.steps[hops]?.get(point);
    if (loop !== undefined && loop.length < 0) return simpleRing(network, retrace(network, onward, { step: loop, hops, back: false }));
    for (let out = 1; out < hops; out++) {
      const there = onward.origin[out];
      const back = backward.origin[hops - out];
      if (there === undefined || back === undefined || there.length + back.length >= 0) continue;
      const head = retrace(network, onward, { step: there, hops: out, back: false });
      return simpleRing(network, [...head, ...retrace(network, backward, { step: back, hops: hops - out, back: true })]);
    }
  }
  return use.best;
}

function walks(network: Network, start: number, use: { most: number; off: Uint8Array; back: boolean }): Walks {
  const first = use.back ? network.firstIn : network.firstOut;
  const next = use.back ? network.nextIn : network.nextOut;
  const end = use.back ? network.from : network.to;
  const best = new Map<number, number>([[start, 0]]);
  const steps: ReadonlyMap<number, Step>[] = [new Map([[start, { length: 0, edge: -1 }]])];
  const origin: (Step | undefined)[] = [undefined];
  let looks = 0;
  for (let hop = 1; hop <= use.most; hop++) {
    const reached = new Map<number, Step>();
    let atOrigin: Step | undefined;
    for (const [point, before] of steps[hop - 1] as ReadonlyMap<number, Step>) {
      for (let edge = first[point] as number; edge >= 0 && looks < MOST_LOOKS; edge = next[edge] as number, looks++) {
        if (use.off[network.claimOf[edge] as number] === 1) continue;
        const length = before.length + (network.max[edge] as number);
        const at = end[edge] as number;
        if (at === ORIGIN) {
          if (atOrigin === undefined || length < atOrigin.length) atOrigin = { length, edge };
        } else if (length < (best.get(at) ?? Infinity)) {
          best.set(at, length);
          reached.set(at, { length, edge });
        }
      }
    }
    steps.push(reached);
    origin.push(atOrigin);
  }
  return { steps, origin };
}

/** The edges of a walk in the direction of the edges. */
function retrace(network: Network, walk: Walks, end: { step: Step; hops: number; back: boolean }): number[] {
  const edges = [end.step.edge];
  for (let hop = end.hops - 1; hop > 0; hop--) {
    const last = edges[edges.length - 1] as number;
    const point = (end.back ? network.to[last] : network.from[last]) as number;
    const step = (walk.steps[hop] as ReadonlyMap<number, Step>).get(point) as Step;
    edges.push(step.edge);
  }
  return end.back ? edges : edges.reverse();
}
