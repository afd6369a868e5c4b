import type { Network } from "./network.ts";
import { ORIGIN } from "./network.ts";

/**
 * The parts of a network that no chain of edges joins except through the origin, and that share no claim but axioms.
 * A simple cycle visits the origin at most once, so every conflict lies inside one part, and so does what is given up for it.
 */
export interface Partition {
  readonly count: number;
  /** Points of part `p`: `points.subarray(start[p], start[p + 1])`, ascending. */
  readonly start: Int32Array;
  readonly points: Int32Array;
  /** Part of each point; −1 for the origin. */
  readonly partOf: Int32Array;
}

function find(parent: Int32Array, point: number): number {
  let root = point;
  while (parent[root] !== root) {
    const above = parent[root] as number;
    parent[root] = parent[above] as number;
    root = parent[root] as number;
  }
  return root;
}

function joined(network: Network): Int32Array {
  const parent = new Int32Array(network.points);
  for (let point = 0; point < network.points; point++) parent[point] = point;
  const { from, to, claimOf, cost, edges } = network;
  const firstPointOf = new Int32Array(network.claims);
  for (let edge = 0; edge < edges; edge++) {
    const start = from[edge] as number;
    const end = to[edge] as number;
    if (start < ORIGIN) continue;
    if (start !== ORIGIN && end !== ORIGIN) join(parent, start, end);
    const claim = claimOf[edge] as number;
    if (cost[claim] === Infinity) continue;
    const point = start === ORIGIN ? end : start;
    const first = firstPointOf[claim] as number;
    if (first === ORIGIN) firstPointOf[claim] = point;
    else if (first !== point) join(parent, first, point);
  }
  return parent;
}

/** The lower root becomes the root of both. */
function join(parent: Int32Array, left: number, right: number): void {
  const a = find(parent, left);
  const b = find(parent, right);
  if (a < b) parent[b] = a;
  else if (b < a) parent[a] = b;
}

/** Splits the network by union-find over all edges that do not touch the origin, and over claims; parts are numbered by their lowest point. */
export function partition(network: Network): Partition {
  const parent = joined(network);
  const partOf = new Int32Array(network.points).fill(-1);
  const sizes: number[] = [];
  for (let point = 1; point < network.points; point++) {
    const root = find(parent, point);
    if (root === point) {
      partOf[point] = sizes.length;
      sizes.push(1);
    } else {
      const part = partOf[root] as number;
      partOf[point] = part;
      sizes[part] = (sizes[part] as number) + 1;
    }
  }
  const start = new Int32Array(sizes.length + 1);
  for (let part = 0; part < sizes.length; part++) start[part + 1] = (start[part] as number) + (sizes[part] as number);
  const fill = start.slice();
  const points = new Int32Array(network.points - 1);
  for (let point = 1; point < network.points; point++) {
    const part = partOf[point] as number;
    const slot = fill[part] as number;
    fill[part] = slot + 1;
    points[slot] = point;
  }
  return { count: sizes.length, start, points, partOf };
}

/** The points of one part, ascending. */
export function pointsOf(parts: Partition, part: number): Int32Array {
  return parts.points.subarray(parts.start[part], parts.start[part + 1]);
}
