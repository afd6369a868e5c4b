import { describe, expect, it } from "vitest";
import {
  dayInterval,
  gregorianDay,
  intervalOfDay,
  intervalOfMonth,
  intervalOfYear,
  intervalOfYears,
  julianDay,
  NEVER,
  somewhereIn,
} from "../time/index.ts";
import { showCount, showDay, showInterval, showNumber, weekdayName } from "./words.ts";

describe("dates in messages", () => {
  it("are as short as they can be", () => {
    expect(showInterval(intervalOfDay(1949, 8, 24))).toBe("24 August 1949");
    expect(showInterval(intervalOfMonth(1949, 2))).toBe("February 1949");
    expect(showInterval(intervalOfYear(1949))).toBe("1949");
    expect(showInterval(intervalOfYears(1934, 1943))).toBe("1934 to 1943");
    expect(showInterval(dayInterval(gregorianDay(1944, 11, 1), gregorianDay(1945, 2, 28)))).toBe("November 1944 to February 1945");
    expect(showInterval(dayInterval(gregorianDay(1944, 11, 7), gregorianDay(1944, 11, 12)))).toBe("7 November 1944 to 12 November 1944");
  });

  it("say what is open", () => {
    expect(showInterval(somewhereIn(gregorianDay(1976, 1, 1), NEVER))).toBe("from 1 January 1976 on");
  });

  it("count years before Christ without a year 0", () => {
    expect(showInterval(dayInterval(julianDay(-489, 1, 1), julianDay(-489, 12, 31)))).toBe("490 BC");
    expect(showInterval(intervalOfYear(0), "gregorian")).toBe("1 BC");
  });

  it("use the calendar they are written in", () => {
    expect(showDay(julianDay(1917, 10, 25), "julian")).toBe("25 October 1917");
    expect(showDay(julianDay(1917, 10, 25))).toBe("7 November 1917");
    expect(showDay(julianDay(1192, 3, 1))).toBe("1 March 1192");
    expect(showDay(julianDay(1192, 3, 1), "gregorian")).toBe("8 March 1192");
    expect(showDay(gregorianDay(1582, 10, 15))).toBe("15 October 1582");
  });

  it("write numbers and counts as a reader expects them", () => {
    expect([showCount(1, "day"), showCount(12, "week"), showCount(13, "year")]).toEqual(["one day", "twelve weeks", "13 years"]);
    expect([showNumber(1949), showNumber(12000), showNumber(1234567.5)]).toEqual(["1949", "12,000", "1,234,567.5"]);
    expect(weekdayName(4)).toBe("Thursday");
  });
});
