import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from "react";
import { WORLD } from "./land.ts";

/** The part of the world that is shown: its middle, and how much of it the shorter side of the map holds. */
export interface Window {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** The smallest part: some ten kilometres across. */
const LEAST = 1;

/** A pointer that moves less than so many pixels presses. */
const SLIP = 4;

/** A part of the world that is moved and changed in size by wheel, pointer and keys; `first` is shown before that, and `whole` holds everything. */
export function useWindow(svg: RefObject<SVGSVGElement | null>, { first, whole }: { readonly first: Window; readonly whole: Window }) {
  const [window, setWindow] = useState(first);
  const grip = useRef<{ readonly x: number; readonly y: number; readonly of: Window }>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only other places are looked at anew
  useEffect(() => setWindow(first), [first.x, first.y, first.size]);
  const zoom = (by: number) => setWindow((now) => ({ ...now, size: Math.max(LEAST, Math.min(WORLD, now.size * by)) }));
  const move = (x: number, y: number) => setWindow((now) => ({ ...now, x: now.x + x * now.size, y: now.y + y * now.size }));
  useEffect(() => {
    const element = svg.current;
    const wheel = (event: WheelEvent) => {
      event.preventDefault();
      zoom(event.deltaY > 0 ? 1.2 : 1 / 1.2);
    };
    element?.addEventListener("wheel", wheel, { passive: false });
    return () => element?.removeEventListener("wheel", wheel);
  });
  const unitsPerPixel = () => {
    const box = svg.current?.getBoundingClientRect();
    return box === undefined ? 1 : window.size / Math.min(box.width, box.height);
  };
  const keys: Readonly<Record<string, () => void>> = {
    "+": () => zoom(1 / 1.4),
    "=": () => zoom(1 / 1.4),
    "-": () => zoom(1.4),
    "0": () => setWindow(whole),
    ArrowLeft: () => move(-0.1, 0),
    ArrowRight: () => move(0.1, 0),
    ArrowUp: () => move(0, -0.1),
    ArrowDown: () => move(0, 0.1),
  };
  return {
    window,
    setWindow,
    zoom,
    onKeyDown(event: KeyboardEvent) {
      const act = keys[event.key];
      if (act === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    },
    onPointerDown(event: PointerEvent) {
      grip.current = { x: event.clientX, y: event.clientY, of: window };
    },
    onPointerMove(event: PointerEvent) {
      const held = grip.current;
      if (held === undefined || Math.hypot(event.clientX - held.x, event.clientY - held.y) < SLIP) return;
      // Only what is dragged keeps the pointer: a press on a place stays a press.
      event.currentTarget.setPointerCapture(event.pointerId);
      const units = unitsPerPixel();
      setWindow({ ...held.of, x: held.of.x - (event.clientX - held.x) * units, y: held.of.y - (event.clientY - held.y) * units });
    },
    onPointerUp() {
      grip.current = undefined;
    },
  };
}
