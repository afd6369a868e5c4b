import type { PairTable, RowTable } from "../../lang/weights.ts";
import { scramble } from "./words.ts";

/** The most features that a decision has. */
const FEATURES = 256;
/** The bits of a hash that are kept in a slot. */
const MARK = 0xfff;
/** The bit of an entry that ends a row. */
const LAST = 512;

/** Features of one decision, as unscrambled numbers: `values` up to `length`. */
export class Features {
  readonly values = new Int32Array(FEATURES);
  length = 0;
}

/** Adds up what features speak for each class. Trained tables do it here, weights that are still learned in the training. */
export interface Scorer {
  /** Writes the scores of the classes into `scores`, which is cleared first. */
  readonly score: (features: Features, scores: Int32Array) => void;
}

export const NO_SLOT = 0;

/** The bits of a hash by which a slot is known again. */
export function markOf(hash: number): number {
  return hash & MARK;
}

/** Where a feature is looked for first in a table of so many slots. */
export function firstSlot(hash: number, slots: number): number {
  return (hash >>> 12) & (slots - 1);
}

/**
 * Looks features up where each stands if its place was free. Nothing is decided here, so that the memory is asked for many places at once;
 * most features are not in the table, and most that are stand there.
 */
class FirstLook {
  readonly hashes = new Int32Array(FEATURES);
  readonly slots = new Int32Array(FEATURES);

  at(table: Int32Array, { values, length }: Features): void {
    const { hashes, slots } = this;
    const last = table.length - 1;
    for (let index = 0; index < length; index++) {
      const hash = scramble(values[index] as number);
      hashes[index] = hash;
      slots[index] = table[(hash >>> 12) & last] as number;
    }
  }
}

/** The slot of a feature behind the first place that it could stand in; `NO_SLOT` where it is not in the table. */
function slotBehind(table: Int32Array, hash: number): number {
  const last = table.length - 1;
  for (let at = (hash >>> 12) + 1; ; at++) {
    const slot = table[at & last] as number;
    if (slot === NO_SLOT || ((slot ^ hash) & MARK) === 0) return slot;
  }
}

/** Scores of three classes out of a table; the first class scores nothing, the others what they have more. */
export function pairScorer(table: PairTable): Scorer {
  const look = new FirstLook();
  return {
    score(features, scores) {
      look.at(table, features);
      const { hashes, slots } = look;
      let second = 0;
      let third = 0;
      for (let index = 0; index < features.length; index++) {
        let slot = slots[index] as number;
        if (slot === NO_SLOT) continue;
        const hash = hashes[index] as number;
        if (((slot ^ hash) & MARK) !== 0) slot = slotBehind(table, hash);
        second += slot >> 22;
        third += (slot << 10) >> 22;
      }
      scores[0] = 0;
      scores[1] = second;
      scores[2] = third;
    },
  };
}

/** Scores of up to 64 classes out of a table. */
export function rowScorer({ slots: table, entries }: RowTable): Scorer {
  const look = new FirstLook();
  return {
    score(features, scores) {
      look.at(table, features);
      const { hashes, slots } = look;
      scores.fill(0);
      for (let index = 0; index < features.length; index++) {
        let slot = slots[index] as number;
        if (slot === NO_SLOT) continue;
        const hash = hashes[index] as number;
        if (((slot ^ hash) & MARK) !== 0) slot = slotBehind(table, hash);
        if (slot !== NO_SLOT) addRow(entries, slot >>> 12, scores);
      }
    },
  };
}

function addRow(entries: Int16Array, from: number, scores: Int32Array): void {
  for (let place = from; ; place++) {
    const entry = entries[place] as number;
    const kind = (entry >> 10) & 63;
    scores[kind] = (scores[kind] as number) + ((entry << 23) >> 23);
    if ((entry & LAST) !== 0) return;
  }
}

/** The class with the highest score; of equal ones the first. */
export function best(scores: Int32Array): number {
  let found = 0;
  for (let index = 1; index < scores.length; index++) if ((scores[index] as number) > (scores[found] as number)) found = index;
  return found;
}
