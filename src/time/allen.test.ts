import fc from "fast-check";
import { expect, it } from "vitest";
import { ALLEN_RELATIONS, type AllenRelation, inverseOf, possibleRelations, relates } from "./allen.ts";
import { intervalBetween, intervalOfDay, intervalOfMonth, intervalOfYear } from "./interval.ts";
import { anyInterval, judged, type Reading, readingsOf, smallIntervals } from "./readings.oracle.ts";

/** Allen's definitions, with stretches of whole days as half-open [start, end + 1). */
const DEFINITION: Record<AllenRelation, (a: Reading, b: Reading) => boolean> = {
  before: (a, b) => a.end + 1 < b.start,
  meets: (a, b) => a.end + 1 === b.start,
  overlaps: (a, b) => a.start < b.start && b.start < a.end + 1 && a.end < b.end,
  starts: (a, b) => a.start === b.start && a.end < b.end,
  during: (a, b) => a.start > b.start && a.end < b.end,
  finishes: (a, b) => a.start > b.start && a.end === b.end,
  equals: (a, b) => a.start === b.start && a.end === b.end,
  "finished-by": (a, b) => DEFINITION.finishes(b, a),
  contains: (a, b) => DEFINITION.during(b, a),
  "started-by": (a, b) => DEFINITION.starts(b, a),
  "overlapped-by": (a, b) => DEFINITION.overlaps(b, a),
  "met-by": (a, b) => DEFINITION.meets(b, a),
  after: (a, b) => DEFINITION.before(b, a),
};

it("relates years, months and days as one would", () => {
  const [y1943, y1944, may1944] = [intervalOfYear(1943), intervalOfYear(1944), intervalOfMonth(1944, 5)];
  expect(possibleRelations(y1943, y1944)).toEqual(["meets"]);
  expect(relates(may1944, "during", y1944)).toBe("yes");
  expect(relates(intervalOfDay(1944, 12, 31), "finishes", y1944)).toBe("yes");
  const someTimeIn1944 = intervalBetween(
    { earliest: y1944.start.earliest, latest: y1944.end.latest },
    { earliest: y1944.start.earliest, latest: y1944.end.latest },
  );
  expect(relates(someTimeIn1944, "during", y1944)).toBe("maybe");
  expect(relates(someTimeIn1944, "before", y1943)).toBe("no");
});

it("has exactly one relation for every two definite stretches", () => {
  const stretches = smallIntervals(5).filter(({ start, end }) => start.earliest === start.latest && end.earliest === end.latest);
  for (const a of stretches) for (const b of stretches) expect(possibleRelations(a, b)).toHaveLength(1);
});

it("is never wrong and never needlessly unsure: all pairs of intervals with bounds from 0 to 3, against enumeration", () => {
  const intervals = smallIntervals(3);
  const readings = new Map(intervals.map((interval) => [interval, readingsOf(interval)]));
  for (const a of intervals) {
    for (const b of intervals) {
      const pairs = (readings.get(a) ?? []).flatMap((one) => (readings.get(b) ?? []).map((other) => [one, other] as const));
      const possible = ALLEN_RELATIONS.filter((relation) => pairs.some(([one, other]) => DEFINITION[relation](one, other)));
      if (possibleRelations(a, b).join() !== possible.join()) expect({ a, b, possible: possibleRelations(a, b) }).toEqual({ a, b, possible });
    }
  }
});

it.each(ALLEN_RELATIONS)("%s agrees with enumeration on wider and open intervals", (relation) => {
  fc.assert(
    fc.property(anyInterval(), anyInterval(), (a, b) => {
      expect(relates(a, relation, b)).toBe(judged(a, b, DEFINITION[relation]));
      expect(relates(b, inverseOf(relation), a)).toBe(relates(a, relation, b));
    }),
    { numRuns: 150 },
  );
});
