import type { Cycle } from "./cycles.ts";
import type { Network } from "./network.ts";
import { NOT_ORDER, ORIGIN, STRICT_ORDER } from "./network.ts";

/** Axioms farther away than this many points do not take part in shrinking. */
const MOST_POINTS = 2_000;
const ROUNDS_BETWEEN_SEARCHES = 4;

/**
 * A few claims of a network with all their edges, and the axioms that hang on them;
 * small enough that any choice among the claims can be tried.
 */
export class Excerpt {
  readonly #network: Network;
  readonly #edges: readonly number[];
  readonly #local: ReadonlyMap<number, number>;

  constructor(network: Network, claims: readonly number[], off: Uint8Array) {
    this.#network = network;
    const local = new Map<number, number>([[ORIGIN, 0]]);
    const edges = new Set<number>();
    const points: number[] = [];
    const add = (edge: number): void => {
      edges.add(edge);
      for (const point of [network.from[edge] as number, network.to[edge] as number]) {
        if (local.has(point)) continue;
        local.set(point, local.size);
        points.push(point);
      }
    };
    for (const claim of claims) for (const edge of network.edgesOf(claim)) add(edge);
    for (let next = 0; next < points.length && points.length < MOST_POINTS; next++) {
      const point = points[next] as number;
      for (const edge of [...listed(network.firstOut, network.nextOut, point), ...listed(network.firstIn, network.nextIn, point)]) {
        const claim = network.claimOf[edge] as number;
        if (network.isAxiom(claim) && off[claim] === 0) add(edge);
      }
    }
    this.#edges = [...edges].sort((a, b) => a - b);
    this.#local = local;
  }

  /** An impossible chain among the axioms and the claims that `on` lets speak; undefined if they are consistent. */
  cycle(on: (claim: number) => boolean): Cycle | undefined {
    const { claimOf, order, max } = this.#network;
    const edges = this.#edges.filter((edge) => this.#network.isAxiom(claimOf[edge] as number) || on(claimOf[edge] as number));
    const byDays = this.#negativeCycle(edges, (edge) => max[edge] as number);
    if (byDays !== undefined) return byDays;
    const told = edges.filter((edge) => order[edge] !== NOT_ORDER);
    return this.#negativeCycle(told, (edge) => (order[edge] === STRICT_ORDER ? -1 : 0));
  }

  /** Bellman-Ford from everywhere at once; every few rounds the edges that lowered points last are searched for a ring. */
  #negativeCycle(edges: readonly number[], length: (edge: number) => number): Cycle | undefined {
    const size = this.#local.size;
    const label = new Float64Array(size);
    const by = new Int32Array(size).fill(-1);
    for (let round = 1; ; round++) {
      let lowered = false;
      for (const edge of edges) {
        const to = this.#at(this.#network.to[edge] as number);
        const reached = (label[this.#at(this.#network.from[edge] as number)] as number) + length(edge);
        if (reached >= (label[to] as number)) continue;
        label[to] = reached;
        by[to] = edge;
        lowered = true;
      }
      if (!lowered) return undefined;
      const ring = round % ROUNDS_BETWEEN_SEARCHES === 0 ? this.#ring(by) : undefined;
      if (ring !== undefined) return ring;
    }
  }

  #ring(by: Int32Array): Cycle | undefined {
    const seenFrom = new Int32Array(by.length).fill(-1);
    for (let start = 0; start < by.length; start++) {
      let at = start;
      while (seenFrom[at] === -1 && (by[at] as number) >= 0) {
        seenFrom[at] = start;
        at = this.#before(by, at);
      }
      if (seenFrom[at] !== start || (by[at] as number) < 0) continue;
      const ring = [by[at] as number];
      for (let back = this.#before(by, at); back !== at; back = this.#before(by, back)) ring.push(by[back] as number);
      return ring.reverse();
    }
    return undefined;
  }

  #before(by: Int32Array, point: number): number {
    return this.#at(this.#network.from[by[point] as number] as number);
  }

  #at(point: number): number {
    return this.#local.get(point) as number;
  }
}

function listed(first: Int32Array, next: Int32Array, point: number): number[] {
  const edges: number[] = [];
  for (let edge = first[point] as number; edge >= 0; edge = next[edge] as number) edges.push(edge);
  return edges;
}
