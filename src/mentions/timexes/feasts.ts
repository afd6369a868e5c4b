import { addDays, gregorianDate, gregorianDay, julianDate, julianDay } from "../../time/index.ts";

type Calendar = "gregorian" | "julian";

/** The day so many days from Easter Sunday, by the calendar and the reckoning named. */
export function feastDay(year: number, days: number, calendar: Calendar): { readonly year: number; readonly month: number; readonly day: number } {
  const { month, day } = easter(year, calendar);
  if (calendar === "gregorian") return gregorianDate(addDays(gregorianDay(year, month, day), days));
  return julianDate(addDays(julianDay(year, month, day), days));
}

/** Month and day of Easter Sunday (the method of Meeus, Astronomical Algorithms, chapter 8). */
export function easter(year: number, calendar: Calendar): { readonly month: number; readonly day: number } {
  const a = year % 19;
  if (calendar === "julian") {
    const d = (19 * a + 15) % 30;
    const e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
    return split(d + e + 114);
  }
  const b = Math.floor(year / 100);
  const c = year % 100;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  return split(h + l - 7 * m + 114);
}

function split(number: number): { readonly month: number; readonly day: number } {
  return { month: Math.floor(number / 31), day: (number % 31) + 1 };
}
