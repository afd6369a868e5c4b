import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createSortScratch, sortByKey } from "./sorting.ts";

const OPEN = 1e12;

describe("sortByKey", () => {
  test("sorts few and many points by key, open ones last, ties by number", () => {
    const scratch = createSortScratch();
    const key = fc.oneof(fc.integer({ min: -3_000_000, max: 3_000_000 }), fc.integer({ min: 0, max: 5 }), fc.constant(OPEN + 1));
    const keys = fc.oneof(fc.array(key, { maxLength: 60 }), fc.array(key, { minLength: 350, maxLength: 900, size: "max" }));
    fc.assert(
      fc.property(keys, (list) => {
        const points = Int32Array.from(list.keys());
        sortByKey(points, Float64Array.from(list), { open: OPEN, scratch });
        const plain = [...list.keys()].sort((a, b) => (list[a] ?? 0) - (list[b] ?? 0) || a - b);
        expect([...points]).toEqual(plain);
      }),
      { numRuns: 200 },
    );
  });

  test("sorts keys that lie very far apart", () => {
    const keys = Float64Array.from({ length: 500 }, (_, index) => (index % 2 === 0 ? -index * 1e9 : index));
    const points = Int32Array.from(keys.keys());
    sortByKey(points, keys, { open: OPEN, scratch: createSortScratch() });
    expect([...points.slice(0, 3)]).toEqual([498, 496, 494]);
    expect([...points.slice(-2)]).toEqual([497, 499]);
  });
});
