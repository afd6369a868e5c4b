import type { StateRow } from "../../../api/wire.ts";
import type { Day } from "../../../model/time.ts";
import { addDays, dayOf } from "../../../time/days.ts";
import { boundName } from "../../data/dates.ts";
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

/** From when to when something stood, as far as is known; undefined where neither is. */
export function lifeOf({ since, until }: Pick<StateRow, "since" | "until">): string | undefined {
  const from = Number.isFinite(since.earliest) || Number.isFinite(since.latest) ? `since ${boundName(since)}` : undefined;
  const to = Number.isFinite(until.earliest) || Number.isFinite(until.latest) ? `until ${boundName(until)}` : undefined;
  const parts = [from, to].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join(", ");
}
