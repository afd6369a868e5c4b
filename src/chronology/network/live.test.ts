import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { boundsOf, check } from "./check.ts";
import type { Plan, PlannedClaim } from "./enumeration.oracle.ts";
import { addPlanned, build, claimsAmong, plans } from "./enumeration.oracle.ts";
import { LiveNetwork } from "./live.ts";
import { createNetwork } from "./network.ts";

interface Step {
  readonly add: readonly PlannedClaim[];
  readonly removeAt: readonly number[];
  readonly settle: boolean;
}

const steps = (points: number, most: number): fc.Arbitrary<readonly Step[]> =>
  fc.array(
    fc.record({
      add: fc.array(claimsAmong(points), { maxLength: 2 }),
      removeAt: fc.array(fc.nat(), { maxLength: 2 }),
      settle: fc.boolean(),
    }),
    { minLength: 1, maxLength: most, size: "max" },
  );

/** Edits with the live network and, after each edit, compares with a check from scratch. Returns how many edits were made. */
function follow(plan: Plan, edits: readonly Step[]): number {
  const network = build(plan);
  const live = new LiveNetwork(network);
  const present = new Set(plan.claims.map((_, claim) => claim));
  for (const step of edits) {
    const standing = [...present];
    const remove = [...new Set(step.removeAt.map((index) => standing[index % Math.max(1, standing.length)] ?? -1))].filter((claim) => claim >= 0);
    const add = step.add.map((planned) => addPlanned(network, planned));
    const before = Array.from({ length: plan.points }, (_, index) => live.windowOf(index + 1));
    const result = live.edit({ remove, add });
    for (const claim of remove) present.delete(claim);
    for (const claim of add) present.add(claim);
    expectSame(plan.points, live, check(network, { without: live.parked }));
    expect(check(network, { without: live.parked }).consistent).toBe(true);
    const moved = before.flatMap((window, index) => (JSON.stringify(window) === JSON.stringify(live.windowOf(index + 1)) ? [] : [index + 1]));
    for (const point of moved) expect(result.changed).toContain(point);
    if (!step.settle) continue;
    const fresh = check(network);
    expect(live.settle().off).toEqual(fresh.off);
    expectSame(plan.points, live, fresh);
  }
  return edits.length;
}

function expectSame(points: number, live: LiveNetwork, fresh: ReturnType<typeof check>): void {
  for (let point = 1; point <= points; point++) expect(live.windowOf(point)).toEqual(boundsOf(fresh, point));
}

describe("a live network", () => {
  test("has after every edit the days a check from scratch gives, and after settling the same corrections", () => {
    let edits = 0;
    const few = plans({ points: 6, claims: 10, axioms: true }).chain((plan) => fc.tuple(fc.constant(plan), steps(plan.points, 12)));
    fc.assert(
      fc.property(few, ([plan, list]) => {
        edits += follow({ ...plan, claims: plan.claims.filter((claim) => claim.cost !== Infinity) }, list);
      }),
      { numRuns: 300 },
    );
    const many = plans({ points: 30, claims: 24 }).chain((plan) => fc.tuple(fc.constant(plan), steps(plan.points, 12)));
    fc.assert(
      fc.property(many, ([plan, list]) => {
        edits += follow(plan, list);
      }),
      { numRuns: 150 },
    );
    expect(edits).toBeGreaterThan(2_000);
  });

  test("parks the weakest claim of a new contradiction, and lets it speak again when its opponent goes", () => {
    const network = createNetwork();
    const [left, right] = [network.addPoint(), network.addPoint()];
    const [early, late, order] = [network.addClaim(5), network.addClaim(4), network.addClaim(2)];
    network.addBounds(left, { earliest: 50, latest: 50 }, early);
    network.addBounds(right, { earliest: 40, latest: 40 }, late);
    const live = new LiveNetwork(network);
    network.addOrder(left, right, { strict: false, claim: order });
    const told = live.edit({ add: [order] });
    expect(told).toMatchObject({ parked: [order], released: [], conflicts: [{ claims: [early, late, order], gap: 10 }] });
    expect(live.edit({ remove: [late] })).toMatchObject({ parked: [], released: [order], changed: [right] });
    expect(live.windowOf(right)).toEqual({ earliest: 50, latest: Infinity });
  });

  test("takes back a hasty choice when it settles", () => {
    const network = createNetwork();
    const point = network.addPoint();
    const on = (day: number, cost: number): number => {
      const claim = network.addClaim(cost);
      network.addBounds(point, { earliest: day, latest: day }, claim);
      return claim;
    };
    const live = new LiveNetwork(network);
    const wrong = on(10, 3);
    live.edit({ add: [wrong] });
    const first = on(20, 2);
    const second = on(20, 2);
    live.edit({ add: [first, second] });
    expect(live.parked).toEqual([first, second]);
    expect(live.settle().off).toEqual([wrong]);
    expect(live.windowOf(point)).toEqual({ earliest: 20, latest: 20 });
  });
});
