import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Day } from "../../model/time.ts";
import { gregorianDate, gregorianDay, julianDate, julianDay, weekdayOf } from "../days.ts";
import {
  type CalendarSwitch,
  calendarInForce,
  commonYearOf,
  dayOfFeast,
  daysInRegnalYear,
  daysInStyle,
  daysOfDate,
  isOldAndNewStyle,
  julianEaster,
  type Reign,
  regnalYear,
  secondYear,
  westernEaster,
  type YearBeginning,
} from "./index.ts";

function iso(day: Day): string {
  const { year, month, day: ofMonth } = gregorianDate(day);
  return `${year}-${month}-${ofMonth}`;
}

function isoJulian(day: Day): string {
  const { year, month, day: ofMonth } = julianDate(day);
  return `${year}-${month}-${ofMonth}`;
}

describe("Easter, as in the tables of Meeus, Astronomical Algorithms, chapter 8, and of Cheney, Handbook of Dates, chapter 8", () => {
  it.each(["1818-3-22", "1916-4-23", "1943-4-25", "1954-4-18", "1961-4-2", "1991-3-31", "2000-4-23", "2024-3-31"])("in the West on %s", (date) => {
    expect(iso(westernEaster(Number(date.split("-")[0])))).toBe(date);
  });

  // Meeus, Astronomical Algorithms, chapter 8, for the first three.
  it.each(["179-4-12", "711-4-12", "1243-4-12", "1066-4-16", "1215-4-19", "1453-4-1", "1461-4-5"])("before the reform on %s", (date) => {
    expect(isoJulian(julianEaster(Number(date.split("-")[0])))).toBe(date);
  });

  it.each(["1917-4-15", "1991-4-7", "2000-4-30", "2021-5-2", "2024-5-5"])("in the East on %s", (date) => {
    expect(iso(julianEaster(Number(date.split("-")[0])))).toBe(date);
  });

  it("is a Sunday between 22 March and 25 April", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1583, max: 4099 }), (year) => {
        for (const [day, first] of [
          [westernEaster(year), gregorianDay(year, 3, 22)],
          [julianEaster(year), julianDay(year, 3, 22)],
        ] as const) {
          expect(weekdayOf(day)).toBe(0);
          expect(day - first).toBeGreaterThanOrEqual(0);
          expect(day - first).toBeLessThanOrEqual(34);
        }
      }),
    );
  });
});

describe("feasts", () => {
  it("finds the movable ones from Easter", () => {
    expect(isoJulian(dayOfFeast({ easter: -7 }, 1461, "julian"))).toBe("1461-3-29");
    expect(isoJulian(dayOfFeast({ easter: 60 }, 1381, "julian"))).toBe("1381-6-13");
    expect(iso(dayOfFeast({ easter: 1 }, 1916, "gregorian"))).toBe("1916-4-24");
  });

  it("finds fixed ones and first Sundays", () => {
    expect(weekdayOf(dayOfFeast({ month: 10, day: 25 }, 1415, "julian"))).toBe(5);
    expect([2022, 2023, 2024].map((year) => iso(dayOfFeast({ month: 11, day: 27, weekday: 0 }, year, "gregorian")))).toEqual([
      "2022-11-27",
      "2023-12-3",
      "2024-12-1",
    ]);
  });
});

const LADY_DAY: YearBeginning = { month: 3, day: 25, of: "same-year" };
const PISAN: YearBeginning = { month: 3, day: 25, of: "year-before" };
const SEPTEMBER: YearBeginning = { month: 9, day: 1, of: "year-before" };
const EASTER: YearBeginning = { easter: true };

describe("years that do not begin in January", () => {
  it.each<[style: YearBeginning, date: [number, number, number], julian: string[]]>([
    // The death warrant of Charles I is dated 29 January 1648.
    [LADY_DAY, [1648, 1, 30], ["1649-1-30"]],
    [LADY_DAY, [1648, 3, 24], ["1649-3-24"]],
    [LADY_DAY, [1648, 3, 25], ["1648-3-25"]],
    [LADY_DAY, [1688, 11, 5], ["1688-11-5"]],
    [PISAN, [1500, 4, 1], ["1499-4-1"]],
    [PISAN, [1500, 1, 1], ["1500-1-1"]],
    [SEPTEMBER, [1700, 9, 1], ["1699-9-1"]],
    [SEPTEMBER, [1699, 3, 1], ["1699-3-1"]],
    [EASTER, [1347, 7, 1], ["1347-7-1"]],
    // From Easter on 1 April 1347 to the eve of Easter on 20 April 1348 some days come twice.
    [EASTER, [1347, 4, 10], ["1347-4-10", "1348-4-10"]],
    // The next year ends on 11 April 1349, so that others do not come at all.
    [EASTER, [1348, 4, 10], ["1349-4-10"]],
    [EASTER, [1348, 4, 15], []],
    [LADY_DAY, [1648, 2, 30], []],
  ])("%j: %j", (style, [year, month, day], julian) => {
    expect(daysInStyle(style, { year, month, day }).map(isoJulian)).toEqual(julian);
  });

  it("reads double years", () => {
    expect(commonYearOf({ first: 1648, second: 1649 }, { month: 1, day: 30 }, LADY_DAY)).toBe(1649);
    expect(commonYearOf({ first: 1731, second: 1732 }, { month: 2, day: 11 }, LADY_DAY)).toBe(1732);
    expect(commonYearOf({ first: 1648, second: 1649 }, { month: 6, day: 30 }, LADY_DAY)).toBeUndefined();
    expect(commonYearOf({ first: 1648, second: 1650 }, { month: 1, day: 30 }, LADY_DAY)).toBeUndefined();
    expect(commonYearOf({ first: 1648, second: 1649 }, { month: 2, day: 30 }, LADY_DAY)).toBeUndefined();
  });

  it("completes the second year as it is written short", () => {
    expect([secondYear(1648, "9"), secondYear(1648, "49"), secondYear(1648, "1649"), secondYear(1699, "700"), secondYear(1649, "50")]).toEqual([
      1649, 1649, 1649, 1700, 1650,
    ]);
    expect([secondYear(1648, "50"), secondYear(1914, "18"), secondYear(1648, "")]).toEqual([undefined, undefined, undefined]);
  });
});

const RUSSIA: CalendarSwitch = { place: "RU", lastJulian: julianDay(1918, 1, 31) };
const BRITAIN: CalendarSwitch = { place: "GB", lastJulian: julianDay(1752, 9, 2) };

describe("old and new style", () => {
  it("dates by the calendar in force", () => {
    expect(daysOfDate({ year: 1917, month: 10, day: 25 }, RUSSIA).map(iso)).toEqual(["1917-11-7"]);
    expect(daysOfDate({ year: 1918, month: 2, day: 14 }, RUSSIA).map(iso)).toEqual(["1918-2-14"]);
    expect(daysOfDate({ year: 1825, month: 12, day: 14 }, RUSSIA).map(iso)).toEqual(["1825-12-26"]);
    expect(daysOfDate({ year: 1642, month: 12, day: 25 }, BRITAIN).map(iso)).toEqual(["1643-1-4"]);
    expect(daysOfDate({ year: 1752, month: 9, day: 14 }, BRITAIN).map(iso)).toEqual(["1752-9-14"]);
  });

  it("has no dates that were left out at the change", () => {
    expect(daysOfDate({ year: 1752, month: 9, day: 3 }, BRITAIN)).toEqual([]);
    expect(daysOfDate({ year: 1752, month: 9, day: 13 }, BRITAIN)).toEqual([]);
    expect(daysOfDate({ year: 1918, month: 2, day: 5 }, RUSSIA)).toEqual([]);
  });

  it("keeps both days where the place is not known", () => {
    expect(daysOfDate({ year: 1917, month: 10, day: 25 }).map(iso)).toEqual(["1917-10-25", "1917-11-7"]);
    expect(daysOfDate({ year: 1066, month: 10, day: 14 }).map(isoJulian)).toEqual(["1066-10-14"]);
    expect(daysOfDate({ year: 1944, month: 6, day: 6 }).map(iso)).toEqual(["1944-6-6"]);
    expect(calendarInForce(gregorianDay(1700, 1, 1))).toBe("gregorian-or-julian");
    expect(calendarInForce(gregorianDay(1700, 1, 1), BRITAIN)).toBe("julian");
    expect(calendarInForce(gregorianDay(1752, 9, 14), BRITAIN)).toBe("gregorian");
    expect(calendarInForce(gregorianDay(1500, 1, 1))).toBe("julian");
  });

  it("knows a pair of dates for one day", () => {
    expect(isOldAndNewStyle({ year: 1917, month: 10, day: 25 }, { year: 1917, month: 11, day: 7 })).toBe(true);
    expect(isOldAndNewStyle({ year: 1917, month: 10, day: 25 }, { year: 1917, month: 11, day: 6 })).toBe(false);
    expect(isOldAndNewStyle({ year: 1917, month: 2, day: 30 }, { year: 1917, month: 3, day: 15 })).toBe(false);
    expect(isOldAndNewStyle({ year: 1642, month: 12, day: 25 }, { year: 1643, month: 1, day: 4 })).toBe(true);
  });
});

describe("regnal years, as Cheney, Handbook of Dates, chapter 2, counts those of England", () => {
  const elizabeth: Reign = {
    id: "elizabeth-1",
    realm: "england",
    from: julianDay(1558, 11, 17),
    until: julianDay(1603, 3, 24),
    count: "anniversary",
    calendar: "julian",
  };
  const john: Reign = {
    id: "john",
    realm: "england",
    from: julianDay(1199, 5, 27),
    until: julianDay(1216, 10, 19),
    count: "ascension-day",
    calendar: "julian",
  };
  const showa: Reign = {
    id: "showa",
    realm: "japan",
    from: gregorianDay(1926, 12, 25),
    until: gregorianDay(1989, 1, 7),
    count: "calendar-year",
    calendar: "gregorian",
  };
  const guangxu: Reign = { id: "guangxu", realm: "china", from: gregorianDay(1875, 2, 6), count: "lunar-year", calendar: "gregorian" };

  function years(reign: Reign, year: number): string {
    const interval = regnalYear(reign, year);
    const dateOf = reign.calendar === "julian" ? isoJulian : iso;
    return interval ? `${dateOf(interval.start.earliest)} ${dateOf(interval.end.latest)}` : "none";
  }

  it("runs from anniversary to anniversary, cut at the end of the reign", () => {
    expect(years(elizabeth, 1)).toBe("1558-11-17 1559-11-16");
    expect(years(elizabeth, 30)).toBe("1587-11-17 1588-11-16");
    expect(years(elizabeth, 45)).toBe("1602-11-17 1603-3-24");
    expect([46, 0, 1.5].map((year) => years(elizabeth, year))).toEqual(["none", "none", "none"]);
  });

  it("runs from Ascension Day for a king crowned on it", () => {
    expect(years(john, 1)).toBe("1199-5-27 1200-5-17");
    expect(years(john, 17)).toBe("1215-5-28 1216-5-18");
    expect(daysInRegnalYear(john, 17, { month: 6, day: 15 }).map(isoJulian)).toEqual(["1215-6-15"]);
  });

  it("counts calendar years where that was the custom", () => {
    expect([1, 20, 64, 65].map((year) => years(showa, year))).toEqual(["1926-12-25 1926-12-31", "1945-1-1 1945-12-31", "1989-1-1 1989-1-7", "none"]);
  });

  it("keeps the ends of a lunar year as ranges", () => {
    expect(years(guangxu, 24)).toBe("1898-1-21 1899-2-20");
  });

  it("finds the day of a date", () => {
    expect(daysInRegnalYear(elizabeth, 30, { month: 7, day: 29 }).map(isoJulian)).toEqual(["1588-7-29"]);
    expect(daysInRegnalYear(elizabeth, 45, { month: 6, day: 1 })).toEqual([]);
  });
});
