import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Interval } from "../model/time.ts";
import { ALWAYS, dayOf, gregorianDate, NEVER } from "./days.ts";
import {
  contains,
  dayInterval,
  follows,
  hull,
  intersection,
  intersects,
  intervalBetween,
  intervalOfCentury,
  intervalOfDecade,
  intervalOfMillennium,
  intervalOfMonth,
  intervalOfMonths,
  narrowed,
  precedes,
  within,
} from "./interval.ts";
import { anyInterval, judged, type Reading, readingsOf, smallIntervals } from "./readings.oracle.ts";

/** The four bounds as dates. */
function dates({ start, end }: Interval): string[] {
  return [start.earliest, start.latest, end.earliest, end.latest].map((day) => {
    const { year, month, day: ofMonth } = gregorianDate(day);
    return `${year}-${month}-${ofMonth}`;
  });
}

describe("stretches of the calendar", () => {
  it("knows months, and months that run into the next year", () => {
    expect(dates(intervalOfMonth(1944, 2))).toEqual(["1944-2-1", "1944-2-1", "1944-2-29", "1944-2-29"]);
    expect(dates(intervalOfMonths(1943, 12, 3))).toEqual(["1943-12-1", "1943-12-1", "1944-2-29", "1944-2-29"]);
  });

  it("counts decades by their digits on both sides of the era", () => {
    expect(dates(intervalOfDecade(194))).toEqual(["1940-1-1", "1940-1-1", "1949-12-31", "1949-12-31"]);
    expect(dates(intervalOfDecade(49, { bc: true }))).toEqual(["-498-1-1", "-498-1-1", "-489-12-31", "-489-12-31"]);
    expect(dates(intervalOfDecade(0))).toEqual(["1-1-1", "1-1-1", "9-12-31", "9-12-31"]);
    expect(dates(intervalOfDecade(0, { bc: true }))).toEqual(["-8-1-1", "-8-1-1", "0-12-31", "0-12-31"]);
  });

  it("leaves open whether a century begins with its 00 or its 01", () => {
    expect(dates(intervalOfCentury(20))).toEqual(["1900-1-1", "1901-1-1", "1999-12-31", "2000-12-31"]);
    expect(dates(intervalOfCentury(1))).toEqual(["1-1-1", "1-1-1", "99-12-31", "100-12-31"]);
    expect(dates(intervalOfCentury(5, { bc: true }))).toEqual(["-499-1-1", "-498-1-1", "-400-12-31", "-399-12-31"]);
    expect(dates(intervalOfCentury(1, { bc: true }))).toEqual(["-99-1-1", "-98-1-1", "0-12-31", "0-12-31"]);
    expect(dates(intervalOfMillennium(2))).toEqual(["1000-1-1", "1001-1-1", "1999-12-31", "2000-12-31"]);
  });

  it("does not end before it starts", () => {
    expect(() => dayInterval(dayOf(5), dayOf(4))).toThrow("cannot end before it starts");
    const loose = intervalBetween({ earliest: dayOf(1), latest: dayOf(9) }, { earliest: dayOf(0), latest: dayOf(6) });
    expect(loose).toEqual({ start: { earliest: 1, latest: 6 }, end: { earliest: 1, latest: 6 } });
  });
});

const RELATIONS: [string, (a: Interval, b: Interval) => string, (a: Reading, b: Reading) => boolean][] = [
  ["precedes", precedes, (a, b) => a.end < b.start],
  ["follows", follows, (a, b) => b.end < a.start],
  ["intersects", intersects, (a, b) => a.start <= b.end && b.start <= a.end],
  ["within", within, (a, b) => b.start <= a.start && a.end <= b.end],
];

describe("three-valued comparison agrees with enumeration of all readings", () => {
  const small = smallIntervals(3);

  it.each(RELATIONS)("%s", (_, relation, holds) => {
    for (const a of small) {
      for (const b of small) if (relation(a, b) !== judged(a, b, holds)) expect([a, b, relation(a, b)]).toEqual([a, b, judged(a, b, holds)]);
    }
    fc.assert(
      fc.property(anyInterval(), anyInterval(), (a, b) => {
        expect(relation(a, b)).toBe(judged(a, b, holds));
      }),
      { numRuns: 400 },
    );
  });

  it("contains", () => {
    fc.assert(
      fc.property(anyInterval(), fc.integer({ min: -8, max: 8 }), (interval, number) => {
        const day = dayOf(number);
        expect(contains(interval, day)).toBe(judged(interval, dayInterval(day, day), (a, b) => a.start <= b.start && b.end <= a.end));
      }),
      { numRuns: 400 },
    );
  });
});

describe("bounds made from two intervals are the tightest that hold all readings", () => {
  /** The bounds of the readings that a way of combining two stretches gives. */
  function combined(a: Interval, b: Interval, combine: (a: Reading, b: Reading) => Reading | undefined): Interval | undefined {
    const results = readingsOf(a).flatMap((one) => readingsOf(b).flatMap((other) => combine(one, other) ?? []));
    if (results.length === 0) return undefined;
    const starts = results.map(({ start }) => start);
    const ends = results.map(({ end }) => end);
    return {
      start: { earliest: dayOf(Math.min(...starts)), latest: dayOf(Math.max(...starts)) },
      end: { earliest: dayOf(Math.min(...ends)), latest: dayOf(Math.max(...ends)) },
    };
  }

  const WAYS: [string, (a: Interval, b: Interval) => Interval | undefined, (a: Reading, b: Reading) => Reading | undefined][] = [
    ["hull", hull, (a, b) => ({ start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) })],
    [
      "intersection",
      intersection,
      (a, b) => (a.start <= b.end && b.start <= a.end ? { start: Math.max(a.start, b.start), end: Math.min(a.end, b.end) } : undefined),
    ],
    ["narrowed", narrowed, (a, b) => (a.start === b.start && a.end === b.end ? a : undefined)],
  ];

  it.each(WAYS)("%s", (_, way, combine) => {
    const small = smallIntervals(3).map(({ start, end }) => intervalBetween(start, end));
    for (const a of small) {
      for (const b of small) {
        const expected = combined(a, b, combine);
        if (JSON.stringify(way(a, b)) !== JSON.stringify(expected)) expect([a, b, way(a, b)]).toEqual([a, b, expected]);
      }
    }
  });

  it("keeps open ends open", () => {
    const until = intervalBetween({ earliest: ALWAYS, latest: dayOf(5) }, { earliest: dayOf(5), latest: dayOf(5) });
    const since = intervalBetween({ earliest: dayOf(3), latest: dayOf(3) }, { earliest: NEVER, latest: NEVER });
    expect(hull(until, since)).toEqual({ start: { earliest: ALWAYS, latest: 3 }, end: { earliest: NEVER, latest: NEVER } });
    expect(intersection(until, since)).toEqual({ start: { earliest: 3, latest: 5 }, end: { earliest: 5, latest: 5 } });
  });
});
