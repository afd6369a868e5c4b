import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from "react";
import { at } from "../../../base/assert.ts";
import { dayOf } from "../../../time/days.ts";
import { useLibrary, useShared, useWorkbench } from "../../app/workbench.ts";
import { useStore } from "../../base/store.ts";
import { intervalName } from "../../data/dates.ts";
import { assignLanes, fitted, layOut, panned, showing, type TimelineItem, type Track, type Window, withMarked, zoomed } from "./layout.ts";
import { boxAt, CROWD, LANE, type Palette, paint, SCALE } from "./paint.ts";
import { useClashing, useLit, usePalette, useSize, useTrack } from "./useChart.ts";
import "./timeline.css";

/** The timeline as a picture that can be dragged, zoomed and walked through by keyboard. Every item in it is also in the list of the timeline view. */
export function Chart({ label }: { readonly label: string }): ReactNode {
  const track = useTrack();
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useSize(frame);
  const palette = usePalette(frame);
  const { window, move } = useWindow(track, size.width);
  const [current, setCurrent] = useState<string>();
  const layout = usePicture({ canvas, track, window, height: size.height, palette, current });
  useFollowing(track, window, move);
  const steer = useSteering({ canvas, track, window, move, layout, height: size.height, current, setCurrent });
  const hint = useId();
  const item = track.items.find((each) => each.id === current);
  return (
    <div ref={frame} className="chart">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: an application has its own keys */}
      <div className="chart-face" role="application" tabIndex={0} aria-label={label} aria-describedby={hint} {...steer}>
        <canvas ref={canvas} />
      </div>
      <p id={hint} className="unseen">
        Arrow keys go from item to item, Enter opens the words, plus and minus zoom, Shift and arrows move along, 0 shows everything.
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

interface Picture {
  readonly canvas: React.RefObject<HTMLCanvasElement | null>;
  readonly track: Track;
  readonly window: Window;
  readonly height: number;
  readonly palette: Palette | undefined;
  readonly current: string | undefined;
}

/** Lays the window out and draws it once per frame. */
function usePicture({ canvas, track, window, height, palette, current }: Picture) {
  const lit = useLit(track);
  const clashing = useClashing(track);
  const day = useShared((shared) => shared.day);
  const daysPerPixel = (window.to - window.from) / window.width;
  // The last lane is kept for what the reader has before them and would else be hidden in the crowd.
  const rows = Math.max(1, Math.floor((height - SCALE - CROWD) / LANE) - 1);
  const lanes = useMemo(() => assignLanes(track, daysPerPixel, rows), [track, daysPerPixel, rows]);
  const plain = useMemo(() => layOut(track, lanes, window), [track, lanes, window]);
  const layout = useMemo(
    () => withMarked(plain, (id) => lit.has(id) || clashing.has(id) || id === current, rows),
    [plain, lit, clashing, current, rows],
  );
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (canvas.current === null || context === null || context === undefined || palette === undefined || height === 0) return;
    const request = requestAnimationFrame(() => {
      const ratio = devicePixelRatio;
      const [wide, tall] = [Math.round(window.width * ratio), Math.round(height * ratio)];
      if (context.canvas.width !== wide) context.canvas.width = wide;
      if (context.canvas.height !== tall) context.canvas.height = tall;
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      paint(context, { layout, window, height, palette, lit, clashing, current, day });
    });
    return () => cancelAnimationFrame(request);
  }, [canvas, layout, window, height, palette, lit, clashing, current, day]);
  return layout;
}

/** Brings the items of a finding into the window when it is opened. */
function useFollowing(track: Track, window: Window, move: (window: Window) => void): void {
  const clashing = useClashing(track);
  const latest = useRef(window);
  latest.current = window;
  useEffect(() => {
    const first = track.items.find((item) => clashing.has(item.id));
    if (first === undefined || latest.current.width <= 1) return;
    const next = showing(latest.current, first);
    if (next !== latest.current) move(next);
  }, [track, clashing, move]);
}

interface Steering {
  readonly canvas: React.RefObject<HTMLCanvasElement | null>;
  readonly track: Track;
  readonly window: Window;
  readonly move: (window: Window) => void;
  readonly layout: ReturnType<typeof layOut>;
  readonly height: number;
  readonly current: string | undefined;
  readonly setCurrent: (id: string | undefined) => void;
}

/** Drag, wheel and keys. */
function useSteering(steering: Steering) {
  const { canvas, window, move, layout, height, setCurrent } = steering;
  const workbench = useWorkbench();
  const drag = useRef<{ readonly x: number; readonly start: Window; moved: boolean }>(undefined);
  const latest = useRef(window);
  latest.current = window;
  useWheel(canvas, latest, move);
  const inside = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const open = (item: TimelineItem) => workbench.reveal(item.source, item.span);
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      event.currentTarget.setPointerCapture(event.pointerId);
      drag.current = { x: event.clientX, start: window, moved: false };
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const { x, y } = inside(event);
      if (drag.current === undefined) {
        const under = boxAt(layout, x, y);
        event.currentTarget.style.cursor = under === undefined ? (y > height - SCALE ? "crosshair" : "grab") : "pointer";
        event.currentTarget.title = under === undefined ? "" : `${under.item.label}\n${intervalName(under.item.interval)}`;
        return;
      }
      const distance = event.clientX - drag.current.x;
      if (Math.abs(distance) > 3) drag.current.moved = true;
      if (drag.current.moved) move(panned(drag.current.start, -distance));
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      const was = drag.current;
      drag.current = undefined;
      if (was === undefined || was.moved) return;
      const { x, y } = inside(event);
      const under = boxAt(layout, x, y);
      setCurrent(under?.item.id);
      if (under !== undefined) open(under.item);
      else if (y > height - SCALE) workbench.shared.set({ day: dayOf(Math.floor(window.from + (x * (window.to - window.from)) / window.width)) });
    },
    onKeyDown: (event: KeyboardEvent) => press(event, steering, open),
    onBlur: () => setCurrent(undefined),
  };
}

/** React listens to wheels passively, so that it could not keep the page from scrolling. */
function useWheel(canvas: Steering["canvas"], latest: React.RefObject<Window>, move: Steering["move"]): void {
  useEffect(() => {
    const turn = (event: WheelEvent) => {
      event.preventDefault();
      const window = latest.current;
      const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey;
      const amount = event.deltaX + event.deltaY;
      const next = sideways ? panned(window, amount) : zoomed(window, Math.exp(amount * 0.0016), event.offsetX);
      latest.current = next;
      move(next);
    };
    const element = canvas.current;
    element?.addEventListener("wheel", turn, { passive: false });
    return () => element?.removeEventListener("wheel", turn);
  }, [canvas, latest, move]);
}

function press(event: KeyboardEvent, { track, window, move, current, setCurrent }: Steering, open: (item: TimelineItem) => void): void {
  const here = track.items.findIndex((item) => item.id === current);
  const go = (index: number) => {
    const item = track.items[index];
    if (item === undefined) return;
    setCurrent(item.id);
    move(showing(window, item));
  };
  const keys: Readonly<Record<string, () => void>> = {
    ArrowRight: () => (event.shiftKey ? move(panned(window, window.width / 8)) : go(here < 0 ? firstInSight(track, window) : here + 1)),
    ArrowLeft: () => (event.shiftKey ? move(panned(window, -window.width / 8)) : go(here < 0 ? firstInSight(track, window) : here - 1)),
    Home: () => go(0),
    End: () => go(track.items.length - 1),
    "+": () => move(zoomed(window, 0.7, window.width / 2)),
    "=": () => move(zoomed(window, 0.7, window.width / 2)),
    "-": () => move(zoomed(window, 1 / 0.7, window.width / 2)),
    "0": () => move(fitted(track, window.width)),
    Enter: () => {
      if (here >= 0) open(at(track.items, here));
    },
  };
  const act = keys[event.key];
  if (act === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}

function firstInSight(track: Track, window: Window): number {
  const index = track.items.findIndex((item) => item.interval.start.earliest >= window.from);
  return index < 0 ? 0 : index;
}
