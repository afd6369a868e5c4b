import type { Day } from "../../../model/time.ts";
import { addDays, dayOf, gregorianDay, isGregorianDate } from "../../../time/days.ts";
import type { TimelineItem } from "../timeline/layout.ts";

/** The day written as EDTF ("1949-08-24", "-0043-03-15"); undefined for anything else and for days that do not exist. */
export function dayFrom(text: string): Day | undefined {
  const [, year, month, day] = /^\s*(-?\d{4})-(\d{2})-(\d{2})\s*$/.exec(text) ?? [];
  const [y, m, d] = [Number(year), Number(month), Number(day)];
  return year !== undefined && isGregorianDate(y, m, d) ? gregorianDay(y, m, d) : undefined;
}

/** The days on which something begins or ends for certain, in order. */
export function changeDays(items: readonly TimelineItem[]): readonly Day[] {
  const days = new Set<Day>();
  for (const { interval, kind } of items) {
    if (kind !== "claim") continue;
    for (const { earliest, latest } of [interval.start, interval.end]) if (earliest === latest && Number.isFinite(earliest)) days.add(earliest);
  }
  return [...days].sort((a, b) => a - b);
}

/** The nearest change after (`step` 1) or before (-1) a day. */
export function neighbour(days: readonly Day[], day: Day, step: 1 | -1): Day | undefined {
  return step > 0 ? days.find((candidate) => candidate > day) : days.findLast((candidate) => candidate < day);
}

/** The day after or before. */
export function nextDay(day: Day, step: 1 | -1): Day {
  return addDays(dayOf(day), step);
}
