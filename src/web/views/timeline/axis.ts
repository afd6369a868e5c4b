import { dayOf, historicalDate, historicalDay } from "../../../time/days.ts";
import { monthName, yearName } from "../../data/dates.ts";
import type { Window } from "./window.ts";

/** A line of the scale. Strong ones begin a larger unit: a year among months, a month among days. */
export interface Tick {
  readonly day: number;
  readonly label: string;
  readonly strong: boolean;
}

const YEAR = 365.2425;
const APART = 74;

const steps = [
  { unit: "day", count: 1, days: 1 },
  { unit: "day", count: 5, days: 5 },
  { unit: "day", count: 10, days: 10 },
  { unit: "month", count: 1, days: 30.4 },
  { unit: "month", count: 3, days: 91.3 },
  { unit: "month", count: 6, days: 182.6 },
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].map((count) => ({ unit: "year", count, days: count * YEAR })),
] as const;

/** The lines of the scale for a window, far enough apart to be labelled. */
export function ticksOf(window: Window): readonly Tick[] {
  const daysPerPixel = (window.to - window.from) / window.width;
  const step = steps.find(({ days }) => days >= APART * daysPerPixel) ?? { unit: "year", count: 10_000, days: 10_000 * YEAR };
  if (step.unit === "year") return yearTicks(window, step.count);
  return step.unit === "month" ? monthTicks(window, step.count) : dayTicks(window, step.count);
}

function yearTicks(window: Window, count: number): readonly Tick[] {
  const ticks: Tick[] = [];
  const first = Math.floor((yearAt(window.from) - 1) / count) * count;
  for (let round = first; ; round += count) {
    const year = yearOfRound(round);
    const day = historicalDay(year, 1, 1);
    if (day > window.to) return ticks;
    const again = round === 0 && count === 1;
    if (day >= window.from && !again) ticks.push({ day, label: yearName(year), strong: round % (count * 10) === 0 });
  }
}

/** Years are round in their own era: -500 is 500 BC, which is the astronomical year -499. In place of the year 0 that no era has stands AD 1. */
function yearOfRound(round: number): number {
  if (round === 0) return 1;
  return round > 0 ? round : round + 1;
}

function monthTicks(window: Window, count: number): readonly Tick[] {
  const ticks: Tick[] = [];
  for (let year = yearAt(window.from); ; year++) {
    for (let month = 1; month <= 12; month += count) {
      const day = historicalDay(year, month, 1);
      if (day > window.to) return ticks;
      if (day >= window.from) ticks.push({ day, label: month === 1 ? yearName(year) : shortMonth(month), strong: month === 1 });
    }
  }
}

function dayTicks(window: Window, count: number): readonly Tick[] {
  const ticks: Tick[] = [];
  for (let day = Math.ceil(window.from); day <= window.to; day++) {
    const date = historicalDate(dayOf(day));
    // A step of 5 or 10 stops at 26 or 21, so that the first of the next month is never crowded.
    if ((date.day - 1) % count !== 0 || (count > 1 && date.day > 32 - count)) continue;
    const label = date.day === 1 ? `${shortMonth(date.month)} ${yearName(date.year)}` : `${date.day} ${shortMonth(date.month)}`;
    ticks.push({ day, label, strong: date.day === 1 });
  }
  return ticks;
}

function yearAt(day: number): number {
  return historicalDate(dayOf(Math.floor(day))).year;
}

function shortMonth(month: number): string {
  return monthName(month).slice(0, 3);
}
