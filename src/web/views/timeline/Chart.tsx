import { type ReactNode, type RefObject, useEffect, useId, useMemo, useRef, useState } from "react";
import { useLibrary, useShared, useWorkbench } from "../../app/workbench.ts";
import { useStore } from "../../base/store.ts";
import { intervalName } from "../../data/dates.ts";
import type { Strip } from "./frame.ts";
import { layOut, type Track, withMarked } from "./layout.ts";
import { CROWD, paint, SCALE } from "./paint.ts";
import { type Grouping, HEAD, LANE, layOutTold, type Section, type Stack, sectionsOf, stackOf, steadyZoom, tellingOf } from "./sections.ts";
import { type Colours, useClashing, useColours, useLit, useSize, useTrack } from "./useChart.ts";
import { useSteering } from "./useSteering.ts";
import { fitted, showing, type Window } from "./window.ts";
import "./timeline.css";
import { say } from "./words.ts";

interface ChartProps {
  readonly label: string;
  readonly grouping?: Grouping;
}

/** The timeline as a picture that can be dragged, zoomed and walked through by keyboard. Every item in it is also in the list of the timeline view. */
export function Chart({ label, grouping = "none" }: ChartProps): ReactNode {
  const track = useTrack();
  const frame = useRef<HTMLDivElement>(null);
  const face = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useSize(frame);
  const colours = useColours(frame);
  const { window, move } = useWindow(track, size.width);
  const [current, setCurrent] = useState<string>();
  const [top, setTop] = useState(0);
  const { strips, stack } = useStrips({ track, grouping, window, height: size.height, top, current });
  usePicture({ canvas, strips, track, window, height: size.height, colours, current });
  useFollowing(track, window, move);
  useCurrentInSight(face, stack, current);
  const scrolls = stack.height > size.height - SCALE;
  const steer = useSteering({ face, track, window, move, strips, height: size.height, scrolls, current, setCurrent });
  const hint = useId();
  const item = current === undefined ? undefined : track.items[track.indexOf.get(current) ?? -1];
  return (
    <div ref={frame} className="chart">
      <div
        ref={face}
        className={scrolls ? "chart-face scrolls" : "chart-face"}
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application has its own keys
        tabIndex={0}
        aria-label={label}
        aria-describedby={hint}
        onScroll={(event) => setTop(event.currentTarget.scrollTop)}
        {...steer}
      >
        <canvas ref={canvas} style={{ height: size.height }} />
        {scrolls ? <div style={{ height: stack.height + SCALE - size.height }} /> : null}
      </div>
      <p id={hint} className="unseen">
        {say().hint}
      </p>
      <p className="unseen" aria-live="polite">
        {item === undefined ? "" : `${item.label}: ${intervalName(item.interval)}`}
      </p>
    </div>
  );
}

/** The window, shared by the strip and the view and fitted to the dossier at first. */
function useWindow(track: Track, width: number): { readonly window: Window; readonly move: (window: Window) => void } {
  const { chart } = useWorkbench();
  const from = useStore(chart, (now) => now.from);
  const to = useStore(chart, (now) => now.to);
  const of = useStore(chart, (now) => now.of);
  const library = useLibrary();
  const fresh = of !== library || from === undefined || to === undefined;
  const window = useMemo(
    () => (fresh ? fitted(track, Math.max(1, width)) : { from, to, width: Math.max(1, width) }),
    [fresh, from, to, track, width],
  );
  const move = useMemo(() => (next: Window) => chart.set({ from: next.from, to: next.to, of: library }), [chart, library]);
  return { window, move };
}

interface Shown {
  readonly track: Track;
  readonly grouping: Grouping;
  readonly window: Window;
  readonly height: number;
  readonly top: number;
  readonly current: string | undefined;
}

/** Stacks the sections and lays out those in sight. */
function useStrips({ track, grouping, window, height, top, current }: Shown): { readonly strips: readonly Strip[]; readonly stack: Stack } {
  const library = useLibrary();
  const lit = useLit(track);
  const clashing = useClashing(track);
  const zoom = steadyZoom((window.to - window.from) / window.width);
  // The last lane is kept for what the reader has before them and would else be hidden in the crowd.
  const rows = Math.max(1, Math.floor((height - SCALE - CROWD) / LANE) - 1);
  const sections = useMemo(() => sectionsOf(library, track, grouping), [library, track, grouping]);
  const told = grouping === "telling";
  const stack = useMemo(() => (told ? tellingStack(sections, height) : stackOf(sections, zoom, rows)), [told, sections, height, zoom, rows]);
  const strips = useMemo(() => {
    const inSight = stack.placed.filter((placed) => placed.top + placed.height > top && placed.top < top + height);
    return inSight.map(({ section, lanes, top: at, height: tall }): Strip => {
      const about = {
        ...(section.label === undefined ? {} : { label: section.label }),
        count: section.track.items.length,
        top: at - top,
        height: tall,
      };
      if (told) return { ...about, layout: NOTHING, told: layOutTold(tellingOf(library, section), window, tall) };
      const layout = layOut(section.track, lanes, window);
      if (section.label !== undefined) return { ...about, layout };
      const isVague = (id: string) => section.track.vague[section.track.indexOf.get(id) ?? -1] === 1;
      const ids = new Set([...[...lit, ...clashing].filter((id) => !isVague(id)), ...(current === undefined ? [] : [current])]);
      return { ...about, height, layout: withMarked(layout, { track: section.track, lanes, window, ids, lane: rows }) };
    });
  }, [stack, top, height, told, library, window, lit, clashing, current, rows]);
  return { strips, stack };
}

const NOTHING = { boxes: [], crowd: new Float64Array(0), before: 0, after: 0 };
/** Of an account as told, in pixels. */
const LEAST_TOLD = 180;

/** Accounts as told share the height that there is. */
function tellingStack(sections: readonly Section[], height: number): Stack {
  const tall = Math.max(LEAST_TOLD, Math.floor((height - SCALE) / Math.max(1, sections.length)));
  const lanes = { lane: new Int16Array(0), labelled: new Uint8Array(0), used: 0 };
  return { placed: sections.map((section, index) => ({ section, lanes, top: index * tall, height: tall })), height: sections.length * tall };
}

interface Picture {
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  readonly strips: readonly Strip[];
  readonly track: Track;
  readonly window: Window;
  readonly height: number;
  readonly colours: Colours | undefined;
  readonly current: string | undefined;
}

/** Draws what is laid out, once per frame. */
function usePicture({ canvas, strips, track, window, height, colours, current }: Picture): void {
  const lit = useLit(track);
  const clashing = useClashing(track);
  const day = useShared((shared) => shared.day);
  const against = useShared((shared) => shared.against);
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (context === null || context === undefined || colours === undefined || height === 0) return;
    const { palette, atOnce } = colours;
    const draw = () => {
      const ratio = devicePixelRatio;
      const [wide, tall] = [Math.round(window.width * ratio), Math.round(height * ratio)];
      if (context.canvas.width !== wide) context.canvas.width = wide;
      if (context.canvas.height !== tall) context.canvas.height = tall;
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      paint(context, { strips, window, height, palette, lit, clashing, current, day, against });
    };
    if (atOnce) return draw();
    const request = requestAnimationFrame(draw);
    return () => cancelAnimationFrame(request);
  }, [canvas, strips, window, height, colours, lit, clashing, current, day, against]);
}

/** Brings the items of a finding into the window when it is opened, and what was on show before back when it is left. */
function useFollowing(track: Track, window: Window, move: (window: Window) => void): void {
  const { chart } = useWorkbench();
  const clashing = useClashing(track);
  const latest = useRef(window);
  latest.current = window;
  useEffect(() => {
    const now = latest.current;
    if (now.width <= 1) return;
    const first = track.items.find((item) => clashing.has(item.id));
    const { left } = chart.get();
    if (first === undefined) {
      if (left === undefined) return;
      // whoever has moved it since wants it where it is
      if (left.for === now.from) move({ ...now, from: left.from, to: left.to });
      chart.set({ left: undefined });
      return;
    }
    const next = showing(now, first);
    if (next === now) return;
    move(next);
    chart.set({ left: { from: left?.from ?? now.from, to: left?.to ?? now.to, for: next.from } });
  }, [chart, track, clashing, move]);
}

/** Scrolls to the lanes of the item that the keys are on. */
function useCurrentInSight(face: RefObject<HTMLDivElement | null>, stack: Stack, current: string | undefined): void {
  useEffect(() => {
    const element = face.current;
    if (element === null || current === undefined) return;
    const placed = stack.placed.find(({ section }) => section.track.indexOf.has(current));
    if (placed === undefined) return;
    const lane = placed.lanes.lane[placed.section.track.indexOf.get(current) ?? 0] ?? 0;
    const y = placed.top + HEAD + Math.max(0, lane) * LANE;
    if (y < element.scrollTop + HEAD || y > element.scrollTop + element.clientHeight - SCALE - LANE) element.scrollTop = Math.max(0, y - 80);
  }, [face, stack, current]);
}
