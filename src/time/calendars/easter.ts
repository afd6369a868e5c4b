import type { Day } from "../../model/time.ts";
import { gregorianDay, julianDay } from "../days.ts";

/** Easter Sunday of a Gregorian year in the Western churches (the method of Butcher's Ecclesiastical Calendar). */
export function westernEaster(year: number): Day {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const skippedLeapDays = Math.floor(century / 4);
  const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - skippedLeapDays - moonCorrection + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - epact - (year % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const inMarch = epact + toSunday - 7 * late + 114;
  return gregorianDay(year, Math.floor(inMarch / 31), (inMarch % 31) + 1);
}

/** Easter Sunday of a Julian year: in all churches before 1583, in the Eastern churches since. */
export function julianEaster(year: number): Day {
  const moon = (19 * (year % 19) + 15) % 30;
  const toSunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7;
  const inMarch = moon + toSunday + 114;
  return julianDay(year, Math.floor(inMarch / 31), (inMarch % 31) + 1);
}
