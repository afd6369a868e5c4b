import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answer, type Bound, extentOf, settle } from "./settle.ts";

const HORIZON = 5;
const OPEN = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;
const DAYS = Array.from({ length: HORIZON + 1 }, (_, day) => day);

type Ends = readonly [number, number];
const range = fc.tuple(fc.nat(HORIZON), fc.nat(HORIZON)).map(([a, b]): Ends => (a <= b ? [a, b] : [b, a]));

/** A beginning, an ending, a day on which it held, or both ends. */
const claim = fc.oneof(
  range.map((first) => ({ first, last: OPEN as Ends })),
  range.map((last) => ({ first: OPEN as Ends, last })),
  range.map(([from, to]) => ({ first: [OPEN[0], to] as Ends, last: [from, OPEN[1]] as Ends })),
  fc.tuple(range, range).map(([first, last]) => ({ first, last })),
);
const bounds = fc.array(
  fc
    .tuple(claim, fc.integer({ min: 1, max: 3 }))
    .map(([{ first, last }, weight]): Bound => ({ firstFrom: first[0], firstTo: first[1], lastFrom: last[0], lastTo: last[1], weight })),
  { minLength: 1, maxLength: 5 },
);

/** Every reading: a first and a last day, the last not before the first, that all of the claims allow. */
function readings(claims: readonly Bound[]): readonly Ends[] {
  const all: Ends[] = [];
  for (const first of DAYS)
    for (const last of DAYS)
      if (first <= last && claims.every((one) => one.firstFrom <= first && first <= one.firstTo && one.lastFrom <= last && last <= one.lastTo))
        all.push([first, last]);
  return all;
}

function subsets(claims: readonly Bound[]): readonly (readonly Bound[])[] {
  return Array.from({ length: 2 ** claims.length }, (_, mask) => claims.filter((__, index) => (mask >> index) % 2 === 1));
}

/** The sets of claims that some reading allows and that no further claim can join. */
function repairs(claims: readonly Bound[]): readonly (readonly Bound[])[] {
  const possible = subsets(claims).filter((some) => readings(some).length > 0);
  return possible.filter((some) => !possible.some((more) => more.length > some.length && some.every((one) => more.includes(one))));
}

function enumerated(claims: readonly Bound[], from: number, to: number): ReturnType<typeof answer> {
  const all = readings(claims);
  if (all.every(([first, last]) => first <= from && to <= last)) return "certain";
  return all.some(([first, last]) => first <= to && from <= last) ? "possible" : undefined;
}

/** Open ends reach beyond the horizon that is enumerated: only days within it are compared, and only closed answers. */
function closed(claims: readonly Bound[]): readonly Bound[] {
  return claims.map((one) => ({
    ...one,
    firstFrom: Math.max(one.firstFrom, 0),
    lastFrom: Math.max(one.lastFrom, 0),
    firstTo: Math.min(one.firstTo, HORIZON),
    lastTo: Math.min(one.lastTo, HORIZON),
  }));
}

describe("what claims on one stretch come to, against trying every reading", () => {
  const asked = range;

  test("without contradiction", () => {
    fc.assert(
      fc.property(bounds, asked, (given, [from, to]) => {
        const claims = closed(given);
        fc.pre(readings(claims).length > 0);
        const settled = settle(claims);
        expect(settled.givenUp).toEqual([]);
        expect(answer(settled.best, from, to)).toBe(enumerated(claims, from, to));
      }),
      { numRuns: 3000 },
    );
  });

  test("a contradiction is found exactly where no reading is left", () => {
    fc.assert(
      fc.property(bounds, (given) => {
        const claims = closed(given);
        expect(settle(claims).givenUp.length > 0).toBe(readings(claims).length === 0);
      }),
      { numRuns: 3000 },
    );
  });

  test("the cheapest claims are given up, and what is left is answered exactly", () => {
    fc.assert(
      fc.property(bounds, asked, (given, [from, to]) => {
        const claims = closed(given);
        const { best, givenUp } = settle(claims);
        const kept = claims.filter((_, index) => !givenUp.includes(index));
        const cost = (some: readonly Bound[]) => claims.filter((one) => !some.includes(one)).reduce((sum, one) => sum + one.weight, 0);
        expect(readings(kept).length).toBeGreaterThan(0);
        expect(cost(kept)).toBe(Math.min(...repairs(claims).map(cost)));
        expect(answer(best, from, to)).toBe(enumerated(kept, from, to));
      }),
      { numRuns: 2000 },
    );
  });

  test("the robust answer rests on no claim that is part of any contradiction", () => {
    fc.assert(
      fc.property(bounds, asked, (given, [from, to]) => {
        const claims = closed(given);
        const best = repairs(claims);
        const undisputed = claims.filter((one) => best.every((repair) => repair.includes(one)));
        const expected = undisputed.length === 0 ? answer(extentOf([]), from, to) : enumerated(undisputed, from, to);
        fc.pre(undisputed.every((one) => one.firstFrom > -1) && undisputed.length > 0);
        expect(answer(settle(claims).robust, from, to)).toBe(expected);
      }),
      { numRuns: 2000 },
    );
  });

  test("every way to give up no more than it takes has its reading", () => {
    fc.assert(
      fc.property(bounds, asked, (given, [from, to]) => {
        const claims = closed(given);
        const possible = repairs(claims).some((repair) => enumerated(repair, from, to) !== undefined);
        expect(settle(claims).readings.some((extent) => answer(extent, from, to) !== undefined)).toBe(possible);
      }),
      { numRuns: 2000 },
    );
  });
});
