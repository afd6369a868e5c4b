import { assert } from "../../base/assert.ts";

/** The point that stands for day 0; a bound on a point is an edge from or to it. */
export const ORIGIN = 0;

/** How an edge speaks in the order layer, which knows earlier and later within one day. */
export const NOT_ORDER = 0;
export const WEAK_ORDER = 1;
export const STRICT_ORDER = 2;

const LARGEST_DISTANCE = 1e9;

function grownInts(old: Int32Array, size: number): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(size);
  grown.set(old);
  return grown;
}

function grownFloats(old: Float64Array, size: number): Float64Array<ArrayBuffer> {
  const grown = new Float64Array(size);
  grown.set(old);
  return grown;
}

function grownBytes(old: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const grown = new Uint8Array(size);
  grown.set(old);
  return grown;
}

/**
 * A simple temporal network on whole days (Dechter, Meiri & Pearl 1991): points, and edges that say
 * `day(to) − day(from) ≤ max`, each owned by a claim with a cost; a cost of Infinity makes it an axiom.
 * Lists of edges end with −1. The origin keeps no lists: nothing ever needs to visit all dated points through it.
 */
export class Network {
  points = 1;
  claims = 0;
  /** One past the highest edge in use; edges of removed claims leave gaps with `from` −1. */
  edges = 0;

  from: Int32Array = new Int32Array(64);
  to: Int32Array = new Int32Array(64);
  max: Int32Array = new Int32Array(64);
  claimOf: Int32Array = new Int32Array(64);
  order: Uint8Array = new Uint8Array(64);
  nextOut: Int32Array = new Int32Array(64);
  nextIn: Int32Array = new Int32Array(64);
  nextOfClaim: Int32Array = new Int32Array(64);

  firstOut: Int32Array = new Int32Array(16).fill(-1);
  firstIn: Int32Array = new Int32Array(16).fill(-1);

  cost: Float64Array = new Float64Array(16);
  firstOfClaim: Int32Array = new Int32Array(16);

  #free = -1;

  /** A new point, free to lie anywhere. */
  addPoint(): number {
    if (this.points === this.firstOut.length) {
      this.firstOut = grownInts(this.firstOut, this.points * 2);
      this.firstIn = grownInts(this.firstIn, this.points * 2);
    }
    const point = this.points++;
    this.firstOut[point] = -1;
    this.firstIn[point] = -1;
    return point;
  }

  /** A new claim without content; `cost` is what it takes to give it up (log odds), Infinity for an axiom. */
  addClaim(cost: number): number {
    assert(cost > 0, `a claim costs more than nothing, not ${cost}`);
    if (this.claims === this.cost.length) {
      this.cost = grownFloats(this.cost, this.claims * 2);
      this.firstOfClaim = grownInts(this.firstOfClaim, this.claims * 2);
    }
    const claim = this.claims++;
    this.cost[claim] = cost;
    this.firstOfClaim[claim] = -1;
    return claim;
  }

  /** The claim says `day(to) − day(from) ≤ max`. */
  addEdge(from: number, to: number, max: number, claim: number): number {
    assert(Number.isInteger(max) && Math.abs(max) <= LARGEST_DISTANCE, `a distance is a whole number of days, not ${max}`);
    assert(from !== to, "an edge joins two different points");
    assert(from >= 0 && from < this.points && to >= 0 && to < this.points, "an edge joins points of this network");
    assert(claim >= 0 && claim < this.claims, "an edge belongs to a claim of this network");
    const edge = this.#takeSlot();
    this.from[edge] = from;
    this.to[edge] = to;
    this.max[edge] = max;
    this.claimOf[edge] = claim;
    this.order[edge] = NOT_ORDER;
    this.nextOfClaim[edge] = this.firstOfClaim[claim] as number;
    this.firstOfClaim[claim] = edge;
    if (from !== ORIGIN) {
      this.nextOut[edge] = this.firstOut[from] as number;
      this.firstOut[from] = edge;
    }
    if (to !== ORIGIN) {
      this.nextIn[edge] = this.firstIn[to] as number;
      this.firstIn[to] = edge;
    }
    return edge;
  }

  /** The claim says the point lies from day `earliest` to day `latest`, both included; ±Infinity is open. */
  addBounds(point: number, bounds: { readonly earliest: number; readonly latest: number }, claim: number): void {
    if (bounds.latest !== Infinity) this.addEdge(ORIGIN, point, bounds.latest, claim);
    if (bounds.earliest !== -Infinity) this.addEdge(point, ORIGIN, -bounds.earliest, claim);
  }

  /** The claim says `later` lies from `least` to `most` days after `earlier`; ±Infinity is open. */
  addDistance(earlier: number, later: number, between: { readonly least: number; readonly most: number; readonly claim: number }): void {
    if (between.most !== Infinity) this.addEdge(earlier, later, between.most, between.claim);
    if (between.least !== -Infinity) this.addEdge(later, earlier, -between.least, between.claim);
  }

  /** The claim says `earlier` comes before `later` (`strict`), or not after it; both may fall on one day. */
  addOrder(earlier: number, later: number, told: { readonly strict: boolean; readonly claim: number }): void {
    assert(earlier !== ORIGIN && later !== ORIGIN, "order is between points, not against a day");
    const edge = this.addEdge(later, earlier, 0, told.claim);
    this.order[edge] = told.strict ? STRICT_ORDER : WEAK_ORDER;
  }

  /** Takes all edges of a claim out; its number stays taken. */
  removeEdgesOf(claim: number): void {
    let edge = this.firstOfClaim[claim] as number;
    while (edge >= 0) {
      const next = this.nextOfClaim[edge] as number;
      this.#unlink(this.firstOut, this.nextOut, this.from[edge] as number, edge);
      this.#unlink(this.firstIn, this.nextIn, this.to[edge] as number, edge);
      this.from[edge] = -1;
      this.nextOfClaim[edge] = this.#free;
      this.#free = edge;
      edge = next;
    }
    this.firstOfClaim[claim] = -1;
  }

  /** The edges of a claim, latest added first. */
  edgesOf(claim: number): number[] {
    const edges: number[] = [];
    for (let edge = this.firstOfClaim[claim] as number; edge >= 0; edge = this.nextOfClaim[edge] as number) edges.push(edge);
    return edges;
  }

  isAxiom(claim: number): boolean {
    return this.cost[claim] === Infinity;
  }

  #takeSlot(): number {
    if (this.#free >= 0) {
      const edge = this.#free;
      this.#free = this.nextOfClaim[edge] as number;
      return edge;
    }
    if (this.edges === this.from.length) this.#growEdges(this.edges * 2);
    return this.edges++;
  }

  #growEdges(size: number): void {
    this.from = grownInts(this.from, size);
    this.to = grownInts(this.to, size);
    this.max = grownInts(this.max, size);
    this.claimOf = grownInts(this.claimOf, size);
    this.order = grownBytes(this.order, size);
    this.nextOut = grownInts(this.nextOut, size);
    this.nextIn = grownInts(this.nextIn, size);
    this.nextOfClaim = grownInts(this.nextOfClaim, size);
  }

  #unlink(first: Int32Array, next: Int32Array, point: number, edge: number): void {
    if (point === ORIGIN) return;
    let before = first[point] as number;
    if (before === edge) {
      first[point] = next[edge] as number;
      return;
    }
    while (next[before] !== edge) before = next[before] as number;
    next[before] = next[edge] as number;
  }
}

/** An empty network: the origin and nothing else. */
export function createNetwork(): Network {
  return new Network();
}
