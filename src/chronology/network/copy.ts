import type { Network } from "./network.ts";
import { createNetwork, ORIGIN } from "./network.ts";

/** Some points of a network with the claims that speak of them, on their own, to be tried out. */
export interface NetworkCopy {
  readonly network: Network;
  readonly speaks: (claim: number) => boolean;
  readonly claimOf: (original: number) => number;
  readonly originalOf: (claim: number) => number;
  readonly pointOf: (original: number) => number;
}

/** Copies points with all edges among them and to the origin whose claims speak. */
export function copyPoints(network: Network, points: readonly number[], speaks: (claim: number) => boolean): NetworkCopy {
  const copy = createNetwork();
  const pointOf = new Map([[ORIGIN, ORIGIN]]);
  for (const point of points) pointOf.set(point, copy.addPoint());
  const claims = new Map<number, number>();
  const originals: number[] = [];
  const claimOf = (original: number): number => {
    const known = claims.get(original);
    if (known !== undefined) return known;
    const claim = copy.addClaim(network.cost[original] as number);
    claims.set(original, claim);
    originals.push(original);
    return claim;
  };
  const addCopy = (edge: number): void => {
    const claim = network.claimOf[edge] as number;
    if (!speaks(claim)) return;
    const from = pointOf.get(network.from[edge] as number) as number;
    const to = pointOf.get(network.to[edge] as number) as number;
    const added = copy.addEdge(from, to, network.max[edge] as number, claimOf(claim));
    copy.order[added] = network.order[edge] as number;
  };
  for (const point of points) {
    for (let edge = network.firstOut[point] as number; edge >= 0; edge = network.nextOut[edge] as number) addCopy(edge);
    for (let edge = network.firstIn[point] as number; edge >= 0; edge = network.nextIn[edge] as number) {
      if (network.from[edge] === ORIGIN) addCopy(edge);
    }
  }
  return {
    network: copy,
    speaks,
    claimOf,
    originalOf: (claim) => originals[claim] as number,
    pointOf: (original) => pointOf.get(original) as number,
  };
}
