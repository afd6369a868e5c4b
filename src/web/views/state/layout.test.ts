import { expect, test } from "vitest";
import { gregorianDay } from "../../../time/days.ts";
import { dayFrom, neighbour } from "./layout.ts";

test("a day is read from EDTF, and nothing else is", () => {
  expect(dayFrom("1949-08-24")).toBe(gregorianDay(1949, 8, 24));
  expect(dayFrom(" -0043-03-15 ")).toBe(gregorianDay(-43, 3, 15));
  for (const wrong of ["1949-02-30", "1949-08", "24 August 1949", "", "1949-08-24x"]) expect(dayFrom(wrong)).toBeUndefined();
});

test("stepping goes to the nearest change on that side", () => {
  const days = [gregorianDay(1849, 3, 2), gregorianDay(1849, 4, 14), gregorianDay(1850, 1, 1)];
  expect(neighbour(days, gregorianDay(1849, 4, 14), 1)).toBe(gregorianDay(1850, 1, 1));
  expect(neighbour(days, gregorianDay(1849, 4, 1), -1)).toBe(gregorianDay(1849, 3, 2));
  expect(neighbour(days, gregorianDay(1850, 1, 1), 1)).toBeUndefined();
});
