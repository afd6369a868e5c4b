import { at } from "./assert.ts";

/** Items by key, in the order in which they came. */
export function groupBy<K, T>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/** Items that have both keys in common, in the order in which the first of them came; those without the second key are left out. */
export function groupByBoth<A, B, T>(items: readonly T[], outerOf: (item: T) => A, innerOf: (item: T) => B | undefined): readonly T[][] {
  const groups: T[][] = [];
  const known = new Map<A, Map<B, T[]>>();
  // mostly many in a row have the outer key in common
  let last: A | undefined;
  let own: Map<B, T[]> | undefined;
  for (const item of items) {
    const inner = innerOf(item);
    if (inner === undefined) continue;
    const outer = outerOf(item);
    if (own === undefined || outer !== last) {
      own = known.get(outer) ?? new Map<B, T[]>();
      known.set(outer, own);
      last = outer;
    }
    const group = own.get(inner);
    if (group === undefined) {
      const made = [item];
      own.set(inner, made);
      groups.push(made);
    } else group.push(item);
  }
  return groups;
}

/** The place of the first item that passes, where all behind one that passes pass too; how many there are where none does. */
export function firstWhere<T>(items: readonly T[], passes: (item: T) => boolean): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passes(at(items, middle))) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The place of the first of ascending stretches that ends behind an offset; how many there are where none does. */
export function firstEndingAfter(stretches: readonly { readonly end: number }[], offset: number): number {
  return firstWhere(stretches, ({ end }) => end > offset);
}
