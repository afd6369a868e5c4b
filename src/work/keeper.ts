import { setTimeout as pause } from "node:timers/promises";
import type { StoredDossier } from "../store/contract.ts";
import { keep, type Made } from "../store/served/keep.ts";

/** Keeps what is made, what comes fast several at a time: most pages of an index are touched by every account, and each time written anew. */
export interface Keeper<T extends Made> {
  /** Takes something to be kept; comes back when there is room for more. */
  readonly take: (made: T) => Promise<void>;
  /** Keeps what still waits. */
  readonly end: () => Promise<void>;
}

/** Between two times of keeping, at least; and so many times as long as keeping took, which takes longer the more there is. */
const MILLISECONDS = 2000;
const TIMES = 5;
/** What need not wait for that, and what may wait while others are kept. */
const MOST = 100;
const ROOM = 200;

/** `kept` hears of each when it is on the disk. */
export function openKeeper<T extends Made>(dossier: StoredDossier, kept: (made: T) => void): Keeper<T> {
  let waiting: T[] = [];
  let next = Number.NEGATIVE_INFINITY;
  let keeping: Promise<void> | undefined;
  let resting = new AbortController();
  let isEnding = false;
  let fault: { readonly error: unknown } | undefined;
  const isPressed = () => isEnding || waiting.length >= MOST;
  const rest = async () => {
    resting = new AbortController();
    if (!isPressed()) await pause(Math.max(0, next - performance.now()), undefined, { signal: resting.signal }).catch(() => undefined);
  };
  const keepWaiting = async () => {
    try {
      while (waiting.length > 0) {
        await rest();
        const some = waiting;
        waiting = [];
        const began = performance.now();
        await keep(await dossier.index(), dossier.id, some);
        next = performance.now() + Math.max(MILLISECONDS, TIMES * (performance.now() - began));
        for (const made of some) kept(made);
      }
    } catch (error) {
      fault = { error };
    }
    keeping = undefined;
  };
  const mustGoOn = () => {
    if (fault !== undefined) throw fault.error;
  };
  return {
    async take(made) {
      mustGoOn();
      waiting.push(made);
      keeping ??= keepWaiting();
      if (isPressed()) resting.abort();
      if (waiting.length >= ROOM) await keeping;
      mustGoOn();
    },
    async end() {
      isEnding = true;
      resting.abort();
      await keeping;
      mustGoOn();
    },
  };
}
