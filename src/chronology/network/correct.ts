import { assert } from "../../base/assert.ts";
import type { Conflict, Groups } from "./conflict.ts";
import { byHeadline, conflictFrom, conflictKey, givable } from "./conflict.ts";
import type { Cycle } from "./cycles.ts";
import { LatestPass } from "./cycles.ts";
import type { Correction } from "./hitting.ts";
import { cheapestHittingSet, clustersOf } from "./hitting.ts";
import type { Labels, Workspace } from "./labels.ts";
import { createWorkspace, emptyLabels, labelToOrigin } from "./labels.ts";
import type { Network } from "./network.ts";
import type { OrderWorkspace } from "./order.ts";
import { createOrderWorkspace, orderCycles } from "./order.ts";
import { shorten } from "./shorten.ts";

/** Everything a run over a network works with; claims with `off[claim] = 1` do not speak. */
export interface Run {
  readonly network: Network;
  readonly groups: Groups | undefined;
  readonly off: Uint8Array;
  readonly labels: Labels;
  readonly workspace: Workspace;
  /** Made when the first part with strict order is met. */
  order?: OrderWorkspace;
}

/** Conflicts joined by shared claims, the best to show first, and the cheapest way to settle all of them together. */
export interface Cluster {
  readonly conflicts: readonly Conflict[];
  readonly correction: Correction;
}

/** Opens a run; `without` are claims that stay off whatever happens. */
export function openRun(network: Network, use: { groups?: Groups | undefined; without?: Iterable<number> }): Run {
  const off = new Uint8Array(network.claims);
  for (const claim of use.without ?? []) off[claim] = 1;
  return { network, groups: use.groups, off, labels: emptyLabels(network), workspace: createWorkspace(network) };
}

/**
 * Finds conflicts in one part until giving up the cheapest set of claims that meets all of them leaves it consistent
 * (implicit hitting sets, Davies & Bacchus 2011): then that set is a cheapest correction of the part.
 * Leaves `off` with the correction and `latest` exact; returns the conflicts by cluster.
 */
export function correctPart(run: Run, points: Int32Array, strict: readonly number[]): readonly Cluster[] {
  const { network, off } = run;
  const found: Conflict[] = [];
  const seen = new Set<string>();
  const choice = new Choice((claim) => network.cost[claim] as number);
  let clusters: readonly Cluster[] = [];
  for (;;) {
    const cycles = cyclesOf(run, points, strict);
    if (cycles.length === 0) return clusters;
    const before = found.length;
    for (const cycle of cycles) remember(conflictFrom(network, shorten(network, cycle, off), run), found, seen);
    assert(found.length > before, "every round finds a new conflict");
    for (const claim of givenUp(clusters)) off[claim] = 0;
    clusters = choice.choose(found);
    for (const claim of givenUp(clusters)) off[claim] = 1;
  }
}

function givenUp(clusters: readonly Cluster[]): readonly number[] {
  return clusters.flatMap((cluster) => cluster.correction.claims);
}

function remember(conflict: Conflict, found: Conflict[], seen: Set<string>): void {
  const key = conflictKey(conflict);
  if (seen.has(key)) return;
  seen.add(key);
  found.push(conflict);
}

/** Impossible chains of one part under what is off; none if it is consistent, and then the labels are exact. */
function cyclesOf(run: Run, points: Int32Array, strict: readonly number[]): readonly Cycle[] {
  const byDays = new LatestPass(run.network, points, run).run();
  if (byDays.length > 0 || strict.length === 0) return byDays;
  run.order ??= createOrderWorkspace(run.network);
  return orderCycles(run.network, strict, { off: run.off, latest: run.labels.latest, workspace: run.order });
}

/** Chooses what to give up for the conflicts found so far; clusters that did not change are not solved again. */
export class Choice {
  readonly #costOf: (claim: number) => number;
  readonly #solved = new Map<string, Cluster>();

  constructor(costOf: (claim: number) => number) {
    this.#costOf = costOf;
  }

  /** `found` may only have grown since the last call. */
  choose(found: readonly Conflict[]): readonly Cluster[] {
    return clustersOf(found.map(givable)).map((members) => this.#solve(members, found));
  }

  #solve(members: readonly number[], found: readonly Conflict[]): Cluster {
    const key = members.join();
    const known = this.#solved.get(key);
    if (known !== undefined) return known;
    const conflicts = members.map((index) => found[index] as Conflict).sort(byHeadline);
    const cluster = { conflicts, correction: cheapestHittingSet(conflicts.map(givable), this.#costOf) };
    this.#solved.set(key, cluster);
    return cluster;
  }
}

/** Fills both bounds of a part that has been corrected. */
export function finishLabels(run: Run, points: Int32Array): void {
  labelToOrigin(run.network, points, run);
}
