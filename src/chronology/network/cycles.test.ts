import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LatestPass } from "./cycles.ts";
import { build, distances, edgesOn, plans } from "./enumeration.oracle.ts";
import { createWorkspace, emptyLabels } from "./labels.ts";
import { partition, pointsOf } from "./partition.ts";

describe("one pass over a part", () => {
  test("returns impossible rings without a common point, and none exactly when there is none", () => {
    let rings = 0;
    fc.assert(
      fc.property(plans({ points: 20, claims: 40 }), (plan) => {
        const network = build(plan);
        const parts = partition(network);
        const pass = { off: new Uint8Array(network.claims), labels: emptyLabels(network), workspace: createWorkspace(network) };
        const found = Array.from({ length: parts.count }, (_, part) => new LatestPass(network, pointsOf(parts, part), pass).run()).flat();
        const visited = found.flatMap((ring) => ring.map((edge) => network.from[edge] ?? -1)).filter((point) => point > 0);
        expect(new Set(visited).size).toBe(visited.length);
        for (const ring of found) {
          expect(ring.reduce((sum, edge) => sum + (network.max[edge] ?? 0), 0)).toBeLessThan(0);
          ring.forEach((edge, index) => {
            expect(network.to[edge]).toBe(network.from[ring[(index + 1) % ring.length] ?? -1]);
          });
        }
        expect(found.length === 0).toBe(
          distances(
            plan.points,
            edgesOn(plan, () => true),
          ) !== undefined,
        );
        rings += found.length;
      }),
      { numRuns: 150 },
    );
    expect(rings).toBeGreaterThan(150);
  });
});
