import type { Check } from "./check.ts";
import { check } from "./check.ts";
import type { Conflict, Groups } from "./conflict.ts";
import { conflictFrom } from "./conflict.ts";
import type { Cluster, Run } from "./correct.ts";
import { correctPart, finishLabels } from "./correct.ts";
import type { Window } from "./labels.ts";
import { createWorkspace, windowFrom } from "./labels.ts";
import type { Network } from "./network.ts";
import { ORIGIN } from "./network.ts";
import { strictEdgesByPart } from "./order.ts";
import type { Partition } from "./partition.ts";
import { partition, pointsOf } from "./partition.ts";
import { Standing } from "./standing.ts";

/** Claims to take out, for good, and claims to put in; the edges of those put in stand in the network already. */
export interface Edit {
  readonly remove?: readonly number[];
  readonly add?: readonly number[];
}

export interface EditResult {
  /** Contradictions met while putting claims in, in the order they were met. */
  readonly conflicts: readonly Conflict[];
  /** Claims that give way since this edit, and claims that hold again. */
  readonly parked: readonly number[];
  readonly released: readonly number[];
  /** Points whose days changed, ascending. */
  readonly changed: readonly number[];
}

/** What an exact second look at the touched parts found. */
export interface Settlement {
  /** The clusters of the touched parts. */
  readonly clusters: readonly Cluster[];
  /** All claims that give way now, ascending: the same that `check` gives up. */
  readonly off: readonly number[];
}

/**
 * A network under edit: the days of all points are exact after every edit for the claims that are not parked.
 * An edit parks the weakest claim of each contradiction it meets; `settle` finds the cheapest choice again.
 * Every claim added to the network must be handed to `edit`.
 */
export class LiveNetwork {
  readonly network: Network;
  readonly #groups: Groups | undefined;
  readonly #standing: Standing;
  /** Parked claims with the claims that stand against them. */
  readonly #parked = new Map<number, ReadonlySet<number>>();
  /** The same by the claim that stands against; entries may be out of date, `#parked` decides. */
  readonly #heldBy = new Map<number, Set<number>>();
  /** Points of claims that came or went since the last settlement. */
  readonly #touched = new Set<number>();

  /** `made` is a check of this network as it is now. */
  constructor(network: Network, options: { readonly groups?: Groups; readonly made?: Check } = {}) {
    const made = options.made ?? check(network, options);
    this.network = network;
    this.#groups = options.groups;
    this.#standing = new Standing(network, made);
    this.#park(made.clusters);
  }

  /** The days a point can fall on now. */
  windowOf(point: number): Window {
    return windowFrom(this.#standing.labels, point);
  }

  /** The claims that give way now, ascending. */
  get parked(): readonly number[] {
    return ascending(this.#parked.keys());
  }

  edit(edit: Edit): EditResult {
    const removed = edit.remove ?? [];
    const added = edit.add ?? [];
    this.#standing.grow();
    for (const claim of added) this.#standing.off[claim] = 1;
    const conflicts: Conflict[] = [];
    const parked = new Set<number>();
    for (const claim of removed) this.#takeOut(claim);
    for (const claim of added) for (const weakest of this.#putIn(claim, conflicts)) parked.add(weakest);
    const released = this.#release([...removed, ...parked]);
    return {
      conflicts,
      parked: ascending([...parked].filter((claim) => this.#parked.has(claim))),
      released: ascending(released.filter((claim) => !parked.has(claim))),
      changed: this.#standing.takeChanged(),
    };
  }

  /** Looks exactly at every part touched since the last time; afterwards the state is what a fresh check gives. */
  settle(): Settlement {
    const { network } = this;
    this.#standing.grow();
    const { off, labels } = this.#standing;
    const parts = partition(network);
    const strict = strictEdgesByPart(network, parts.partOf);
    const touched = new Set([...this.#touched].map((point) => parts.partOf[point] as number));
    const again = this.#unpark(parts, touched);
    const run: Run = { network, groups: this.#groups, off, labels, workspace: createWorkspace(network) };
    const clusters: Cluster[] = [];
    for (const part of [...touched].sort((a, b) => a - b)) {
      const points = pointsOf(parts, part);
      clusters.push(...correctPart(run, points, strict.get(part) ?? []));
      finishLabels(run, points);
    }
    this.#park(clusters);
    for (const claim of [...again, ...this.#parked.keys()]) this.#standing.follow(claim);
    this.#touched.clear();
    return { clusters, off: this.parked };
  }

  #takeOut(claim: number): void {
    this.#touch(claim);
    if (!this.#parked.delete(claim)) this.#standing.disable(claim);
    this.network.removeEdgesOf(claim);
    this.#standing.off[claim] = 0;
  }

  /** Parks the weakest claim of each contradiction that stands against the new one, which may be the new one itself. */
  #putIn(claim: number, conflicts: Conflict[]): readonly number[] {
    this.#touch(claim);
    const parked: number[] = [];
    for (;;) {
      const ring = this.#standing.enable(claim);
      if (ring === undefined) return parked;
      const conflict = this.#conflictOf(claim, ring);
      conflicts.push(conflict);
      const weakest = this.#weakest(conflict) ?? claim;
      if (weakest !== claim) this.#standing.disable(weakest);
      this.#parkFor(weakest, [conflict]);
      parked.push(weakest);
      if (weakest === claim) return parked;
    }
  }

  #conflictOf(claim: number, ring: readonly number[]): Conflict {
    const { off } = this.#standing;
    off[claim] = 0;
    const conflict = conflictFrom(this.network, ring, { off, groups: this.#groups });
    off[claim] = 1;
    return conflict;
  }

  #weakest(conflict: Conflict): number | undefined {
    const { cost } = this.network;
    return [...conflict.claims].sort((a, b) => (cost[a] as number) - (cost[b] as number) || b - a)[0];
  }

  /** Lets parked claims speak again, dearest first, where a contradiction against them has lost a claim; returns those that do. */
  #release(gone: readonly number[]): readonly number[] {
    const { cost } = this.network;
    const candidates = new Set<number>();
    for (const claim of gone) {
      for (const held of this.#heldBy.get(claim) ?? []) if (this.#parked.get(held)?.has(claim) === true) candidates.add(held);
      this.#heldBy.delete(claim);
    }
    const dearestFirst = [...candidates].sort((a, b) => (cost[b] as number) - (cost[a] as number) || a - b);
    return dearestFirst.filter((claim) => {
      const ring = this.#standing.enable(claim);
      if (ring === undefined) this.#parked.delete(claim);
      else this.#parkFor(claim, [this.#conflictOf(claim, ring)]);
      return ring === undefined;
    });
  }

  /** Parks a claim until one of the other claims of the contradictions goes. */
  #parkFor(claim: number, conflicts: readonly Conflict[]): void {
    const others = new Set(conflicts.flatMap((conflict) => conflict.claims).filter((other) => other !== claim));
    this.#parked.set(claim, others);
    for (const other of others) {
      const held = this.#heldBy.get(other);
      if (held === undefined) this.#heldBy.set(other, new Set([claim]));
      else held.add(claim);
    }
  }

  #touch(claim: number): void {
    for (const edge of this.network.edgesOf(claim)) {
      for (const point of [this.network.from[edge] as number, this.network.to[edge] as number]) if (point !== ORIGIN) this.#touched.add(point);
    }
  }

  #park(clusters: readonly Cluster[]): void {
    for (const { conflicts, correction } of clusters) {
      for (const claim of correction.claims) {
        const own = conflicts.filter((conflict) => conflict.claims.includes(claim) || conflict.axioms.includes(claim));
        this.#parkFor(claim, own);
      }
    }
  }

  /** Lets all parked claims of the parts count again, to be chosen anew. */
  #unpark(parts: Partition, touched: ReadonlySet<number>): readonly number[] {
    const again: number[] = [];
    for (const claim of this.parked) {
      const edge = this.network.firstOfClaim[claim] as number;
      const point = Math.max(this.network.from[edge] as number, this.network.to[edge] as number);
      if (!touched.has(parts.partOf[point] as number)) continue;
      again.push(claim);
      this.#parked.delete(claim);
      this.#standing.off[claim] = 0;
    }
    return again;
  }
}

function ascending(claims: Iterable<number>): readonly number[] {
  return [...claims].sort((a, b) => a - b);
}
