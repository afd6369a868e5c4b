import type { Cycle } from "./cycles.ts";
import { Excerpt } from "./excerpt.ts";
import type { Network } from "./network.ts";
import { STRICT_ORDER } from "./network.ts";

/**
 * A smallest set of statements that cannot hold together: with any one claim (and so any one group) left out,
 * the others and all axioms are consistent.
 */
export interface Conflict {
  /** Ascending; axioms apart. Empty only where axioms contradict each other, which is a fault of whoever made them. */
  readonly claims: readonly number[];
  /** The axioms the argument needs, ascending. */
  readonly axioms: readonly number[];
  /** The groups (sentences) of the claims, ascending; claims in no group do not show. */
  readonly groups: readonly number[];
  /** The argument: edges in a ring, starting at the origin where it passes through it. */
  readonly edges: readonly number[];
  /** "day": the days cannot fit; "order": on one day, each comes before the next. */
  readonly layer: "day" | "order";
  /** By how many days the statements miss each other: the least total relaxation that lets this argument go; 0 in the order layer. */
  readonly gap: number;
  /** Cost of the weakest claim: a chain is as strong as its weakest link. */
  readonly strength: number;
}

/** The group of each claim by claim number; a missing or negative entry: the claim stands alone. */
export type Groups = ArrayLike<number>;

/** Turns an impossible chain into a conflict: first whole groups are left out, cheapest first, then single claims. */
export function conflictFrom(network: Network, cycle: Cycle, use: { off: Uint8Array; groups: Groups | undefined }): Conflict {
  const claims = [...new Set(cycle.map((edge) => network.claimOf[edge] as number))].filter((claim) => !network.isAxiom(claim));
  const kept = smallest(network, claims, use);
  if (kept === undefined) return describe(network, cycle, use.groups);
  return describe(network, kept, use.groups);
}

function smallest(network: Network, claims: readonly number[], use: { off: Uint8Array; groups: Groups | undefined }): Cycle | undefined {
  const excerpt = new Excerpt(network, claims, use.off);
  const kept = new Set(claims);
  let last: Cycle | undefined;
  const tryWithout = (members: readonly number[]): void => {
    if (members.every((claim) => !kept.has(claim))) return;
    const found = excerpt.cycle((claim) => kept.has(claim) && !members.includes(claim));
    if (found === undefined) return;
    last = found;
    const still = new Set(found.map((edge) => network.claimOf[edge] as number));
    for (const claim of [...kept]) if (!still.has(claim)) kept.delete(claim);
  };
  for (const members of cheapestFirst(network, grouped(claims, use.groups))) tryWithout(members);
  const single = [...kept].map((claim) => [claim]);
  for (const members of cheapestFirst(network, single)) tryWithout(members);
  return last;
}

function grouped(claims: readonly number[], groups: Groups | undefined): readonly (readonly number[])[] {
  const byGroup = new Map<number, number[]>();
  for (const claim of claims) {
    const group = groups?.[claim] ?? -1;
    const key = group < 0 ? -1 - claim : group;
    const listed = byGroup.get(key);
    if (listed === undefined) byGroup.set(key, [claim]);
    else listed.push(claim);
  }
  return [...byGroup.values()];
}

/** Weak statements are left out first, of equal ones the later. */
function cheapestFirst(network: Network, sets: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const cost = (set: readonly number[]): number => set.reduce((total, claim) => total + (network.cost[claim] as number), 0);
  return [...sets].sort((a, b) => cost(a) - cost(b) || Math.max(...b) - Math.max(...a));
}

function describe(network: Network, cycle: Cycle, groups: Groups | undefined): Conflict {
  const all = [...new Set(cycle.map((edge) => network.claimOf[edge] as number))].sort((a, b) => a - b);
  const claims = all.filter((claim) => !network.isAxiom(claim));
  const own = claims.map((claim) => groups?.[claim] ?? -1).filter((group) => group >= 0);
  const sum = cycle.reduce((total, edge) => total + (network.max[edge] as number), 0);
  const byOrder = sum >= 0 && cycle.some((edge) => network.order[edge] === STRICT_ORDER);
  return {
    claims,
    axioms: all.filter((claim) => network.isAxiom(claim)),
    groups: [...new Set(own)].sort((a, b) => a - b),
    edges: fromOrigin(network, cycle),
    layer: byOrder ? "order" : "day",
    gap: byOrder ? 0 : -sum,
    strength: claims.reduce((least, claim) => Math.min(least, network.cost[claim] as number), Infinity),
  };
}

/** Turns the ring so that it starts at the origin, else at its lowest point. */
function fromOrigin(network: Network, cycle: Cycle): Cycle {
  let start = 0;
  for (let index = 1; index < cycle.length; index++) {
    if ((network.from[cycle[index] as number] as number) < (network.from[cycle[start] as number] as number)) start = index;
  }
  return [...cycle.slice(start), ...cycle.slice(0, start)];
}

/** What makes two conflicts the same: their claims, or the axioms if there are no claims. */
export function conflictKey(conflict: Conflict): string {
  return conflict.claims.length > 0 ? conflict.claims.join() : `axioms ${conflict.axioms.join()}`;
}

/** What a correction may give up: the claims, or where there are none, the axioms. */
export function givable(conflict: Conflict): readonly number[] {
  return conflict.claims.length > 0 ? conflict.claims : conflict.axioms;
}

/** The order in which conflicts are worth showing: fewest sentences, strongest, widest apart, earliest. */
export function byHeadline(left: Conflict, right: Conflict): number {
  return (
    passages(left) - passages(right) ||
    compare(right.strength, left.strength) ||
    compare(right.gap, left.gap) ||
    compare(left.claims[0] ?? 0, right.claims[0] ?? 0) ||
    compare(conflictKey(left), conflictKey(right))
  );
}

function passages(conflict: Conflict): number {
  return conflict.groups.length === 0 ? conflict.claims.length : conflict.groups.length;
}

function compare<T extends number | string>(left: T, right: T): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
