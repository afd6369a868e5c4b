import type { Day } from "../../../model/time.ts";
import { dayName } from "../../data/dates.ts";
import { ticksOf } from "./axis.ts";
import { BIN, type Box, type Layout, labelWidth } from "./layout.ts";
import { type Inks, inksOf, paintBar } from "./paintBar.ts";
import { HEAD, LANE, type Told } from "./sections.ts";
import type { Window } from "./window.ts";
import { say } from "./words.ts";

const LONGEST = 29;
/** Heights in pixels of the scale under the lanes, and of the strip for what found no lane. */
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

/** A section as it is drawn: its lanes, or the account as told. */
export interface Strip {
  readonly label?: string;
  readonly count: number;
  /** From the top of the canvas, in pixels. */
  readonly top: number;
  readonly height: number;
  readonly layout: Layout;
  readonly told?: Told;
}

/** Everything a frame needs. */
export interface Frame {
  readonly strips: readonly Strip[];
  readonly window: Window;
  readonly height: number;
  readonly palette: Palette;
  /** Items of the passage before the reader's eyes. */
  readonly lit: ReadonlySet<string>;
  /** Items of the open finding. */
  readonly clashing: ReadonlySet<string>;
  readonly current: string | undefined;
  readonly day: Day | undefined;
  readonly against: Day | undefined;
}

/** The top of a box within its section. */
function topOf(box: Box & { readonly y?: number }, labelled: boolean): number {
  return box.y ?? box.lane * LANE + (labelled ? HEAD : 0);
}

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
  if (frame.against !== undefined) paintDay(context, frame, { day: frame.against, main: false });
  if (frame.day !== undefined) paintDay(context, frame, { day: frame.day, main: true });
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
  paintLabels(
    context,
    plain.filter((box) => box.labelled),
    { frame, labelled },
  );
  paintLabels(context, withRoom(marked), { frame, labelled });
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

function isMarked({ item }: Box, frame: Frame): boolean {
  return frame.lit.has(item.id) || frame.clashing.has(item.id) || frame.current === item.id;
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

/** Names stand to the right of their items; where the window ends, to the left, so that none is cut off. */
function paintLabels(
  context: CanvasRenderingContext2D,
  boxes: readonly Box[],
  { frame, labelled }: { readonly frame: Frame; readonly labelled: boolean },
): void {
  const { palette, window } = frame;
  context.textBaseline = "middle";
  for (const box of boxes) {
    if (box.right < 0 || box.left > window.width) continue;
    const marked = isMarked(box, frame);
    context.font = `${marked ? 600 : 400} 11.5px ${palette.font}`;
    const text = signed(box);
    const width = context.measureText(text).width;
    const over = box.right + 5 + width > window.width - 4;
    const x = !over ? box.right + 5 : box.left - 5 - width > 0 ? box.left - 5 - width : window.width - width - 6;
    const y = topOf(box, labelled) + LANE / 2 + 2;
    if (over || (marked && !box.labelled)) backdrop(context, { x, y, width, palette });
    context.fillStyle = marked ? palette.ink : palette.soft;
    context.fillText(text, x, y + 0.5);
  }
}

/** A name with what is to be known of its date: about right, or told otherwise elsewhere. */
function signed({ item }: Box): string {
  const signs = `${item.clashes === undefined ? "" : "≠ "}${item.circa === true ? "≈ " : ""}`;
  return `${signs}${short(item.label, LONGEST)}`;
}

/** As much of a label as there is room for. */
function short(label: string, longest: number): string {
  return label.length <= longest ? label : `${label.slice(0, longest - 1).replace(/\s+\S*$/, "")}…`;
}

/** Of the items that are to be named whatever the room, those whose names do not run over another such item of their lane. */
function withRoom(marked: readonly Box[]): readonly Box[] {
  const next = new Map<number, number>();
  return [...marked]
    .sort((a, b) => b.left - a.left)
    .filter((box) => {
      const row = topOf(box, false);
      const limit = next.get(row) ?? Number.POSITIVE_INFINITY;
      next.set(row, box.left);
      return box.right + 5 + labelWidth(box.item.label) <= limit;
    });
}

function colourOf(box: Box, { clashing, lit, current, palette }: Frame): string {
  if (clashing.has(box.item.id)) return palette.clash;
  if (lit.has(box.item.id) || current === box.item.id) return palette.lit;
  return box.item.kind === "claim" ? palette.claim : palette.date;
}

interface Backdrop {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly palette: Palette;
}

function backdrop(context: CanvasRenderingContext2D, { x, y, width, palette }: Backdrop): void {
  context.fillStyle = palette.paper;
  context.globalAlpha = 0.9;
  context.fillRect(x - 2, y - LANE / 2 + 2, width + 4, LANE - 3);
  context.globalAlpha = 1;
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
  { day, main }: { readonly day: Day; readonly main: boolean },
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
  const left = Math.max(2, Math.min(window.width - width - 2, x - width / 2));
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
