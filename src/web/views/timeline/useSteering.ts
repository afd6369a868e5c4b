import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef } from "react";
import { at } from "../../../base/assert.ts";
import { dayOf } from "../../../time/days.ts";
import { useWorkbench } from "../../app/workbench.ts";
import { intervalName } from "../../data/dates.ts";
import type { Strip } from "./frame.ts";
import type { TimelineItem, Track } from "./layout.ts";
import { boxAt, SCALE } from "./paint.ts";
import { fitted, panned, showing, type Window, zoomed } from "./window.ts";

export interface Steering {
  readonly face: RefObject<HTMLDivElement | null>;
  readonly track: Track;
  readonly window: Window;
  readonly move: (window: Window) => void;
  readonly strips: readonly Strip[];
  /** Of the face; less than what there is to draw where it scrolls. */
  readonly height: number;
  readonly scrolls: boolean;
  readonly current: string | undefined;
  readonly setCurrent: (id: string | undefined) => void;
}

/** Drag, wheel and keys. */
export function useSteering(steering: Steering) {
  const { face, window, move, strips, height, scrolls, setCurrent } = steering;
  const workbench = useWorkbench();
  const drag = useRef<{ readonly x: number; readonly y: number; readonly top: number; readonly start: Window; moved: boolean }>(undefined);
  const latest = useRef({ window, scrolls });
  latest.current = { window, scrolls };
  useWheel(face, latest, move);
  const inside = (event: PointerEvent) => {
    const box = event.currentTarget.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const open = (item: TimelineItem) => workbench.reveal(item.source, item.span);
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      event.currentTarget.setPointerCapture(event.pointerId);
      drag.current = { x: event.clientX, y: event.clientY, top: event.currentTarget.scrollTop, start: window, moved: false };
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const { x, y } = inside(event);
      const was = drag.current;
      if (was === undefined) {
        const under = boxAt(strips, x, y);
        event.currentTarget.style.cursor = under === undefined ? (y > height - SCALE ? "crosshair" : "grab") : "pointer";
        event.currentTarget.title = under === undefined ? "" : `${under.item.label}\n${intervalName(under.item.interval)}`;
        return;
      }
      const distance = event.clientX - was.x;
      if (Math.abs(distance) > 3 || Math.abs(event.clientY - was.y) > 3) was.moved = true;
      if (!was.moved) return;
      move(panned(was.start, -distance));
      if (scrolls) event.currentTarget.scrollTop = was.top - (event.clientY - was.y);
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      const was = drag.current;
      drag.current = undefined;
      if (was === undefined || was.moved) return;
      const { x, y } = inside(event);
      if (y > height - SCALE) {
        workbench.at({ day: dayOf(Math.floor(window.from + (x * (window.to - window.from)) / window.width)) });
        return;
      }
      const under = boxAt(strips, x, y);
      setCurrent(under?.item.id);
      if (under !== undefined) open(under.item);
    },
    onPointerCancel() {
      drag.current = undefined;
    },
    onKeyDown: (event: KeyboardEvent) => press(event, steering, open),
    onBlur: () => setCurrent(undefined),
  };
}

/** React listens to wheels passively, so that it could not keep the page from scrolling. Where there is more below, the wheel scrolls, and with Ctrl zooms. */
function useWheel(face: Steering["face"], latest: RefObject<{ readonly window: Window; readonly scrolls: boolean }>, move: Steering["move"]): void {
  useEffect(() => {
    const turn = (event: WheelEvent) => {
      const { window, scrolls } = latest.current;
      const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey;
      if (scrolls && !sideways && !event.ctrlKey) return;
      event.preventDefault();
      const amount = event.deltaX + event.deltaY;
      const next = sideways ? panned(window, amount) : zoomed(window, Math.exp(amount * 0.0016), event.offsetX);
      latest.current = { window: next, scrolls };
      move(next);
    };
    const element = face.current;
    element?.addEventListener("wheel", turn, { passive: false });
    return () => element?.removeEventListener("wheel", turn);
  }, [face, latest, move]);
}

function press(event: KeyboardEvent, { track, window, move, current, setCurrent }: Steering, open: (item: TimelineItem) => void): void {
  const here = current === undefined ? -1 : (track.indexOf.get(current) ?? -1);
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
