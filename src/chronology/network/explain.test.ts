import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check } from "./check.ts";
import type { Plan } from "./enumeration.oracle.ts";
import { build, cheapestByEnumeration, conflictsByEnumeration, correctionsByEnumeration, distances, edgesOn, plans } from "./enumeration.oracle.ts";
import { explain } from "./explain.ts";
import { relate } from "./relate.ts";
import { readPart, windowOf } from "./window.ts";

const without = (plan: Plan, gone: readonly number[]): Plan => ({
  points: plan.points,
  claims: plan.claims.map((claim, index) => (gone.includes(index) ? { cost: claim.cost, edges: [] } : claim)),
});

describe("explain", () => {
  test("finds every smallest conflict and every smallest correction of a cluster, and no other", () => {
    fc.assert(
      fc.property(plans({ points: 4, claims: 8 }), (plan) => {
        const network = build(plan);
        const made = check(network);
        for (const cluster of made.clusters) {
          const others = made.off.filter((claim) => !cluster.correction.claims.includes(claim));
          const told = explain(network, made, { cluster, budget: 5_000 });
          const rest = without(plan, others);
          expect(told.complete).toBe(true);
          expect(told.conflicts.map((conflict) => conflict.claims.join()).sort()).toEqual(
            conflictsByEnumeration(rest)
              .map((set) => set.join())
              .sort(),
          );
          expect(told.corrections.map((correction) => correction.claims.join()).sort()).toEqual(
            correctionsByEnumeration(rest)
              .map((set) => set.join())
              .sort(),
          );
          expect(told.corrections[0]?.claims).toEqual(cluster.correction.claims);
        }
      }),
      { numRuns: 250 },
    );
  });

  test("says when the budget was too small", () => {
    const claims = Array.from({ length: 6 }, (_, index) => ({
      cost: 3,
      edges: [
        { from: 0, to: 1, max: index * 10 },
        { from: 1, to: 0, max: -index * 10 },
      ],
    }));
    const network = build({ points: 1, claims });
    const made = check(network);
    const [cluster] = made.clusters;
    if (cluster === undefined) throw new Error("six dates of one day contradict");
    expect(explain(network, made, { cluster, budget: 2 }).complete).toBe(false);
    expect(explain(network, made, { cluster })).toMatchObject({ complete: true, conflicts: { length: 15 }, corrections: { length: 6 } });
  });
});

describe("windowOf and readPart", () => {
  test("give the exact days of a point once a claim is left out and the rest is settled as cheaply as can be", () => {
    fc.assert(
      fc.property(plans({ points: 4, claims: 8 }), fc.nat(), fc.nat(), (plan, anyClaim, anyPoint) => {
        const network = build(plan);
        const made = check(network);
        const gone = anyClaim % plan.claims.length;
        const point = 1 + (anyPoint % plan.points);
        const rest = without(plan, [gone]);
        const best = cheapestByEnumeration(rest);
        const edges = edgesOn(rest, (claim) => best?.off.includes(claim) !== true);
        const matrix = distances(plan.points, edges);
        expect(windowOf(network, made, { point, without: [gone] })).toEqual({
          earliest: 0 - (matrix?.[point]?.[0] ?? NaN),
          latest: matrix?.[0]?.[point],
        });
      }),
      { numRuns: 300 },
    );
  });

  test("answer from each reading what holds in it, whichever was made last", () => {
    const dates = [100, 200, 300].map((day) => ({
      cost: day / 100,
      edges: [
        { from: 0, to: 1, max: day },
        { from: 1, to: 0, max: -day },
      ],
    }));
    const network = build({ points: 1, claims: dates });
    const made = check(network);
    const readings = [[2], [2, 1], [0, 1, 2], []].map((gone) => readPart(network, made, { point: 1, without: gone }));
    expect(readings.map((reading) => reading.window(1))).toEqual([
      { earliest: 200, latest: 200 },
      { earliest: 100, latest: 100 },
      { earliest: -Infinity, latest: Infinity },
      { earliest: 300, latest: 300 },
    ]);
    expect(readings.map((reading) => reading.cost)).toEqual([1, 0, 0, 3]);
  });

  test("leave silent what the check was told to leave out", () => {
    const dated = (day: number) => [
      { from: 0, to: 1, max: day },
      { from: 1, to: 0, max: -day },
    ];
    const network = build({
      points: 2,
      claims: [
        { cost: 9, edges: dated(50) },
        { cost: 1, edges: dated(60) },
        { cost: 1, edges: [{ from: 2, to: 1, max: -1 }] },
      ],
    });
    const made = check(network, { without: [0] });
    expect(made.consistent).toBe(true);
    expect(windowOf(network, made, { point: 1, without: [] })).toEqual({ earliest: 60, latest: 60 });
    expect(windowOf(network, made, { point: 1, without: [1] })).toEqual({ earliest: -Infinity, latest: Infinity });
    expect(relate(network, made, { first: 1, second: 2 })).toMatchObject({ least: 1, most: Infinity, before: "yes" });
  });

  test("tell what it costs to hold on to a claim", () => {
    fc.assert(
      fc.property(plans({ points: 4, claims: 8 }), fc.nat(), (plan, anyClaim) => {
        const network = build(plan);
        const made = check(network);
        const kept = anyClaim % plan.claims.length;
        const held = { points: plan.points, claims: plan.claims.map((claim, index) => (index === kept ? { ...claim, cost: Infinity } : claim)) };
        const best = cheapestByEnumeration(held);
        const costs = Array.from({ length: made.parts.count }, (_, part) => made.parts.points[made.parts.start[part] ?? 0] ?? 0).map(
          (point) => readPart(network, made, { point, keep: [kept] }).cost,
        );
        const total = costs.reduce((sum, cost) => sum + cost, 0);
        if (best === undefined) expect(total).toBe(Infinity);
        else expect(total).toBeCloseTo(best.cost);
      }),
      { numRuns: 300 },
    );
  });
});

describe("relate", () => {
  test("gives the exact least and most days between two points", () => {
    fc.assert(
      fc.property(plans({ points: 6, claims: 10 }), (plan) => {
        const network = build(plan);
        const made = check(network);
        const edges = edgesOn(plan, (claim) => !made.off.includes(claim));
        const matrix = distances(plan.points, edges);
        for (let first = 1; first <= plan.points; first++) {
          for (let second = 1; second <= plan.points; second++) {
            const relation = relate(network, made, { first, second });
            expect(relation.most).toBe(matrix?.[first]?.[second]);
            expect(relation.least).toBe(0 - (matrix?.[second]?.[first] ?? NaN));
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  test("answers yes, no and maybe; told order counts within a day", () => {
    const dated = (point: number, day: number) => [
      { from: 0, to: point, max: day },
      { from: point, to: 0, max: -day },
    ];
    const plan: Plan = {
      points: 4,
      claims: [
        { cost: 5, edges: dated(1, 100) },
        { cost: 5, edges: dated(2, 100) },
        { cost: 5, edges: dated(3, 101) },
        { cost: 5, edges: [{ from: 2, to: 1, max: 0, order: "strict" }] },
      ],
    };
    const network = build(plan);
    const made = check(network);
    expect(relate(network, made, { first: 1, second: 2 })).toEqual({ least: 0, most: 0, before: "yes", notAfter: "yes" });
    expect(relate(network, made, { first: 2, second: 1 })).toEqual({ least: 0, most: 0, before: "no", notAfter: "yes" });
    expect(relate(network, made, { first: 3, second: 1 })).toEqual({ least: -1, most: -1, before: "no", notAfter: "no" });
    expect(relate(network, made, { first: 1, second: 4 })).toEqual({ least: -Infinity, most: Infinity, before: "maybe", notAfter: "maybe" });
  });
});
