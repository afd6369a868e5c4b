import { type ReactNode, useEffect, useRef, useState } from "react";
import { addDays } from "../../time/days.ts";
import { useShared, useWorkbench } from "../app/workbench.ts";
import { Icon } from "../base/Icon.tsx";
import { useStore } from "../base/store.ts";
import { usualDay } from "../views/state/layout.ts";
import { Chart } from "../views/timeline/Chart.tsx";
import { useTrack } from "../views/timeline/useChart.ts";
import { say as words } from "../views/timeline/words.ts";
import { DateField } from "./DateField.tsx";
import { Slider } from "./Slider.tsx";
import { changeFrom } from "./standing.ts";
import "./time.css";
import { say } from "./words.ts";

/** How long a change stays on show while the days are played, in milliseconds. */
const PACE = 1400;

/** The one date under the whole workbench: slide, step, play, type, compare; with the timeline as a strip where there is none above. */
export function TimeDock(): ReactNode {
  const workbench = useWorkbench();
  const view = useShared((shared) => shared.view);
  const [folded, setFolded] = useState(false);
  const undated = useTrack().items.length === 0;
  const chosen = useShared((shared) => shared.day);
  // where no account tells a date, any day that were shown would be made up
  if (undated && chosen === undefined) return null;
  const strip = view !== "timeline";
  return (
    <section className={folded || !strip ? "dock folded" : "dock"} aria-label={say().dock}>
      <header>
        <Scrubber />
        {strip ? (
          <div className="dock-tools">
            <button type="button" className="quiet" aria-expanded={!folded} onClick={() => setFolded(!folded)}>
              <span className="fold" aria-hidden="true">
                ▾
              </span>
              {say().timeline}
            </button>
            <button type="button" className="quiet" onClick={() => workbench.open({ view: "timeline" })}>
              {say().openTimeline}
            </button>
          </div>
        ) : null}
      </header>
      {folded || !strip ? null : <Chart label={words().strip} />}
    </section>
  );
}

function Scrubber(): ReactNode {
  const workbench = useWorkbench();
  const track = useTrack();
  const chosen = useShared((shared) => shared.day);
  const against = useShared((shared) => shared.against);
  const usual = usualDay(track.items);
  const day = chosen ?? usual;
  return (
    <div className="scrubber">
      <Steps />
      <div className="date-steps">
        <button type="button" className="quiet" aria-label={say().dayEarlier} onClick={() => workbench.at({ day: addDays(day, -1) })}>
          −
        </button>
        <DateField label={say().date} day={day} go={(next) => workbench.at({ day: next })} />
        <button type="button" className="quiet" aria-label={say().dayLater} onClick={() => workbench.at({ day: addDays(day, 1) })}>
          +
        </button>
      </div>
      <Slider track={track} usual={usual} />
      {against === undefined ? null : <DateField label={say().otherDate} day={against} go={(next) => workbench.at({ against: next })} />}
      <button
        type="button"
        className="quiet"
        aria-pressed={against !== undefined}
        onClick={() => workbench.at({ day, against: against === undefined ? otherDay(workbench, day) : undefined })}
      >
        {say().compare}
      </button>
      <CopyLink />
    </div>
  );
}

/** Where comparing begins: a year on, or back where the story has no more of it. */
function otherDay(workbench: ReturnType<typeof useWorkbench>, day: ReturnType<typeof addDays>) {
  const last = workbench.standing.get().changes.at(-1);
  return addDays(day, last !== undefined && day + 365 > last ? -365 : 365);
}

function Steps(): ReactNode {
  const workbench = useWorkbench();
  const track = useTrack();
  const changes = useStore(workbench.standing, (now) => now.changes);
  const day = useShared((shared) => shared.day) ?? usualDay(track.items);
  const playing = useShared((shared) => shared.playing);
  const [before, after] = [changeFrom(changes, day, -1), changeFrom(changes, day, 1)];
  usePlaying();
  return (
    <div className="steps">
      <button
        type="button"
        className="quiet"
        disabled={before === undefined}
        aria-label={say().before}
        title={`${say().before} (,)`}
        onClick={() => before !== undefined && workbench.at({ day: before })}
      >
        <Icon of="before" />
      </button>
      <button
        type="button"
        className="quiet"
        disabled={after === undefined && !playing}
        aria-label={playing ? say().pause : say().play}
        title={`${playing ? say().pause : say().play} (p)`}
        onClick={() => workbench.shared.set({ playing: !playing })}
      >
        <Icon of={playing ? "pause" : "play"} />
      </button>
      <button
        type="button"
        className="quiet"
        disabled={after === undefined}
        aria-label={say().after}
        title={`${say().after} (.)`}
        onClick={() => after !== undefined && workbench.at({ day: after })}
      >
        <Icon of="after" />
      </button>
    </div>
  );
}

/** Goes from change to change while playing, and stops behind the last. */
function usePlaying(): void {
  const workbench = useWorkbench();
  const playing = useShared((shared) => shared.playing);
  const track = useTrack();
  useEffect(() => {
    if (!playing) return;
    const go = () => {
      const day = workbench.shared.get().day ?? usualDay(track.items);
      const next = changeFrom(workbench.standing.get().changes, day, 1);
      if (next === undefined) workbench.shared.set({ playing: false });
      else workbench.at({ day: next });
    };
    go();
    const timer = setInterval(go, PACE);
    return () => clearInterval(timer);
  }, [workbench, playing, track]);
}

function CopyLink(): ReactNode {
  const [told, setTold] = useState<string>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const tell = (what: string) => {
    setTold(what);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setTold(undefined), 2500);
  };
  const copy = () =>
    navigator.clipboard.writeText(location.href).then(
      () => tell(say().copied),
      () => tell(say().notCopied),
    );
  return (
    <button type="button" className="quiet" onClick={() => void copy()}>
      <span aria-live="polite">{told ?? say().link}</span>
    </button>
  );
}
