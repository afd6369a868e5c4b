import { describe, expect, test } from "vitest";
import { loadSyntaxWeights, packSyntaxWeights, type SyntaxWeights } from "./weights.ts";

const path = "weights/en/syntax.bin";
const small: SyntaxWeights = {
  tags: [{ name: "NN", pos: "NOUN" }],
  relations: ["nsubj", "root"],
  known: Int32Array.of(),
  tagger: { slots: Int32Array.of(1, -2), entries: Int16Array.of(3, 4, -5) },
  transitions: Int32Array.of(7, 8, 9, 10),
  labels: { slots: Int32Array.of(11), entries: Int16Array.of(12) },
};

function changed(change: (words: Uint32Array) => void): ArrayBuffer {
  const bytes = packSyntaxWeights(small);
  change(new Uint32Array(bytes, 0, 3));
  return bytes;
}

describe("files of weights", () => {
  test("what is written is read again", () => {
    expect(loadSyntaxWeights([{ path, bytes: packSyntaxWeights(small) }], "en")).toEqual({ value: small, problems: [] });
  });

  test("a language without weights has none, and that is no problem", () => {
    expect(loadSyntaxWeights([{ path, bytes: packSyntaxWeights(small) }], "de")).toEqual({ problems: [] });
  });

  test.each([
    ["too short", new ArrayBuffer(5), /no file of weights/],
    ["something else", new TextEncoder().encode("On 3 May 1849 it rained.").buffer as ArrayBuffer, /no file of weights/],
    ["of another version", changed((words) => words.set([99], 1)), /have format 99 and this program reads format \d+.*npm run train/],
    ["with a header that lies about its length", changed((words) => words.set([8], 2)), /damaged/],
    ["cut off", packSyntaxWeights(small).slice(0, -4), /damaged: it has \d+ bytes and should have \d+/],
  ])("a file that is %s is refused with its name and what to do", (_name, bytes, message) => {
    const { value, problems } = loadSyntaxWeights([{ path, bytes }], "en");
    expect(value).toBeUndefined();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`${path}: `);
    expect(problems[0]).toMatch(message);
  });
});
