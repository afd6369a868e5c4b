import type { Repair } from "../model/chronology.ts";
import type { Timex } from "../model/mention.ts";
import type { Calendar, Day, DayRange } from "../model/time.ts";
import { daysInMonth, gregorianDay, julianDay } from "../time/index.ts";

/**
 * −ln of how likely a slip is, given that there is one (`reasoning.md` §2.5.5): the last digit of a year slips most easily.
 * Index 0 is the last digit.
 */
const DIGIT_COSTS = [2.7, 3.8, 4.5, 6.9];
const SWAP_COST = 3;
const YEAR_NEAR_COST = 3.9;
/** A wrong year within ten years that no single digit explains. */
const YEAR_FAR_COST = 5.6;
const YEARS_NEAR = 10;
const DAYS_IN_YEAR = 365.2425;

/** Calendars whose years are written alike; where they differ by days, a slip of a year does not mind. */
const WESTERN: ReadonlySet<Calendar> = new Set(["gregorian", "julian", "gregorian-or-julian"]);
/** Before this year a date is reckoned by the Julian calendar. */
const FIRST_GREGORIAN_YEAR = 1583;

/** Every way in which one slip could have made these words of another date of the same form. Only dates whose year stands in their own words. */
export function slipsOf(timex: Timex): readonly Repair[] {
  const written = /(?<!\d)\d{3,4}(?!\d)/u.exec(timex.quote);
  const shape = shapeOf(timex);
  if (!WESTERN.has(timex.calendar) || written === null || shape === undefined || Number(written[0]) !== shape.year) return [];
  const slips: Repair[] = [];
  for (const [year, slip] of yearSlips(written[0])) {
    const bounds = movedTo(shape, year);
    if (bounds === undefined) continue;
    const replacement = timex.quote.slice(0, written.index) + String(year) + timex.quote.slice(written.index + written[0].length);
    slips.push({ replacement, bounds, ...slip });
  }
  return slips;
}

interface Shape {
  /** As written: of the years before the common era they count backwards. */
  readonly year: number;
  readonly backwards: boolean;
  readonly month?: number;
  readonly day?: number;
  /** The days of a season, whose bounds differ from place to place. */
  readonly season?: DayRange;
}

/** The parts of a date as written, from its TIMEX3 value; only days, months, seasons and years. */
function shapeOf(timex: Timex): Shape | undefined {
  const parts = /^(?<era>BC)?(?<year>\d{4})(?:-(?:(?<month>\d\d)(?:-(?<day>\d\d))?|(?<season>[A-Z]{2})))?(?:T.*)?$/u.exec(timex.value)?.groups;
  if (parts?.["year"] === undefined) return undefined;
  const { era, year, month, day, season } = parts;
  return {
    year: Number(year),
    backwards: era !== undefined,
    ...(month === undefined ? {} : { month: Number(month) }),
    ...(day === undefined ? {} : { day: Number(day) }),
    ...(season === undefined || timex.interval === undefined
      ? {}
      : { season: { earliest: timex.interval.start.earliest, latest: timex.interval.end.latest } }),
  };
}

/** The days of a date with another year in it. */
function movedTo(shape: Shape, written: number): DayRange | undefined {
  if (shape.season !== undefined) {
    const days = Math.round((shape.backwards ? shape.year - written : written - shape.year) * DAYS_IN_YEAR);
    return { earliest: (shape.season.earliest + days) as Day, latest: (shape.season.latest + days) as Day };
  }
  return boundsOf({ ...shape, year: shape.backwards ? 1 - written : written });
}

function boundsOf(shape: Pick<Shape, "year" | "month" | "day">): DayRange | undefined {
  const { year, month, day } = shape;
  const calendar = year < FIRST_GREGORIAN_YEAR ? "julian" : "gregorian";
  const dayIn = calendar === "julian" ? julianDay : gregorianDay;
  if (month === undefined) return { earliest: dayIn(year, 1, 1), latest: dayIn(year, 12, 31) };
  if (day === undefined) return { earliest: dayIn(year, month, 1), latest: dayIn(year, month, daysInMonth(year, month, calendar)) };
  if (day > daysInMonth(year, month, calendar)) return undefined;
  return { earliest: dayIn(year, month, day), latest: dayIn(year, month, day) };
}

function yearSlips(written: string): ReadonlyMap<number, { readonly cost: number; readonly change: Repair["change"] }> {
  const found = new Map<number, { readonly cost: number; readonly change: Repair["change"] }>();
  const add = (year: number, cost: number, change: Repair["change"]) => {
    if (year > 0 && String(year) !== written && (found.get(year)?.cost ?? Number.POSITIVE_INFINITY) > cost) found.set(year, { cost, change });
  };
  const digits = [...written];
  digits.forEach((digit, index) => {
    const cost = DIGIT_COSTS[digits.length - 1 - index] ?? 6.9;
    for (let other = 0; other <= 9; other++)
      if (String(other) !== digit && !(index === 0 && other === 0))
        add(Number(written.slice(0, index) + other + written.slice(index + 1)), cost, "digit");
    const next = digits[index + 1];
    if (next !== undefined && next !== digit) add(Number(written.slice(0, index) + next + digit + written.slice(index + 2)), SWAP_COST, "swap");
  });
  for (let step = 1; step <= YEARS_NEAR; step++)
    for (const year of [Number(written) - step, Number(written) + step]) add(year, step === 1 ? YEAR_NEAR_COST : YEAR_FAR_COST, "year");
  return found;
}
