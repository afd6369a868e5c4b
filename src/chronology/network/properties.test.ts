import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { boundsOf, check } from "./check.ts";
import type { Plan, PlannedClaim, PlannedEdge } from "./enumeration.oracle.ts";
import { build, distances, edgesOn, holds, plans } from "./enumeration.oracle.ts";

const days = (plan: Plan, options: { without?: readonly number[] } = {}) => {
  const made = check(build(plan), options);
  return Array.from({ length: plan.points }, (_, index) => boundsOf(made, index + 1));
};

const changedEdges = (plan: Plan, change: (edge: PlannedEdge) => PlannedEdge): Plan => ({
  points: plan.points,
  claims: plan.claims.map((claim) => ({ cost: claim.cost, edges: claim.edges.map(change) })),
});

/** Costs of which no two sums are the same, so that only one correction is cheapest. */
const distinctCosts = (claims: readonly PlannedClaim[]): readonly PlannedClaim[] =>
  claims.map((claim, index) => ({ edges: claim.edges, cost: claim.cost + 2 ** -(index + 2) }));

const shuffled = <T>(items: readonly T[]): fc.Arbitrary<readonly T[]> => fc.shuffledSubarray([...items], { minLength: items.length });

describe("days and corrections", () => {
  test("leaving a claim out never narrows the days of any point", () => {
    fc.assert(
      fc.property(plans({ points: 8, claims: 14 }), fc.nat(), (plan, any) => {
        const { off } = check(build(plan));
        const narrow = days(plan, { without: off });
        const wide = days(plan, { without: [...off, any % plan.claims.length] });
        wide.forEach((window, index) => {
          expect(window.earliest).toBeLessThanOrEqual(narrow[index]?.earliest ?? NaN);
          expect(window.latest).toBeGreaterThanOrEqual(narrow[index]?.latest ?? NaN);
        });
      }),
      { numRuns: 200 },
    );
  });

  test("move with the dates when all dates are moved by the same number of days", () => {
    fc.assert(
      fc.property(plans({ points: 8, claims: 14 }), fc.integer({ min: -3_000_000, max: 3_000_000 }), (plan, shift) => {
        const moved = changedEdges(plan, (edge) => {
          if (edge.from === 0) return { ...edge, max: edge.max + shift };
          return edge.to === 0 ? { ...edge, max: edge.max - shift } : edge;
        });
        const here = check(build(plan));
        const there = check(build(moved));
        expect(there.off).toEqual(here.off);
        expect(there.conflicts.map((conflict) => conflict.gap)).toEqual(here.conflicts.map((conflict) => conflict.gap));
        expect(days(moved)).toEqual(days(plan).map(({ earliest, latest }) => ({ earliest: earliest + shift, latest: latest + shift })));
      }),
      { numRuns: 200 },
    );
  });

  test("do not depend on the numbering of points or the order of edges", () => {
    const cases = plans({ points: 8, claims: 14 }).chain((plan) =>
      fc.tuple(
        fc.constant(plan),
        shuffled(Array.from({ length: plan.points }, (_, index) => index + 1)),
        fc.tuple(...plan.claims.map((claim) => shuffled(claim.edges))),
      ),
    );
    fc.assert(
      fc.property(cases, ([plan, numbers, edges]) => {
        const renumber = (point: number): number => (point === 0 ? 0 : (numbers[point - 1] ?? -1));
        const mixed = changedEdges(
          { points: plan.points, claims: plan.claims.map((claim, index) => ({ cost: claim.cost, edges: edges[index] ?? [] })) },
          (edge) => ({ ...edge, from: renumber(edge.from), to: renumber(edge.to) }),
        );
        expect(check(build(mixed)).off).toEqual(check(build(plan)).off);
        const there = days(mixed);
        expect(numbers.map((number) => there[number - 1])).toEqual(days(plan));
      }),
      { numRuns: 200 },
    );
  });

  test("do not depend on the order of claims", () => {
    const cases = plans({ points: 8, claims: 14 }).chain((plan) => {
      const claims = distinctCosts(plan.claims);
      return fc.tuple(fc.constant({ points: plan.points, claims }), shuffled(claims));
    });
    fc.assert(
      fc.property(cases, ([plan, claims]) => {
        const mixed = { points: plan.points, claims };
        const costs = (of: Plan): readonly number[] =>
          check(build(of))
            .off.map((claim) => of.claims[claim]?.cost ?? NaN)
            .sort();
        expect(costs(mixed)).toEqual(costs(plan));
        expect(days(mixed)).toEqual(days(plan));
      }),
      { numRuns: 200 },
    );
  });

  test("are the same every time", () => {
    fc.assert(
      fc.property(plans({ points: 8, claims: 14 }), (plan) => {
        expect(JSON.stringify(check(build(plan)).conflicts)).toBe(JSON.stringify(check(build(plan)).conflicts));
      }),
      { numRuns: 100 },
    );
  });
});

describe("networks beyond enumeration", () => {
  test("have the shortest distances as days, and every conflict is one", () => {
    fc.assert(
      fc.property(plans({ points: 45, claims: 60, axioms: true }), (plan) => {
        fc.pre(
          holds(
            plan.points,
            edgesOn(plan, (claim) => plan.claims[claim]?.cost === Infinity),
          ),
        );
        const made = check(build(plan));
        const matrix = distances(
          plan.points,
          edgesOn(plan, (claim) => !made.off.includes(claim)),
        );
        expect(days(plan)).toEqual(
          Array.from({ length: plan.points }, (_, index) => ({ earliest: 0 - (matrix?.[index + 1]?.[0] ?? NaN), latest: matrix?.[0]?.[index + 1] })),
        );
        for (const conflict of made.conflicts) {
          const within = (claim: number): boolean => conflict.claims.includes(claim) || conflict.axioms.includes(claim);
          expect(holds(plan.points, edgesOn(plan, within))).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("without any date are settled as well, also where many impossible rings cross", () => {
    const undated = plans({ points: 30, claims: 60 }).map((plan) => ({
      points: plan.points,
      claims: plan.claims.filter((claim) => claim.edges.every((edge) => edge.from !== 0 && edge.to !== 0)),
    }));
    fc.assert(
      fc.property(undated, (plan) => {
        const made = check(build(plan));
        const settled = (claim: number): boolean => !made.off.includes(claim);
        expect(holds(plan.points, edgesOn(plan, settled))).toBe(true);
        for (const claim of made.off)
          expect(
            holds(
              plan.points,
              edgesOn(plan, (other) => settled(other) || other === claim),
            ),
          ).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
});
