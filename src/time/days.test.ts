import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  daysInMonth,
  gregorianDate,
  gregorianDay,
  historicalDate,
  historicalDay,
  isGregorianDate,
  isHistoricalDate,
  isJulianDate,
  julianDate,
  julianDay,
  weekdayOf,
} from "./days.ts";

type DateParts = [year: number, month: number, day: number];

describe("the Gregorian calendar", () => {
  it.each([
    // Meeus, Astronomical Algorithms, chapter 7 (Julian Days at noon).
    [2000, 1, 1, 2451545],
    [1999, 1, 1, 2451180],
    [1987, 1, 27, 2446823],
    [1988, 6, 19, 2447332],
    [1900, 1, 1, 2415021],
    [1600, 1, 1, 2305448],
    [1600, 12, 31, 2305813],
    [1970, 1, 1, 2440588],
    [1858, 11, 17, 2400001],
    [-4713, 11, 24, 0],
  ])("%i-%i-%i is day %i", (year, month, day, number) => {
    expect(gregorianDay(year, month, day)).toBe(number);
    expect(gregorianDate(gregorianDay(year, month, day))).toEqual({ year, month, day });
  });

  it("walks day by day through four centuries before and after year 0 without a gap", () => {
    let [year, month, day] = [-401, 1, 1];
    for (let number: number = gregorianDay(-401, 1, 1); year < 401; number++) {
      if (gregorianDay(year, month, day) !== number) expect([year, month, day]).toBe(number);
      day++;
      if (!isGregorianDate(year, month, day)) [month, day] = [month + 1, 1];
      if (month > 12) [year, month] = [year + 1, 1];
    }
  });

  it("agrees with the clock of the machine", () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 200_000 }), (days) => {
        const clock = new Date(days * 86_400_000);
        const date = gregorianDate((days + 2440588) as never);
        expect(date).toEqual({ year: clock.getUTCFullYear(), month: clock.getUTCMonth() + 1, day: clock.getUTCDate() });
        expect(weekdayOf(gregorianDay(date.year, date.month, date.day))).toBe(clock.getUTCDay());
      }),
    );
  });

  it("knows leap years and the ends of months", () => {
    expect([1900, 2000, 1944, 0, -4, -100].map((year) => daysInMonth(year, 2))).toEqual([28, 29, 29, 29, 29, 28]);
    expect(isGregorianDate(1945, 2, 29)).toBe(false);
    expect(isGregorianDate(1945, 13, 1)).toBe(false);
    expect(isGregorianDate(1945, 0, 1)).toBe(false);
    expect(isGregorianDate(1945, 4, 31)).toBe(false);
    expect(isGregorianDate(1944, 2, 29)).toBe(true);
    expect(() => gregorianDay(1945, 2, 29)).toThrow("no Gregorian date");
  });
});

describe("the Julian calendar", () => {
  it.each([
    // Meeus, Astronomical Algorithms, chapter 7.
    [837, 4, 10, 2026872],
    [-123, 12, 31, 1676497],
    [-122, 1, 1, 1676498],
    [-1000, 7, 12, 1356001],
    [-1000, 2, 29, 1355867],
    [-1001, 8, 17, 1355671],
    [-4712, 1, 1, 0],
    [333, 1, 27, 1842713],
  ])("%i-%i-%i is day %i", (year, month, day, number) => {
    expect(julianDay(year, month, day)).toBe(number);
    expect(julianDate(julianDay(year, month, day))).toEqual({ year, month, day });
  });

  it.each([
    ["the October rising in Petrograd", [1917, 10, 25], [1917, 11, 7]],
    ["the last Julian day in Rome", [1582, 10, 4], [1582, 10, 14]],
    ["the last Julian day in Britain", [1752, 9, 2], [1752, 9, 13]],
    ["the last Julian day in Russia", [1918, 1, 31], [1918, 2, 13]],
    ["a leap day that only the Julian calendar has", [1900, 2, 29], [1900, 3, 13]],
    ["Columbus makes land", [1492, 10, 12], [1492, 10, 21]],
  ] satisfies [string, DateParts, DateParts][])("%s", (_, julian, gregorian) => {
    expect(julianDay(...julian)).toBe(gregorianDay(...gregorian));
  });

  it("round-trips", () => {
    fc.assert(
      fc.property(fc.integer({ min: -5_000_000, max: 8_000_000 }), (number) => {
        const { year, month, day } = julianDate(number as never);
        expect(isJulianDate(year, month, day)).toBe(true);
        expect(julianDay(year, month, day)).toBe(number);
      }),
    );
  });
});

describe("the calendar that historians write in", () => {
  it.each([
    ["Jerusalem is taken", [1187, 10, 2], [1187, 10, 9]],
    ["the last Julian day", [1582, 10, 4], [1582, 10, 14]],
    ["the first Gregorian day", [1582, 10, 15], [1582, 10, 15]],
    ["a leap day that only the Julian calendar has", [1100, 2, 29], [1100, 3, 7]],
  ] satisfies [string, DateParts, DateParts][])("%s", (_, written, gregorian) => {
    expect(isHistoricalDate(...written)).toBe(true);
    expect(historicalDay(...written)).toBe(gregorianDay(...gregorian));
  });

  it("gives every day one date, which is that day, and later days later dates", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000, max: 4_000_000 }), (number) => {
        const { year, month, day } = historicalDate(number as never);
        expect(isHistoricalDate(year, month, day)).toBe(true);
        expect(historicalDay(year, month, day)).toBe(number);
        const next = historicalDate((number + 1) as never);
        expect([next.year - year, next.month - month, next.day - day].find((apart) => apart !== 0)).toBeGreaterThan(0);
      }),
    );
  });
});

it("names the weekday of known days", () => {
  expect(weekdayOf(gregorianDay(1945, 5, 8))).toBe(2);
  expect(weekdayOf(gregorianDay(1789, 7, 14))).toBe(2);
  expect(weekdayOf(julianDay(1066, 10, 14))).toBe(6);
  expect(weekdayOf(gregorianDay(-4713, 11, 24))).toBe(1);
  expect(weekdayOf(julianDay(-43, 3, 15))).toBe(weekdayOf(gregorianDay(-43, 3, 13)));
});
