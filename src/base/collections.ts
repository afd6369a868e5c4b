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

/**
 * Items that have both keys in common, in the order in which the first of them came; those without the second key are left out. They are counted
 * first, so that each group is made as long as it will be: there may be as many groups as items.
 */
export function groupByBoth<A, B, T>(items: readonly T[], outerOf: (item: T) => A, innerOf: (item: T) => B | undefined): readonly T[][] {
  const known = new Map<A, Map<B, number>>();
  const groupOf = new Int32Array(items.length);
  const sizes: number[] = [];
  let last: A | undefined;
  let own: Map<B, number> | undefined;
  for (let place = 0; place < items.length; place++) {
    const item = items[place] as T;
    const inner = innerOf(item);
    groupOf[place] = LEFT_OUT;
    if (inner === undefined) continue;
    const outer = outerOf(item);
    if (own === undefined || outer !== last) {
      own = known.get(outer) ?? new Map<B, number>();
      known.set(outer, own);
      last = outer;
    }
    const group = own.get(inner) ?? sizes.length;
    if (group === sizes.length) {
      own.set(inner, group);
      sizes.push(0);
    }
    groupOf[place] = group;
    sizes[group] = (sizes[group] as number) + 1;
  }
  return inGroups(items, groupOf, sizes);
}

const LEFT_OUT = -1;

function inGroups<T>(items: readonly T[], groupOf: Int32Array, sizes: readonly number[]): readonly T[][] {
  const ends = new Int32Array(sizes.length);
  let total = 0;
  sizes.forEach((size, group) => {
    ends[group] = total;
    total += size;
  });
  const order = new Int32Array(total);
  for (let place = 0; place < items.length; place++) {
    const group = groupOf[place] as number;
    if (group === LEFT_OUT) continue;
    const end = ends[group] as number;
    order[end] = place;
    ends[group] = end + 1;
  }
  const sorted: T[] = [];
  for (let nth = 0; nth < total; nth++) sorted.push(items[order[nth] as number] as T);
  return sizes.map((size, group) => sorted.slice((ends[group] as number) - size, ends[group]));
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
