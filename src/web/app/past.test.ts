import { expect, test } from "vitest";
import type { DecisionId } from "../../model/decision.ts";
import { createPast } from "./past.ts";

const id = (name: string) => name as DecisionId;

test("what was decided in one go is taken back in one go, from the last, and made again by undoing the undoing", () => {
  const past = createPast();
  past.add([id("a")]);
  past.add([id("b"), id("c")]);
  expect(past.next("undo")).toEqual(["b", "c"]);
  past.went("undo", [id("not b"), id("not c")]);
  expect(past.next("undo")).toEqual(["a"]);
  expect(past.next("redo")).toEqual(["not b", "not c"]);
  past.went("redo", [id("b again")]);
  expect(past.next("redo")).toEqual([]);
  expect(past.next("undo")).toEqual(["b again"]);
});

test("after a new decision nothing taken back before is made again", () => {
  const past = createPast();
  past.add([id("a")]);
  past.went("undo", [id("not a")]);
  past.add([id("c")]);
  expect(past.next("redo")).toEqual([]);
});
