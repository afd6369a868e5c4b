import { assert } from "../../base/assert.ts";
import type { Check } from "./check.ts";
import type { Conflict, Groups } from "./conflict.ts";
import { conflictFrom } from "./conflict.ts";
import type { Window } from "./labels.ts";
import { windowFrom } from "./labels.ts";
import type { Network } from "./network.ts";
import { shorten } from "./shorten.ts";
import { Standing } from "./standing.ts";

/**
 * A network that can be read with other claims off than the check chose. It moves from one reading to the next
 * by what differs, so that a question costs what it touches.
 */
export class Trial {
  readonly #network: Network;
  readonly #standing: Standing;
  readonly #off: Set<number>;
  /** The set last moved to, if that succeeded. */
  #at: ReadonlySet<number> | undefined;

  constructor(network: Network, made: Check) {
    this.#network = network;
    this.#standing = new Standing(network, made);
    this.#off = new Set([...made.off, ...made.without]);
  }

  /** Switches exactly these claims off; returns a conflict among the others, if there is one. */
  moveTo(off: ReadonlySet<number>, groups: Groups | undefined): Conflict | undefined {
    if (this.#at === off) return undefined;
    this.#at = undefined;
    for (const claim of off) {
      if (this.#off.has(claim)) continue;
      this.#standing.disable(claim);
      this.#off.add(claim);
    }
    for (const claim of [...this.#off].sort((a, b) => a - b)) {
      if (off.has(claim)) continue;
      const ring = this.#standing.enable(claim);
      if (ring !== undefined) return this.#conflict(claim, ring, groups);
      this.#off.delete(claim);
    }
    this.#standing.forgetChanged();
    this.#at = off;
    return undefined;
  }

  /** The days of a point with exactly these claims off, which leave the others consistent. */
  windowAt(off: ReadonlySet<number>, point: number): Window {
    assert(this.moveTo(off, undefined) === undefined, "a reading once found consistent stays so");
    return windowFrom(this.#standing.labels, point);
  }

  #conflict(claim: number, ring: readonly number[], groups: Groups | undefined): Conflict {
    const { off } = this.#standing;
    off[claim] = 0;
    const conflict = conflictFrom(this.#network, shorten(this.#network, ring, off), { off, groups });
    off[claim] = 1;
    return conflict;
  }
}

const trials = new WeakMap<Check, Trial>();

/** The trial of a check, made at the first question and kept for the next. */
export function trialOf(network: Network, made: Check): Trial {
  const known = trials.get(made);
  if (known !== undefined) return known;
  const trial = new Trial(network, made);
  trials.set(made, trial);
  return trial;
}
