import type { Truth } from "../../model/time.ts";
import type { Check } from "./check.ts";
import type { Bound, Disjunction } from "./disjunction.ts";
import type { Labels } from "./labels.ts";
import type { Network } from "./network.ts";
import { ORIGIN } from "./network.ts";
import { Standing } from "./standing.ts";

export interface ChoiceOutcome {
  readonly possible: Truth;
  readonly chosen: readonly number[];
  readonly claims: ReadonlySet<number>;
}

type Solution = (point: number) => number;

/** Depth-first search for one alternative of each disjunction, jumping back over choices that had no part in a failure. */
export class ChoiceSearch {
  readonly #network: Network;
  readonly #standing: Standing;
  readonly #disjunctions: readonly Disjunction[];
  /** For each disjunction and alternative, the axiom that states it while it is tried. */
  readonly #stated: readonly (readonly number[])[];
  readonly #budget: { left: number };

  /** Adds the alternatives to the network; `made` is its check without them, and consistent. */
  constructor(network: Network, made: Check, use: { readonly disjunctions: readonly Disjunction[]; readonly budget: { left: number } }) {
    this.#network = network;
    this.#standing = new Standing(network, made);
    this.#disjunctions = use.disjunctions;
    this.#budget = use.budget;
    this.#stated = use.disjunctions.map(({ alternatives }) => alternatives.map((bounds) => this.#state(bounds)));
    this.#standing.grow();
    for (const claim of this.#stated.flat()) this.#standing.off[claim] = 1;
  }

  run(): ChoiceOutcome {
    let unmet: readonly number[] = [];
    for (const solution of solutions(this.#standing.labels)) {
      const chosen = this.#disjunctions.map(({ alternatives }) =>
        alternatives.findIndex((bounds) => bounds.every((bound) => holds(bound, solution))),
      );
      if (!chosen.includes(-1)) return { possible: "yes", chosen, claims: new Set() };
      unmet = chosen.flatMap((alternative, index) => (alternative < 0 ? [index] : []));
    }
    return this.#branch(unmet[0] as number);
  }

  #state(bounds: readonly Bound[]): number {
    const claim = this.#network.addClaim(Infinity);
    for (const bound of bounds) this.#network.addEdge(bound.from, bound.to, bound.max, claim);
    return claim;
  }

  #branch(index: number): ChoiceOutcome {
    const guilty = new Set([(this.#disjunctions[index] as Disjunction).claim]);
    let undecided = false;
    for (const stated of this.#stated[index] as readonly number[]) {
      if (--this.#budget.left < 0) return { possible: "maybe", chosen: [], claims: new Set() };
      const ring = this.#standing.enable(stated);
      let against: Iterable<number> = (ring ?? []).map((edge) => this.#network.claimOf[edge] as number);
      if (ring === undefined) {
        const below = this.run();
        this.#standing.disable(stated);
        if (below.possible === "yes") return below;
        if (below.possible === "no" && !below.claims.has(stated)) return below;
        undecided ||= below.possible === "maybe";
        against = below.claims;
      }
      for (const claim of against) if (claim !== stated) guilty.add(claim);
    }
    return { possible: undecided ? "maybe" : "no", chosen: [], claims: guilty };
  }
}

/** Latest days, earliest days, and the days halfway: each a solution, also rounded down, because all distances are whole. */
function solutions(labels: Labels): readonly Solution[] {
  const latest = (point: number): number => (point === ORIGIN ? 0 : (labels.latest[point] as number));
  const earliest = (point: number): number => (point === ORIGIN ? 0 : 0 - (labels.toOrigin[point] as number));
  return [latest, earliest, (point) => Math.floor((latest(point) + earliest(point)) / 2)];
}

function holds(bound: Bound, solution: Solution): boolean {
  return solution(bound.to) - solution(bound.from) <= bound.max;
}
