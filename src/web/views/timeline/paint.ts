import type { Day } from "../../../model/time.ts";
import { dayName } from "../../data/dates.ts";
import { ticksOf } from "./axis.ts";
import { type Frame, isMarked, type Palette, type Strip, topOf } from "./frame.ts";
import { BIN, type Box, labelWidth } from "./layout.ts";
import { type Inks, inksOf, paintBar } from "./paintBar.ts";
import { paintLabels, short } from "./paintLabels.ts";
import { HEAD, LANE, type Told } from "./sections.ts";
import type { Window } from "./window.ts";
import { say } from "./words.ts";

/** Heights in pixels of the scale under the lanes, and of the strip for what found no lane. */
export const SCALE = 24;
export const CROWD = 12;

/** Draws a frame: the items with what is certain solid and what is possible hatched, the scale, and the day chosen. */
export function paint(context: CanvasRenderingContext2D, frame: Frame): void {
  const { window, height } = frame;
  context.clearRect(0, 0, window.width, height);
  paintLines(context, frame);
  const inks = inksOf(context);
  context.save();
  context.beginPath();
  context.rect(0, 0, window.width, height - SCALE);
  context.clip();
  for (const strip of frame.strips) paintStrip(context, { strip, frame, inks });
  paintThreads(context, frame);
  context.restore();
  const [only] = frame.strips;
  if (frame.strips.length === 1 && only !== undefined && only.told === undefined) paintCrowd(context, { strip: only, bottom: height - SCALE, frame });
  paintScale(context, frame);
  paintEdges(context, frame);
  const { day, against } = frame;
  if (against !== undefined) paintDay(context, frame, { day: against, main: false, beside: day });
  if (day !== undefined) paintDay(context, frame, { day, main: true, beside: against });
}

interface Painting {
  readonly strip: Strip;
  readonly frame: Frame;
  readonly inks: Inks;
}

function paintStrip(context: CanvasRenderingContext2D, { strip, frame, inks }: Painting): void {
  const { palette, window } = frame;
  const labelled = strip.label !== undefined;
  context.save();
  context.translate(0, strip.top);
  if (labelled) {
    context.strokeStyle = palette.rule;
    context.lineWidth = 1;
    line(context, [0, 0.5], [window.width, 0.5]);
  }
  if (strip.told !== undefined) paintTelling(context, strip.told, palette);
  const boxes: readonly Box[] = strip.told?.boxes ?? strip.layout.boxes;
  const plain = boxes.filter((box) => !isMarked(box, frame));
  const marked = boxes.filter((box) => isMarked(box, frame));
  for (const group of [plain, marked]) {
    for (const box of group)
      paintBar(context, box, {
        top: topOf(box, labelled),
        colour: colourOf(box, frame),
        ink: palette.ink,
        ringed: frame.current === box.item.id,
        inks,
        width: window.width,
      });
  }
  const named = { plain: plain.filter((box) => box.labelled), marked };
  paintLabels(context, named, { frame, labelled, bars: boxes, halo: strip.told !== undefined });
  if (strip.label !== undefined) paintHead(context, { strip, frame });
  context.restore();
}

function paintHead(context: CanvasRenderingContext2D, { strip, frame }: { readonly strip: Strip; readonly frame: Frame }): void {
  const { palette } = frame;
  context.font = `600 12px ${palette.font}`;
  context.textBaseline = "middle";
  const name = short(strip.label ?? "", 60);
  const width = context.measureText(name).width;
  const unseen = strip.layout.crowd.reduce((most, count) => Math.max(most, count), 0);
  const count = unseen > 0 ? `${strip.count}, +` : `${strip.count}`;
  context.fillStyle = palette.paper;
  context.globalAlpha = 0.92;
  context.fillRect(0, 2, width + 22 + count.length * 7, HEAD - 4);
  context.globalAlpha = 1;
  context.fillStyle = palette.ink;
  context.fillText(name, 10, HEAD / 2);
  context.font = `400 11px ${palette.font}`;
  context.fillStyle = palette.soft;
  context.fillText(count, 16 + width, HEAD / 2);
}

/** The way the story goes: forward a plain line, back a dashed one. */
function paintTelling(context: CanvasRenderingContext2D, { line: points }: Told, palette: Palette): void {
  for (const back of [false, true]) {
    context.beginPath();
    points.forEach((point, index) => {
      const before = points[index - 1];
      if (before === undefined || point.back !== back) return;
      context.moveTo(before.x, before.y);
      context.lineTo(point.x, point.y);
    });
    context.strokeStyle = back ? palette.clash : palette.soft;
    context.globalAlpha = back ? 0.55 : 0.4;
    context.lineWidth = 1;
    context.setLineDash(back ? [4, 3] : []);
    context.stroke();
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
}

/** A thread between tellings of one event whose dates contradict each other. */
function paintThreads(context: CanvasRenderingContext2D, frame: Frame): void {
  const places = new Map<string, { readonly x: number; readonly y: number }>();
  for (const strip of frame.strips) {
    for (const box of strip.told?.boxes ?? strip.layout.boxes)
      if (box.item.clashes !== undefined)
        places.set(box.item.id, { x: (box.core ?? box).left, y: strip.top + topOf(box, strip.label !== undefined) + LANE / 2 + 2 });
  }
  context.strokeStyle = frame.palette.clash;
  context.lineWidth = 1;
  context.globalAlpha = 0.7;
  context.setLineDash([2, 3]);
  for (const strip of frame.strips) {
    for (const { item } of strip.told?.boxes ?? strip.layout.boxes) {
      const from = places.get(item.id);
      for (const other of item.clashes ?? []) {
        const to = item.id < other ? places.get(other) : undefined;
        if (from === undefined || to === undefined) continue;
        context.beginPath();
        context.moveTo(from.x, from.y);
        context.bezierCurveTo(from.x - 18, from.y, to.x - 18, to.y, to.x, to.y);
        context.stroke();
      }
    }
  }
  context.setLineDash([]);
  context.globalAlpha = 1;
}

function xOf(window: Window, day: number): number {
  return ((day - window.from) * window.width) / (window.to - window.from);
}

function paintLines(context: CanvasRenderingContext2D, { window, height, palette }: Frame): void {
  context.strokeStyle = palette.rule;
  context.lineWidth = 1;
  for (const tick of ticksOf(window)) {
    const x = Math.round(xOf(window, tick.day)) + 0.5;
    context.globalAlpha = tick.strong ? 1 : 0.55;
    line(context, [x, 0], [x, height - SCALE + 6]);
  }
  context.globalAlpha = 1;
}

function paintScale(context: CanvasRenderingContext2D, { window, height, palette }: Frame): void {
  const top = height - SCALE;
  context.strokeStyle = palette.rule;
  line(context, [0, top + 0.5], [window.width, top + 0.5]);
  context.textBaseline = "middle";
  for (const tick of ticksOf(window)) {
    const x = Math.round(xOf(window, tick.day)) + 4.5;
    context.fillStyle = tick.strong ? palette.ink : palette.soft;
    context.font = `${tick.strong ? 600 : 400} 11px ${palette.font}`;
    if (x + context.measureText(tick.label).width <= window.width - 2) context.fillText(tick.label, x, top + SCALE / 2 + 1);
  }
}

function paintCrowd(
  context: CanvasRenderingContext2D,
  { strip, bottom, frame }: { readonly strip: Strip; readonly bottom: number; readonly frame: Frame },
): void {
  const most = strip.layout.crowd.reduce((greatest, count) => Math.max(greatest, count), 1);
  context.fillStyle = frame.palette.soft;
  context.globalAlpha = 0.45;
  strip.layout.crowd.forEach((count, bin) => {
    if (count === 0) return;
    const tall = Math.max(2, (CROWD - 2) * Math.min(1, count / Math.max(4, most)));
    context.fillRect(bin * BIN, bottom - tall, BIN - 1, tall);
  });
  context.globalAlpha = 1;
}

function colourOf(box: Box, { clashing, lit, current, palette }: Frame): string {
  if (clashing.has(box.item.id)) return palette.clash;
  if (lit.has(box.item.id) || current === box.item.id) return palette.lit;
  return box.item.kind === "claim" ? palette.claim : palette.date;
}

/** How many items lie out of sight on either side. */
function paintEdges(context: CanvasRenderingContext2D, { strips, window, height, palette }: Frame): void {
  const [only] = strips;
  if (strips.length !== 1 || only === undefined) return;
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
  const { before, after } = only.layout;
  if (before > 0) edge(say().earlier(before), 8);
  if (after > 0) edge(say().later(after), window.width - context.measureText(say().later(after)).width - 8);
}

/** The day on show is a plain line, the one it is compared with a dashed one. */
function paintDay(
  context: CanvasRenderingContext2D,
  { window, height, palette }: Frame,
  { day, main, beside }: { readonly day: Day; readonly main: boolean; readonly beside: Day | undefined },
): void {
  const x = Math.round(xOf(window, day + 0.5)) + 0.5;
  if (x < -80 || x > window.width + 80) return;
  context.strokeStyle = palette.lit;
  context.lineWidth = 2;
  context.setLineDash(main ? [] : [5, 4]);
  line(context, [x, 0], [x, height - SCALE]);
  context.setLineDash([]);
  context.font = `600 11px ${palette.font}`;
  const text = dayName(day);
  const width = context.measureText(text).width + 12;
  // two that stand close by turn away from each other
  const near = beside !== undefined && beside !== day && Math.abs(xOf(window, beside + 0.5) - x) < width;
  const wanted = !near ? x - width / 2 : beside > day ? x - width + 1 : x - 1;
  const left = Math.max(2, Math.min(window.width - width - 2, wanted));
  context.fillStyle = main ? palette.lit : palette.paper;
  context.beginPath();
  context.roundRect(left, height - SCALE + 2, width, SCALE - 4, 4);
  context.fill();
  if (!main) context.stroke();
  context.fillStyle = main ? palette.paper : palette.ink;
  context.fillText(text, left + 6, height - SCALE / 2 + 1);
}

function line(context: CanvasRenderingContext2D, from: readonly [number, number], to: readonly [number, number]): void {
  context.beginPath();
  context.moveTo(...from);
  context.lineTo(...to);
  context.stroke();
}

/** The item drawn under a point, the one drawn last if several. */
export function boxAt(strips: readonly Strip[], x: number, y: number): Box | undefined {
  const strip = strips.find(({ top, height }) => y >= top && y < top + height);
  if (strip === undefined) return undefined;
  const boxes: readonly Box[] = strip.told?.boxes ?? strip.layout.boxes;
  const near = boxes.filter((box) => {
    const top = strip.top + topOf(box, strip.label !== undefined) + 2;
    return y >= top && y < top + LANE;
  });
  return (
    near.findLast((box) => x >= box.left - 4 && x <= box.right + 4) ??
    near.find((box) => box.labelled && x > box.right && x <= box.right + labelWidth(box.item.label))
  );
}
