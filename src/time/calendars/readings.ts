import type { Calendar, Day, Interval } from "../../model/time.ts";
import { addDays, weekdayOf } from "../days.ts";
import { dayRange, intervalBetween } from "../interval.ts";
import { either, loosen } from "../stretch.ts";
import { aboutChinese, CHINESE } from "./chinese.ts";
import { FRENCH_REPUBLICAN, LAST_REPUBLICAN_YEAR } from "./french-republican.ts";
import { HEBREW } from "./hebrew.ts";
import { HIJRI_CIVIL } from "./hijri.ts";
import { GREGORIAN, JULIAN, MINGUO } from "./solar.ts";
import { type CalendarSystem, intervalIn, type PartialDate } from "./system.ts";
import { HIJRI_UMM_AL_QURA } from "./umm-al-qura.ts";

/** A calendar whose dates can be carried over by themselves, and which of its variants where there are several. */
export type DatedCalendar = Exclude<Calendar, "regnal" | "unknown">;

const SYSTEMS: Readonly<Record<Exclude<DatedCalendar, "gregorian-or-julian">, CalendarSystem>> = {
  gregorian: GREGORIAN,
  julian: JULIAN,
  minguo: MINGUO,
  "french-republican": FRENCH_REPUBLICAN,
  hijri: HIJRI_CIVIL,
  "hijri-civil": HIJRI_CIVIL,
  "hijri-umm-al-qura": HIJRI_UMM_AL_QURA,
  hebrew: HEBREW,
  chinese: CHINESE,
};

/**
 * The stretch that a date names, as far as its calendar decides it. A Hijri date without a variant can begin and end a day off, as the moon
 * was seen; so can a Republican date after the calendar was abolished. A Chinese month before the table lies within some weeks. A date that is Gregorian or Julian is one of two stretches.
 * Undefined where the calendar has no such date.
 */
export function intervalOfDate(calendar: DatedCalendar, date: PartialDate): Interval | undefined {
  if (calendar === "gregorian-or-julian") {
    const [julian, gregorian] = [intervalIn(JULIAN, date), intervalIn(GREGORIAN, date)];
    return julian && gregorian ? either(julian, gregorian) : (julian ?? gregorian);
  }
  const interval = intervalIn(SYSTEMS[calendar], date) ?? (calendar === "chinese" ? aboutChinese(date) : undefined);
  const moonSighted = calendar === "hijri";
  const neverInForce = calendar === "french-republican" && date.year > LAST_REPUBLICAN_YEAR;
  return interval && loosen(interval, moonSighted || neverInForce ? 1 : 0);
}

/** The days that a date can be, as `intervalOfDate` has it; of a Gregorian or Julian date two, and not those between. */
export function daysOf(calendar: DatedCalendar, date: Required<PartialDate>): readonly Day[] {
  if (calendar === "gregorian-or-julian") return [...new Set([...daysOf("julian", date), ...daysOf("gregorian", date)])].toSorted((a, b) => a - b);
  const range = intervalOfDate(calendar, date)?.start;
  if (range === undefined) return [];
  return Array.from({ length: range.latest - range.earliest + 1 }, (_, more) => addDays(range.earliest, more));
}

/** Those of the days that fall on a weekday (0 Sunday to 6 Saturday): a weekday written with a date often decides between its readings. */
export function onWeekday(days: readonly Day[], weekday: number): readonly Day[] {
  return days.filter((day) => weekdayOf(day) === weekday);
}

/** One of the days, which one is not known; undefined for none. */
export function intervalOfDays(days: readonly Day[]): Interval | undefined {
  const [first] = days;
  if (first === undefined) return undefined;
  const range = days.reduce(
    ({ earliest, latest }, day) => dayRange(day < earliest ? day : earliest, day > latest ? day : latest),
    dayRange(first, first),
  );
  return intervalBetween(range, range);
}
