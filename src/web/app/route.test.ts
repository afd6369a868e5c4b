import { expect, test } from "vitest";
import { fragmentOf, routeOf } from "./route.ts";

test("an address leads back to what was on show, and to its day", () => {
  for (const route of [
    { view: "read" as const },
    { view: "read" as const, detail: "a letter/from #Ürümqi?.txt" },
    { view: "findings" as const, detail: "0a1b", on: "1849-05-02" },
    { view: "timeline" as const },
    { view: "state" as const, on: "-0043-03-15", against: "-0043-03-16" },
  ]) {
    expect(routeOf(fragmentOf(route))).toEqual(route);
  }
});

test("an address that means nothing leads to the reading page", () => {
  expect(routeOf("")).toEqual({ view: "read" });
  expect(routeOf("#/nowhere/1")).toEqual({ view: "read" });
  expect(routeOf("#/read/%E0%A4%A")).toEqual({ view: "read" });
});
