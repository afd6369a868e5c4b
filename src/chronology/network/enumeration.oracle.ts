import fc from "fast-check";
import type { Network } from "./network.ts";
import { createNetwork } from "./network.ts";

/** A network as plain data, for oracles and generators; point 0 is the origin. */
export interface Plan {
  readonly points: number;
  readonly claims: readonly PlannedClaim[];
}

export interface PlannedClaim {
  readonly cost: number;
  readonly edges: readonly PlannedEdge[];
}

export interface PlannedEdge {
  readonly from: number;
  readonly to: number;
  readonly max: number;
  /** The end of the edge comes before its beginning, strictly or not; `max` is 0. */
  readonly order?: "weak" | "strict";
}

export function build(plan: Plan): Network {
  const network = createNetwork();
  for (let point = 1; point <= plan.points; point++) network.addPoint();
  for (const claim of plan.claims) addPlanned(network, claim);
  return network;
}

export function addPlanned(network: Network, planned: PlannedClaim): number {
  const claim = network.addClaim(planned.cost);
  for (const edge of planned.edges) {
    if (edge.order === undefined) network.addEdge(edge.from, edge.to, edge.max, claim);
    else network.addOrder(edge.to, edge.from, { strict: edge.order === "strict", claim });
  }
  return claim;
}

/** All shortest distances by Floyd-Warshall, or undefined if some ring is negative. */
export function distances(points: number, edges: readonly PlannedEdge[]): readonly (readonly number[])[] | undefined {
  const size = points + 1;
  const matrix = Array.from({ length: size }, (_, row) => Array.from({ length: size }, (_, column) => (row === column ? 0 : Infinity)));
  const cell = (row: number, column: number): number => matrix[row]?.[column] ?? Infinity;
  for (const edge of edges) (matrix[edge.from] as number[])[edge.to] = Math.min(cell(edge.from, edge.to), edge.max);
  for (let via = 0; via < size; via++) {
    for (let row = 0; row < size; row++) {
      for (let column = 0; column < size; column++) {
        (matrix[row] as number[])[column] = Math.min(cell(row, column), cell(row, via) + cell(via, column));
      }
    }
  }
  for (let point = 0; point < size; point++) if (cell(point, point) < 0) return undefined;
  return matrix;
}

/** Whether days can be found, and within a day hours, so that every edge holds. */
export function holds(points: number, edges: readonly PlannedEdge[]): boolean {
  if (distances(points, edges) === undefined) return false;
  const told = edges.filter((edge) => edge.order !== undefined);
  const fine = told.map((edge) => ({ from: edge.from, to: edge.to, max: edge.order === "strict" ? -1 : 0 }));
  return distances(points, fine) !== undefined;
}

/** The edges of the claims whose bit is set. */
export function edgesOn(plan: Plan, on: (claim: number) => boolean): readonly PlannedEdge[] {
  return plan.claims.flatMap((claim, index) => (on(index) ? claim.edges : []));
}

/** The cheapest set of claims to leave out, by trying every set; of equal ones the first in order of claim numbers. */
export function cheapestByEnumeration(plan: Plan): { readonly cost: number; readonly off: readonly number[] } | undefined {
  let best: { cost: number; off: readonly number[] } | undefined;
  for (let mask = 0; mask < 1 << plan.claims.length; mask++) {
    const off = plan.claims.map((_, index) => index).filter((index) => (mask >> index) & 1);
    const cost = off.reduce((sum, index) => sum + (plan.claims[index]?.cost ?? 0), 0);
    if (cost === Infinity || (best !== undefined && cost > best.cost + 1e-9)) continue;
    if (best !== undefined && Math.abs(cost - best.cost) <= 1e-9 && !isFirst(off, best.off)) continue;
    if (
      holds(
        plan.points,
        edgesOn(plan, (claim) => !off.includes(claim)),
      )
    )
      best = { cost, off };
  }
  return best;
}

function isFirst(left: readonly number[], right: readonly number[]): boolean {
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return left.length < right.length;
}

/** Every smallest set of claims that cannot hold together with the axioms, by trying every set. */
export function conflictsByEnumeration(plan: Plan): readonly (readonly number[])[] {
  const found: number[][] = [];
  const free = plan.claims.map((_, index) => index).filter((index) => plan.claims[index]?.cost !== Infinity);
  const masks = Array.from({ length: 1 << free.length }, (_, mask) => mask).sort((a, b) => bits(a) - bits(b) || a - b);
  for (const mask of masks) {
    const set = free.filter((_, index) => (mask >> index) & 1);
    if (found.some((smaller) => smaller.every((claim) => set.includes(claim)))) continue;
    const on = (claim: number): boolean => set.includes(claim) || plan.claims[claim]?.cost === Infinity;
    if (!holds(plan.points, edgesOn(plan, on))) found.push(set);
  }
  return found;
}

/** Every smallest set of claims that suffices to leave out, by trying every set. */
export function correctionsByEnumeration(plan: Plan): readonly (readonly number[])[] {
  const found: number[][] = [];
  const free = plan.claims.map((_, index) => index).filter((index) => plan.claims[index]?.cost !== Infinity);
  const masks = Array.from({ length: 1 << free.length }, (_, mask) => mask).sort((a, b) => bits(a) - bits(b) || a - b);
  for (const mask of masks) {
    const set = free.filter((_, index) => (mask >> index) & 1);
    if (found.some((smaller) => smaller.every((claim) => set.includes(claim)))) continue;
    if (
      holds(
        plan.points,
        edgesOn(plan, (claim) => !set.includes(claim)),
      )
    )
      found.push(set);
  }
  return found;
}

function bits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest > 0; rest >>= 1) count += rest & 1;
  return count;
}

const day = fc.integer({ min: 0, max: 40 });

function edgeBetween(points: number): fc.Arbitrary<PlannedEdge> {
  const point = fc.integer({ min: 1, max: points });
  const pair = fc.tuple(point, point).filter(([a, b]) => a !== b);
  return pair.chain(([from, to]) =>
    fc.oneof(
      fc.integer({ min: -12, max: 12 }).map((max) => ({ from, to, max })),
      fc.constantFrom("weak" as const, "strict" as const).map((order) => ({ from, to, max: 0, order })),
    ),
  );
}

/** A random claim: a date of one point, or one or two links between points. */
export function claimsAmong(points: number, axioms = false): fc.Arbitrary<PlannedClaim> {
  const dated = fc.tuple(fc.integer({ min: 1, max: points }), day, fc.integer({ min: -1, max: 6 })).map(([point, first, width]) => [
    { from: 0, to: point, max: first + width },
    { from: point, to: 0, max: -first },
  ]);
  const linked = fc.array(edgeBetween(points), { minLength: 1, maxLength: 2 });
  const cost = fc.integer({ min: 1, max: 9 });
  const told = fc.record({ cost, edges: fc.oneof(dated, linked) });
  return axioms ? fc.oneof({ arbitrary: told, weight: 5 }, { arbitrary: linked.map((edges) => ({ cost: Infinity, edges })), weight: 1 }) : told;
}

/** Small random networks, most of them with conflicts. */
export function plans(most: { readonly points: number; readonly claims: number; readonly axioms?: boolean }): fc.Arbitrary<Plan> {
  return fc.integer({ min: 2, max: most.points }).chain((points) =>
    fc.record({
      points: fc.constant(points),
      claims: fc.array(claimsAmong(points, most.axioms === true), { minLength: 1, maxLength: most.claims, size: "max" }),
    }),
  );
}
