// Regest beside compromise and wink-nlp: each in a process of its own, in turn and more than once, until it gets no faster. The speed of a machine
// drifts, and in one process one pays for what another leaves behind.
import { execFileSync } from "node:child_process";
import { compromiseInFull, winkInFull } from "./others.ts";
import { texts, timed, toClaims, toFindings } from "./workload.ts";

const CONTESTANTS = {
  "text to claims": toClaims,
  "text to findings: the whole": toFindings,
  "compromise: all that is like ours": (all: readonly string[]) => all.map(compromiseInFull),
  "wink-nlp: all that it has": (all: readonly string[]) => all.map(winkInFull),
};
type Contestant = keyof typeof CONTESTANTS;
const NAMES = Object.keys(CONTESTANTS) as Contestant[];

/** Rounds of the contest. */
const ROUNDS = 2;
/** Seconds of processor time that each has at most in a round, and how many runs that are no faster end it before. */
const TIME = 40;
const NO_FASTER = 10;

/** The best time that each needs for all texts in each round, in seconds. */
export type Times = ReadonlyMap<Contestant, readonly number[]>;

export function contest(): Times {
  const rounds = Array.from({ length: ROUNDS }, () => NAMES.map((name) => Number(execFileSync(process.execPath, [import.meta.filename, name]))));
  return new Map(NAMES.map((name, index) => [name, rounds.map((round) => round[index] ?? Number.NaN)]));
}

export function best(times: Times, name: Contestant): number {
  return Math.min(...(times.get(name) ?? []));
}

/** How many times as fast, by the best times of both, and by those of each round. */
export function ratio(times: Times, own: Contestant, other: Contestant): string {
  const each = (times.get(other) ?? []).map((spent, round) => (spent / (times.get(own)?.[round] ?? Number.NaN)).toFixed(2));
  return `${(best(times, other) / best(times, own)).toFixed(2)} times (${each.join(", ")})`;
}

function run(name: Contestant): number {
  const all = texts();
  let [best, spent, slower] = [Number.POSITIVE_INFINITY, 0, 0];
  while (spent < TIME && slower < NO_FASTER) {
    const needed = timed(() => CONTESTANTS[name](all));
    slower = needed < best ? 0 : slower + 1;
    best = Math.min(best, needed);
    spent += needed;
  }
  return best;
}

const asked = NAMES.find((name) => name === process.argv[2]);
if (asked !== undefined) console.log(run(asked));
