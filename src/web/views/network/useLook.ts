import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from "react";
import type { Layout } from "./layout.ts";
import { EVERYTHING, type Look, nodeAt } from "./paint.ts";

/** Pixels that a press may move. */
const SLIP = 4;

/** What the reader does with the drawing. */
export interface Doing {
  /** The node under the pointer. */
  readonly point: (index: number | undefined) => void;
  readonly press: (index: number) => void;
}

/** A part of a layout that is moved and changed in size by wheel, pointer and keys. `shown` is what was drawn last. */
export function useLook(canvas: RefObject<HTMLCanvasElement | null>, layout: Layout, { point, press }: Doing) {
  const [look, setLook] = useState(EVERYTHING);
  const shown = useRef<Look>(EVERYTHING);
  const grip = useRef<{ readonly x: number; readonly y: number; readonly of: Look; moved: boolean }>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another network is looked at whole
  useEffect(() => setLook(EVERYTHING), [layout]);
  const zoom = (by: number) => setLook({ ...shown.current, scale: Math.max(0.02, Math.min(8, shown.current.scale * by)) });
  const move = (x: number, y: number) => {
    const now = shown.current;
    setLook({ ...now, x: now.x + x / now.scale, y: now.y + y / now.scale });
  };
  const keys: Readonly<Record<string, () => void>> = {
    "+": () => zoom(1.3),
    "=": () => zoom(1.3),
    "-": () => zoom(1 / 1.3),
    "0": () => setLook(EVERYTHING),
    ArrowLeft: () => move(-60, 0),
    ArrowRight: () => move(60, 0),
    ArrowUp: () => move(0, -60),
    ArrowDown: () => move(0, 60),
  };
  const under = ({ clientX, clientY }: PointerEvent) => nodeAt({ element: canvas.current, layout, look: shown.current }, clientX, clientY);
  const handlers = {
    onKeyDown(event: KeyboardEvent) {
      const act = keys[event.key];
      if (act === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      act();
    },
    onWheel: (event: { readonly deltaY: number }) => zoom(event.deltaY > 0 ? 1 / 1.15 : 1.15),
    onPointerDown(event: PointerEvent) {
      grip.current = { x: event.clientX, y: event.clientY, of: shown.current, moved: false };
    },
    onPointerMove(event: PointerEvent) {
      const held = grip.current;
      if (held === undefined) return point(under(event));
      const [x, y] = [event.clientX - held.x, event.clientY - held.y];
      if (!held.moved && Math.hypot(x, y) < SLIP) return;
      held.moved = true;
      setLook({ ...held.of, x: held.of.x - x / held.of.scale, y: held.of.y - y / held.of.scale });
    },
    onPointerUp(event: PointerEvent) {
      const node = grip.current?.moved === true ? undefined : under(event);
      grip.current = undefined;
      if (node !== undefined) press(node);
    },
    onPointerLeave() {
      grip.current = undefined;
      point(undefined);
    },
  };
  return { look, shown, handlers };
}
