import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { boundsOf, check } from "./check.ts";
import type { Plan } from "./enumeration.oracle.ts";
import { build, cheapestByEnumeration, conflictsByEnumeration, distances, edgesOn, holds, plans } from "./enumeration.oracle.ts";
import { createNetwork } from "./network.ts";

const axiomsAgree = (plan: Plan): boolean =>
  holds(
    plan.points,
    edgesOn(plan, (claim) => plan.claims[claim]?.cost === Infinity),
  );

describe("the oracle itself", () => {
  test("says that days exist exactly when trying all days finds some", () => {
    fc.assert(
      fc.property(plans({ points: 3, claims: 4 }), (plan) => {
        const edges = edgesOn(plan, () => true).filter((edge) => edge.order === undefined);
        const days = Array.from({ length: 110 }, (_, index) => index - 40);
        const fits = (chosen: readonly number[]): boolean =>
          edges.every(
            (edge) =>
              (chosen[edge.to] ?? Infinity) - (chosen[edge.from] ?? 0) <= edge.max ||
              chosen[edge.to] === undefined ||
              chosen[edge.from] === undefined,
          );
        const extend = (chosen: readonly number[]): boolean =>
          fits(chosen) && (chosen.length > plan.points || days.some((candidate) => extend([...chosen, candidate])));
        expect(distances(plan.points, edges) !== undefined).toBe(extend([0]));
      }),
      { numRuns: 30 },
    );
  });
});

describe("check", () => {
  test("finds the misprinted year that two other dates exclude", () => {
    const network = createNetwork();
    const [called, boarded, crashed] = [network.addPoint(), network.addPoint(), network.addPoint()];
    const claims = [5.3, 5.3, 5.3, 2.9, 3].map((cost) => network.addClaim(cost));
    const [callDate = 0, boardDate = 0, crashDate = 0, order = 0, flight = 0] = claims;
    network.addBounds(called, { earliest: 3000, latest: 3030 }, callDate);
    network.addBounds(boarded, { earliest: 1560, latest: 1560 }, boardDate);
    network.addBounds(crashed, { earliest: 3026, latest: 3026 }, crashDate);
    network.addOrder(called, boarded, { strict: true, claim: order });
    network.addDistance(boarded, crashed, { least: 0, most: 7, claim: flight });
    const made = check(network);
    expect(made.off).toEqual([boardDate]);
    expect(made.cost).toBe(5.3);
    expect(made.conflicts.map((conflict) => conflict.claims)).toEqual([
      [boardDate, crashDate, flight],
      [callDate, boardDate, order],
    ]);
    expect(made.conflicts.map((conflict) => conflict.gap)).toEqual([1459, 1440]);
    expect(boundsOf(made, boarded)).toEqual({ earliest: 3019, latest: 3026 });
  });

  test("leaves points without any bound open on both sides", () => {
    const network = createNetwork();
    const [a, b] = [network.addPoint(), network.addPoint()];
    const claim = network.addClaim(1);
    network.addDistance(a, b, { least: 3, most: Infinity, claim });
    network.addBounds(a, { earliest: 10, latest: Infinity }, network.addClaim(1));
    const made = check(network);
    expect(boundsOf(made, a)).toEqual({ earliest: 10, latest: Infinity });
    expect(boundsOf(made, b)).toEqual({ earliest: 13, latest: Infinity });
    expect(made.consistent).toBe(true);
  });

  test("finds a conflict among points that no date touches", () => {
    const network = createNetwork();
    const [a, b] = [network.addPoint(), network.addPoint()];
    network.addDistance(a, b, { least: 3, most: Infinity, claim: network.addClaim(2) });
    network.addDistance(b, a, { least: -2, most: Infinity, claim: network.addClaim(1) });
    const made = check(network);
    expect(made.conflicts).toMatchObject([{ claims: [0, 1], layer: "day", gap: 1, strength: 1 }]);
    expect(made.off).toEqual([1]);
  });

  test("sees on one day that each of three comes before the next", () => {
    const network = createNetwork();
    const points = [network.addPoint(), network.addPoint(), network.addPoint()] as const;
    const strict = (a: number, b: number): void => network.addOrder(a, b, { strict: true, claim: network.addClaim(3) });
    strict(points[0], points[1]);
    strict(points[1], points[2]);
    expect(check(network).consistent).toBe(true);
    network.addOrder(points[2], points[0], { strict: false, claim: network.addClaim(2) });
    expect(check(network).conflicts).toMatchObject([{ claims: [0, 1, 2], layer: "order", gap: 0, strength: 2 }]);
  });

  test("does not take the same day for the same moment", () => {
    const network = createNetwork();
    const [a, b] = [network.addPoint(), network.addPoint()];
    network.addDistance(a, b, { least: 0, most: 0, claim: network.addClaim(5) });
    network.addOrder(a, b, { strict: true, claim: network.addClaim(5) });
    expect(check(network).consistent).toBe(true);
  });

  test("leaves out whole sentences before single claims", () => {
    const network = createNetwork();
    const [a, b] = [network.addPoint(), network.addPoint()];
    const first = network.addClaim(5);
    const second = network.addClaim(5);
    const third = network.addClaim(5);
    network.addBounds(a, { earliest: 100, latest: 100 }, first);
    network.addOrder(a, b, { strict: false, claim: second });
    network.addBounds(b, { earliest: 90, latest: 90 }, third);
    const made = check(network, { groups: [7, 7, 4] });
    expect(made.conflicts).toMatchObject([{ claims: [0, 1, 2], groups: [4, 7], gap: 10 }]);
  });

  test("reports axioms that contradict each other at infinite cost and goes on", () => {
    const network = createNetwork();
    const [a, b] = [network.addPoint(), network.addPoint()];
    network.addDistance(a, b, { least: 1, most: Infinity, claim: network.addClaim(Infinity) });
    network.addDistance(b, a, { least: 1, most: Infinity, claim: network.addClaim(Infinity) });
    const made = check(network);
    expect(made.conflicts).toMatchObject([{ claims: [], axioms: [0, 1] }]);
    expect(made.cost).toBe(Infinity);
  });
});

describe("check against enumeration", () => {
  test("is consistent when and only when days exist, and gives up the cheapest claims", () => {
    fc.assert(
      fc.property(plans({ points: 5, claims: 9, axioms: true }), (plan) => {
        fc.pre(axiomsAgree(plan));
        const made = check(build(plan));
        expect(made.consistent).toBe(
          holds(
            plan.points,
            edgesOn(plan, () => true),
          ),
        );
        const best = cheapestByEnumeration(plan);
        expect(made.off).toEqual(best?.off);
        expect(made.cost).toBeCloseTo(best?.cost ?? -1);
        expect(made.exact).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  test("gives each point exactly the days that extend to a solution", () => {
    fc.assert(
      fc.property(plans({ points: 6, claims: 10, axioms: true }), (plan) => {
        fc.pre(axiomsAgree(plan));
        const made = check(build(plan));
        const matrix = distances(
          plan.points,
          edgesOn(plan, (claim) => !made.off.includes(claim)),
        );
        for (let point = 1; point <= plan.points; point++) {
          expect(boundsOf(made, point)).toEqual({ earliest: 0 - (matrix?.[point]?.[0] ?? NaN), latest: matrix?.[0]?.[point] });
        }
      }),
      { numRuns: 400 },
    );
  });

  test("reports only smallest conflicts, each once, each with a ring that proves it", () => {
    fc.assert(
      fc.property(plans({ points: 5, claims: 9, axioms: true }), (plan) => {
        fc.pre(axiomsAgree(plan));
        const network = build(plan);
        const made = check(network);
        const all = conflictsByEnumeration(plan).map((set) => set.join());
        const reported = made.conflicts.map((conflict) => conflict.claims.join());
        expect(new Set(reported).size).toBe(reported.length);
        for (const claims of reported) expect(all).toContain(claims);
        for (const conflict of made.conflicts) expect(isProof(network, conflict)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  test("shrinks to sentences: without any one sentence of a conflict, or any one claim, the rest holds", () => {
    const grouped = fc.tuple(plans({ points: 5, claims: 9 }), fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 9, maxLength: 9 }));
    fc.assert(
      fc.property(grouped, ([plan, groups]) => {
        const made = check(build(plan), { groups });
        for (const conflict of made.conflicts) {
          for (const group of conflict.groups) {
            const rest = (claim: number): boolean => conflict.claims.includes(claim) && groups[claim] !== group;
            expect(holds(plan.points, edgesOn(plan, rest))).toBe(true);
          }
          for (const left of conflict.claims) {
            const rest = (claim: number): boolean => conflict.claims.includes(claim) && claim !== left;
            expect(holds(plan.points, edgesOn(plan, rest))).toBe(true);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

function isProof(network: ReturnType<typeof build>, conflict: ReturnType<typeof check>["conflicts"][number]): boolean {
  const { edges } = conflict;
  const closed = edges.every((edge, index) => network.to[edge] === network.from[edges[(index + 1) % edges.length] ?? -1]);
  const simple = new Set(edges.map((edge) => network.from[edge])).size === edges.length;
  const sum = edges.reduce((total, edge) => total + (network.max[edge] ?? 0), 0);
  const owners = [...new Set(edges.map((edge) => network.claimOf[edge] ?? -1))].sort((a, b) => a - b);
  const named = [...conflict.claims, ...conflict.axioms].sort((a, b) => a - b);
  const strict = edges.some((edge) => network.order[edge] === 2) && edges.every((edge) => network.order[edge] !== 0);
  const proves = conflict.layer === "day" ? sum < 0 && conflict.gap === -sum : sum === 0 && strict;
  return closed && simple && proves && owners.join() === named.join();
}
