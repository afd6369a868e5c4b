import { assert } from "../../base/assert.ts";
import type { Check } from "./check.ts";
import type { Conflict, Groups } from "./conflict.ts";
import { conflictKey } from "./conflict.ts";
import type { Cluster } from "./correct.ts";
import { Choice } from "./correct.ts";
import type { Window } from "./labels.ts";
import type { Network } from "./network.ts";
import { trialOf } from "./trial.ts";

/** What holds in one part when some claims are left out. */
export interface Reading {
  readonly window: (point: number) => Window;
  /** Conflicts that remain in the part, and what is given up for them. */
  readonly clusters: readonly Cluster[];
  /** What the remaining corrections cost; 0 if leaving the claims out dissolves everything. */
  readonly cost: number;
}

export interface ReadingOptions {
  /** The point whose part is read again. */
  readonly point: number;
  readonly without?: Iterable<number>;
  /** Claims that must hold. The cost is Infinity if they cannot. */
  readonly keep?: Iterable<number>;
  readonly groups?: Groups;
}

/**
 * Re-reads the part a point lies in with some claims left out and others kept at any price.
 * The windows are exact: every day of them extends to a full solution, and no other does.
 * Ask before the network changes again.
 */
export function readPart(network: Network, made: Check, options: ReadingOptions): Reading {
  const { point } = options;
  const part = made.parts.partOf[point] as number;
  const trial = trialOf(network, made);
  const keep = new Set(options.keep ?? []);
  const silent = new Set([...made.without, ...(options.without ?? [])]);
  for (const cluster of made.clusters) if (cluster.part !== part) for (const claim of cluster.correction.claims) silent.add(claim);
  const found = stillStanding(made, part, silent);
  const seen = new Set(found.map(conflictKey));
  const choice = new Choice((claim) => (keep.has(claim) ? Infinity : (network.cost[claim] as number)));
  for (;;) {
    const clusters = choice.choose(found);
    const off = new Set([...silent, ...clusters.flatMap((cluster) => cluster.correction.claims)]);
    const conflict = trial.moveTo(off, options.groups);
    if (conflict === undefined) {
      const cost = clusters.reduce((total, cluster) => total + cluster.correction.cost, 0);
      return { window: (asked) => trial.windowAt(off, asked), clusters, cost };
    }
    assert(!seen.has(conflictKey(conflict)), "every round finds a new conflict");
    seen.add(conflictKey(conflict));
    found.push(conflict);
  }
}

/** The days a point could fall on if the claims were left out: what a repair of its date may choose from. */
export function windowOf(network: Network, made: Check, asked: { readonly point: number; readonly without: Iterable<number> }): Window {
  return readPart(network, made, asked).window(asked.point);
}

function stillStanding(made: Check, part: number, silent: ReadonlySet<number>): Conflict[] {
  const here = made.clusters.filter((cluster) => cluster.part === part).flatMap((cluster) => cluster.conflicts);
  return here.filter((conflict) => [...conflict.claims, ...conflict.axioms].every((claim) => !silent.has(claim)));
}
