import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { numberWords } from "./number-words.ts";

const units = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
const teens = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];
const tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const byIndex = (words: readonly string[], from: number, step = 1) =>
  Object.fromEntries(words.map((word, index) => [word, from + index * step] as const).filter(([word]) => word !== ""));

/** English as it would be if it wrote its numbers together, with inflected ordinals. */
const words = numberWords({
  units: { ...byIndex(units, 0), ...byIndex(teens, 10), ones: 1 },
  tens: byIndex(tens, 20, 10),
  multipliers: { hundred: 100, thousand: 1000, million: 1_000_000 },
  ordinals: { third: 3, thirtieth: 30, hundredth: 100 },
  ordinal_suffixes: [],
  joiners: [],
  ordinal_endings: ["", "s"],
  compounds: { joiner: "and", units: byIndex(units, 0) },
});

function spelled(value: number): string {
  if (value >= 100) return `${value >= 200 ? spelled(Math.floor(value / 100)) : ""}hundred${spelled(value % 100)}`;
  if (value < 10) return units[value] ?? "";
  if (value < 20) return teens[value - 10] ?? "";
  const ten = tens[Math.floor(value / 10) - 2] ?? "";
  return value % 10 === 0 ? ten : `${units[value % 10]}and${ten}`;
}

describe("numbers written as one word", () => {
  it("are read up to two thousand", () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 1999 }), (value) => words.get(spelled(value))?.value === value));
  });

  it("are read as whole thousands", () => {
    expect(words.get("threeandthirtythousand")).toEqual({ kind: "unit", value: 33_000 });
  });

  it("have ordinals with every ending, and none without", () => {
    expect(words.get("fourandthirtieths")).toEqual({ kind: "ordinal", value: 34 });
    expect(words.get("hundredthirtieth")).toEqual({ kind: "ordinal", value: 130 });
    expect(words.get("twohundredths")).toEqual({ kind: "ordinal", value: 200 });
    expect(words.get("fourandthirtiethes")).toBeUndefined();
  });

  it("leave alone what no language writes so", () => {
    expect(words.get("twoandthree")).toBeUndefined();
    expect(words.get("millionone")).toBeUndefined();
  });
});
