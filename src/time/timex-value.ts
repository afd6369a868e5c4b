import type { Season } from "./policy.ts";

/** A TIMEX3 value that names a stretch of the calendar, taken apart. Years are those of the era: with `bc` 490 is 490 BC. */
export type TimexValue =
  /** A year of four digits ("X" where not known), and perhaps a month and day ("XX" where not known). */
  | (OfYear & { readonly kind: "date"; readonly month?: string; readonly day?: string; readonly time?: TimexTime })
  /** The years that begin with these one to three digits: "194" is the 1940s, "19" the 20th century, "1" the second millennium. */
  | { readonly kind: "years"; readonly digits: string; readonly bc: boolean }
  | (OfYear & { readonly kind: "season"; readonly season: Season })
  | (OfYear & { readonly kind: "quarter" | "half"; readonly ordinal: number })
  /** An ISO week; `weekday` 1 Monday to 7 Sunday. */
  | (OfYear & { readonly kind: "week"; readonly week: number; readonly weekday?: number; readonly weekend: boolean });

interface OfYear {
  readonly year: string;
  readonly bc: boolean;
}

/** A time of day: by the clock ("05:34", "05:34:10") or a part of the day ("NI", "MO" …). */
export type TimexTime = { readonly clock: string } | { readonly part: string };

const SEASONS: Readonly<Record<string, Season>> = { SP: "spring", SU: "summer", FA: "autumn", WI: "winter" };

const VALUE =
  /^(?<bc>BC)?(?:(?<years>\d{1,3})|(?<year>[\dX]{4})(?:-(?:(?<season>SP|SU|FA|WI)|Q(?<quarter>[1-4])|H(?<half>[12])|W(?<week>\d\d)(?:-(?<weekday>[1-7]|WE))?|(?<month>\d\d|XX)(?:-(?<day>\d\d|XX)(?:T(?<clock>\d\d(?::\d\d(?::\d\d)?)?)|T(?<part>[A-Z]{2}))?)?))?)$/;

/** Takes a TIMEX3 value apart; undefined for durations, references, ranges and whatever else names no stretch of the calendar. */
export function readTimexValue(value: string): TimexValue | undefined {
  const groups = VALUE.exec(value)?.groups;
  if (groups === undefined) return undefined;
  const { years, year, season, quarter, half, week, weekday, month, day, clock, part } = groups;
  const bc = groups["bc"] !== undefined;
  if (years !== undefined) return { kind: "years", digits: years, bc };
  if (year === undefined) return undefined;
  const named = season === undefined ? undefined : SEASONS[season];
  if (named !== undefined) return { kind: "season", year, bc, season: named };
  if (quarter !== undefined) return { kind: "quarter", year, bc, ordinal: Number(quarter) };
  if (half !== undefined) return { kind: "half", year, bc, ordinal: Number(half) };
  if (week !== undefined) {
    const days = weekday === undefined || weekday === "WE" ? {} : { weekday: Number(weekday) };
    return { kind: "week", year, bc, week: Number(week), weekend: weekday === "WE", ...days };
  }
  const time = timeOf(clock, part);
  return { kind: "date", year, bc, ...(month === undefined ? {} : { month }), ...(day === undefined ? {} : { day }), ...(time ? { time } : {}) };
}

function timeOf(clock: string | undefined, part: string | undefined): TimexTime | undefined {
  if (clock !== undefined) return { clock };
  return part === undefined || part === "XX" ? undefined : { part };
}

/** The astronomical year of a year of the era; undefined where digits are not known, and for a year 0 BC. */
export function astronomicalYear({ year, bc }: OfYear): number | undefined {
  if (year.includes("X")) return undefined;
  if (!bc) return Number(year);
  return Number(year) === 0 ? undefined : 1 - Number(year);
}
