/** A stretch of numbers, both ends included; an end may be infinite. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/**
 * Finds those of the items that share a number with the asked stretch, in the order in which they were given, in time that grows with how many are found.
 * Items lie in the order of their beginnings, and each half of them knows its latest end (an interval tree, Cormen et al., Introduction to Algorithms, §14.3).
 */
export function stretchFinder<T extends Stretch>(items: readonly T[]): (asked: Stretch) => readonly T[] {
  const order = Array.from(items, (_, nth) => nth).sort((a, b) => (items[a]?.from ?? 0) - (items[b]?.from ?? 0) || a - b);
  const beginnings = order.map((nth) => items[nth]?.from ?? Number.NaN);
  const ends = order.map((nth) => items[nth]?.to ?? Number.NaN);
  const latest = [...ends];
  const middle = (first: number, last: number) => (first + last) >> 1;
  const settle = (first: number, last: number): number => {
    if (first > last) return Number.NEGATIVE_INFINITY;
    const here = middle(first, last);
    const end = Math.max(ends[here] ?? Number.NEGATIVE_INFINITY, settle(first, here - 1), settle(here + 1, last));
    latest[here] = end;
    return end;
  };
  settle(0, order.length - 1);
  return ({ from, to }) => {
    const found: number[] = [];
    const look = (first: number, last: number): void => {
      const here = middle(first, last);
      if (first > last || (latest[here] ?? Number.NEGATIVE_INFINITY) < from) return;
      look(first, here - 1);
      if ((beginnings[here] ?? Number.POSITIVE_INFINITY) > to) return;
      if ((ends[here] ?? Number.NEGATIVE_INFINITY) >= from) found.push(order[here] ?? 0);
      look(here + 1, last);
    };
    look(0, order.length - 1);
    const wanted: T[] = [];
    for (const nth of Uint32Array.from(found).sort()) {
      const item = items[nth];
      if (item !== undefined) wanted.push(item);
    }
    return wanted;
  };
}
