import type { StretchPart } from "../model/mention.ts";
import type { Grain } from "../model/time.ts";

export type Season = "spring" | "summer" | "autumn" | "winter";
export type Hemisphere = "north" | "south";

/** How written days count: by the Gregorian calendar always, or as historians write them, by the Julian one before 15 October 1582. */
export type WrittenCalendar = "gregorian" | "historical";

/** Where a part lies within its stretch, in twelfths, and how far each inner end may be off. */
export interface PartPlace {
  readonly from: number;
  readonly to: number;
  readonly slack: number;
}

/**
 * How vague words become bounds. What is written is kept as written; bounds are derived under a policy
 * and can be derived again under another.
 */
export interface BoundsPolicy {
  /** Kept beside whatever is derived under it. */
  readonly name: string;
  /** How the days, months and years of EDTF count; Gregorian where absent, as EDTF says. */
  readonly calendar?: WrittenCalendar;
  /** Days that "about" can be off, either way, by how fine the date is written. */
  readonly approximate: Readonly<Record<Grain, number>>;
  /** Days that "perhaps" can be off: doubt is no width, so none by default. */
  readonly uncertain: Readonly<Record<Grain, number>>;
  readonly seasons: {
    /** The hemisphere of a season that names none. */
    readonly hemisphere: Hemisphere;
    /** Which winter "winter 1944" is: the one that begins in 1944, the one that ends in it, or either. */
    readonly acrossNewYear: "begins" | "ends" | "either";
    /** Days that the ends of a season can be off. */
    readonly slack: number;
  };
  /** Whether an open end (`..`) says that there is no end, or only that none is known. */
  readonly open: "endless" | "unbounded";
  readonly parts: Readonly<Record<StretchPart, PartPlace>>;
}

const YEAR = 365;

/** The policy in use. Its widths are conventions, not measurements. */
export const FUZZ_1: BoundsPolicy = {
  name: "fuzz/1",
  approximate: {
    time: 1,
    day: 3,
    week: 7,
    month: 15,
    season: 21,
    quarter: 21,
    half: 45,
    year: YEAR,
    decade: 5 * YEAR,
    century: 25 * YEAR,
    millennium: 250 * YEAR,
  },
  uncertain: { time: 0, day: 0, week: 0, month: 0, season: 0, quarter: 0, half: 0, year: 0, decade: 0, century: 0, millennium: 0 },
  seasons: { hemisphere: "north", acrossNewYear: "either", slack: 21 },
  open: "unbounded",
  parts: {
    early: { from: 0, to: 4, slack: 1 },
    mid: { from: 4, to: 8, slack: 1 },
    late: { from: 8, to: 12, slack: 1 },
    start: { from: 0, to: 2, slack: 1 },
    end: { from: 10, to: 12, slack: 1 },
    "first-half": { from: 0, to: 6, slack: 0 },
    "second-half": { from: 6, to: 12, slack: 0 },
    "first-third": { from: 0, to: 4, slack: 0 },
    "middle-third": { from: 4, to: 8, slack: 0 },
    "last-third": { from: 8, to: 12, slack: 0 },
    "first-quarter": { from: 0, to: 3, slack: 0 },
    "second-quarter": { from: 3, to: 6, slack: 0 },
    "third-quarter": { from: 6, to: 9, slack: 0 },
    "last-quarter": { from: 9, to: 12, slack: 0 },
  },
};

/** Dates that people write and are shown, beside accounts that are read so. */
export const HISTORICAL_1: BoundsPolicy = { ...FUZZ_1, name: "historical/1", calendar: "historical" };

const NO_WIDTH = FUZZ_1.uncertain;

/** Every word at its calendar worth: "about 1640" is 1640, a season has three whole months, and a winter is that which begins in its year. */
export const EXACT_1: BoundsPolicy = {
  name: "exact/1",
  approximate: NO_WIDTH,
  uncertain: NO_WIDTH,
  seasons: { hemisphere: "north", acrossNewYear: "begins", slack: 0 },
  open: "unbounded",
  parts: Object.fromEntries(Object.entries(FUZZ_1.parts).map(([part, place]) => [part, { ...place, slack: 0 }])) as unknown as BoundsPolicy["parts"],
};
