import { assert, at } from "../../base/assert.ts";
import type { Day, Grain, Interval } from "../../model/time.ts";
import { ALWAYS, addDays, historicalDay, NEVER } from "../days.ts";
import {
  dayInterval,
  dayRange,
  exactly,
  hull,
  intervalBetween,
  intervalOfDay,
  intervalOfMonth,
  intervalOfMonths,
  intervalOfYear,
  somewhereIn,
} from "../interval.ts";
import { type BoundsPolicy, FUZZ_1, type Hemisphere, type Season } from "../policy.ts";
import { either, fromTo, intervalOfSeason, loosen } from "../stretch.ts";
import type { Edtf, EdtfDate, EdtfDateTime, EdtfEnd, EdtfInterval, EdtfRun, EdtfSeason, EdtfSet, Qualifier } from "./ast.ts";
import { type Completion, grainOf, outermost, yearGrain, yearsOf } from "./completions.ts";

/**
 * The bounds of the stretch that a date names.
 * "1943" starts on 1 January and ends on 31 December. "194X" is one year of ten, so its start and end each have ten years' room.
 * "1943/1944" starts some day in 1943 and ends some day in 1944. Vague words get their width from the policy.
 */
export function boundsOf(edtf: Edtf, policy: BoundsPolicy = FUZZ_1): Interval {
  switch (edtf.kind) {
    case "date":
      return boundsOfDate(edtf, policy);
    case "season":
      return boundsOfSeason(edtf, policy);
    case "date-time":
      return boundsOfDateTime(edtf, policy);
    case "interval":
      return boundsOfInterval(edtf, policy);
    case "set":
      return boundsOfSet(edtf, policy);
  }
}

function boundsOfDate(date: EdtfDate, policy: BoundsPolicy): Interval {
  const ends = outermost(date);
  assert(ends, "a written date must be able to be some date");
  return loosen(either(stretchOf(ends.first, policy), stretchOf(ends.last, policy)), looseness(date, policy));
}

function stretchOf({ year, month, day }: Completion, { calendar }: BoundsPolicy): Interval {
  if (calendar === "historical") return dayInterval(historicalDay(year, month ?? 1, day ?? 1), lastDayOf({ year, month: month ?? 12, day }));
  if (month === undefined) return intervalOfYear(year);
  return day === undefined ? intervalOfMonth(year, month) : intervalOfDay(year, month, day);
}

function lastDayOf({ year, month, day }: { readonly year: number; readonly month: number; readonly day: number | undefined }): Day {
  if (day !== undefined) return historicalDay(year, month, day);
  return addDays(month === 12 ? historicalDay(year + 1, 1, 1) : historicalDay(year, month + 1, 1), -1);
}

/** Days that a date can be off by its qualifiers: for each run of parts that share one, the width of the finest part of the run. */
function looseness(date: EdtfDate, policy: BoundsPolicy): number {
  const parts: { grain: Grain; unit: number; qualifier: Qualifier | undefined }[] = [
    { grain: yearGrain(date.year), unit: 366, qualifier: date.year.qualifier },
    ...(date.month ? [{ grain: "month" as const, unit: 31, qualifier: date.month.qualifier }] : []),
    ...(date.day ? [{ grain: "day" as const, unit: 1, qualifier: date.day.qualifier }] : []),
  ];
  let days = 0;
  for (const [index, { grain, unit, qualifier }] of parts.entries()) {
    const next = parts[index + 1];
    if (qualifier === undefined || next?.qualifier === qualifier) continue;
    // A month that is approximate before a day that is not moves the day by whole months.
    const width = widthOf(qualifier, grain, policy);
    days += next === undefined || width === 0 ? width : Math.max(width, unit);
  }
  return days;
}

function widthOf(qualifier: Qualifier | undefined, grain: Grain, policy: BoundsPolicy): number {
  if (qualifier === undefined) return 0;
  const approximate = qualifier === "uncertain" ? 0 : policy.approximate[grain];
  const uncertain = qualifier === "approximate" ? 0 : policy.uncertain[grain];
  return Math.max(approximate, uncertain);
}

const SEASONS: readonly Season[] = ["spring", "summer", "autumn", "winter"];
const HEMISPHERES: readonly Hemisphere[] = ["north", "south"];

function boundsOfSeason(season: EdtfSeason, policy: BoundsPolicy): Interval {
  const years = yearsOf(season.year);
  const inYear = (year: number) => partOfYear(year, season.code, policy);
  const bounds = either(inYear(at(years, 0)), inYear(at(years, years.length - 1)));
  const ofYear = season.year.qualifier === season.qualifier ? 0 : widthOf(season.year.qualifier, yearGrain(season.year), policy);
  return loosen(bounds, ofYear + widthOf(season.qualifier, grainOf(season) ?? "season", policy));
}

function partOfYear(year: number, code: number, policy: BoundsPolicy): Interval {
  if (code >= 40) return intervalOfMonths(year, 6 * (code - 40) + 1, 6);
  if (code >= 37) return intervalOfMonths(year, 4 * (code - 37) + 1, 4);
  if (code >= 33) return intervalOfMonths(year, 3 * (code - 33) + 1, 3);
  assert(code >= 21, `${code} is no part of a year`);
  const hemisphere = HEMISPHERES[Math.floor((code - 25) / 4)];
  return intervalOfSeason(year, at(SEASONS, (code - 21) % 4), { policy, ...(hemisphere ? { hemisphere } : {}) });
}

function boundsOfDateTime({ year, month, day }: EdtfDateTime, policy: BoundsPolicy): Interval {
  return stretchOf({ year: Number(year.digits), month: Number(month.digits), day: Number(day.digits) }, policy);
}

function boundsOfInterval({ start, end }: EdtfInterval, policy: BoundsPolicy): Interval {
  if (isGiven(start) && isGiven(end)) {
    const [first, last] = [boundsOf(start, policy), boundsOf(end, policy)];
    // Where the policy moves the ends past each other ("winter 1944" to May 1944), only the stretch that holds both is known.
    return fromTo(first, last) ?? somewhereIn(last.start.earliest, first.end.latest);
  }
  const first = isGiven(start) ? boundsOf(start, policy) : undefined;
  const last = isGiven(end) ? boundsOf(end, policy) : undefined;
  const from = first ? dayRange(first.start.earliest, first.end.latest) : missing(start, policy, { side: ALWAYS, limit: last?.end.latest ?? NEVER });
  const to = last ? dayRange(last.start.earliest, last.end.latest) : missing(end, policy, { side: NEVER, limit: first?.start.earliest ?? ALWAYS });
  return intervalBetween(from, to);
}

function isGiven(end: EdtfEnd): end is Exclude<EdtfEnd, string> {
  return typeof end !== "string";
}

function missing(end: EdtfEnd, policy: BoundsPolicy, { side, limit }: { side: typeof NEVER; limit: typeof NEVER }) {
  if (end === "open" && policy.open === "endless") return exactly(side);
  return side < limit ? dayRange(side, limit) : dayRange(limit, side);
}

function boundsOfSet({ mode, items }: EdtfSet, policy: BoundsPolicy): Interval {
  return items.map((item) => boundsOfItem(item, mode, policy)).reduce(mode === "one" ? either : hull);
}

function boundsOfItem(item: EdtfDate | EdtfSeason | EdtfRun, mode: EdtfSet["mode"], policy: BoundsPolicy): Interval {
  if (item.kind !== "run") return boundsOf(item, policy);
  const first = item.first && boundsOf(item.first, policy);
  const last = item.last && boundsOf(item.last, policy);
  if (first && last) return mode === "one" ? either(first, last) : hull(first, last);
  // Of a run without a beginning every member may be the one, and when all are meant the first is endlessly early.
  const start = mode === "one" ? dayRange(first?.start.earliest ?? ALWAYS, last?.start.latest ?? NEVER) : (first?.start ?? exactly(ALWAYS));
  const end = mode === "one" ? dayRange(first?.end.earliest ?? ALWAYS, last?.end.latest ?? NEVER) : (last?.end ?? exactly(NEVER));
  return intervalBetween(start, end);
}
