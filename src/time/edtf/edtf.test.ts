import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Day, Interval } from "../../model/time.ts";
import { type CalendarDate, gregorianDate, gregorianDay, julianDay } from "../days.ts";
import { dayInterval } from "../interval.ts";
import { FUZZ_1, HISTORICAL_1 } from "../policy.ts";
import type { Edtf, EdtfDate } from "./ast.ts";
import { boundsOf } from "./bounds.ts";
import { grainOf, outermost, yearsOf } from "./completions.ts";
import { anyEdtf, EXACT, plainDate } from "./dates.oracle.ts";
import { enclosingEdtf } from "./enclosing.ts";
import { levelOf } from "./level.ts";
import { parseEdtf } from "./parse.ts";
import { printEdtf } from "./print.ts";

function read(text: string): Edtf {
  const { value, problem } = parseEdtf(text);
  if (value === undefined) throw new Error(problem);
  return value;
}

function iso({ year, month, day }: CalendarDate): string {
  return `${year < 0 ? "-" : ""}${String(Math.abs(year)).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** "earliest start…latest start  earliest end…latest end", one date where both are the same. */
function shown({ start, end }: Interval): string {
  const date = (day: typeof start.earliest) => (Number.isFinite(day) ? iso(gregorianDate(day)) : String(day));
  return [start, end].map(({ earliest, latest }) => (earliest === latest ? date(earliest) : `${date(earliest)}…${date(latest)}`)).join("  ");
}

describe("bounds", () => {
  it.each([
    ["1945-08-24", "1945-08-24  1945-08-24"],
    ["1944-02", "1944-02-01  1944-02-29"],
    ["0000", "0000-01-01  0000-12-31"],
    ["-0489", "-0489-01-01  -0489-12-31"],
    ["1944-11-12T05:34:00", "1944-11-12  1944-11-12"],
    ["1985-04-12T23:20:30+04:30", "1985-04-12  1985-04-12"],
    // Some one year, month or day that the open digits leave.
    ["194X", "1940-01-01…1949-01-01  1940-12-31…1949-12-31"],
    ["1949-XX", "1949-01-01…1949-12-01  1949-01-31…1949-12-31"],
    ["1949-XX-31", "1949-01-31…1949-12-31  1949-01-31…1949-12-31"],
    ["194X-02-29", "1940-02-29…1948-02-29  1940-02-29…1948-02-29"],
    ["XXXX-02-29", "0000-02-29…9996-02-29  0000-02-29…9996-02-29"],
    ["1984-1X", "1984-10-01…1984-12-01  1984-10-31…1984-12-31"],
    ["-04XX", "-0499-01-01…-0400-01-01  -0499-12-31…-0400-12-31"],
    ["1949S3", "1940-01-01…1949-01-01  1940-12-31…1949-12-31"],
    ["-1949S3", "-1949-01-01…-1940-01-01  -1949-12-31…-1940-12-31"],
    ["Y3388E2S3", "338000-01-01…338999-01-01  338000-12-31…338999-12-31"],
    ["Y-17E7", "-170000000-01-01  -170000000-12-31"],
    // An interval's value names a time in which it starts and one in which it ends.
    ["1943/1944", "1943-01-01…1943-12-31  1944-01-01…1944-12-31"],
    ["1944/1944", "1944-01-01…1944-12-31  1944-01-01…1944-12-31"],
    ["1944-06-06/1944-08-25", "1944-06-06  1944-08-25"],
    ["1944/..", "1944-01-01…1944-12-31  1944-01-01…Infinity"],
    ["1944/", "1944-01-01…1944-12-31  1944-01-01…Infinity"],
    ["/1944", "-Infinity…1944-12-31  1944-01-01…1944-12-31"],
    ["../..", "-Infinity…Infinity  -Infinity…Infinity"],
    ["[1667,1668,1670..1672]", "1667-01-01…1672-01-01  1667-12-31…1672-12-31"],
    ["[..1949-10]", "-Infinity…1949-10-01  -Infinity…1949-10-31"],
    ["[1760-12..]", "1760-12-01…Infinity  1760-12-31…Infinity"],
    ["{1667,1668,1670..1672}", "1667-01-01  1672-12-31"],
    ["{1960,1961-12}", "1960-01-01  1961-12-31"],
    ["{..1984}", "-Infinity  1984-12-31"],
    // Parts of the year.
    ["1943-34", "1943-04-01  1943-06-30"],
    ["1943-39", "1943-09-01  1943-12-31"],
    ["1943-40", "1943-01-01  1943-06-30"],
    ["1949-21", "1949-02-08…1949-03-22  1949-05-10…1949-06-21"],
    ["1949-25", "1949-02-08…1949-03-22  1949-05-10…1949-06-21"],
    ["1949-29", "1949-08-11…1949-09-22  1949-11-09…1949-12-21"],
    ["1949-24", "1948-11-10…1949-12-22  1949-02-07…1950-03-21"],
    // Vague words, by the widths of the policy.
    ["1949~", "1948-01-02…1950-01-01  1948-12-31…1950-12-31"],
    ["1949-08~", "1949-07-17…1949-08-16  1949-08-16…1949-09-15"],
    ["1949-08-24~", "1949-08-21…1949-08-27  1949-08-21…1949-08-27"],
    ["1949-08-24?", "1949-08-24  1949-08-24"],
    ["1949-08~-24", "1949-07-24…1949-09-24  1949-07-24…1949-09-24"],
    ["194X~", "1935-01-02…1953-12-31  1936-01-02…1954-12-30"],
  ])("of %s", (text, bounds) => {
    expect(shown(boundsOf(read(text)))).toBe(bounds);
  });

  it("change with the policy and not with the data", () => {
    const winter = read("1942-24");
    const at = (acrossNewYear: "begins" | "ends") =>
      boundsOf(winter, { ...FUZZ_1, name: "other", seasons: { hemisphere: "north", acrossNewYear, slack: 0 } });
    expect(shown(at("begins"))).toBe("1942-12-01  1943-02-28");
    expect(shown(at("ends"))).toBe("1941-12-01  1942-02-28");
    expect(shown(boundsOf(read("1944/.."), { ...FUZZ_1, name: "other", open: "endless" }))).toBe("1944-01-01…1944-12-31  Infinity");
    expect(shown(boundsOf(read("1944/"), { ...FUZZ_1, name: "other", open: "endless" }))).toBe("1944-01-01…1944-12-31  1944-01-01…Infinity");
    expect(shown(boundsOf(read("1949~"), EXACT))).toBe("1949-01-01  1949-12-31");
  });

  it("of dates with open digits agree with trying every day of the calendar", () => {
    fc.assert(
      fc.property(plainDate, (date) => {
        const tried = byTryingEveryDay(date);
        if (tried) expect(shown(boundsOf(date))).toBe(shown(tried));
      }),
      { numRuns: 150 },
    );
  });
});

/** Goes through every day that the year can hold and keeps the stretches whose written form fits the mask. */
function byTryingEveryDay({ year, month, day }: EdtfDate): Interval | undefined {
  if (year.exponent !== undefined || year.significant !== undefined || year.digits.replace("-", "").length > 4) return undefined;
  const mask = [year.digits, month?.digits, day?.digits].filter((digits) => digits !== undefined).join("-");
  const fits = new RegExp(`^${mask.replaceAll("X", "\\d")}(?:-|$)`);
  const inYear = new RegExp(`^${year.digits.replaceAll("X", "\\d")}$`);
  const stretches = new Map<string, { first: number; last: number }>();
  for (let candidate = -9999; candidate <= 9999; candidate++) {
    if (!inYear.test(iso({ year: candidate, month: 1, day: 1 }).slice(0, -6))) continue;
    for (let number: number = gregorianDay(candidate, 1, 1); number <= gregorianDay(candidate, 12, 31); number++) {
      const written = iso(gregorianDate(number as never));
      if (!fits.test(written)) continue;
      const stretch = written.slice(0, mask.length);
      stretches.set(stretch, { first: stretches.get(stretch)?.first ?? number, last: number });
    }
  }
  const firsts = [...stretches.values()].map(({ first }) => first);
  const lasts = [...stretches.values()].map(({ last }) => last);
  const range = (days: number[]) => ({ earliest: Math.min(...days) as never, latest: Math.max(...days) as never });
  return { start: range(firsts), end: range(lasts) };
}

describe("reading and printing", () => {
  it("gives back every date that can be written", () => {
    fc.assert(
      fc.property(anyEdtf, (edtf) => {
        expect(read(printEdtf(edtf))).toEqual(edtf);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ["?2016-?05-31", "2016-05?-31"],
    ["?2004-06-~11", "2004?-06-~11"],
    ["?2004-06~", "2004%-~06"],
    ["2004?-06~-11", "2004%-~06-11"],
    ["2004~-06?", "2004%-?06"],
    ["%2004-06%-11%", "2004-06-11%"],
    ["[1667, 1668]", "[1667,1668]"],
    ["Y170000002", "Y170000002"],
  ])("writes %s as %s", (given, canonical) => {
    expect(printEdtf(read(given))).toBe(canonical);
    expect(read(canonical)).toEqual(read(given));
  });

  it.each([
    ["1950-02-29", "no day of the calendar"],
    ["1985-13", "no day of the calendar"],
    ["1945-XX-32", "no day of the calendar"],
    ["19X1-02-29", "no day of the calendar"],
    ["1944/1943", "ends before it starts"],
    ["1943/1944/1945", 'more than one "/"'],
    ["[1670..1672-01]", "from one precision to another"],
    ["[1672..1670]", "runs backwards"],
    ["[1667,..1668]", 'only the first of a set can begin with ".."'],
    ["[1667..,1668]", 'only the last of a set can end with ".."'],
    ["[..]", "no run of dates"],
    ["[1667", 'not closed by "]"'],
    ["Y1985", 'needs no "Y"'],
    ["Y1E30", "out of reach"],
    ["1950S5", "5 significant digits"],
    ["1950S0", "0 significant digits"],
    ["1950S2-05", "stands alone"],
    ["-0000", "the year 0 has no sign"],
    ["1949-21-01", "a day in a season"],
    ["1944-11-12T05:34", "no date with a time"],
    ["1944-11-12T24:00:00", "no date with a time"],
    ["1944-02-30T05:34:00", "no day of the calendar"],
    ["", "no date"],
    ["194", "no date"],
    ["in 1944", "no date"],
    ["1944-8-24", "no date"],
    ["1944-08-24?~", "no date"],
  ])("refuses %s: %s", (text, reason) => {
    expect(parseEdtf(text).problem).toContain(reason);
  });

  it("never fails on any text", () => {
    const soup = fc.array(fc.constantFrom(..."0123456789X-/?~%.,[]{}YESTZ: "), { maxLength: 24 }).map((letters) => letters.join(""));
    fc.assert(
      fc.property(soup, (text) => {
        const { value } = parseEdtf(text);
        if (value) expect(read(printEdtf(value))).toEqual(value);
      }),
      { numRuns: 3000 },
    );
  });
});

it.each([
  [0, ["1985-04-12", "1985-04", "1985", "0000", "1964/2008", "2004-02-01/2005-02", "1985-04-12T23:20:30Z"]],
  [
    1,
    [
      "Y170000002",
      "-1985",
      "2001-21",
      "1984?",
      "2004-06-11%",
      "201X",
      "20XX",
      "2004-XX",
      "1985-04-XX",
      "1985-XX-XX",
      "1985/..",
      "/1985",
      "1984~/2004-06",
    ],
  ],
  [
    2,
    [
      "Y-17E7",
      "1950S2",
      "2001-34",
      "[1667,1668]",
      "{1960}",
      "2004?-06",
      "2004-06-~11",
      "156X-12-25",
      "1XXX-12",
      "XXXX",
      "1984-1X",
      "2004-06-~01/2004-06-~20",
    ],
  ],
] as const)("level %i", (level, texts) => {
  for (const text of texts) expect([text, levelOf(read(text))]).toEqual([text, level]);
});

it("fills open digits from the earliest date to the latest, before year 0 too", () => {
  expect(yearsOf({ digits: "-049X" })).toEqual([-499, -498, -497, -496, -495, -494, -493, -492, -491, -490]);
  expect(yearsOf({ digits: "-000X" })).toEqual([-9, -8, -7, -6, -5, -4, -3, -2, -1]);
  expect(yearsOf({ digits: "-1949", significant: 3 })).toEqual([-1949, -1940]);
  expect(outermost({ kind: "date", year: { digits: "-04XX" }, month: { digits: "0X" }, day: { digits: "31" } })).toEqual({
    first: { year: -499, month: 1, day: 31 },
    last: { year: -400, month: 8, day: 31 },
  });
});

it("tells how fine a date is written", () => {
  const grains = [
    "1945-08-24",
    "1945-08",
    "1945",
    "194X",
    "19XX",
    "1XXX",
    "1945S2",
    "1945-21",
    "1945-33",
    "1945-41",
    "1945-08-24T10:00:00",
    "1944/1945",
  ];
  expect(grains.map((text) => grainOf(read(text)))).toEqual([
    "day",
    "month",
    "year",
    "decade",
    "century",
    "millennium",
    "century",
    "season",
    "quarter",
    "half",
    "time",
    undefined,
  ]);
});

it("has bounds for every date, with ends in order and definite days inside them", () => {
  fc.assert(
    fc.property(anyEdtf, (edtf) => {
      for (const policy of [FUZZ_1, EXACT]) {
        const { start, end } = boundsOf(edtf, policy);
        expect(start.earliest).toBeLessThanOrEqual(start.latest);
        expect(end.earliest).toBeLessThanOrEqual(end.latest);
        expect(start.earliest).toBeLessThanOrEqual(end.earliest);
        expect(start.latest).toBeLessThanOrEqual(end.latest);
      }
      // An end that the widths move past the other is judged by other rules.
      if (edtf.kind === "interval") return;
      const [wide, exact] = [boundsOf(edtf), boundsOf(edtf, EXACT)];
      expect(wide.start.earliest).toBeLessThanOrEqual(exact.start.earliest);
      expect(wide.end.latest).toBeGreaterThanOrEqual(exact.end.latest);
    }),
    { numRuns: 500 },
  );
});

describe("as historians write", () => {
  it("takes and gives days before 15 October 1582 by the Julian calendar, whatever the day", () => {
    const days = (edtf: string) => boundsOf(read(edtf), HISTORICAL_1);
    expect(days("1187")).toEqual(dayInterval(julianDay(1187, 1, 1), julianDay(1187, 12, 31)));
    expect(days("1100-02")).toEqual(dayInterval(julianDay(1100, 2, 1), julianDay(1100, 2, 29)));
    expect(days("1582")).toEqual(dayInterval(julianDay(1582, 1, 1), gregorianDay(1582, 12, 31)));
    fc.assert(
      fc.property(fc.integer({ min: -2_000_000, max: 2_000_000 }), (from) => {
        const number = 2_299_161 + from;
        const written = printEdtf(enclosingEdtf(dayInterval(number as Day, number as Day), "historical"));
        expect(days(written)).toEqual(dayInterval(number as Day, number as Day));
      }),
    );
    for (const whole of ["1187", "1187-10", "1582", "1582-10", "-0043", "-0043-03", "1949-08"])
      expect(printEdtf(enclosingEdtf(days(whole), "historical"))).toBe(whole);
  });
});
