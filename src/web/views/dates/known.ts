import { type Derived, type Known, placeUndated } from "../../../chronology/undated.ts";
import type { Day, Interval } from "../../../model/time.ts";
import { weekdayOf } from "../../../time/days.ts";
import { boundsOf, parseEdtf } from "../../../time/edtf/index.ts";
import { HISTORICAL_1 } from "../../../time/policy.ts";
import { drafts } from "../../base/drafts.ts";
import { writtenDay } from "../../data/dates.ts";
import type { TimelineItem, Track } from "../timeline/layout.ts";

/** How something undated stands to something dated, in the order in which it is offered. */
export const RELATIONS = ["after", "before", "during", "days-after", "days-before"] as const;
export type Relation = (typeof RELATIONS)[number];

/** One thing said of something undated: an item of the timeline, or a date in EDTF, and how it stands to that. */
export interface Said {
  readonly key: string;
  readonly relation: Relation;
  /** As typed; only of those that count days. */
  readonly days: string;
  readonly to: { readonly item: string } | { readonly date: string };
}

/** Everything that is said of something undated; "" where nothing is said of its weekday. */
export interface Undated {
  readonly said: readonly Said[];
  readonly weekday: string;
}

const DRAFT = "undated";

/** What was said in this tab before it was loaded anew. */
export function keptUndated(): Undated {
  const { said = "[]", weekday = "" } = drafts.get(DRAFT) ?? {};
  return { said: JSON.parse(said) as readonly Said[], weekday };
}

export function keepUndated({ said, weekday }: Undated): void {
  drafts.keep(DRAFT, { said: JSON.stringify(said), weekday });
}

/** What something said speaks of, with its date; undefined where that is not there any more. */
export function referentOf(track: Track, { to }: Said): { readonly item?: TimelineItem; readonly interval: Interval } | undefined {
  if ("date" in to) {
    const { value } = parseEdtf(to.date);
    return value === undefined ? undefined : { interval: boundsOf(value, HISTORICAL_1) };
  }
  const item = track.items[track.indexOf.get(to.item) ?? -1];
  return item === undefined ? undefined : { item, interval: item.interval };
}

/** What follows, and of which of the things said: one whose referent is gone, or whose days are no number, says nothing. */
export function derive(track: Track, { said, weekday }: Undated): { readonly derived: Derived; readonly of: readonly Said[] } {
  const heard = said.flatMap((one) => {
    const referent = referentOf(track, one);
    const known = referent === undefined ? undefined : knownBy(one, referent.interval);
    return known === undefined ? [] : [{ one, known }];
  });
  const derived = placeUndated(
    heard.map(({ known }) => known),
    weekday === "" ? undefined : Number(weekday),
  );
  return { derived, of: heard.map(({ one }) => one) };
}

function knownBy({ relation, days, to }: Said, interval: Interval): Known | undefined {
  const of = "item" in to ? to.item : to.date;
  if (!relation.startsWith("days-")) return { relation: relation as Known["relation"], to: interval, of };
  if (!/^\d{1,5}$/.test(days.trim())) return undefined;
  return { relation: relation === "days-after" ? "after" : "before", days: Number(days), to: interval, of };
}

/** Days on a weekday that there is room for. */
const LISTED = 12;

/** The days of a window that are on a weekday; none where they are too many to be told one by one. */
export function daysOn({ earliest, latest }: { readonly earliest: Day; readonly latest: Day }, weekday: number): readonly Day[] {
  if (!(latest - earliest <= LISTED * 7)) return [];
  const days = Array.from({ length: latest - earliest + 1 }, (_, index) => (earliest + index) as Day);
  return days.filter((day) => weekdayOf(day) === weekday);
}

/** Some day of a window, or one of these days where they are few, as EDTF. */
export function edtfOf({ earliest, latest }: { readonly earliest: Day; readonly latest: Day }, days: readonly Day[]): string {
  if (earliest === latest) return writtenDay(earliest);
  if (days.length > 0) return `[${days.map(writtenDay).join(",")}]`;
  const [first, last] = [earliest, latest].map((day) => (Number.isFinite(day) ? writtenDay(day) : ""));
  return first === "" && last === "" ? "" : `[${first}..${last}]`;
}
