import { type Frame, isMarked, type Palette, topOf } from "./frame.ts";
import { type Box, labelWidth } from "./layout.ts";
import { LANE } from "./sections.ts";

const LONGEST = 29;

interface LabelSheet {
  readonly frame: Frame;
  readonly labelled: boolean;
  /** Whatever is drawn in the lanes. */
  readonly bars: readonly Box[];
  /** Lines run behind the names. */
  readonly halo: boolean;
}

/** A name and where it stands: `x` from the left, and the top of its lane. */
interface Placed {
  readonly box: Box;
  readonly x: number;
  readonly width: number;
  readonly row: number;
}

/** Names stand to the right of their items; where the window ends, to the left, so that none is cut off. None runs over another: those of `marked` come first. */
export function paintLabels(
  context: CanvasRenderingContext2D,
  { plain, marked }: { readonly plain: readonly Box[]; readonly marked: readonly Box[] },
  sheet: LabelSheet,
): void {
  context.textBaseline = "middle";
  const placed: Placed[] = [];
  placeLabels(context, { boxes: withRoom(marked), weight: 600, placed }, sheet);
  const first = placed.length;
  placeLabels(context, { boxes: plain, weight: 400, placed }, sheet);
  for (const label of [...placed.slice(first), ...placed.slice(0, first)]) paintLabel(context, label, sheet);
}

interface Placing {
  readonly boxes: readonly Box[];
  readonly weight: number;
  /** Those that have their place, to which the others are added. */
  readonly placed: Placed[];
}

function placeLabels(context: CanvasRenderingContext2D, { boxes, weight, placed }: Placing, { frame, labelled, bars }: LabelSheet): void {
  const { palette, window } = frame;
  context.font = `${weight} 11.5px ${palette.font}`;
  const before = [...placed];
  const over: Omit<Placed, "x">[] = [];
  for (const box of boxes) {
    if (box.right < 0 || box.left > window.width) continue;
    const label = { box, width: context.measureText(signed(box)).width, row: topOf(box, labelled) };
    const x = box.right + 5;
    if (x + label.width > window.width - 4) over.push(label);
    else if (!before.some((other) => meets({ ...label, x }, other))) placed.push({ ...label, x });
  }
  for (const label of over) {
    const { box, width, row } = label;
    const others = bars.filter((other) => other !== box && topOf(other, labelled) === row);
    const isFree = (x: number) =>
      x > 0 &&
      !placed.some((other) => meets({ ...label, x }, other)) &&
      !others.some(({ left, right }) => meets({ ...label, x }, { row, x: left, width: right - left }));
    const x = [box.left - 5 - width, window.width - width - 6].find(isFree);
    if (x !== undefined) placed.push({ ...label, x });
  }
}

type Stretch = Pick<Placed, "row" | "x" | "width">;

function meets(a: Stretch, b: Stretch): boolean {
  return a.row === b.row && a.x < b.x + b.width + 4 && b.x < a.x + a.width + 4;
}

function paintLabel(context: CanvasRenderingContext2D, { box, x, width, row }: Placed, { frame, halo }: LabelSheet): void {
  const { palette } = frame;
  const marked = isMarked(box, frame);
  const y = row + LANE / 2 + 2;
  context.font = `${marked ? 600 : 400} 11.5px ${palette.font}`;
  if (x < box.right || (marked && !box.labelled)) backdrop(context, { x, y, width, palette });
  if (halo) outline(context, { text: signed(box), x, y, palette });
  context.fillStyle = marked ? palette.ink : palette.soft;
  context.fillText(signed(box), x, y + 0.5);
}

function outline(context: CanvasRenderingContext2D, { text, x, y, palette }: Omit<Backdrop, "width"> & { readonly text: string }): void {
  context.strokeStyle = palette.paper;
  context.lineWidth = 3;
  context.lineJoin = "round";
  context.strokeText(text, x, y + 0.5);
}

/** A name with what is to be known of its date: about right, or told otherwise elsewhere. */
function signed({ item }: Box): string {
  const signs = `${item.clashes === undefined ? "" : "≠ "}${item.circa === true ? "≈ " : ""}`;
  return `${signs}${short(item.label, LONGEST)}`;
}

/** As much of a label as there is room for. */
export function short(label: string, longest: number): string {
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
