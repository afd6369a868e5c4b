import { expect, test } from "vitest";
import type { Decision, DecisionId } from "../../model/decision.ts";
import { createPast } from "./past.ts";

const id = (name: string) => name as DecisionId;
const decision = (name: string) => ({ id: id(name) }) as Decision;

test("decisions are taken back from the last, and made again by undoing the undoing", () => {
  const past = createPast();
  past.add([decision("a")]);
  past.add([decision("b")]);
  expect(past.next("undo")).toBe("b");
  past.went("undo", id("not b"));
  expect(past.next("undo")).toBe("a");
  expect(past.next("redo")).toBe("not b");
  past.went("redo", id("b again"));
  expect(past.next("redo")).toBeUndefined();
  expect(past.next("undo")).toBe("b again");
});

test("after a new decision nothing taken back before is made again", () => {
  const past = createPast();
  past.add([decision("a")]);
  past.went("undo", id("not a"));
  past.add([decision("c")]);
  expect(past.next("redo")).toBeUndefined();
});
