const FEW = 40;
const MANY = 400;
const DIGIT_BITS = 11;
const DIGITS = 1 << DIGIT_BITS;
/** Keys farther apart than this are left to the ordinary sort. */
const WIDEST = 2 ** 31;

/** Arrays that sorting needs; they grow as asked. */
export interface SortScratch {
  other: Int32Array;
  keys: Int32Array;
}

export function createSortScratch(): SortScratch {
  return { other: new Int32Array(0), keys: new Int32Array(0) };
}

/** Sorts ascending points in place by key, ties by number. Keys above `open` count as equal and come last. */
export function sortByKey(points: Int32Array, key: Float64Array, use: { readonly open: number; readonly scratch: SortScratch }): void {
  if (points.length <= FEW) insertionSort(points, key);
  else if (points.length < MANY || !radixSort(points, key, use)) compareSort(points, key);
}

function insertionSort(points: Int32Array, key: Float64Array): void {
  for (let index = 1; index < points.length; index++) {
    const point = points[index] as number;
    const own = key[point] as number;
    let at = index;
    while (at > 0 && (key[points[at - 1] as number] as number) > own) {
      points[at] = points[at - 1] as number;
      at--;
    }
    points[at] = point;
  }
}

function compareSort(points: Int32Array, key: Float64Array): void {
  points.sort((a, b) => (key[a] as number) - (key[b] as number) || a - b);
}

/** Least digit first, so that the order of points is kept among equals; false if the keys lie too far apart. */
function radixSort(points: Int32Array, key: Float64Array, use: { readonly open: number; readonly scratch: SortScratch }): boolean {
  const { scratch, open } = use;
  const count = points.length;
  let least = Infinity;
  let most = -Infinity;
  for (const point of points) {
    const own = key[point] as number;
    if (own > open) continue;
    if (own < least) least = own;
    if (own > most) most = own;
  }
  const range = most < least ? 0 : most - least + 1;
  if (range >= WIDEST) return false;
  if (scratch.keys.length < key.length) scratch.keys = new Int32Array(key.length);
  if (scratch.other.length < count) scratch.other = new Int32Array(count);
  const { keys } = scratch;
  for (const point of points) {
    const own = key[point] as number;
    keys[point] = own > open ? range : own - least;
  }
  let source = points;
  let target = scratch.other.subarray(0, count);
  for (let shift = 0; shift === 0 || range >>> shift > 0; shift += DIGIT_BITS) {
    distribute(source, target, { keys, shift });
    [source, target] = [target, source];
  }
  if (source !== points) points.set(source);
  return true;
}

function distribute(source: Int32Array, target: Int32Array, by: { readonly keys: Int32Array; readonly shift: number }): void {
  const { keys, shift } = by;
  const start = new Int32Array(DIGITS + 1);
  for (const point of source) {
    const digit = ((keys[point] as number) >>> shift) & (DIGITS - 1);
    start[digit + 1] = (start[digit + 1] as number) + 1;
  }
  for (let digit = 0; digit < DIGITS; digit++) start[digit + 1] = (start[digit + 1] as number) + (start[digit] as number);
  for (const point of source) {
    const digit = ((keys[point] as number) >>> shift) & (DIGITS - 1);
    const slot = start[digit] as number;
    start[digit] = slot + 1;
    target[slot] = point;
  }
}
