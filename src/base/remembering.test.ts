import { expect, test } from "vitest";
import { remembering } from "./remembering.ts";

test("what is asked again is not worked out again, and no more is kept than was allowed", () => {
  const asked: string[] = [];
  const shout = remembering((text) => {
    asked.push(text);
    return text.toUpperCase();
  }, 2);
  expect(["a", "b", "a", "b", "c", "c", "a"].map(shout)).toEqual(["A", "B", "A", "B", "C", "C", "A"]);
  expect(asked).toEqual(["a", "b", "c", "a"]);
});
