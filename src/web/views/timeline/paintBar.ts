import { type Box, FADE } from "./layout.ts";
import { LANE } from "./sections.ts";

/** Heights in pixels of what is drawn in a lane: a claim, a date. */
const BAR = 11;
const THIN = 5;
/** The smallest bar that is worth round corners. */
const ROUND = 9;

/** The hatchings of a canvas, by colour; made when first needed. */
export type Inks = (colour: string) => CanvasPattern | string;

const kept = new WeakMap<CanvasRenderingContext2D, Map<string, CanvasPattern | string>>();

export function inksOf(context: CanvasRenderingContext2D): Inks {
  const made = kept.get(context) ?? new Map<string, CanvasPattern | string>();
  kept.set(context, made);
  return (colour) => {
    const known = made.get(colour) ?? hatching(context, colour);
    made.set(colour, known);
    return known;
  };
}

/** Diagonal strokes, four pixels apart. */
function hatching(context: CanvasRenderingContext2D, colour: string): CanvasPattern | string {
  const tile = new OffscreenCanvas(8, 8);
  const ink = tile.getContext("2d");
  if (ink === null) return colour;
  ink.strokeStyle = colour;
  ink.lineWidth = 1;
  ink.beginPath();
  for (const x of [-8, -4, 0, 4, 8]) {
    ink.moveTo(x, 8);
    ink.lineTo(x + 8, 0);
  }
  ink.stroke();
  return context.createPattern(tile, "repeat") ?? colour;
}

export interface Bar {
  readonly top: number;
  readonly colour: string;
  readonly ink: string;
  readonly ringed: boolean;
  readonly inks: Inks;
  /** Of the canvas, in pixels. */
  readonly width: number;
}

/** An item as what it is: solid where certain, hatched within its bounds, faded where open, blurred at both ends where about right. */
export function paintBar(context: CanvasRenderingContext2D, box: Box, bar: Bar): void {
  const tall = box.item.kind === "claim" ? BAR : THIN;
  const top = bar.top + (LANE - tall) / 2 + 2;
  if (needsHatching(box)) hatch(context, box, { ...bar, top, tall });
  if (box.core !== undefined) {
    context.fillStyle = bar.colour;
    solid(context, box.core, { top, tall });
    if (box.item.circa === true) about(context, box.core, { ...bar, top, tall });
  }
  if (bar.ringed) ring(context, box, { top, tall, ink: bar.ink });
}

function needsHatching(box: Box): boolean {
  return box.left < box.right && (box.core === undefined || box.core.left > box.left + 0.5 || box.core.right < box.right - 0.5);
}

interface Placing {
  readonly top: number;
  readonly tall: number;
}

function solid(context: CanvasRenderingContext2D, { left, right }: { readonly left: number; readonly right: number }, { top, tall }: Placing): void {
  if (right - left < ROUND) {
    context.fillRect(left, top, right - left, tall);
    return;
  }
  context.beginPath();
  context.roundRect(left, top, right - left, tall, 3);
  context.fill();
}

/** The hatching goes with its item when that is moved. */
function hatch(context: CanvasRenderingContext2D, box: Box, { top, tall, colour, inks, width }: Bar & Placing): void {
  const left = Math.max(box.left, -40);
  const right = Math.min(box.right, width + 40);
  if (right <= left) return;
  const pattern = inks(colour);
  if (pattern instanceof CanvasPattern) pattern.setTransform(new DOMMatrix([1, 0, 0, 1, box.left % 8, top % 8]));
  context.fillStyle = pattern;
  if (box.openLeft || box.openRight) {
    faded(context, box, { top, tall, left, right });
    return;
  }
  context.fillRect(left, top, right - left, tall);
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.strokeRect(left + 0.5, top + 0.5, Math.max(1, right - left - 1), tall - 1);
}

/** How much is left of the ink on the way out. */
const STEPS = [0.15, 0.4, 0.7];

function faded(
  context: CanvasRenderingContext2D,
  box: Box,
  { top, tall, left, right }: Placing & { readonly left: number; readonly right: number },
): void {
  const fade = Math.min(FADE, (box.right - box.left) / 2);
  const piece = fade / STEPS.length;
  const from = box.openLeft ? box.left + fade : left;
  const to = box.openRight ? box.right - fade : right;
  if (to > from) context.fillRect(from, top, to - from, tall);
  STEPS.forEach((alpha, step) => {
    context.globalAlpha = alpha;
    if (box.openLeft) context.fillRect(box.left + step * piece, top, piece, tall);
    if (box.openRight) context.fillRect(box.right - (step + 1) * piece, top, piece, tall);
  });
  context.globalAlpha = 1;
}

/** What is about right has dots on either side: it may be a little earlier or later than is drawn. */
function about(
  context: CanvasRenderingContext2D,
  { left, right }: { readonly left: number; readonly right: number },
  { top, tall, colour }: Bar & Placing,
): void {
  context.fillStyle = colour;
  for (const step of [1, 2]) {
    context.globalAlpha = 0.8 - step * 0.25;
    for (const x of [left - step * 4 - 1, right + step * 4 - 2]) context.fillRect(x, top + tall / 2 - 1.5, 3, 3);
  }
  context.globalAlpha = 1;
}

function ring(context: CanvasRenderingContext2D, box: Box, { top, tall, ink }: Placing & { readonly ink: string }): void {
  context.strokeStyle = ink;
  context.lineWidth = 1.5;
  context.beginPath();
  context.roundRect(box.left - 3, top - 3, box.right - box.left + 6, tall + 6, 5);
  context.stroke();
}
