import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SourceId } from "../model/source.ts";
import type { Day } from "../model/time.ts";
import { gradeOf, standingsOn } from "./grades.ts";
import type { Spell } from "./spells.ts";

const HORIZON = 12;

function spell(start: readonly [number, number], end: readonly [number, number], more: Partial<Spell> = {}): Spell {
  return {
    state: "control",
    stage: "holds",
    key: 1,
    subject: { name: "the army" },
    scope: "author",
    source: "account" as SourceId,
    start: { earliest: start[0] as Day, latest: start[1] as Day },
    end: { earliest: end[0] as Day, latest: end[1] as Day },
    inferred: false,
    begun: false,
    ended: [],
    evidence: [],
    ...more,
  };
}

const bounds = fc.tuple(fc.nat(HORIZON), fc.nat(HORIZON)).map(([a, b]): [number, number] => (a <= b ? [a, b] : [b, a]));
const date = (from: number, to: number) => ({ earliest: from as Day, latest: to as Day });

/** Every reading of a spell: a first and a last day within its bounds, the last not before the first. */
function readings(start: readonly [number, number], end: readonly [number, number]): readonly (readonly [number, number])[] {
  const all: [number, number][] = [];
  for (let first = start[0]; first <= start[1]; first++) for (let last = end[0]; last <= end[1]; last++) if (first <= last) all.push([first, last]);
  return all;
}

describe("how firmly a spell stands on a date", () => {
  test("certain, possible and not at all agree with trying every reading of its bounds", () => {
    fc.assert(
      fc.property(bounds, bounds, bounds, (start, end, asked) => {
        const all = readings(start, end);
        fc.pre(all.length > 0);
        const throughout = all.every(([first, last]) => first <= asked[0] && asked[1] <= last);
        const sometimes = all.some(([first, last]) => first <= asked[1] && asked[0] <= last);
        expect(gradeOf(spell(start, end), date(...asked))).toBe(throughout ? "certain" : sometimes ? "possible" : undefined);
      }),
      { numRuns: 5000 },
    );
  });

  test("without a stated end it is presumed after its last certain day, and not before its beginning", () => {
    const open = spell([3, 3], [5, Number.POSITIVE_INFINITY]);
    expect(gradeOf(open, date(4, 4))).toBe("certain");
    expect(gradeOf(open, date(9, 9))).toBe("presumed");
    expect(gradeOf(open, date(2, 2))).toBeUndefined();
  });

  test("what only the order of telling dates is presumed, never certain", () => {
    expect(gradeOf(spell([3, 3], [5, 5], { inferred: true }), date(4, 4))).toBe("presumed");
  });
});

describe("several who speak", () => {
  const author = spell([1, 1], [9, 9]);

  test("who differ on it make it contested", () => {
    const envoy = spell([1, 1], [3, 3], { scope: "envoy" });
    expect(standingsOn([author, envoy], date(5, 5)).map((one) => one.grade)).toEqual(["contested"]);
    expect(standingsOn([author, envoy], date(2, 2)).map((one) => one.grade)).toEqual(["certain", "certain"]);
  });

  test("silence is no denial", () => {
    const elsewhere = spell([1, 1], [3, 3], { scope: "envoy", key: 2 });
    expect(standingsOn([author, elsewhere], date(5, 5)).map((one) => one.grade)).toEqual(["certain"]);
  });
});
