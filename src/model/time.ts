import type { Brand } from "../base/brand.ts";

/** Julian Day Number at noon: no calendar, no zone. ±Infinity is an open bound. */
export type Day = Brand<number, "Day">;

/** Some day from `earliest` to `latest`, both included. */
export interface DayRange {
  readonly earliest: Day;
  readonly latest: Day;
}

/**
 * A stretch of time whose ends are known within bounds.
 * CIDOC CRM E52: `start` is P82a..P81a, `end` is P81b..P82b.
 */
export interface Interval {
  readonly start: DayRange;
  readonly end: DayRange;
}

/** Three-valued: "maybe" wherever some reading of the bounds says yes and another no. */
export type Truth = "yes" | "no" | "maybe";

export type Calendar =
  | "gregorian"
  | "julian"
  | "gregorian-or-julian"
  | "french-republican"
  | "hijri"
  | "hijri-civil"
  | "hijri-umm-al-qura"
  | "hebrew"
  | "chinese"
  | "minguo"
  | "regnal"
  | "unknown";

/** How fine a date is written. */
export type Grain = "time" | "day" | "week" | "month" | "season" | "quarter" | "half" | "year" | "decade" | "century" | "millennium";
