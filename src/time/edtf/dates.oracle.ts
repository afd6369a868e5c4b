import fc from "fast-check";
import { type BoundsPolicy, FUZZ_1 } from "../policy.ts";
import type { Edtf, EdtfDate, EdtfDateTime, EdtfEnd, EdtfPart, EdtfRun, EdtfSeason, EdtfSet, EdtfYear, Qualifier } from "./ast.ts";
import { parseEdtf } from "./parse.ts";
import { printEdtf } from "./print.ts";

const NONE = Object.fromEntries(Object.keys(FUZZ_1.uncertain).map((grain) => [grain, 0])) as unknown as BoundsPolicy["uncertain"];

/** No width for vague words: what other libraries compute. */
export const EXACT: BoundsPolicy = { ...FUZZ_1, name: "exact", approximate: NONE, seasons: { ...FUZZ_1.seasons, slack: 0, acrossNewYear: "begins" } };

const two = (max: number) => fc.integer({ min: 1, max }).map((value) => String(value).padStart(2, "0"));
const qualifier = fc.option(fc.constantFrom<Qualifier>("uncertain", "approximate", "both"), { nil: undefined, freq: 3 });

function qualified<T extends object>(node: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.tuple(node, qualifier).map(([value, mark]) => (mark === undefined ? value : { ...value, qualifier: mark }));
}

/** Digits with up to `most` of them left open. */
function masked(digits: fc.Arbitrary<string>, most: number): fc.Arbitrary<string> {
  return fc.tuple(digits, fc.uniqueArray(fc.nat(3), { maxLength: most }), fc.boolean()).map(([text, places, mask]) => {
    if (!mask) return text;
    return [...text].map((digit, index) => (places.includes(index) ? "X" : digit)).join("");
  });
}

const fourDigits = fc.integer({ min: 0, max: 2100 }).map((value) => String(value).padStart(4, "0"));
const shortYear = fc
  .tuple(masked(fourDigits, 2), fc.boolean())
  .map(([digits, negative]): EdtfYear => ({ digits: negative && digits !== "0000" ? `-${digits}` : digits }));
const longYear = fc.oneof(
  fc.integer({ min: 10_000, max: 9_999_999 }).map((value): EdtfYear => ({ digits: String(value) })),
  fc
    .tuple(fc.integer({ min: 1, max: 99 }), fc.integer({ min: 1, max: 8 }))
    .map(([digits, exponent]): EdtfYear => ({ digits: String(-digits), exponent })),
  fc.tuple(fourDigits, fc.integer({ min: 1, max: 4 })).map(([digits, significant]): EdtfYear => ({ digits, significant })),
);

const part = (max: number) => qualified(masked(two(max), 2).map((digits): EdtfPart => ({ digits })));
const year = qualified(shortYear);

const calendarDate: fc.Arbitrary<EdtfDate> = fc.oneof(
  year.map((year): EdtfDate => ({ kind: "date", year })),
  qualified(longYear).map((year): EdtfDate => ({ kind: "date", year })),
  fc.tuple(year, part(12)).map(([year, month]): EdtfDate => ({ kind: "date", year, month })),
  fc.tuple(year, part(12), part(31)).map(([year, month, day]): EdtfDate => ({ kind: "date", year, month, day })),
);

const season: fc.Arbitrary<EdtfSeason> = qualified(
  fc.tuple(year, fc.integer({ min: 21, max: 41 })).map(([year, code]): EdtfSeason => ({ kind: "season", year, code })),
);

const clock = fc.tuple(fc.nat(23), fc.nat(59), fc.nat(59)).map((numbers) => numbers.map((value) => String(value).padStart(2, "0")).join(":"));
const dateTime: fc.Arbitrary<EdtfDateTime> = fc
  .tuple(fourDigits, two(12), two(28), clock, fc.constantFrom(undefined, "Z", "+05", "-03:30"))
  .map(([digits, month, day, clock, zone]) => ({
    kind: "date-time",
    year: { digits },
    month: { digits: month },
    day: { digits: day },
    clock,
    ...(zone === undefined ? {} : { zone }),
  }));

const end: fc.Arbitrary<EdtfEnd> = fc.oneof(calendarDate, calendarDate, season, dateTime, fc.constantFrom<EdtfEnd>("open", "unknown"));
const member = fc.oneof(calendarDate, season);
const run: fc.Arbitrary<EdtfRun> = fc.tuple(calendarDate, calendarDate).map(([first, last]) => ({ kind: "run", first, last }));
const set: fc.Arbitrary<EdtfSet> = fc
  .record({
    mode: fc.constantFrom<EdtfSet["mode"]>("one", "all"),
    before: fc.option(calendarDate, { nil: undefined }),
    items: fc.array(fc.oneof(member, run), { minLength: 1, maxLength: 3 }),
    after: fc.option(calendarDate, { nil: undefined }),
  })
  .map(({ mode, before, items, after }) => ({
    kind: "set",
    mode,
    items: [...(before ? [{ kind: "run", last: before } as const] : []), ...items, ...(after ? [{ kind: "run", first: after } as const] : [])],
  }));

/** Every kind of date that EDTF has, with days that exist and ends in order. */
export const anyEdtf: fc.Arbitrary<Edtf> = fc
  .oneof<fc.Arbitrary<Edtf>[]>(
    calendarDate,
    season,
    dateTime,
    fc.tuple(end, end).map(([start, end]): Edtf => ({ kind: "interval", start, end })),
    set,
  )
  .filter((edtf) => parseEdtf(printEdtf(edtf)).problem === undefined);

/** Years, months and days without qualifiers. */
export const plainDate: fc.Arbitrary<EdtfDate> = calendarDate
  .map((date) => JSON.parse(JSON.stringify(date, (key, value) => (key === "qualifier" ? undefined : value))) as EdtfDate)
  .filter((date) => parseEdtf(printEdtf(date)).problem === undefined);
