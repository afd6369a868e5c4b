import { parse } from "@edtf-ts/core";
// @ts-expect-error: the package brings no types.
import edtf from "edtf";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gregorianDay } from "../days.ts";
import { boundsOf } from "./bounds.ts";
import { EXACT } from "./dates.oracle.ts";
import { parseEdtf } from "./parse.ts";

/** Day numbers from the first to the last day of the stretch, or "refused". */
type Outcome = string;

function ours(text: string): Outcome {
  const { value } = parseEdtf(text);
  if (value === undefined) return "refused";
  const { start, end } = boundsOf(value, EXACT);
  return `${start.earliest} ${end.latest}`;
}

function dayOfMilliseconds(time: number | null): string {
  return time === null || !Number.isFinite(time) ? String(time) : String(Math.floor(time / 86_400_000) + 2_440_588);
}

function edtfJs(text: string): Outcome {
  try {
    const { min, max } = (edtf as (text: string) => { min: number | null; max: number | null })(text);
    return `${dayOfMilliseconds(min)} ${dayOfMilliseconds(max)}`;
  } catch {
    return "refused";
  }
}

function edtfTs(text: string): Outcome {
  const result = parse(text);
  return result.success ? `${dayOfMilliseconds(result.value.min.getTime())} ${dayOfMilliseconds(result.value.max.getTime())}` : "refused";
}

const pad = (value: number, length = 2) => String(value).padStart(length, "0");
// Both libraries take the years 0 to 99 for 1900 to 1999, or part of them, so those stand among the exceptions.
const year = fc.integer({ min: 100, max: 9999 }).map((value) => pad(value, 4));
const anyYear = fc.tuple(year, fc.constantFrom("", "-")).map(([digits, sign]) => `${sign}${digits}`);
const month = fc.tuple(anyYear, fc.integer({ min: 1, max: 12 })).map(([of, value]) => `${of}-${pad(value)}`);
const day = fc.tuple(month, fc.integer({ min: 1, max: 28 })).map(([of, value]) => `${of}-${pad(value)}`);
const modernDay = fc.tuple(fc.integer({ min: 1000, max: 2999 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }));
const pair = fc.uniqueArray(modernDay, { minLength: 2, maxLength: 2, selector: ([of]) => of }).map((days) => days.sort(([a], [b]) => a - b));
const written = ([of, inYear, inMonth]: [number, number, number]) => `${of}-${pad(inYear)}-${pad(inMonth)}`;

describe("agrees with edtf and @edtf-ts/core on", () => {
  const shared: [string, fc.Arbitrary<string>][] = [
    ["years", anyYear],
    ["months", month],
    ["days", day],
    ["uncertain and approximate days", fc.tuple(day, fc.constantFrom("?", "~", "%")).map((parts) => parts.join(""))],
    ["decades and centuries", fc.tuple(fc.integer({ min: 10, max: 99 }), fc.constantFrom("XX", "4X", "0X")).map((parts) => parts.join(""))],
    ["days and months left open", fc.tuple(year, fc.constantFrom("-XX", "-XX-XX", "-02-XX", "-11-XX")).map((parts) => parts.join(""))],
    ["a day of a decade", fc.tuple(fc.integer({ min: 100, max: 299 }), fc.constantFrom("X-12-25", "X-06-30")).map((parts) => parts.join(""))],
    [
      "quarters and halves",
      fc
        .tuple(
          fc.integer({ min: 100, max: 9999 }).map((of) => pad(of, 4)),
          fc.constantFrom(33, 34, 35, 36),
        )
        .map((parts) => parts.join("-")),
    ],
    ["intervals", pair.map((days) => days.map(written).join("/"))],
    ["intervals of years", pair.map((days) => days.map(([of]) => of).join("/"))],
    ["one of several dates", pair.map((days) => `[${days.map(written).join(",")}]`)],
    ["all of several dates", pair.map((days) => `{${days.map(([of]) => of).join(",")}}`)],
    ["times of day", fc.tuple(modernDay, fc.nat(23), fc.nat(59)).map(([of, hour, minute]) => `${written(of)}T${pad(hour)}:${pad(minute)}:00Z`)],
  ];

  it.each(shared)("%s", (_, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        expect([text, edtfJs(text), edtfTs(text)]).toEqual([text, ours(text), ours(text)]);
      }),
      { numRuns: 200 },
    );
  });
});

/** From the first to the last day, as Gregorian dates. */
function days(first: [number, number, number] | "open", last: [number, number, number] | "open"): Outcome {
  return `${first === "open" ? "-Infinity" : gregorianDay(...first)} ${last === "open" ? "Infinity" : gregorianDay(...last)}`;
}

describe("known exceptions", () => {
  it.each<[text: string, right: Outcome, why: string]>([
    ["1950-02-29", "refused", "rolls over to 1 March"],
    ["1949S3", days([1940, 1, 1], [1949, 12, 31]), "leaves the significant digits out"],
    ["[1933..1936]", days([1933, 1, 1], [1936, 12, 31]), "ends a run with its first year"],
    ["1949-21", days([1949, 3, 1], [1949, 5, 31]), "spring is January to March"],
    ["1949-29", days([1949, 9, 1], [1949, 11, 30]), "southern spring is not spring"],
    ["1944-37", days([1944, 1, 1], [1944, 4, 30]), "a third of a year has five months"],
    ["1944-06/1944-06", days([1944, 6, 1], [1944, 6, 30]), "an interval within one month is refused"],
    ["1944/", days([1944, 1, 1], "open"), "an unknown end has no bound at all"],
    ["2004-01-XX~", days([2004, 1, 1], [2004, 1, 31]), "no qualifier on open digits"],
    ["2004-21~", days([2004, 3, 1], [2004, 5, 31]), "no qualifier on seasons"],
    ["Y170000002", days([170000002, 1, 1], [170000002, 12, 31]), "beyond the clock's range"],
    ["1985-04-12T02:20:30+05", days([1985, 4, 12], [1985, 4, 12]), "the date as written is moved to Greenwich"],
    ["-0011-1X", days([-11, 10, 1], [-11, 12, 31]), "first and last month of years before 0 are swapped"],
  ])("edtf 4.11.1, %s: not %s (%s)", (text, right) => {
    expect(ours(text)).toBe(right);
    expect(edtfJs(text)).not.toBe(right);
  });

  it.each<[text: string, right: Outcome, why: string]>([
    ["0000", days([0, 1, 1], [0, 12, 31]), "year 0 is 1900"],
    ["0011", days([11, 1, 1], [11, 12, 31]), "year 11 is 1911"],
    ["XXXX-12-25", days([0, 12, 25], [9999, 12, 25]), "the first year is 1900"],
    ["1949S3", days([1940, 1, 1], [1949, 12, 31]), "leaves the significant digits out"],
    ["-04XX", days([-499, 1, 1], [-400, 12, 31]), "first and last year before 0 are swapped"],
    ["Y170000002", days([170000002, 1, 1], [170000002, 12, 31]), "cut at the clock's range"],
    ["../1944", days("open", [1944, 12, 31]), "an open start is cut at the clock's range"],
    ["1944/..", days([1944, 1, 1], "open"), "an open end is cut at the clock's range"],
    ["1949-25", days([1949, 3, 1], [1949, 5, 31]), "northern spring is shifted"],
    ["-1999-33", days([-1999, 1, 1], [-1999, 3, 31]), "no quarters before year 0"],
    ["0X63?-12", days([63, 12, 1], [963, 12, 31]), "no qualifier beside open digits of the year"],
  ])("@edtf-ts/core 0.4.2, %s: not %s (%s)", (text, right) => {
    expect(ours(text)).toBe(right);
    expect(edtfTs(text)).not.toBe(right);
  });
});
