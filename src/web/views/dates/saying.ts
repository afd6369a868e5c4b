import { language } from "../../base/language.ts";
import { intervalName } from "../../data/dates.ts";
import type { Track } from "../timeline/layout.ts";
import { referentOf, type Said } from "./known.ts";
import { say } from "./undated-words.ts";

/** The name of a weekday, 0 for Sunday. */
export function weekdayName(day: number): string {
  // 2 January 2000 was a Sunday
  return new Intl.DateTimeFormat(language(), { weekday: "long", timeZone: "UTC" }).format(new Date(Date.UTC(2000, 0, 2 + day)));
}

/** What something said speaks of, in words. */
export function referentName(track: Track, one: Said): string {
  const referent = referentOf(track, one);
  if (referent === undefined) return say().gone;
  return referent.item === undefined ? intervalName(referent.interval) : `“${referent.item.label}”`;
}
