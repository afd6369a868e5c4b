import type { Check, PlacedCluster } from "./check.ts";
import type { Conflict, Groups } from "./conflict.ts";
import { byHeadline, givable } from "./conflict.ts";
import type { Correction } from "./hitting.ts";
import type { Network } from "./network.ts";
import { trialOf } from "./trial.ts";

/** All the ways a cluster contradicts itself, and all the ways to settle it. */
export interface Explanation {
  /** Every smallest set of statements that cannot hold together; the best to show first. */
  readonly conflicts: readonly Conflict[];
  /** Every smallest set of claims that settles all of them, cheapest first. */
  readonly corrections: readonly Correction[];
  /** False if the budget ran out before all were found. */
  readonly complete: boolean;
}

export interface ExplainOptions {
  readonly cluster: PlacedCluster;
  /** How many sets of claims are tried. */
  readonly budget?: number;
  readonly groups?: Groups;
}

const DEFAULT_BUDGET = 500;

interface Node {
  /** Ascending. */
  readonly given: readonly number[];
  readonly cost: number;
}

/**
 * Enumerates conflicts and corrections of one cluster by a hitting-set tree in order of cost (Reiter 1987).
 * What is given up for other clusters stays given up.
 */
export function explain(network: Network, made: Check, options: ExplainOptions): Explanation {
  const { cluster } = options;
  const own = new Set(cluster.correction.claims);
  const silent = [...made.without, ...made.off.filter((claim) => !own.has(claim))];
  const trial = trialOf(network, made);
  const conflictWithout = (given: readonly number[]): Conflict | undefined => trial.moveTo(new Set([...silent, ...given]), options.groups);
  const tree = new Tree(network, cluster.conflicts, conflictWithout);
  const complete = tree.grow(options.budget ?? DEFAULT_BUDGET);
  return { conflicts: [...tree.conflicts].sort(byHeadline), corrections: tree.corrections, complete };
}

class Tree {
  readonly conflicts: Conflict[];
  readonly corrections: Correction[] = [];
  readonly #network: Network;
  readonly #conflictWithout: (given: readonly number[]) => Conflict | undefined;
  readonly #open: Node[] = [{ given: [], cost: 0 }];
  readonly #seen = new Set<string>([""]);

  constructor(network: Network, known: readonly Conflict[], conflictWithout: (given: readonly number[]) => Conflict | undefined) {
    this.#network = network;
    this.#conflictWithout = conflictWithout;
    this.conflicts = [...known];
  }

  /** Tries nodes in order of cost; true if none is left. */
  grow(budget: number): boolean {
    for (let tried = 0; tried < budget; tried++) {
      const node = this.#takeCheapest();
      if (node === undefined) return true;
      if (this.corrections.some((smaller) => smaller.claims.every((claim) => node.given.includes(claim)))) continue;
      const conflict = this.#conflictFor(node.given);
      if (conflict === undefined) this.corrections.push({ claims: node.given, cost: node.cost, exact: true });
      else for (const claim of conflict.claims) this.#branch(node, claim);
    }
    return this.#open.length === 0;
  }

  #takeCheapest(): Node | undefined {
    let best = 0;
    for (let index = 1; index < this.#open.length; index++) {
      if (precedes(this.#open[index] as Node, this.#open[best] as Node)) best = index;
    }
    return this.#open.splice(best, 1)[0];
  }

  #branch(node: Node, claim: number): void {
    const given = [...node.given, claim].sort((a, b) => a - b);
    const key = given.join();
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#open.push({ given, cost: node.cost + (this.#network.cost[claim] as number) });
  }

  /** A conflict that the given claims leave standing: one of those known, else a new one. */
  #conflictFor(given: readonly number[]): Conflict | undefined {
    const known = this.conflicts.find((conflict) => !givable(conflict).some((claim) => given.includes(claim)));
    if (known !== undefined) return known;
    const found = this.#conflictWithout(given);
    if (found !== undefined) this.conflicts.push(found);
    return found;
  }
}

function precedes(left: Node, right: Node): boolean {
  if (left.cost !== right.cost) return left.cost < right.cost;
  for (let index = 0; index < left.given.length && index < right.given.length; index++) {
    const difference = (left.given[index] as number) - (right.given[index] as number);
    if (difference !== 0) return difference < 0;
  }
  return left.given.length < right.given.length;
}
