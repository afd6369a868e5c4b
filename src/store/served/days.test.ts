import fc from "fast-check";
import { expect, test } from "vitest";
import { kept, nodeOf, nodesAround } from "./days.ts";

const day = fc.integer({ min: 1, max: 2 ** 24 - 1 });
const near = fc.integer({ min: 5_000_000, max: 5_000_400 });

test.each([
  ["anywhere", day],
  ["close together", near],
])("a stretch is found by the days it has in common with another, and by no others (%s)", (_, days) => {
  const stretch = fc.tuple(days, days).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
  fc.assert(
    fc.property(stretch, stretch, ([from, to], [askedFrom, askedTo]) => {
      const { before, after } = nodesAround(askedFrom, askedTo);
      const node = nodeOf(from, to);
      const found = [before.includes(node) && to >= askedFrom, after.includes(node) && from <= askedTo, node >= askedFrom && node <= askedTo].filter(
        (one) => one,
      );
      expect(found.length).toBe(from <= askedTo && askedFrom <= to ? 1 : 0);
    }),
    { numRuns: 2000 },
  );
});

test("open bounds are kept at the ends", () => {
  expect([kept(Number.NEGATIVE_INFINITY), kept(Number.POSITIVE_INFINITY)]).toEqual([1, 2 ** 24 - 1]);
});
