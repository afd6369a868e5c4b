import { expect, it } from "vitest";
import { feastDay } from "./feasts.ts";

const text = (year: number, days: number, calendar: "gregorian" | "julian") => Object.values(feastDay(year, days, calendar)).join("-");

it("counts feasts from the Easter of either reckoning", () => {
  // In 1848 both fell on one Sunday, in 1917 the Julian was a week later than the Gregorian of 8 April.
  expect(text(1848, 0, "gregorian")).toBe("1848-4-23");
  expect(text(1848, 0, "julian")).toBe("1848-4-11");
  expect(text(1917, 0, "julian")).toBe("1917-4-2");
  expect(text(1945, 0, "julian")).toBe("1945-4-23");
});

it("counts over the leap day that only the Julian calendar has", () => {
  expect(text(1900, -49, "julian")).toBe("1900-2-20");
  expect(text(1500, -46, "julian")).toBe("1500-3-4");
});
