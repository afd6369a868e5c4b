import type { Day } from "../../model/time.ts";
import { addDays, gregorianDay, julianDay, modulo, weekdayOf } from "../days.ts";
import { julianEaster, westernEaster } from "./easter.ts";

/** When a feast falls: so many days from Easter, on a date, or on the first such weekday on or after a date. */
export type FeastRule = { readonly easter: number } | { readonly month: number; readonly day: number; readonly weekday?: number };

/** A feast of the Christian year; its names are the languages' affair. */
export interface Feast {
  readonly id: string;
  readonly rule: FeastRule;
}

/** The day of a feast in a year of the Julian or Gregorian calendar; the movable ones follow that calendar's Easter. */
export function dayOfFeast(rule: FeastRule, year: number, calendar: "gregorian" | "julian"): Day {
  if ("easter" in rule) return addDays(calendar === "julian" ? julianEaster(year) : westernEaster(year), rule.easter);
  const date = (calendar === "julian" ? julianDay : gregorianDay)(year, rule.month, rule.day);
  return rule.weekday === undefined ? date : addDays(date, modulo(rule.weekday - weekdayOf(date), 7));
}
