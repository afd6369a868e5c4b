/** A choice of claims to give up. */
export interface Correction {
  /** Ascending. */
  readonly claims: readonly number[];
  readonly cost: number;
  /** False where the search ran out of its budget: then a cheaper choice may exist. */
  readonly exact: boolean;
}

const TOLERANCE = 1e-9;
/** Given up only when nothing else can be: dearer than any sum of ordinary costs. */
export const AXIOM_PRICE = 1e9;
/** How many sets the search may look at. */
const DEFAULT_BUDGET = 2_000_000;

/** What an axiom counts as while choosing; other costs stand as they are. */
export function price(cost: number): number {
  return Math.min(cost, AXIOM_PRICE);
}

interface Search {
  readonly sets: readonly (readonly number[])[];
  readonly priceOf: ReadonlyMap<number, number>;
  readonly chosen: number[];
  readonly isChosen: Set<number>;
  readonly barred: Set<number>;
  best: readonly number[];
  bestCost: number;
  budgetLeft: number;
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
  const first = greedy(reduced, priceOf);
  const search: Search = {
    sets: reduced,
    priceOf,
    chosen: [],
    isChosen: new Set(),
    barred: new Set(),
    best: first,
    bestCost: sum(first, priceOf),
    budgetLeft: budget,
  };
  branch(search, 0);
  const claims = [...search.best].sort((a, b) => a - b);
  return { claims, cost: claims.reduce((total, claim) => total + costOf(claim), 0), exact: search.budgetLeft > 0 };
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

/** Branches on the open set with the fewest claims still allowed; each claim tried is barred for its later siblings. */
function branch(search: Search, cost: number): void {
  search.budgetLeft -= search.sets.length;
  if (search.budgetLeft <= 0) return;
  const look = lookAhead(search);
  if (look.dead || cost + look.bound > search.bestCost + TOLERANCE) return;
  if (look.pick === undefined) {
    offer(search, cost);
    return;
  }
  const options = look.pick.filter((claim) => !search.barred.has(claim));
  options.sort((a, b) => (search.priceOf.get(a) as number) - (search.priceOf.get(b) as number) || a - b);
  for (const claim of options) {
    search.chosen.push(claim);
    search.isChosen.add(claim);
    branch(search, cost + (search.priceOf.get(claim) as number));
    search.isChosen.delete(claim);
    search.chosen.pop();
    search.barred.add(claim);
  }
  for (const claim of options) search.barred.delete(claim);
}

interface LookAhead {
  readonly dead: boolean;
  /** At least this much more is needed: the cheapest claims of open sets that share none. */
  readonly bound: number;
  readonly pick?: readonly number[];
}

function lookAhead(search: Search): LookAhead {
  let bound = 0;
  let pick: readonly number[] | undefined;
  let fewest = Infinity;
  const used = new Set<number>();
  for (const set of search.sets) {
    if (set.some((claim) => search.isChosen.has(claim))) continue;
    let allowed = 0;
    let least = Infinity;
    let apart = true;
    for (const claim of set) {
      if (used.has(claim)) apart = false;
      if (search.barred.has(claim)) continue;
      allowed++;
      least = Math.min(least, search.priceOf.get(claim) as number);
    }
    if (allowed === 0) return { dead: true, bound };
    if (apart) {
      bound += least;
      for (const claim of set) used.add(claim);
    }
    if (allowed < fewest) {
      fewest = allowed;
      pick = set;
    }
  }
  return pick === undefined ? { dead: false, bound } : { dead: false, bound, pick };
}

function offer(search: Search, cost: number): void {
  const cheaper = cost < search.bestCost - TOLERANCE;
  if (!cheaper && !comesFirst(search.chosen, search.best)) return;
  search.best = [...search.chosen];
  search.bestCost = cost;
}

function comesFirst(claims: readonly number[], other: readonly number[]): boolean {
  const left = [...claims].sort((a, b) => a - b);
  const right = [...other].sort((a, b) => a - b);
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const difference = (left[index] as number) - (right[index] as number);
    if (difference !== 0) return difference < 0;
  }
  return left.length < right.length;
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
