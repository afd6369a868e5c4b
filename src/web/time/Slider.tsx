import { type ReactNode, useMemo, useRef } from "react";
import type { Day } from "../../model/time.ts";
import { dayOf, historicalDate } from "../../time/days.ts";
import { useShared, useWorkbench } from "../app/workbench.ts";
import { useStore } from "../base/store.ts";
import { dayName, yearName } from "../data/dates.ts";
import type { Track } from "../views/timeline/layout.ts";
import { useSize } from "../views/timeline/useChart.ts";
import { fitted } from "../views/timeline/window.ts";
import { say } from "./words.ts";

/** All the days of the dossier with the day on show, and the one it is compared with; a stroke wherever something changes. */
export function Slider({ track, usual }: { readonly track: Track; readonly usual: Day }): ReactNode {
  const workbench = useWorkbench();
  const day = useShared((shared) => shared.day);
  const against = useShared((shared) => shared.against);
  const changes = useStore(workbench.standing, (now) => now.changes);
  const frame = useRef<HTMLDivElement>(null);
  const { width } = useSize(frame);
  const { first, last } = useMemo(() => reachOf(track), [track]);
  const strokes = useMemo(() => strokesOf(changes, { first, last, width }), [changes, first, last, width]);
  const within = (value: Day) => Math.min(last, Math.max(first, value));
  const share = (value: Day) => ((within(value) - first) / (last - first)) * 100;
  const shown = day ?? usual;
  return (
    <div className="slider">
      <span className="slider-end" aria-hidden="true">
        {yearOf(first)}
      </span>
      <div ref={frame} className="slider-track">
        <svg viewBox={`0 0 ${Math.max(1, width)} 10`} preserveAspectRatio="none" aria-hidden="true">
          <path d={strokes} />
          {against === undefined ? null : (
            <rect
              x={(Math.min(share(against), share(shown)) / 100) * width}
              y="0"
              height="10"
              width={(Math.abs(share(against) - share(shown)) / 100) * width}
            />
          )}
        </svg>
        <input
          type="range"
          className={day === undefined ? "unchosen" : undefined}
          min={first}
          max={last}
          step={1}
          value={within(shown)}
          aria-label={say().day}
          aria-valuetext={day === undefined ? say().noDay : dayName(day)}
          onChange={(event) => workbench.at({ day: dayOf(Number(event.target.value)) })}
        />
        {against === undefined ? null : (
          <input
            type="range"
            className="other"
            min={first}
            max={last}
            step={1}
            value={within(against)}
            aria-label={say().otherDay}
            aria-valuetext={dayName(against)}
            onChange={(event) => workbench.at({ against: dayOf(Number(event.target.value)) })}
          />
        )}
      </div>
      <span className="slider-end" aria-hidden="true">
        {yearOf(last)}
      </span>
    </div>
  );
}

function yearOf(day: number): string {
  return yearName(historicalDate(dayOf(day)).year);
}

/** The days of the bulk of what is told: a date of another age can be typed. */
function reachOf(track: Track): { readonly first: number; readonly last: number } {
  const { from, to } = fitted(track, 1);
  return { first: Math.floor(from), last: Math.ceil(to) };
}

/** One stroke a pixel at most, so that ten thousand changes are drawn as fast as ten. */
function strokesOf(
  changes: readonly Day[],
  { first, last, width }: { readonly first: number; readonly last: number; readonly width: number },
): string {
  const pixels = new Set(changes.filter((day) => day >= first && day <= last).map((day) => Math.round(((day - first) / (last - first)) * width)));
  return [...pixels].map((x) => `M${x} 1V9`).join("");
}
