import type { PlaceReckoning, UsualStyle } from "../../lang/calendars.ts";
import type { Day } from "../../model/time.ts";
import { daysInMonth, daysInStyle, isGregorianDate, isJulianDate, JULIAN_NO_MORE, julianDay } from "../../time/index.ts";
import { calendarOf, calendarUnder, type Point } from "./point.ts";
import type { Draft, Resolution } from "./scene.ts";

type Solar = "gregorian" | "julian";

/** Which of our two calendars a date is in, as far as its words, the date beside it, the place of writing or the days that there are tell; undefined where only the time does. */
export function calendarTold(draft: Draft, resolution: Resolution, reckoning: PlaceReckoning): Solar | undefined {
  return calendarOutside(draft, resolution, reckoning) ?? (isOnlyJulian(resolution.point ?? {}) ? "julian" : undefined);
}

/** The same, without what only the day itself tells. */
function calendarOutside(draft: Draft, { point, calendar }: Resolution, { change }: PlaceReckoning): Solar | undefined {
  if (calendar === "gregorian" || calendar === "julian") return calendar;
  const style = styleOf(draft);
  if (style !== undefined) return style;
  if (point === undefined) return undefined;
  const there = change === undefined ? undefined : calendarUnder(change, point);
  return there ?? (isDoubleYear(draft) ? "julian" : undefined);
}

/** "(O.S.)"; of two dates in one phrase it is not told here which it is said of. */
function styleOf({ match }: Draft): Solar | undefined {
  const style = match.slots["pair"] === undefined ? match.slots["style"]?.value : undefined;
  return style === "julian" || style === "gregorian" ? style : undefined;
}

/** "1648/9" is written where the year began in March, which was so nowhere after the old calendar had been given up. */
function isDoubleYear({ match }: Draft): boolean {
  return match.slots["second-year"] !== undefined;
}

/** "29 February 1900" was a day of the old calendar only. */
function isOnlyJulian(point: Point): boolean {
  const { year, month, day } = point;
  if (year === undefined || month === undefined || day === undefined || calendarOf(point) === "julian") return false;
  return !isGregorianDate(year, month, day) && isJulianDate(year, month, day) && julianDay(year, month, day) < JULIAN_NO_MORE;
}

/** Why there is no such day, or where nothing says that it is of the older calendar, why it can hardly be one. */
export function noSuchDay(draft: Draft, resolution: Resolution, reckoning: PlaceReckoning): string | undefined {
  const point = resolution.point ?? draft.reading.point;
  const { year = 2000, month, day } = point;
  if (month === undefined || day === undefined) return undefined;
  const told = calendarOutside(draft, resolution, reckoning);
  if (told === undefined && isOnlyJulian(point)) return "no such day in the Gregorian calendar";
  const inCalendar = told ?? calendarOf({ year, month, day });
  return day > daysInMonth(year, month, inCalendar) ? "no such day in the calendar" : undefined;
}

/**
 * The days that an old date can be where its year may have begun later than ours, in order; undefined where it is one day. That is so in an
 * account written while years began so at its place, and in a date that says it is of the old style.
 */
export function daysByYear(
  draft: Draft,
  { point = {} }: Resolution,
  { styles, oldStyle, written }: PlaceReckoning & { readonly written: string | undefined },
): readonly Day[] | undefined {
  const { year, month, day } = point;
  if (year === undefined || month === undefined || day === undefined || isDoubleYear(draft) || !isJulianDate(year, month, day)) return undefined;
  const writing = Number.parseInt(written ?? "", 10);
  const usualIn = (when: number) => (style: UsualStyle) => style.until !== undefined && when >= (style.from ?? 1) && when <= style.until;
  const usual =
    styleOf(draft) === "julian"
      ? oldStyle.find(usualIn(year))
      : Number.isNaN(writing)
        ? undefined
        : styles.find((style) => usualIn(writing)(style) && year >= (style.from ?? 1));
  if (usual === undefined) return undefined;
  const days = new Set([...daysInStyle(usual.style.begins, { year, month, day }), julianDay(year, month, day)]);
  return days.size < 2 ? undefined : [...days].toSorted((a, b) => a - b);
}
