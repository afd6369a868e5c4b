/**
 * Stretches of days as rows of a table, found by a day with a few look-ups in plain B-trees, however long they are: each is kept under one node of a
 * binary tree over all days, the highest that lies in it (the relational interval tree of Kriegel, Pötke and Seidl, VLDB 2000).
 */
const ZERO = 8_000_000;
/** Days that can be told apart: some twenty thousand years on either side of the beginning of the Julian period. */
const HEIGHT = 24;
const LAST = 2 ** HEIGHT - 1;

/** A day as it is kept: what is too far off, or open, lies at the end. */
export function kept(day: number): number {
  return Math.max(1, Math.min(LAST, day === Number.NEGATIVE_INFINITY ? 1 : day === Number.POSITIVE_INFINITY ? LAST : day + ZERO));
}

/** The day that is kept so. */
export function unkept(day: number): number {
  return day - ZERO;
}

/** The node of a stretch of kept days. */
export function nodeOf(from: number, to: number): number {
  if (from === to) return from;
  const differ = (from - 1) ^ to;
  const height = 31 - Math.clz32(differ);
  return (to >> height) << height;
}

/** Where the stretches lie that have a day in common with `from` to `to`, all kept days. */
export interface Nodes {
  /** Those under these whose end is `from` or later. */
  readonly before: readonly number[];
  /** Those under these whose beginning is `to` or earlier. */
  readonly after: readonly number[];
}

export function nodesAround(from: number, to: number): Nodes {
  return { before: pathTo(from).filter((node) => node < from), after: pathTo(to).filter((node) => node > to) };
}

function pathTo(day: number): readonly number[] {
  return Array.from({ length: HEIGHT }, (_, height) => ((day >> (height + 1)) << (height + 1)) | (1 << height));
}
