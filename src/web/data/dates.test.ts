import { expect, test } from "vitest";
import { ALWAYS, gregorianDay, historicalDay, julianDay, NEVER } from "../../time/days.ts";
import { dayInterval, intervalBetween, intervalOfCentury, intervalOfMonth, intervalOfYears, somewhereIn } from "../../time/interval.ts";
import { dayToEdtf, dayWritten, intervalName, writtenDay } from "./dates.ts";

const day = gregorianDay(1849, 4, 14);

test("a stretch has the shortest name that is true of it", () => {
  expect(intervalName(dayInterval(day, day))).toBe("14 April 1849");
  expect(intervalName(intervalOfMonth(1849, 2))).toBe("February 1849");
  expect(intervalName(dayInterval(historicalDay(-43, 1, 1), historicalDay(-43, 12, 31)))).toBe("44 BC");
  expect(intervalName(intervalOfYears(1848, 1849))).toBe("1848 to 1849");
  expect(intervalName(dayInterval(gregorianDay(1849, 4, 3), day))).toBe("3 to 14 April 1849");
  expect(intervalName(dayInterval(gregorianDay(1848, 12, 31), day))).toBe("31 December 1848 to 14 April 1849");
});

test("what is not known of an interval is said", () => {
  const [first, last] = [gregorianDay(1849, 1, 1), gregorianDay(1849, 12, 31)];
  expect(intervalName(somewhereIn(first, last))).toBe("some time in 1849");
  expect(intervalName(somewhereIn(ALWAYS, last))).toBe("31 December 1849 or earlier");
  expect(intervalName(intervalBetween({ earliest: ALWAYS, latest: last }, { earliest: first, latest: NEVER }))).toBe(
    "some time in 1849, beginning and end unknown",
  );
  expect(intervalName({ start: { earliest: ALWAYS, latest: day }, end: { earliest: ALWAYS, latest: NEVER } })).toBe(
    "begun by 14 April 1849, end unknown",
  );
  expect(intervalName(intervalBetween({ earliest: day, latest: day }, { earliest: day, latest: NEVER }))).toBe("from 14 April 1849, end unknown");
  expect(intervalName(intervalBetween({ earliest: day, latest: day }, { earliest: last, latest: NEVER }))).toBe(
    "from 14 April 1849 to 31 December 1849 or later",
  );
  expect(intervalName(intervalBetween({ earliest: first, latest: day }, { earliest: last, latest: last }))).toBe(
    "from some day between 1 January and 14 April 1849 to 31 December 1849",
  );
});

test("a century is named by its years, which are counted in two ways", () => {
  expect(intervalName(intervalOfCentury(20))).toBe("1900 or 1901 to 1999 or 2000");
});

test("days before the Gregorian calendar are named and written by the Julian", () => {
  const taken = julianDay(1187, 10, 2);
  expect(intervalName(dayInterval(taken, taken))).toBe("2 October 1187");
  expect(writtenDay(taken)).toBe("1187-10-02");
  expect(dayWritten("1187-10-02")).toBe(taken);
  expect(dayWritten("1187-02-29")).toBeUndefined();
  expect(intervalName(dayInterval(julianDay(1100, 2, 1), julianDay(1100, 2, 29)))).toBe("February 1100");
  expect(intervalName(dayInterval(julianDay(1582, 10, 1), gregorianDay(1582, 10, 31)))).toBe("October 1582");
});

test("days before Christ are written as EDTF counts them", () => {
  expect(writtenDay(historicalDay(-43, 3, 15))).toBe("-0043-03-15");
  expect(dayToEdtf(historicalDay(-43, 3, 15))).toBe("-0043-03-13");
  expect(dayToEdtf(day)).toBe("1849-04-14");
});
