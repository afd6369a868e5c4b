import fc from "fast-check";
import { expect, test } from "vitest";
import { Numbering } from "./numbering.ts";

const row = fc.array(fc.constantFrom("Haas", "Lima", "Haas Lima", ""), { minLength: 1, maxLength: 4 });

test("rows of words have one number exactly where they are the same row", () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 2, maxLength: 12 }), (rows) => {
      const numbering = new Numbering();
      const numbers = rows.map((words) => words.map((word) => numbering.ofWords(word)).reduce((first, second) => numbering.ofPair(first, second)));
      const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
      rows.forEach((one, nth) => {
        rows.forEach((other, place) => {
          expect(numbers[nth] === numbers[place]).toBe(same(one, other));
        });
        expect(numbering.wordsOf(numbers[nth] ?? Number.NaN)).toEqual(one);
      });
    }),
  );
});
