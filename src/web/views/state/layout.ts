import type { StateRow } from "../../../api/wire.ts";
import type { Day } from "../../../model/time.ts";
import { addDays, dayOf } from "../../../time/days.ts";
import { intervalName } from "../../data/dates.ts";
import type { TimelineItem } from "../timeline/layout.ts";

/** The day shown before one is chosen: in the middle of those on which something is known to begin. */
export function usualDay(items: readonly TimelineItem[]): Day {
  const days = items.map((item) => item.interval.start).filter(({ earliest, latest }) => earliest === latest && Number.isFinite(earliest));
  return days[Math.floor(days.length / 2)]?.earliest ?? dayOf(2_432_000);
}

/** The day after or before. */
export function nextDay(day: Day, step: 1 | -1): Day {
  return addDays(day, step);
}

/** From when to when something stood, as far as is known; undefined where nothing is. */
export function lifeOf({ since, until }: Pick<StateRow, "since" | "until">): string | undefined {
  const known = [since.earliest, since.latest, until.earliest, until.latest].some(Number.isFinite);
  return known ? intervalName({ start: since, end: until }) : undefined;
}
