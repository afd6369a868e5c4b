import type { Day } from "../../model/time.ts";
import { FIRST_GREGORIAN_DAY, gregorianDay, isGregorianDate, isJulianDate, julianDay } from "../days.ts";

/** When a place went over from the Julian to the Gregorian calendar. */
export interface CalendarSwitch {
  readonly place: string;
  /** The last day that was dated by the Julian calendar; the next is the first dated by the Gregorian. */
  readonly lastJulian: Day;
}

/**
 * From this day on no state dates by the Julian calendar: Greece was the last, on 1 March 1923.
 */
export const JULIAN_NO_MORE: Day = gregorianDay(1923, 3, 1);

/** Which calendar dates written on a day are in; where the place is not known and both were in use, either. */
export function calendarInForce(day: Day, place?: CalendarSwitch): "gregorian" | "julian" | "gregorian-or-julian" {
  if (place !== undefined) return day <= place.lastJulian ? "julian" : "gregorian";
  if (day < FIRST_GREGORIAN_DAY) return "julian";
  return day < JULIAN_NO_MORE ? "gregorian-or-julian" : "gregorian";
}

/**
 * The days that a written date can be. With a place, the calendar in force there decides, and dates left out at the change are none.
 * Without, it is the Julian day before October 1582, the Gregorian from March 1923 on, and either between.
 */
export function daysOfDate(date: { readonly year: number; readonly month: number; readonly day: number }, place?: CalendarSwitch): readonly Day[] {
  const { year, month, day } = date;
  const julian = isJulianDate(year, month, day) ? julianDay(year, month, day) : undefined;
  const gregorian = isGregorianDate(year, month, day) ? gregorianDay(year, month, day) : undefined;
  if (place !== undefined) {
    if (julian !== undefined && julian <= place.lastJulian) return [julian];
    return gregorian !== undefined && gregorian > place.lastJulian ? [gregorian] : [];
  }
  const candidates = [
    ...(gregorian !== undefined && gregorian >= FIRST_GREGORIAN_DAY ? [gregorian] : []),
    ...(julian !== undefined && julian < JULIAN_NO_MORE ? [julian] : []),
  ];
  return candidates.toSorted((a, b) => a - b);
}

/** Whether a pair like "25 October (7 November) 1917" names one day, the first in the Julian and the second in the Gregorian calendar. */
export function isOldAndNewStyle(
  oldStyle: { readonly year: number; readonly month: number; readonly day: number },
  newStyle: { readonly year: number; readonly month: number; readonly day: number },
): boolean {
  if (!isJulianDate(oldStyle.year, oldStyle.month, oldStyle.day) || !isGregorianDate(newStyle.year, newStyle.month, newStyle.day)) return false;
  return julianDay(oldStyle.year, oldStyle.month, oldStyle.day) === gregorianDay(newStyle.year, newStyle.month, newStyle.day);
}
