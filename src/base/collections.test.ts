import fc from "fast-check";
import { expect, test } from "vitest";
import { groupByBoth } from "./collections.ts";

interface Item {
  readonly outer: string;
  readonly inner: string | undefined;
  readonly nth: number;
}

/** Slow and obvious: each item goes to the first group whose first item has both keys. */
function grouped(items: readonly Item[]): readonly (readonly Item[])[] {
  const groups: Item[][] = [];
  for (const item of items) {
    if (item.inner === undefined) continue;
    const group = groups.find(([first]) => first?.outer === item.outer && first.inner === item.inner);
    if (group === undefined) groups.push([item]);
    else group.push(item);
  }
  return groups;
}

test("items with both keys in common are one group, in the order in which they came", () => {
  const keys = fc.record({ outer: fc.constantFrom("a", "b", "c"), inner: fc.option(fc.constantFrom("x", "y", "z", ""), { nil: undefined }) });
  fc.assert(
    fc.property(fc.array(keys, { maxLength: 30 }), (made) => {
      const items = made.map((each, nth): Item => ({ ...each, nth }));
      expect(
        groupByBoth(
          items,
          ({ outer }) => outer,
          ({ inner }) => inner,
        ),
      ).toEqual(grouped(items));
    }),
  );
});
