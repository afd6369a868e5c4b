import { expect, test } from "vitest";
import type { FindingId } from "../../model/finding.ts";
import type { SourceId } from "../../model/source.ts";
import { fragmentOf, routeOf } from "./route.ts";

test("an address leads back to what was on show", () => {
  for (const route of [
    { view: "read" as const },
    { view: "read" as const, account: "a letter/from #Ürümqi.txt" as SourceId },
    { view: "findings" as const, finding: "0a1b" as FindingId },
    { view: "timeline" as const },
    { view: "dates" as const },
    { view: "state" as const, date: "-0043-03-15" },
  ]) {
    expect(routeOf(fragmentOf(route))).toEqual(route);
  }
});

test("an address that means nothing leads to the reading page", () => {
  expect(routeOf("")).toEqual({ view: "read" });
  expect(routeOf("#/nowhere/1")).toEqual({ view: "read" });
  expect(routeOf("#/read/%E0%A4%A")).toEqual({ view: "read" });
});
