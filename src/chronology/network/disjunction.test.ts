import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check } from "./check.ts";
import type { Bound, Disjunction } from "./disjunction.ts";
import { decide } from "./disjunction.ts";
import type { Plan, PlannedEdge } from "./enumeration.oracle.ts";
import { build, edgesOn, holds, plans } from "./enumeration.oracle.ts";
import { createNetwork } from "./network.ts";

/** Tries every combination of alternatives; disjunctions whose claim is off do not count. */
function possible(plan: Plan, disjunctions: readonly Disjunction[], on: (claim: number) => boolean): boolean {
  const choose = (edges: readonly PlannedEdge[], left: readonly Disjunction[]): boolean => {
    const [next, ...others] = left;
    if (next === undefined) return holds(plan.points, edges);
    return next.alternatives.some((bounds) => choose([...edges, ...bounds], others));
  };
  return choose(
    edgesOn(plan, on),
    disjunctions.filter(({ claim }) => on(claim)),
  );
}

function alternativesAmong(points: number): fc.Arbitrary<readonly Bound[]> {
  const dated = fc.tuple(fc.integer({ min: 1, max: points }), fc.integer({ min: 0, max: 40 })).map(([point, day]) => [
    { from: 0, to: point, max: day },
    { from: point, to: 0, max: -day },
  ]);
  const linked = fc
    .tuple(fc.integer({ min: 1, max: points }), fc.integer({ min: 1, max: points }), fc.integer({ min: -9, max: 9 }))
    .filter(([from, to]) => from !== to)
    .map(([from, to, max]) => [{ from, to, max }]);
  return fc.oneof(dated, linked);
}

const cases = plans({ points: 4, claims: 5 }).chain((plan) =>
  fc.tuple(
    fc.constant(plan),
    fc.array(fc.array(alternativesAmong(plan.points), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4, size: "max" }),
  ),
);

function withOwners(plan: Plan, choices: readonly (readonly (readonly Bound[])[])[]): { plan: Plan; disjunctions: readonly Disjunction[] } {
  const disjunctions = choices.map((alternatives, index) => ({ claim: plan.claims.length + index, alternatives }));
  return { plan: { points: plan.points, claims: [...plan.claims, ...choices.map(() => ({ cost: 2, edges: [] }))] }, disjunctions };
}

describe("decide", () => {
  test("says yes or no as trying every combination does, and gives a choice that fits", () => {
    fc.assert(
      fc.property(cases, ([bare, choices]) => {
        const { plan, disjunctions } = withOwners(bare, choices);
        const network = build(plan);
        const made = check(network);
        const speaks = (claim: number): boolean => !made.off.includes(claim);
        const decision = decide(network, made, { disjunctions });
        expect(decision.possible).toBe(possible(plan, disjunctions, speaks) ? "yes" : "no");
        if (decision.possible !== "yes") return;
        const picked = disjunctions.map(({ claim, alternatives }, index) => ({
          claim,
          alternatives: [alternatives[decision.chosen[index] ?? -1] ?? []],
        }));
        expect(possible(plan, picked, speaks)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  test("names claims that leave no choice, none of which can be spared", () => {
    let impossible = 0;
    fc.assert(
      fc.property(cases, ([bare, choices]) => {
        const { plan, disjunctions } = withOwners(bare, choices);
        const network = build(plan);
        const decision = decide(network, check(network), { disjunctions });
        if (decision.possible !== "no") return;
        impossible++;
        expect(possible(plan, disjunctions, (claim) => decision.claims.includes(claim))).toBe(false);
        for (const spared of decision.claims) {
          expect(possible(plan, disjunctions, (claim) => claim !== spared && decision.claims.includes(claim))).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
    expect(impossible).toBeGreaterThan(40);
  });

  test("answers maybe when the budget is spent", () => {
    const network = createNetwork();
    const points = [network.addPoint(), network.addPoint(), network.addPoint()];
    const claims = points.map(() => network.addClaim(2));
    const apart = (left: number, right: number): readonly (readonly Bound[])[] => [
      [{ from: left, to: right, max: -10 }],
      [{ from: right, to: left, max: -10 }],
    ];
    for (const point of points) network.addBounds(point, { earliest: 0, latest: 19 }, network.addClaim(5));
    const pairs = [
      [0, 1],
      [1, 2],
      [0, 2],
    ] as const;
    const disjunctions = pairs.map(([left, right], index) => ({
      claim: claims[index] ?? -1,
      alternatives: apart(points[left] ?? -1, points[right] ?? -1),
    }));
    const made = check(network);
    expect(decide(network, made, { disjunctions, budget: 1 }).possible).toBe("maybe");
    expect(decide(network, made, { disjunctions })).toEqual({ possible: "no", chosen: [], claims: [0, 1, 2, 3, 4, 5] });
    expect(decide(network, made, { disjunctions: disjunctions.slice(0, 2) }).possible).toBe("yes");
  });
});
