/** What one claim says of a stretch: bounds of its first and of its last day; open where it says nothing. */
export interface Bound {
  readonly firstFrom: number;
  readonly firstTo: number;
  readonly lastFrom: number;
  readonly lastTo: number;
  /** How hard the claim is to give up. */
  readonly weight: number;
}

/** Bounds of the first and of the last day of a stretch. */
export interface Extent {
  readonly firstFrom: number;
  readonly firstTo: number;
  readonly lastFrom: number;
  readonly lastTo: number;
}

/**
 * What claims on one stretch come to (`reasoning.md` §4.2).
 * best: with the cheapest set of claims given up; robust: without every claim that clashes with another;
 * readings: one for each way to give up no more claims than it takes.
 */
export interface Settled {
  readonly best: Extent;
  /** Positions of the claims given up for `best`; empty where all can hold together. */
  readonly givenUp: readonly number[];
  readonly robust: Extent;
  readonly readings: readonly Extent[];
}

/** More clashing claims than this are not tried in every way: the cheapest are given up one by one. */
const MOST_TO_TRY = 12;

/** The extent that all of the claims leave: exact, since each bound stands for itself and nothing ends before it begins. */
export function extentOf(bounds: readonly Bound[]): Extent {
  let [firstFrom, firstTo, lastFrom, lastTo] = [
    Number.NEGATIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.POSITIVE_INFINITY,
  ];
  for (const bound of bounds) {
    if (bound.firstFrom > firstFrom) firstFrom = bound.firstFrom;
    if (bound.firstTo < firstTo) firstTo = bound.firstTo;
    if (bound.lastFrom > lastFrom) lastFrom = bound.lastFrom;
    if (bound.lastTo < lastTo) lastTo = bound.lastTo;
  }
  return { firstFrom, firstTo: Math.min(firstTo, lastTo), lastFrom: Math.max(lastFrom, firstFrom), lastTo };
}

function holds({ firstFrom, firstTo, lastFrom, lastTo }: Extent): boolean {
  return firstFrom <= firstTo && lastFrom <= lastTo;
}

/** Whether two claims cannot both be so. A set of claims clashes only where two of it do, for every bound is of one end or orders the two ends. */
function clash(a: Bound, b: Bound): boolean {
  return !holds(extentOf([a, b]));
}

export function settle(bounds: readonly Bound[]): Settled {
  const whole = extentOf(bounds);
  if (holds(whole)) return { best: whole, givenUp: [], robust: whole, readings: [whole] };
  const absurd = bounds.map((one) => clash(one, one));
  const rivals = bounds.map((one, self) =>
    bounds.flatMap((other, index) => ((index === self ? absurd[self] : !absurd[self] && !absurd[index] && clash(one, other)) ? [index] : [])),
  );
  const clashing = bounds.flatMap((_, index) => ((rivals[index] ?? []).length > 0 ? [index] : []));
  const kept = clashing.length <= MOST_TO_TRY ? largest(clashing, rivals) : [cheapest(bounds, clashing, rivals)];
  const without = (keep: ReadonlySet<number>) => bounds.filter((_, index) => (rivals[index] ?? []).length === 0 || keep.has(index));
  const cost = (keep: ReadonlySet<number>) => clashing.reduce((sum, index) => sum + (keep.has(index) ? 0 : (bounds[index]?.weight ?? 0)), 0);
  const ranked = kept.map((keep) => ({ keep, cost: cost(keep) })).sort((a, b) => a.cost - b.cost);
  const chosen = ranked[0]?.keep ?? new Set<number>();
  return {
    best: extentOf(without(chosen)),
    givenUp: clashing.filter((index) => !chosen.has(index)),
    robust: extentOf(without(new Set())),
    readings: ranked.map(({ keep }) => extentOf(without(keep))),
  };
}

/** Every set of clashing claims that can hold together and takes no other of them in. */
function largest(clashing: readonly number[], rivals: readonly (readonly number[])[]): readonly ReadonlySet<number>[] {
  const found: Set<number>[] = [];
  const free = (index: number, keep: ReadonlySet<number>) =>
    !keep.has(index) && !(rivals[index] ?? []).some((rival) => rival === index || keep.has(rival));
  const grow = (position: number, keep: Set<number>): void => {
    const index = clashing[position];
    if (index === undefined) {
      if (!clashing.some((other) => free(other, keep))) found.push(keep);
      return;
    }
    if (free(index, keep)) grow(position + 1, new Set([...keep, index]));
    if ((rivals[index] ?? []).length > 0) grow(position + 1, keep);
  };
  grow(0, new Set());
  return found;
}

function cheapest(bounds: readonly Bound[], clashing: readonly number[], rivals: readonly (readonly number[])[]): ReadonlySet<number> {
  const keep = new Set<number>();
  const firmest = [...clashing].sort((a, b) => (bounds[b]?.weight ?? 0) - (bounds[a]?.weight ?? 0) || a - b);
  for (const index of firmest) if (!(rivals[index] ?? []).some((rival) => rival === index || keep.has(rival))) keep.add(index);
  return keep;
}

export type Answer = "certain" | "possible" | undefined;

/** How an extent stands on the days from `from` to `to`: certain where every reading has it on all of them, possible where some reading has it on some. */
export function answer(extent: Extent, from: number, to: number): Answer {
  if (extent.firstFrom > to || extent.lastTo < from) return undefined;
  return extent.firstTo <= from && to <= extent.lastFrom ? "certain" : "possible";
}
