import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Day, Interval } from "../model/time.ts";
import { ALWAYS, dayOf, gregorianDate, gregorianDay, NEVER } from "./days.ts";
import { ANYTIME, dayInterval, intervalBetween, intervalOfCentury, intervalOfDay, intervalOfMonth, intervalOfYear, somewhereIn } from "./interval.ts";
import { FUZZ_1 } from "./policy.ts";
import { anyInterval, readingsOf } from "./readings.oracle.ts";
import { either, fromTo, intervalOfSeason, loosen, partOf, shareOf } from "./stretch.ts";

function shown(interval: Interval | undefined): string {
  if (interval === undefined) return "none";
  const date = (day: Day) => {
    const { year, month, day: ofMonth } = gregorianDate(day);
    return `${year}-${month}-${ofMonth}`;
  };
  return [interval.start, interval.end]
    .map(({ earliest, latest }) => (earliest === latest ? date(earliest) : `${date(earliest)}…${date(latest)}`))
    .join("  ");
}

const SHARP = { ...FUZZ_1, name: "sharp", seasons: { ...FUZZ_1.seasons, slack: 0 } };

describe("seasons", () => {
  it("are those of the hemisphere", () => {
    expect(shown(intervalOfSeason(1944, "summer", { policy: SHARP }))).toBe("1944-6-1  1944-8-31");
    expect(shown(intervalOfSeason(1944, "winter", { hemisphere: "south", policy: SHARP }))).toBe("1944-6-1  1944-8-31");
    expect(shown(intervalOfSeason(1944, "autumn", { hemisphere: "south", policy: SHARP }))).toBe("1944-3-1  1944-5-31");
  });

  it("can span the new year, from the year or into it", () => {
    expect(shown(intervalOfSeason(1941, "winter", { acrossNewYear: "begins", policy: SHARP }))).toBe("1941-12-1  1942-2-28");
    expect(shown(intervalOfSeason(1941, "winter", { acrossNewYear: "ends", policy: SHARP }))).toBe("1940-12-1  1941-2-28");
    expect(shown(intervalOfSeason(1941, "winter", { policy: SHARP }))).toBe("1940-12-1…1941-12-1  1941-2-28…1942-2-28");
    expect(shown(intervalOfSeason(1956, "summer", { hemisphere: "south", acrossNewYear: "begins", policy: SHARP }))).toBe("1956-12-1  1957-2-28");
  });

  it("have loose ends", () => {
    expect(shown(intervalOfSeason(1944, "spring"))).toBe("1944-2-9…1944-3-22  1944-5-10…1944-6-21");
  });
});

describe("parts of a stretch", () => {
  it("are the policy's shares, loose where they are not the stretch's own ends", () => {
    const august = intervalOfMonth(1944, 8);
    expect(shown(partOf(august, "early"))).toBe("1944-8-1  1944-8-8…1944-8-13");
    expect(shown(partOf(august, "mid"))).toBe("1944-8-9…1944-8-14  1944-8-18…1944-8-23");
    expect(shown(partOf(august, "late"))).toBe("1944-8-19…1944-8-24  1944-8-31");
    expect(shown(partOf(intervalOfYear(1944), "end"))).toBe("1944-10-2…1944-12-2  1944-12-31");
    expect(shown(partOf(intervalOfYear(1944), "start"))).toBe("1944-1-1  1944-1-31…1944-4-1");
  });

  it("keep the looseness of the stretch", () => {
    expect(shown(shareOf(intervalOfCentury(20), { from: 0, to: 0.5 }))).toBe("1900-1-1…1901-1-1  1949-12-31…1951-1-1");
    expect(shown(shareOf(intervalOfYear(1943), { from: 0.5, to: 1 }))).toBe("1943-7-3  1943-12-31");
    expect(shown(partOf(intervalOfDay(1943, 5, 1), "mid"))).toBe("1943-5-1  1943-5-1");
  });

  it("of few days have at least one", () => {
    expect(shown(shareOf(dayInterval(gregorianDay(1944, 6, 5), gregorianDay(1944, 6, 6)), { from: 0.25, to: 0.5 }))).toBe("1944-6-6  1944-6-6");
  });

  it("are not known of a stretch without bounds", () => {
    expect(partOf(ANYTIME, "early")).toBeUndefined();
    expect(partOf(somewhereIn(dayOf(5), NEVER), "late")).toBeUndefined();
  });

  it("hold the share of every reading of the stretch", () => {
    fc.assert(
      fc.property(anyInterval(), fc.constantFrom([0, 0.5], [0.25, 0.5], [0.5, 1], [0.75, 1]), (whole, [from = 0, to = 1]) => {
        const share = shareOf(whole, { from, to });
        if (share === undefined) return;
        for (const { start, end } of readingsOf(whole)) {
          const length = end - start + 1;
          const begins = Math.min(start + Math.round(from * length), end);
          const ends = Math.max(start + Math.round(to * length) - 1, begins);
          expect(share.start.earliest <= begins && begins <= share.start.latest).toBe(true);
          expect(share.end.earliest <= ends && ends <= share.end.latest).toBe(true);
        }
      }),
    );
  });

  it("lie within their stretch, in order", () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(800), fc.constantFrom("early", "mid", "late", "start", "end"), (first, length, part) => {
        const share = partOf(dayInterval(dayOf(first), dayOf(first + length)), part);
        expect(share?.start.earliest).toBeGreaterThanOrEqual(first);
        expect(share?.end.latest).toBeLessThanOrEqual(first + length);
        expect(share && share.start.latest <= share.end.latest && share.start.earliest <= share.end.earliest).toBe(true);
      }),
    );
  });
});

it("reads a range as from some day of the first to some day of the last", () => {
  expect(shown(fromTo(intervalOfYear(1943), intervalOfYear(1944)))).toBe("1943-1-1…1943-12-31  1944-1-1…1944-12-31");
  expect(shown(fromTo(intervalOfDay(1952, 6, 26), intervalOfDay(1952, 8, 4)))).toBe("1952-6-26  1952-8-4");
  expect(shown(fromTo(intervalOfYear(1944), intervalOfMonth(1944, 5)))).toBe("1944-1-1…1944-5-31  1944-5-1…1944-5-31");
  expect(fromTo(intervalOfYear(1944), intervalOfYear(1943))).toBeUndefined();
});

it("has every reading of both in either", () => {
  fc.assert(
    fc.property(anyInterval(), anyInterval(), (a, b) => {
      const { start, end } = either(a, b);
      for (const reading of [...readingsOf(a), ...readingsOf(b)]) {
        expect(start.earliest <= reading.start && reading.start <= start.latest).toBe(true);
        expect(end.earliest <= reading.end && reading.end <= end.latest).toBe(true);
      }
    }),
    { numRuns: 50 },
  );
});

it("loosens ends and leaves open ones open", () => {
  expect(shown(loosen(intervalOfDay(1944, 6, 6), 2))).toBe("1944-6-4…1944-6-8  1944-6-4…1944-6-8");
  const since = intervalBetween({ earliest: gregorianDay(1944, 1, 1), latest: gregorianDay(1944, 1, 1) }, { earliest: NEVER, latest: NEVER });
  expect(loosen(since, 10).end).toEqual({ earliest: NEVER, latest: NEVER });
  expect(loosen(somewhereIn(ALWAYS, dayOf(0)), 10).start).toEqual({ earliest: ALWAYS, latest: 10 });
});
