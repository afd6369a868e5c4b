import type { Day } from "../../model/time.ts";
import { addDays, julianDay, modulo } from "../days.ts";
import type { CalendarSystem, Month } from "./system.ts";

/** 1 Tishri of year 1: 7 October 3761 BC in the Julian calendar. */
const EPOCH = julianDay(-3760, 10, 7);

// Months by their biblical numbers; the year begins with Tishri.
const NISAN = 1;
const IYYAR = 2;
const SIVAN = 3;
const TAMMUZ = 4;
const AV = 5;
const ELUL = 6;
const TISHRI = 7;
const HESHVAN = 8;
const KISLEV = 9;
const TEVET = 10;
const SHEVAT = 11;
const ADAR = 12;
const SECOND_ADAR = 13;

/** Whether a Hebrew year has a thirteenth month. */
export function isHebrewLeapYear(year: number): boolean {
  return modulo(7 * year + 1, 19) < 7;
}

/** Days from the epoch to the molad of Tishri, put off so that the year does not begin on a Sunday, Wednesday or Friday nor after a late molad. */
function elapsedDays(year: number): number {
  const months = Math.floor((235 * year - 234) / 19);
  // A month is 29 days and 13,753 parts of 25,920 to the day; the first molad fell 12,084 parts into its day.
  const parts = 12_084 + 13_753 * months;
  const days = 29 * months + Math.floor(parts / 25_920);
  return modulo(3 * (days + 1), 7) < 3 ? days + 1 : days;
}

/** Put off further where the years beside it would be too long or too short. */
function newYear(year: number): Day {
  const [before, here, after] = [elapsedDays(year - 1), elapsedDays(year), elapsedDays(year + 1)];
  if (after - here === 356) return addDays(EPOCH, here + 2);
  return addDays(EPOCH, here - before === 382 ? here + 1 : here);
}

function months(year: number): readonly Month[] {
  const length = newYear(year + 1) - newYear(year);
  const leap = isHebrewLeapYear(year);
  const of = (number: number, days: number): Month => ({ number, days });
  return [
    of(TISHRI, 30),
    of(HESHVAN, length % 10 === 5 ? 30 : 29),
    of(KISLEV, length % 10 === 3 ? 29 : 30),
    of(TEVET, 29),
    of(SHEVAT, 30),
    ...(leap ? [of(ADAR, 30), of(SECOND_ADAR, 29)] : [of(ADAR, 29)]),
    of(NISAN, 30),
    of(IYYAR, 29),
    of(SIVAN, 30),
    of(TAMMUZ, 29),
    of(AV, 30),
    of(ELUL, 29),
  ];
}

/**
 * The Hebrew calendar by its fixed rules. Months have their biblical numbers: 1 Nisan, 7 Tishri (with which the year begins), 12 Adar
 * (the first Adar of a leap year), 13 the second Adar. Days begin at sunset before the day given here.
 */
export const HEBREW: CalendarSystem = { years: { first: 1, last: 9999 }, newYear, months };
