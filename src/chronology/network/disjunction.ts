import type { Truth } from "../../model/time.ts";
import type { Check } from "./check.ts";
import { check } from "./check.ts";
import { ChoiceSearch } from "./choice.ts";
import type { NetworkCopy } from "./copy.ts";
import { copyPoints } from "./copy.ts";
import type { Network } from "./network.ts";
import { ORIGIN } from "./network.ts";
import { pointsOf } from "./partition.ts";

/** `day(to) − day(from) ≤ max`. */
export interface Bound {
  readonly from: number;
  readonly to: number;
  readonly max: number;
}

/** A claim that says that one of several things holds: one of these dates, before or after, three days from this or from that. */
export interface Disjunction {
  readonly claim: number;
  readonly alternatives: readonly (readonly Bound[])[];
}

/** Whether all disjunctions can hold together with everything the network holds. */
export interface Decision {
  /** "maybe": the budget ran out. */
  readonly possible: Truth;
  /** For "yes": an alternative of each disjunction that fits with the others; −1 where the claim does not speak. */
  readonly chosen: readonly number[];
  /** For "no": claims that leave no choice, ascending, axioms apart; none can be spared, as far as the budget reached. */
  readonly claims: readonly number[];
}

const DEFAULT_BUDGET = 2_000;

/** Decides by search on the disjunctions that simple solutions do not already meet; `budget` counts the alternatives tried. */
export function decide(network: Network, made: Check, asked: { readonly disjunctions: readonly Disjunction[]; readonly budget?: number }): Decision {
  const { disjunctions } = asked;
  const off = new Set([...made.off, ...made.without]);
  const points = pointsTouched(made, disjunctions);
  const budget = { left: asked.budget ?? DEFAULT_BUDGET };
  const attempt = (speaks: (claim: number) => boolean): Decision => search(copyPoints(network, points, speaks), disjunctions, budget);
  const first = attempt((claim) => !off.has(claim));
  if (first.possible !== "no") return first;
  let kept = first.claims;
  for (const claim of first.claims) {
    const rest = new Set(kept.filter((other) => other !== claim));
    const again = attempt((other) => (network.isAxiom(other) && !off.has(other)) || rest.has(other));
    if (again.possible === "no") kept = again.claims;
  }
  return { possible: "no", chosen: [], claims: kept };
}

function pointsTouched(made: Check, disjunctions: readonly Disjunction[]): readonly number[] {
  const parts = new Set<number>();
  for (const { alternatives } of disjunctions) {
    for (const bound of alternatives.flat()) {
      for (const point of [bound.from, bound.to]) if (point !== ORIGIN) parts.add(made.parts.partOf[point] as number);
    }
  }
  return [...parts].sort((a, b) => a - b).flatMap((part) => [...pointsOf(made.parts, part)]);
}

function search(copy: NetworkCopy, disjunctions: readonly Disjunction[], budget: { left: number }): Decision {
  const speaking = disjunctions.filter(({ claim }) => copy.speaks(claim));
  const local = speaking.map(({ claim, alternatives }) => ({
    claim: copy.claimOf(claim),
    alternatives: alternatives.map((bounds) =>
      bounds.map((bound) => ({ from: copy.pointOf(bound.from), to: copy.pointOf(bound.to), max: bound.max })),
    ),
  }));
  for (const disjunction of local)
    for (const bound of hull(disjunction.alternatives)) copy.network.addEdge(bound.from, bound.to, bound.max, disjunction.claim);
  const made = check(copy.network);
  const [conflict] = made.conflicts;
  if (conflict !== undefined) return { possible: "no", chosen: [], claims: conflict.claims.map(copy.originalOf).sort((a, b) => a - b) };
  const outcome = new ChoiceSearch(copy.network, made, { disjunctions: local, budget }).run();
  if (outcome.possible === "no") {
    const claims = [...outcome.claims].filter((claim) => !copy.network.isAxiom(claim)).map(copy.originalOf);
    return { possible: "no", chosen: [], claims: claims.sort((a, b) => a - b) };
  }
  const chosen = disjunctions.map((disjunction) => outcome.chosen[speaking.indexOf(disjunction)] ?? -1);
  return { possible: outcome.possible, chosen: outcome.possible === "yes" ? chosen : [], claims: [] };
}

/** What holds whichever alternative does. */
export function hull(alternatives: readonly (readonly Bound[])[]): readonly Bound[] {
  const [first = [], ...others] = alternatives;
  const widest: Bound[] = [];
  for (const bound of first) {
    let max = bound.max;
    for (const bounds of others) {
      const same = bounds.filter((other) => other.from === bound.from && other.to === bound.to).map((other) => other.max);
      max = Math.max(max, same.length === 0 ? Infinity : Math.min(...same));
    }
    if (max !== Infinity) widest.push({ from: bound.from, to: bound.to, max });
  }
  return widest;
}
