import type { PairTable, RowTable } from "../../lang/weights.ts";
import { scramble } from "./words.ts";

/** Features of one decision, as unscrambled numbers: `values` up to `length`. */
export class Features {
  readonly values = new Int32Array(256);
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
  return hash & 0xfff;
}

/** Where a feature is looked for first in a table of so many slots. */
export function firstSlot(hash: number, slots: number): number {
  return (hash >>> 12) & (slots - 1);
}

/** Scores of three classes out of a table; the first class scores nothing, the others what they have more. */
export function pairScorer(table: PairTable): Scorer {
  const last = table.length - 1;
  return {
    score({ values, length }, scores) {
      let second = 0;
      let third = 0;
      for (let index = 0; index < length; index++) {
        const hash = scramble(values[index] as number);
        const mark = hash & 0xfff;
        for (let at = (hash >>> 12) & last; ; at = (at + 1) & last) {
          const slot = table[at] as number;
          if (slot === NO_SLOT) break;
          if (((slot ^ mark) & 0xfff) !== 0) continue;
          second += slot >> 22;
          third += (slot << 10) >> 22;
          break;
        }
      }
      scores[0] = 0;
      scores[1] = second;
      scores[2] = third;
    },
  };
}

/** Scores of up to 64 classes out of a table. */
export function rowScorer({ slots, entries }: RowTable): Scorer {
  const last = slots.length - 1;
  return {
    score({ values, length }, scores) {
      scores.fill(0);
      for (let index = 0; index < length; index++) {
        const hash = scramble(values[index] as number);
        const mark = hash & 0xfff;
        for (let at = (hash >>> 12) & last; ; at = (at + 1) & last) {
          const slot = slots[at] as number;
          if (slot === NO_SLOT) break;
          if (((slot ^ mark) & 0xfff) !== 0) continue;
          for (let place = slot >>> 12; ; place++) {
            const entry = entries[place] as number;
            const kind = (entry >> 10) & 63;
            scores[kind] = (scores[kind] as number) + ((entry << 23) >> 23);
            if ((entry & 512) !== 0) break;
          }
          break;
        }
      }
    },
  };
}

/** The class with the highest score; of equal ones the first. */
export function best(scores: Int32Array): number {
  let found = 0;
  for (let index = 1; index < scores.length; index++) if ((scores[index] as number) > (scores[found] as number)) found = index;
  return found;
}
