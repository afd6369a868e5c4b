import fc from "fast-check";
import { expect, test } from "vitest";
import { changedLines } from "./lines.ts";

const changed = (lines: readonly { readonly text: string; readonly changed: boolean }[]) =>
  lines.filter((line) => line.changed).map(({ text }) => text);

test("what one version has and the other has not is told, and nothing else", () => {
  const { before, after } = changedLines("a\nb\nc\nd", "a\nx\nc\nd\ne");
  expect([changed(before), changed(after)]).toEqual([["b"], ["x", "e"]]);
});

test("what is left of both versions is the same, whatever they are", () => {
  const text = fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 12 }).map((lines) => lines.join("\n"));
  fc.assert(
    fc.property(text, text, (one, other) => {
      const { before, after } = changedLines(one, other);
      expect(before.map(({ text: line }) => line).join("\n")).toBe(one);
      expect(after.map(({ text: line }) => line).join("\n")).toBe(other);
      const left = (lines: typeof before) => lines.filter((line) => !line.changed).map(({ text: line }) => line);
      expect(left(before)).toEqual(left(after));
    }),
  );
});
