import type { Labels, Workspace } from "./labels.ts";
import { queueByLabel, UNBOUNDED } from "./labels.ts";
import type { Network } from "./network.ts";
import { ORIGIN } from "./network.ts";

/** Edges in order, each beginning where the one before ends, the last ending where the first begins. */
export type Cycle = readonly number[];

const SHORTEST_SCAN = 64;

/**
 * Computes `latest` for one part and collects impossible chains on the way (Bellman-Ford in label order).
 * A found chain poisons its points, so that one run returns many chains without a common point;
 * when it returns none, the part is consistent and the labels are exact.
 */
export class LatestPass {
  readonly cycles: Cycle[] = [];
  readonly #network: Network;
  readonly #points: Int32Array;
  readonly #off: Uint8Array;
  readonly #label: Float64Array;
  readonly #by: Int32Array;
  readonly #workspace: Workspace;
  #tail = 0;
  #relaxed = 0;

  constructor(network: Network, points: Int32Array, pass: { off: Uint8Array; labels: Labels; workspace: Workspace }) {
    this.#network = network;
    this.#points = points;
    this.#off = pass.off;
    this.#label = pass.labels.latest;
    this.#by = pass.labels.latestBy;
    this.#workspace = pass.workspace;
  }

  run(): readonly Cycle[] {
    this.#seed();
    queueByLabel(this.#workspace, this.#points, this.#label);
    const { queue, queued, poisoned } = this.#workspace;
    const capacity = this.#points.length + 1;
    this.#tail = this.#points.length;
    let head = 0;
    while (head !== this.#tail) {
      const point = queue[head] as number;
      head = head + 1 === capacity ? 0 : head + 1;
      queued[point] = 0;
      if (poisoned[point] === 0) this.#relax(point);
    }
    return this.cycles;
  }

  #seed(): void {
    const { from, max, claimOf, firstIn, nextIn } = this.#network;
    const { poisoned } = this.#workspace;
    for (const point of this.#points) {
      poisoned[point] = 0;
      let least = UNBOUNDED;
      let leastBy = -1;
      for (let edge = firstIn[point] as number; edge >= 0; edge = nextIn[edge] as number) {
        if (from[edge] !== ORIGIN || (max[edge] as number) >= least || this.#off[claimOf[edge] as number] === 1) continue;
        least = max[edge] as number;
        leastBy = edge;
      }
      this.#label[point] = least;
      this.#by[point] = leastBy;
    }
  }

  #relax(point: number): void {
    const { to, max, claimOf, firstOut, nextOut } = this.#network;
    const { poisoned } = this.#workspace;
    const off = this.#off;
    const label = this.#label;
    const length = label[point] as number;
    const scanEvery = Math.max(SHORTEST_SCAN, this.#points.length);
    for (let edge = firstOut[point] as number; edge >= 0; edge = nextOut[edge] as number) {
      const next = to[edge] as number;
      const lowered = length + (max[edge] as number);
      if (lowered >= (next === ORIGIN ? 0 : (label[next] as number)) || off[claimOf[edge] as number] === 1) continue;
      if (next === ORIGIN) {
        this.#closeAtOrigin(point, edge);
        if (poisoned[point] === 1) return;
      } else if (poisoned[next] === 0) {
        label[next] = lowered;
        this.#by[next] = edge;
        this.#relaxed++;
        if (this.#relaxed % scanEvery === 0) this.#scanParents();
        if (poisoned[point] === 1) return;
        if (poisoned[next] === 0) this.#push(next);
      }
    }
  }

  #push(point: number): void {
    const { queue, queued } = this.#workspace;
    if (queued[point] === 1) return;
    queued[point] = 1;
    queue[this.#tail] = point;
    this.#tail = this.#tail === this.#points.length ? 0 : this.#tail + 1;
  }

  /** An edge into the origin would push it below 0: the chain of parents back to the origin is a conflict. */
  #closeAtOrigin(point: number, closing: number): void {
    const { from } = this.#network;
    const { poisoned } = this.#workspace;
    const chain = [closing];
    let at = point;
    while (at !== ORIGIN) {
      const by = this.#by[at] as number;
      if (chain.length > this.#points.length + 2) {
        this.#scanParents();
        poisoned[point] = 1;
        return;
      }
      if (by < 0 || poisoned[at] === 1) {
        poisoned[point] = 1;
        return;
      }
      chain.push(by);
      at = from[by] as number;
    }
    this.#emit(chain.reverse());
  }

  #emit(cycle: number[]): void {
    const { to } = this.#network;
    for (const edge of cycle) this.#workspace.poisoned[to[edge] as number] = 1;
    this.#workspace.poisoned[ORIGIN] = 0;
    this.cycles.push(cycle);
  }

  /** Takes every cycle out of the graph of parents; each is an impossible chain that avoids the origin. */
  #scanParents(): void {
    const { mark, poisoned } = this.#workspace;
    const { from, to } = this.#network;
    const old = this.#workspace.stamp;
    let stamp = old;
    for (const start of this.#points) {
      if ((mark[start] as number) > old) continue;
      stamp++;
      let at = start;
      while (at !== ORIGIN && (mark[at] as number) <= old) {
        mark[at] = stamp;
        const by = this.#by[at] as number;
        at = by < 0 ? ORIGIN : (from[by] as number);
      }
      if (at === ORIGIN || mark[at] !== stamp) continue;
      const cycle = this.#parentCycle(at);
      const clean = cycle.every((edge) => poisoned[to[edge] as number] === 0);
      if (clean) this.#emit(cycle);
      for (const edge of cycle) {
        poisoned[to[edge] as number] = 1;
        this.#by[to[edge] as number] = -1;
      }
    }
    this.#workspace.stamp = stamp;
  }

  #parentCycle(on: number): number[] {
    const cycle: number[] = [];
    let at = on;
    do {
      const by = this.#by[at] as number;
      cycle.push(by);
      at = this.#network.from[by] as number;
    } while (at !== on);
    return cycle.reverse();
  }
}

/** A closed walk of negative length holds a simple ring of negative length; the length is in days unless told otherwise. */
export function simpleRing(
  network: Network,
  walk: readonly number[],
  length: (edge: number) => number = (edge) => network.max[edge] as number,
): Cycle {
  const trail: number[] = [];
  for (const edge of walk) {
    trail.push(edge);
    const end = network.to[edge];
    const start = trail.findIndex((earlier) => network.from[earlier] === end);
    if (start < 0) continue;
    const ring = trail.splice(start);
    if (ring.reduce((sum, part) => sum + length(part), 0) < 0) return ring;
  }
  return walk;
}
