import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Day, DayRange, Interval } from "../model/time.ts";
import { dayInterval, gregorianDay, weekdayOf } from "../time/index.ts";
import { type Known, placeUndated } from "./undated.ts";

const day = (text: string): Day => {
  const [year = 0, month = 0, date = 0] = text.split("-").map(Number);
  return gregorianDay(year, month, date);
};
const on = (text: string): Interval => dayInterval(day(text), day(text));
const window = (first: string, last: string): DayRange => ({ earliest: day(first), latest: day(last) });
const battle: Known = { relation: "after", to: on("1849-05-05"), of: "battle" };
const promotion: Known = { relation: "before", to: on("1849-06-02"), of: "promotion" };

describe("an undated letter", () => {
  test("lies between what it is after and what it is before, and says which bound it", () => {
    const capitulation: Known = { relation: "before", to: on("1849-09-01"), of: "capitulation" };
    expect(placeUndated([battle, capitulation, promotion])).toEqual({
      kind: "window",
      window: window("1849-05-05", "1849-06-02"),
      firstBy: [0],
      lastBy: [2],
    });
    expect(placeUndated([battle])).toMatchObject({ window: { earliest: day("1849-05-05"), latest: Infinity }, lastBy: [] });
    expect(placeUndated([])).toMatchObject({ kind: "window", firstBy: [], lastBy: [] });
  });

  test("is bounded by every one of those that say the same", () => {
    expect(placeUndated([battle, { ...battle, of: "parade" }])).toMatchObject({ firstBy: [0, 1] });
  });

  test("on a weekday has the first and the last such day, or none", () => {
    const tuesday = placeUndated([battle, promotion], 2);
    expect(tuesday).toMatchObject({ kind: "window", window: window("1849-05-08", "1849-05-29") });
    expect(placeUndated([{ ...battle, days: 1 }], 2)).toEqual({ kind: "no-weekday", window: window("1849-05-06", "1849-05-06") });
  });

  test("that can be on no day has the smallest set of what cannot all be so", () => {
    const late: Known = { relation: "after", to: on("1849-07-01"), of: "relief" };
    expect(placeUndated([battle, promotion, late])).toEqual({ kind: "conflict", between: [1, 2] });
  });

  test("counted from something whose day is not certain is as uncertain", () => {
    const siege: Interval = { start: window("1849-04-01", "1849-04-10"), end: window("1849-05-01", "1849-05-20") };
    expect(placeUndated([{ relation: "during", to: siege, of: "siege" }])).toMatchObject({ window: window("1849-04-01", "1849-05-20") });
    expect(placeUndated([{ relation: "after", days: 3, to: siege, of: "siege" }])).toMatchObject({ window: window("1849-05-04", "1849-05-23") });
  });
});

test("every day left keeps all that is known, every other breaks something, by trying each day", () => {
  const first = day("1849-01-01");
  const known = fc.record({
    relation: fc.constantFrom("after", "before", "during" as const),
    days: fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }),
    from: fc.integer({ min: 0, max: 20 }),
    length: fc.integer({ min: 0, max: 10 }),
  });
  fc.assert(
    fc.property(fc.array(known, { maxLength: 4 }), fc.option(fc.integer({ min: 0, max: 6 }), { nil: undefined }), (told, weekday) => {
      const all = told.map(({ relation, days, from, length }, index): Known => {
        const counted = days === undefined || relation === "during" ? {} : { days };
        return { relation, ...counted, to: dayInterval((first + from) as Day, (first + from + length) as Day), of: String(index) };
      });
      const fits = (on: number) =>
        (weekday === undefined || weekdayOf(on as Day) === weekday) &&
        all.every(({ relation, days, to }) => {
          const [start, end] = [to.start.earliest, to.end.latest];
          if (relation === "during") return start <= on && on <= end;
          const after = relation === "after" ? on - end : start - on;
          return days === undefined ? after >= 0 : after === days;
        });
      const days = Array.from({ length: 80 }, (_, index) => first - 20 + index).filter(fits);
      const derived = placeUndated(all, weekday);
      if (days.length === 0) expect(derived.kind).not.toBe("window");
      else if (derived.kind === "window") {
        if (Number.isFinite(derived.window.earliest)) expect(derived.window.earliest).toBe(Math.min(...days));
        if (Number.isFinite(derived.window.latest)) expect(derived.window.latest).toBe(Math.max(...days));
      } else expect(derived.kind).toBe("window");
    }),
    { numRuns: 300 },
  );
});
