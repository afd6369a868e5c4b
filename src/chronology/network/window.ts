import type { Check } from "./check.ts";
import type { Groups } from "./conflict.ts";
import type { Cluster } from "./correct.ts";
import { correctPart, finishLabels, openRun } from "./correct.ts";
import type { Window } from "./labels.ts";
import { windowFrom } from "./labels.ts";
import type { Network } from "./network.ts";
import { STRICT_ORDER } from "./network.ts";
import { pointsOf } from "./partition.ts";

/** What holds in one part when some claims are left out. */
export interface Reading {
  readonly window: (point: number) => Window;
  /** Conflicts that remain, and what is given up for them. */
  readonly clusters: readonly Cluster[];
  /** What the remaining corrections cost; 0 if leaving the claims out dissolves everything. */
  readonly cost: number;
}

export interface ReadingOptions {
  readonly without?: Iterable<number>;
  /** Claims that must hold. The cost is Infinity if they cannot. */
  readonly keep?: Iterable<number>;
  readonly groups?: Groups;
}

/**
 * Re-reads the part a point lies in with some claims left out and others kept at any price.
 * The windows are exact: every day of them extends to a full solution, and no other does.
 */
export function readPart(network: Network, made: Check, point: number, options: ReadingOptions = {}): Reading {
  const part = made.parts.partOf[point] as number;
  const points = pointsOf(made.parts, part);
  const run = openRun(network, options);
  const keep = new Set(options.keep ?? []);
  const clusters = correctPart(run, points, { strict: strictEdgesAmong(network, points), known: stillStanding(made, part, run.off), keep });
  finishLabels(run, points);
  return {
    window: (asked) => windowFrom(run.labels, asked),
    clusters,
    cost: clusters.reduce((total, cluster) => total + cluster.correction.cost, 0),
  };
}

/** The days a point could fall on if the claims were left out: what a repair of its date may choose from. */
export function windowOf(network: Network, made: Check, asked: { readonly point: number; readonly without: Iterable<number> }): Window {
  return readPart(network, made, asked.point, { without: asked.without }).window(asked.point);
}

function stillStanding(made: Check, part: number, off: Uint8Array): Cluster["conflicts"] {
  const here = made.clusters.filter((cluster) => cluster.part === part).flatMap((cluster) => cluster.conflicts);
  return here.filter((conflict) => [...conflict.claims, ...conflict.axioms].every((claim) => off[claim] === 0));
}

/** The strict order statements among these points. */
export function strictEdgesAmong(network: Network, points: Int32Array): readonly number[] {
  const strict: number[] = [];
  for (const point of points) {
    for (let edge = network.firstOut[point] as number; edge >= 0; edge = network.nextOut[edge] as number) {
      if (network.order[edge] === STRICT_ORDER) strict.push(edge);
    }
  }
  return strict.sort((a, b) => a - b);
}
