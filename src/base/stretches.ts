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
  const [starts, stops] = [new Float64Array(items.length), new Float64Array(items.length)];
  const order = new Uint32Array(items.length);
  items.forEach(({ from, to }, nth) => {
    starts[nth] = from;
    stops[nth] = to;
    order[nth] = nth;
  });
  order.sort((a, b) => (starts[a] ?? 0) - (starts[b] ?? 0) || a - b);
  const [beginnings, ends] = [new Float64Array(items.length), new Float64Array(items.length)];
  order.forEach((nth, place) => {
    beginnings[place] = starts[nth] ?? Number.NaN;
    ends[place] = stops[nth] ?? Number.NaN;
  });
  const latest = ends.slice();
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
