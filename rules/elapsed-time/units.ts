import type { Offset, Timex } from "../../src/model/mention.ts";

export type Unit = Offset["unit"];

export const DAYS_IN: Readonly<Record<Unit, number>> = { day: 1, week: 7, month: 30.44, year: 365.2425, decade: 3652.425, century: 36524.25 };

/** How far off, in days, a count of units may be: "two weeks" is said of 11 to 17 days. */
export const SLACK: Readonly<Record<Unit, number>> = { day: 0, week: 3, month: 16, year: 183, decade: 730, century: 9131 };

/** How fine a date must be written for a count of the unit to be held against it. */
export const GRAINS: Readonly<Record<Unit, readonly (Timex["grain"] | undefined)[]>> = {
  day: ["day", "time"],
  week: ["day", "time"],
  month: ["day", "time", "month"],
  year: ["day", "time", "month", "season", "year"],
  decade: [],
  century: [],
};

/** Marks that set a count apart from its date. */
export const COMMAS: ReadonlySet<string> = new Set([",", "(", "-", "–", "—"]);
