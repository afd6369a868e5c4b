import type { Network } from "./network.ts";
import { ORIGIN } from "./network.ts";
import type { SortScratch } from "./sorting.ts";
import { createSortScratch, sortByKey } from "./sorting.ts";

/**
 * Stands for "no bound" inside the passes: finite, so that conflicts far from any date are still found,
 * and beyond any sum of real distances.
 */
export const UNBOUNDED = 2 ** 44;
const HALF = UNBOUNDED / 2;

/** The exact bounds of every point, and the edge each bound rests on (−1: none). */
export interface Labels {
  /** Length of the shortest chain from the origin: the latest day. */
  latest: Float64Array;
  latestBy: Int32Array;
  /** Length of the shortest chain to the origin: minus the earliest day. */
  toOrigin: Float64Array;
  toOriginBy: Int32Array;
}

/** A point's days, both included; ±Infinity is open. */
export interface Window {
  readonly earliest: number;
  readonly latest: number;
}

/** Labels for a network in which nothing is known yet. */
export function emptyLabels(network: Network): Labels {
  const size = network.firstOut.length;
  const labels = {
    latest: new Float64Array(size).fill(UNBOUNDED),
    latestBy: new Int32Array(size).fill(-1),
    toOrigin: new Float64Array(size).fill(UNBOUNDED),
    toOriginBy: new Int32Array(size).fill(-1),
  };
  labels.latest[ORIGIN] = 0;
  labels.toOrigin[ORIGIN] = 0;
  return labels;
}

/** A length as the passes hold it, with Infinity where there is no bound. */
export function openLength(length: number): number {
  return length > HALF ? Infinity : length;
}

/** The days a point can fall on: each of them, and no other, extends to a full solution. */
export function windowFrom(labels: Labels, point: number): Window {
  return { earliest: 0 - openLength(labels.toOrigin[point] as number), latest: openLength(labels.latest[point] as number) };
}

/** What the passes need to have at hand for one network; reused from part to part. */
export interface Workspace {
  queue: Int32Array;
  queued: Uint8Array;
  poisoned: Uint8Array;
  mark: Int32Array;
  stamp: number;
  readonly sorting: SortScratch;
}

export function createWorkspace(network: Network): Workspace {
  const size = network.firstOut.length;
  return {
    queue: new Int32Array(size + 1),
    queued: new Uint8Array(size),
    poisoned: new Uint8Array(size),
    mark: new Int32Array(size),
    stamp: 0,
    sorting: createSortScratch(),
  };
}

/** Puts the points of a part into the queue, smallest label first, ties by number. */
export function queueByLabel(workspace: Workspace, points: Int32Array, label: Float64Array): void {
  const { queue, queued } = workspace;
  queue.set(points);
  const filled = queue.subarray(0, points.length);
  sortByKey(filled, label, { open: HALF, scratch: workspace.sorting });
  for (const point of points) queued[point] = 1;
}

/**
 * Fills `toOrigin` for the points of a part whose switched-on edges are consistent.
 * `off[claim] = 1` switches a claim off.
 */
export function labelToOrigin(network: Network, points: Int32Array, pass: { off: Uint8Array; labels: Labels; workspace: Workspace }): void {
  const { off, workspace } = pass;
  const { toOrigin: label, toOriginBy: by } = pass.labels;
  const { from, max, claimOf, firstIn, nextIn } = network;
  seedToOrigin(network, points, pass);
  queueByLabel(workspace, points, label);
  const { queue, queued } = workspace;
  const capacity = points.length + 1;
  let head = 0;
  let tail = points.length;
  while (head !== tail) {
    const point = queue[head] as number;
    head = head + 1 === capacity ? 0 : head + 1;
    queued[point] = 0;
    const length = label[point] as number;
    for (let edge = firstIn[point] as number; edge >= 0; edge = nextIn[edge] as number) {
      const before = from[edge] as number;
      if (before === ORIGIN) continue;
      const lowered = length + (max[edge] as number);
      if (lowered >= (label[before] as number) || off[claimOf[edge] as number] === 1) continue;
      label[before] = lowered;
      by[before] = edge;
      if (queued[before] === 1) continue;
      queued[before] = 1;
      queue[tail] = before;
      tail = tail + 1 === capacity ? 0 : tail + 1;
    }
  }
}

function seedToOrigin(network: Network, points: Int32Array, pass: { off: Uint8Array; labels: Labels }): void {
  const { to, max, claimOf, firstOut, nextOut } = network;
  for (const point of points) {
    let least = UNBOUNDED;
    let leastBy = -1;
    for (let edge = firstOut[point] as number; edge >= 0; edge = nextOut[edge] as number) {
      if (to[edge] !== ORIGIN || (max[edge] as number) >= least || pass.off[claimOf[edge] as number] === 1) continue;
      least = max[edge] as number;
      leastBy = edge;
    }
    pass.labels.toOrigin[point] = least;
    pass.labels.toOriginBy[point] = leastBy;
  }
}
