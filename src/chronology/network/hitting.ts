import { CoverSearch, TOLERANCE } from "./cover.ts";

/** A choice of claims to give up. */
export interface Correction {
  /** Ascending. */
  readonly claims: readonly number[];
  readonly cost: number;
  /** False where the search ran out of its budget: then a cheaper choice may exist. */
  readonly exact: boolean;
}

/** Given up only when nothing else can be: dearer than any sum of ordinary costs. */
export const AXIOM_PRICE = 1e9;
/** How many sets the search may look at. */
const DEFAULT_BUDGET = 2_000_000;

/** What an axiom counts as while choosing; other costs stand as they are. */
export function price(cost: number): number {
  return Math.min(cost, AXIOM_PRICE);
}

/**
 * The cheapest set of claims that meets every given set (branch and bound);
 * of equally cheap ones, the first in the order of claim numbers, so that the answer does not depend on how the sets were found.
 */
export function cheapestHittingSet(
  sets: readonly (readonly number[])[],
  costOf: (claim: number) => number,
  budget: number = DEFAULT_BUDGET,
): Correction {
  const priceOf = new Map<number, number>();
  for (const set of sets) for (const claim of set) priceOf.set(claim, price(costOf(claim)));
  const reduced = reduce(sets, priceOf);
  const members = [...new Set(reduced.flat())].sort((a, b) => a - b);
  const chosen = choose(reduced, { members, priceOf, budget });
  const claims = chosen.claims;
  return { claims, cost: claims.reduce((total, claim) => total + costOf(claim), 0), exact: chosen.exact };
}

interface Choosing {
  /** The claims to choose from, ascending. */
  readonly members: readonly number[];
  readonly priceOf: ReadonlyMap<number, number>;
  readonly budget: number;
}

/** First the least cost, then claim by claim whether a choice of that cost holds it. */
function choose(sets: readonly (readonly number[])[], use: Choosing): { readonly claims: readonly number[]; readonly exact: boolean } {
  const { members, priceOf } = use;
  const budget = { left: use.budget };
  const numberOf = new Map(members.map((claim, index) => [claim, index]));
  const price = Float64Array.from(members, (claim) => priceOf.get(claim) as number);
  const search = new CoverSearch(
    sets.map((set) => set.map((claim) => numberOf.get(claim) as number)),
    price,
    budget,
  );
  const first = greedy(sets, priceOf);
  let choice: Uint8Array = Uint8Array.from(members, (claim) => (first.includes(claim) ? 1 : 0));
  choice = search.cheapestBelow(sum(first, priceOf)) ?? choice;
  const exact = budget.left > 0;
  const cost = choice.reduce((total, taken, index) => total + taken * (price[index] as number), 0);
  for (let member = 0; member < members.length && budget.left > 0; member++) {
    search.hold(member);
    if (choice[member] === 1) continue;
    const other = search.anyBelow(cost + 2 * TOLERANCE);
    if (other !== undefined) choice = other;
    else {
      search.release(member);
      search.bar(member);
    }
  }
  return { claims: members.filter((_, index) => choice[index] === 1), exact };
}

function sum(claims: readonly number[], priceOf: ReadonlyMap<number, number>): number {
  return claims.reduce((total, claim) => total + (priceOf.get(claim) as number), 0);
}

/** Drops sets that contain another set, then claims that another claim replaces everywhere at no more cost, until nothing changes. */
function reduce(sets: readonly (readonly number[])[], priceOf: ReadonlyMap<number, number>): readonly (readonly number[])[] {
  let now = sets;
  for (;;) {
    const smaller = withoutReplaceable(withoutSupersets(now), priceOf);
    if (size(smaller) === size(now)) return smaller;
    now = smaller;
  }
}

function size(sets: readonly (readonly number[])[]): number {
  return sets.reduce((total, set) => total + set.length, 0);
}

function withoutSupersets(sets: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const kept: (readonly number[])[] = [];
  const bySize = [...sets].sort((a, b) => a.length - b.length);
  for (const set of bySize) {
    const members = new Set(set);
    if (!kept.some((smaller) => smaller.every((claim) => members.has(claim)))) kept.push(set);
  }
  return kept;
}

function withoutReplaceable(sets: readonly (readonly number[])[], priceOf: ReadonlyMap<number, number>): readonly (readonly number[])[] {
  const places = new Map<number, Set<number>>();
  sets.forEach((set, index) => {
    for (const claim of set) places.set(claim, (places.get(claim) ?? new Set()).add(index));
  });
  const gone = new Set<number>();
  for (const [claim, where] of places) {
    const anyPlace = sets[where.values().next().value as number] as readonly number[];
    if (anyPlace.some((other) => other !== claim && !gone.has(other) && replaces(other, claim))) gone.add(claim);
  }
  return sets.map((set) => set.filter((claim) => !gone.has(claim)));

  function replaces(other: number, claim: number): boolean {
    const difference = (priceOf.get(other) as number) - (priceOf.get(claim) as number);
    if (difference > TOLERANCE || (difference > -TOLERANCE && other > claim)) return false;
    const where = places.get(other) as ReadonlySet<number>;
    for (const place of places.get(claim) as ReadonlySet<number>) if (!where.has(place)) return false;
    return true;
  }
}

function greedy(sets: readonly (readonly number[])[], priceOf: ReadonlyMap<number, number>): readonly number[] {
  const chosen: number[] = [];
  let open = sets;
  while (open.length > 0) {
    const hits = new Map<number, number>();
    for (const set of open) for (const claim of set) hits.set(claim, (hits.get(claim) ?? 0) + 1);
    let best = -1;
    let bestRate = Infinity;
    for (const [claim, count] of hits) {
      const rate = (priceOf.get(claim) as number) / count;
      if (rate < bestRate || (rate === bestRate && claim < best)) {
        best = claim;
        bestRate = rate;
      }
    }
    chosen.push(best);
    open = open.filter((set) => !set.includes(best));
  }
  return chosen;
}

/** Groups the numbers of sets that are joined by shared claims; cheapest hitting sets of groups add up. */
export function clustersOf(sets: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const parent = sets.map((_, index) => index);
  const root = (index: number): number => {
    let at = index;
    while (parent[at] !== at) at = parent[at] as number;
    parent[index] = at;
    return at;
  };
  const owner = new Map<number, number>();
  sets.forEach((set, index) => {
    for (const claim of set) {
      const other = owner.get(claim);
      if (other === undefined) owner.set(claim, index);
      else parent[Math.max(root(other), root(index))] = Math.min(root(other), root(index));
    }
  });
  const groups = new Map<number, number[]>();
  sets.forEach((_, index) => {
    const listed = groups.get(root(index));
    if (listed === undefined) groups.set(root(index), [index]);
    else listed.push(index);
  });
  return [...groups.values()];
}
