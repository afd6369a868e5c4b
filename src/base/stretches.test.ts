import fc from "fast-check";
import { expect, test } from "vitest";
import { stretchFinder } from "./stretches.ts";

const end = fc.oneof(fc.integer({ min: -30, max: 30 }), fc.constantFrom(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY));
const stretch = fc.record({ from: end, to: end });

test("what shares a day with the asked days is found, in the order given, as by looking at each", () => {
  fc.assert(
    fc.property(fc.array(stretch), fc.array(stretch), (items, questions) => {
      const find = stretchFinder(items);
      for (const asked of questions) expect(find(asked)).toEqual(items.filter(({ from, to }) => from <= asked.to && to >= asked.from));
    }),
  );
});
