import type { Conflict, Groups } from "./conflict.ts";
import type { Cluster, Run } from "./correct.ts";
import { correctPart, finishLabels, openRun } from "./correct.ts";
import type { Labels, Window } from "./labels.ts";
import { windowFrom } from "./labels.ts";
import type { Network } from "./network.ts";
import { strictEdgesByPart } from "./order.ts";
import type { Partition } from "./partition.ts";
import { partition, pointsOf } from "./partition.ts";

/** A cluster and the part of the network it lies in. */
export interface PlacedCluster extends Cluster {
  readonly part: number;
}

export interface Check {
  readonly consistent: boolean;
  /** Conflicts that together prove the corrections cheapest: each once, in order of parts. `explain` finds all others. */
  readonly conflicts: readonly Conflict[];
  readonly clusters: readonly PlacedCluster[];
  /** The claims of all cheapest corrections, ascending: with these off, everything else is consistent. */
  readonly off: readonly number[];
  readonly cost: number;
  /** The claims that were told not to speak. */
  readonly without: readonly number[];
  /** False where a correction may not be the cheapest. */
  readonly exact: boolean;
  /** Exact bounds of every point with `off` and `without` switched off. */
  readonly labels: Labels;
  readonly parts: Partition;
}

export interface CheckOptions {
  /** The sentence of each claim; conflicts are made small in sentences first. */
  readonly groups?: Groups;
  /** Claims that do not speak. */
  readonly without?: Iterable<number>;
}

/** Checks the whole network: every cluster of conflicts with its cheapest correction, and exact bounds of what remains. */
export function check(network: Network, options: CheckOptions = {}): Check {
  const run = openRun(network, options);
  const parts = partition(network);
  const strict = strictEdgesByPart(network, parts.partOf);
  const clusters: PlacedCluster[] = [];
  for (let part = 0; part < parts.count; part++) {
    const points = pointsOf(parts, part);
    for (const cluster of correctPart(run, points, strict.get(part) ?? [])) clusters.push({ ...cluster, part });
    finishLabels(run, points);
  }
  return summary(run, { parts, clusters, without: [...(options.without ?? [])] });
}

function summary(run: Run, found: Pick<Check, "parts" | "clusters" | "without">): Check {
  const { clusters } = found;
  return {
    ...found,
    consistent: clusters.length === 0,
    conflicts: clusters.flatMap((cluster) => cluster.conflicts),
    off: clusters.flatMap((cluster) => cluster.correction.claims).sort((a, b) => a - b),
    cost: clusters.reduce((total, cluster) => total + cluster.correction.cost, 0),
    exact: clusters.every((cluster) => cluster.correction.exact),
    labels: run.labels,
  };
}

/** The days a point can fall on, by a check that has been made. */
export function boundsOf(made: Check, point: number): Window {
  return windowFrom(made.labels, point);
}
