import type { Day } from "../../../model/time.ts";
import { dayName } from "../../data/dates.ts";
import { ticksOf } from "./axis.ts";
import { BIN, type Box, FADE, type Layout, labelWidth, type Window } from "./layout.ts";

/** Heights in pixels: of a lane, of what is drawn in it, of the scale under the lanes, of the strip for what found no lane. */
export const LANE = 21;
const BAR = 11;
const THIN = 5;
const LONGEST = 29;
export const SCALE = 24;
export const CROWD = 12;

/** The colours of the chart, from the style sheet. */
export interface Palette {
  readonly ink: string;
  readonly soft: string;
  readonly rule: string;
  readonly paper: string;
  readonly claim: string;
  readonly date: string;
  readonly lit: string;
  readonly clash: string;
  readonly font: string;
}

/** Everything a frame needs. */
export interface Frame {
  readonly layout: Layout;
  readonly window: Window;
  readonly height: number;
  readonly palette: Palette;
  /** Items of the passage before the reader's eyes. */
  readonly lit: ReadonlySet<string>;
  /** Items of the open finding. */
  readonly clashing: ReadonlySet<string>;
  readonly current: string | undefined;
  readonly day: Day | undefined;
}

/** Draws a frame: the scale, the items with what is certain solid and what is possible hatched, and the day chosen. */
export function paint(context: CanvasRenderingContext2D, frame: Frame): void {
  const { window, height } = frame;
  context.clearRect(0, 0, window.width, height);
  paintScale(context, frame);
  paintCrowd(context, frame);
  const plain = frame.layout.boxes.filter((box) => !isMarked(box, frame));
  const marked = frame.layout.boxes.filter((box) => isMarked(box, frame));
  for (const box of plain) paintBox(context, box, frame);
  for (const box of marked) paintBox(context, box, frame);
  paintLabels(
    context,
    plain.filter((box) => box.labelled),
    frame,
  );
  paintLabels(context, withRoom(marked), frame);
  paintEdges(context, frame);
  if (frame.day !== undefined) paintDay(context, frame, frame.day);
}

function isMarked({ item }: Box, frame: Frame): boolean {
  return frame.lit.has(item.id) || frame.clashing.has(item.id) || frame.current === item.id;
}

function xOf(window: Window, day: number): number {
  return ((day - window.from) * window.width) / (window.to - window.from);
}

function paintScale(context: CanvasRenderingContext2D, { window, height, palette }: Frame): void {
  const top = height - SCALE;
  context.strokeStyle = palette.rule;
  context.lineWidth = 1;
  line(context, [0, top + 0.5], [window.width, top + 0.5]);
  context.textBaseline = "middle";
  for (const tick of ticksOf(window)) {
    const x = Math.round(xOf(window, tick.day)) + 0.5;
    context.globalAlpha = tick.strong ? 1 : 0.55;
    line(context, [x, 0], [x, top + 6]);
    context.globalAlpha = 1;
    context.fillStyle = tick.strong ? palette.ink : palette.soft;
    context.font = `${tick.strong ? 600 : 400} 11px ${palette.font}`;
    context.fillText(tick.label, x + 4, top + SCALE / 2 + 1);
  }
}

function paintCrowd(context: CanvasRenderingContext2D, { layout, height, palette }: Frame): void {
  const most = Math.max(1, ...layout.crowd);
  context.fillStyle = palette.soft;
  context.globalAlpha = 0.45;
  layout.crowd.forEach((count, bin) => {
    if (count === 0) return;
    const tall = Math.max(2, (CROWD - 2) * Math.min(1, count / Math.max(4, most)));
    context.fillRect(bin * BIN, height - SCALE - tall, BIN - 1, tall);
  });
  context.globalAlpha = 1;
}

function paintBox(context: CanvasRenderingContext2D, box: Box, frame: Frame): void {
  const { palette } = frame;
  const colour = colourOf(box, frame);
  const tall = box.item.kind === "claim" ? BAR : THIN;
  const top = box.lane * LANE + (LANE - tall) / 2 + 2;
  context.save();
  if (box.left < box.right && needsHatching(box)) hatch(context, { box, top, tall, colour });
  if (box.core !== undefined) {
    context.fillStyle = colour;
    context.beginPath();
    context.roundRect(box.core.left, top, box.core.right - box.core.left, tall, Math.min(3, (box.core.right - box.core.left) / 2));
    context.fill();
  }
  if (frame.current === box.item.id) ring(context, box, { top, tall, palette });
  context.restore();
}

function paintLabels(context: CanvasRenderingContext2D, boxes: readonly Box[], frame: Frame): void {
  const { palette } = frame;
  context.textBaseline = "middle";
  for (const box of boxes) {
    if (box.right < 0) continue;
    const marked = isMarked(box, frame);
    context.font = `${marked ? 600 : 400} 11.5px ${palette.font}`;
    const x = box.right + 5;
    const y = box.lane * LANE + LANE / 2 + 2;
    if (marked && !box.labelled) backdrop(context, { x, y, text: short(box.item.label), palette });
    context.fillStyle = marked ? palette.ink : palette.soft;
    context.fillText(short(box.item.label), x, y + 0.5);
  }
}

/** As much of a label as there is room for. */
function short(label: string): string {
  return label.length <= LONGEST ? label : `${label.slice(0, LONGEST - 1).replace(/\s+\S*$/, "")}…`;
}

/** Of the items that are to be named whatever the room, those whose names do not run over another such item of their lane. */
function withRoom(marked: readonly Box[]): readonly Box[] {
  const next = new Map<number, number>();
  return [...marked]
    .sort((a, b) => b.left - a.left)
    .filter((box) => {
      const limit = next.get(box.lane) ?? Number.POSITIVE_INFINITY;
      next.set(box.lane, box.left);
      return box.right + 5 + labelWidth(box.item.label) <= limit;
    });
}

function colourOf(box: Box, { clashing, lit, current, palette }: Frame): string {
  if (clashing.has(box.item.id)) return palette.clash;
  if (lit.has(box.item.id) || current === box.item.id) return palette.lit;
  return box.item.kind === "claim" ? palette.claim : palette.date;
}

function needsHatching(box: Box): boolean {
  return box.core === undefined || box.core.left > box.left + 0.5 || box.core.right < box.right - 0.5;
}

interface Hatching {
  readonly box: Box;
  readonly top: number;
  readonly tall: number;
  readonly colour: string;
}

/** Diagonal strokes over the days that are possible; an open end fades out. */
function hatch(context: CanvasRenderingContext2D, { box, top, tall, colour }: Hatching): void {
  const left = Math.max(box.left, -40);
  const right = Math.min(box.right, context.canvas.clientWidth + 40);
  if (right <= left) return;
  context.save();
  context.beginPath();
  context.roundRect(left, top, right - left, tall, 3);
  context.clip();
  const ink = fading(context, box, colour);
  context.strokeStyle = ink;
  context.lineWidth = 1;
  context.beginPath();
  for (let x = left - tall - ((left - box.left) % 4); x < right; x += 4) {
    context.moveTo(x, top + tall);
    context.lineTo(x + tall, top);
  }
  context.stroke();
  context.restore();
  if (box.openLeft || box.openRight) return;
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.beginPath();
  context.roundRect(left + 0.5, top + 0.5, Math.max(1, right - left - 1), tall - 1, 3);
  context.stroke();
}

function fading(context: CanvasRenderingContext2D, box: Box, colour: string): string | CanvasGradient {
  if (!box.openLeft && !box.openRight) return colour;
  const width = box.right - box.left;
  const gradient = context.createLinearGradient(box.left, 0, box.right, 0);
  const share = Math.min(0.5, FADE / width);
  const clear = `color-mix(in srgb, ${colour} 0%, transparent)`;
  gradient.addColorStop(0, box.openLeft ? clear : colour);
  gradient.addColorStop(share, colour);
  gradient.addColorStop(1 - share, colour);
  gradient.addColorStop(1, box.openRight ? clear : colour);
  return gradient;
}

function ring(
  context: CanvasRenderingContext2D,
  box: Box,
  { top, tall, palette }: { readonly top: number; readonly tall: number; readonly palette: Palette },
): void {
  context.strokeStyle = palette.ink;
  context.lineWidth = 1.5;
  context.beginPath();
  context.roundRect(box.left - 3, top - 3, box.right - box.left + 6, tall + 6, 5);
  context.stroke();
}

interface Backdrop {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly palette: Palette;
}

function backdrop(context: CanvasRenderingContext2D, { x, y, text, palette }: Backdrop): void {
  const { width } = context.measureText(text);
  context.save();
  context.fillStyle = palette.paper;
  context.globalAlpha = 0.9;
  context.fillRect(x - 2, y - LANE / 2 + 2, width + 4, LANE - 3);
  context.restore();
}

/** How many items lie out of sight on either side. */
function paintEdges(context: CanvasRenderingContext2D, { layout, window, height, palette }: Frame): void {
  context.font = `600 11px ${palette.font}`;
  context.textBaseline = "middle";
  const y = height - SCALE - CROWD - 6;
  const edge = (text: string, x: number) => {
    const width = context.measureText(text).width;
    context.fillStyle = palette.paper;
    context.fillRect(x - 4, y - 9, width + 8, 18);
    context.fillStyle = palette.soft;
    context.fillText(text, x, y);
  };
  if (layout.before > 0) edge(`‹ ${layout.before} earlier`, 8);
  if (layout.after > 0) {
    const text = `${layout.after} later ›`;
    edge(text, window.width - context.measureText(text).width - 8);
  }
}

function paintDay(context: CanvasRenderingContext2D, { window, height, palette }: Frame, day: Day): void {
  const x = Math.round(xOf(window, day + 0.5)) + 0.5;
  if (x < -80 || x > window.width + 80) return;
  context.strokeStyle = palette.lit;
  context.lineWidth = 2;
  line(context, [x, 0], [x, height - SCALE]);
  context.font = `600 11px ${palette.font}`;
  const text = dayName(day);
  const width = context.measureText(text).width + 12;
  const left = Math.max(2, Math.min(window.width - width - 2, x - width / 2));
  context.fillStyle = palette.lit;
  context.beginPath();
  context.roundRect(left, height - SCALE + 2, width, SCALE - 4, 4);
  context.fill();
  context.fillStyle = palette.paper;
  context.fillText(text, left + 6, height - SCALE / 2 + 1);
}

function line(context: CanvasRenderingContext2D, from: readonly [number, number], to: readonly [number, number]): void {
  context.beginPath();
  context.moveTo(...from);
  context.lineTo(...to);
  context.stroke();
}

/** The item drawn under a point, the one drawn last if several. */
export function boxAt(layout: Layout, x: number, y: number): Box | undefined {
  const lane = Math.floor((y - 2) / LANE);
  const near = layout.boxes.filter((box) => box.lane === lane);
  return (
    near.find((box) => x >= box.left - 4 && x <= box.right + 4) ??
    near.find((box) => box.labelled && x > box.right && x <= box.right + 190 && isOnLabel(box, x))
  );
}

function isOnLabel(box: Box, x: number): boolean {
  return x <= box.right + labelWidth(box.item.label);
}
