import type { Network } from "./graph.ts";
import type { Layout } from "./layout.ts";

/** The part of a layout that is shown. */
export interface Look {
  readonly x: number;
  readonly y: number;
  /** Pixels for a unit of the layout; 0 shows everything. */
  readonly scale: number;
}

export const EVERYTHING: Look = { x: 0, y: 0, scale: 0 };

/** A look at everything that lies in the layout now. */
export function fitting(element: HTMLCanvasElement, { placed }: Layout): Look {
  const [xs, ys] = [placed.map(({ x }) => x ?? 0), placed.map(({ y }) => y ?? 0)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const { clientWidth, clientHeight } = element;
  const scale = Math.min(1.6, clientWidth / (right - left + 160), clientHeight / (bottom - top + 120));
  return { x: (left + right) / 2, y: (top + bottom) / 2, scale };
}

interface Sheet {
  readonly network: Network;
  readonly layout: Layout;
  readonly look: Look;
  readonly pointed: number | undefined;
}

/** Draws a network, and draws it again at once from what it drew before. */
export interface Painter {
  /** Draws everything. */
  readonly whole: (sheet: Sheet) => void;
  /** Draws what was drawn last at another look, and over it names and the ties of the node pointed at; everything where nothing was drawn yet. */
  readonly quick: (sheet: Sheet) => void;
}

export function createPainter(element: HTMLCanvasElement): Painter {
  const base = document.createElement("canvas");
  let drawn: Sheet | undefined;
  const widths = new Map<string, number>();
  const over = (sheet: Sheet) => {
    const pen = element.getContext("2d");
    if (pen === null || drawn === undefined || base.width === 0 || base.height === 0) return;
    const { width, height } = sized(element, element, pen);
    const [before, now] = [drawn.look, sheet.look];
    const scale = now.scale / before.scale;
    pen.save();
    pen.translate(width / 2 + (before.x - now.x) * now.scale, height / 2 + (before.y - now.y) * now.scale);
    pen.scale(scale, scale);
    pen.drawImage(base, -width / 2, -height / 2, width, height);
    pen.restore();
    paintOver(pen, sheet, { element, widths });
  };
  const whole = (sheet: Sheet) => {
    const pen = base.getContext("2d");
    if (pen === null) return;
    sized(base, element, pen);
    paintBase(pen, sheet, element);
    drawn = sheet;
    over(sheet);
  };
  return { whole, quick: (sheet) => (drawn === undefined ? whole(sheet) : over(sheet)) };
}

/** Makes a canvas as large as the one on the screen, and empty. */
function sized(canvas: HTMLCanvasElement, { clientWidth: width, clientHeight: height }: HTMLCanvasElement, pen: CanvasRenderingContext2D) {
  canvas.width = width * devicePixelRatio;
  canvas.height = height * devicePixelRatio;
  pen.scale(devicePixelRatio, devicePixelRatio);
  return { width, height };
}

type Spot = { readonly x: number; readonly y: number };

function placesOf({ layout, look }: Sheet, { clientWidth, clientHeight }: HTMLCanvasElement): readonly Spot[] {
  return layout.placed.map(({ x = 0, y = 0 }) => ({
    x: (x - look.x) * look.scale + clientWidth / 2,
    y: (y - look.y) * look.scale + clientHeight / 2,
  }));
}

/** From so many on ties are drawn the fainter the more there are, so that whoever is tied can still be told apart. */
const FAINT_FROM = 800;
/** Lines and shapes that are drawn in one go: more at once take longer, not less. */
const AT_ONCE = 64;

function paintBase(pen: CanvasRenderingContext2D, sheet: Sheet, element: HTMLCanvasElement): void {
  const { network, layout, look } = sheet;
  const colour = coloursOf(element);
  const places = placesOf(sheet, element);
  const index = new Map(network.nodes.map(({ entity }, at) => [entity.id, at]));
  const lines = new Map<number, [Spot, Spot][]>();
  const group = (width: number) => {
    const known = lines.get(width) ?? [];
    lines.set(width, known);
    return known;
  };
  for (const { a, b, claims } of network.ties) {
    const [from, to] = [places[index.get(a) ?? 0], places[index.get(b) ?? 0]];
    const width = Math.min(6, 0.7 + Math.round(Math.log2(claims.length + 1)) * 0.6);
    if (from !== undefined && to !== undefined && inSight(from, to, element)) group(width).push([from, to]);
  }
  pen.globalAlpha = Math.max(0.15, Math.min(1, FAINT_FROM / network.ties.length));
  pen.strokeStyle = colour("--network-tie");
  for (const [width, drawn] of lines) stroke(pen, drawn, width);
  pen.globalAlpha = 1;
  network.nodes.forEach(({ entity }, at) => {
    const [node, spot] = [layout.placed[at], places[at]];
    if (node === undefined || spot === undefined || !inSight(spot, spot, element)) return;
    const radius = drawnRadius(node, look);
    pen.fillStyle = colour(entity.kind === "person" ? "--network-person" : "--network-body");
    pen.beginPath();
    // People are round and bodies square, so that they differ without colour.
    if (entity.kind === "person") pen.arc(spot.x, spot.y, radius, 0, 2 * Math.PI);
    else pen.rect(spot.x - radius, spot.y - radius, 2 * radius, 2 * radius);
    pen.fill();
  });
}

function drawnRadius({ radius }: { readonly radius: number }, { scale }: Look): number {
  return Math.max(1.5, radius * Math.min(1.4, scale));
}

/** Pixels beyond the edge that are drawn too, so that a little is there when it is moved into sight. */
const BEYOND = 200;

function inSight(a: Spot, b: Spot, { clientWidth, clientHeight }: HTMLCanvasElement): boolean {
  return (
    Math.max(a.x, b.x) > -BEYOND &&
    Math.min(a.x, b.x) < clientWidth + BEYOND &&
    Math.max(a.y, b.y) > -BEYOND &&
    Math.min(a.y, b.y) < clientHeight + BEYOND
  );
}

function stroke(pen: CanvasRenderingContext2D, lines: readonly (readonly [Spot, Spot])[], width: number): void {
  pen.lineWidth = width;
  for (let first = 0; first < lines.length; first += AT_ONCE) {
    pen.beginPath();
    for (const [from, to] of lines.slice(first, first + AT_ONCE)) {
      pen.moveTo(from.x, from.y);
      pen.lineTo(to.x, to.y);
    }
    pen.stroke();
  }
}

/** The colours of the theme by name, each looked up once. */
function coloursOf(element: HTMLCanvasElement): (name: string) => string {
  const style = getComputedStyle(element);
  const known = new Map<string, string>();
  return (name) => {
    const colour = known.get(name) ?? style.getPropertyValue(name);
    known.set(name, colour);
    return colour;
  };
}

interface Face {
  readonly element: HTMLCanvasElement;
  /** Of names, in pixels, as far as they were measured. */
  readonly widths: Map<string, number>;
}

/** The ties of the node pointed at, and the names. */
function paintOver(pen: CanvasRenderingContext2D, sheet: Sheet, { element, widths }: Face): void {
  const { network, pointed } = sheet;
  const colour = coloursOf(element);
  const places = placesOf(sheet, element);
  const beside = new Set<number>();
  const one = pointed === undefined ? undefined : network.nodes[pointed]?.entity.id;
  if (one !== undefined && pointed !== undefined) {
    const index = new Map(network.nodes.map(({ entity }, at) => [entity.id, at]));
    const near = network.ties.filter(({ a, b }) => a === one || b === one).map(({ a, b }) => index.get(a === one ? b : a) ?? pointed);
    for (const at of near) beside.add(at);
    pen.strokeStyle = colour("--network-near");
    stroke(
      pen,
      near.flatMap((at) => {
        const [from, to] = [places[pointed], places[at]];
        return from === undefined || to === undefined ? [] : [[from, to] as const];
      }),
      2,
    );
  }
  label(pen, { ...sheet, beside }, { places, colour, widths, size: { width: element.clientWidth, height: element.clientHeight } });
}

interface Drawn {
  readonly places: readonly Spot[];
  readonly colour: (name: string) => string;
  readonly widths: Map<string, number>;
  readonly size: { readonly width: number; readonly height: number };
}

/** A name that is drawn. */
interface Name extends Spot {
  readonly width: number;
}

/** Of more nodes than these, names may cover some: they could not stand anywhere else. */
const CLOSE = 400;

interface Wanted {
  readonly spot: Spot;
  /** From the middle of the node to its name. */
  readonly beside: number;
  readonly width: number;
}

/** Where a name stands: to the right of its node or to the left, off the edges and off other names, and off other nodes where that can be. */
function roomFor(
  { spot, beside, width }: Wanted,
  { taken, spots, size }: Pick<Drawn, "size"> & { readonly taken: readonly Name[]; readonly spots: readonly Spot[] },
): Spot | undefined {
  const { y } = spot;
  const free = [spot.x + beside, spot.x - beside - width].filter(
    (left) =>
      (left + width <= size.width - 2 || spot.x > size.width) &&
      (left >= 2 || spot.x < 0) &&
      !taken.some((other) => Math.abs(other.y - y) < 14 && left < other.x + other.width && other.x < left + width),
  );
  const covers = (left: number) =>
    spots.some((other) => other !== spot && Math.abs(other.y - y) < 11 && other.x > left - 6 && other.x < left + width + 6);
  const x = free.find((left) => !covers(left)) ?? free[0];
  return x === undefined ? undefined : { x, y };
}

/** Names for which there is room on any screen. */
const NAMED = 160;

/** Names where they have room: those pointed at first, then the most tied. */
function label(
  pen: CanvasRenderingContext2D,
  { network, layout, look, pointed, beside }: Sheet & { readonly beside: ReadonlySet<number> },
  { places, colour, widths, size }: Drawn,
): void {
  pen.font = "500 12px 'Inter Variable', system-ui, sans-serif";
  pen.lineJoin = "round";
  const first = [...beside, ...(pointed === undefined ? [] : [pointed])];
  // the most tied come first in a network
  const order = new Set([...first, ...network.nodes.keys()]);
  const taken: Name[] = [];
  const spots = places.length > CLOSE ? [] : places;
  for (const at of order) {
    if (taken.length >= NAMED) break;
    const [node, entity, spot] = [layout.placed[at], network.nodes[at]?.entity, places[at]];
    if (node === undefined || entity === undefined || spot === undefined) continue;
    if (spot.x < -80 || spot.y < -20 || spot.x > size.width + 80 || spot.y > size.height + 20) continue;
    const width = widths.get(entity.name) ?? pen.measureText(entity.name).width;
    widths.set(entity.name, width);
    const room = roomFor({ spot, beside: Math.max(6, drawnRadius(node, look)) + 4, width }, { taken, spots, size });
    if (room === undefined) continue;
    const { x: left, y } = room;
    taken.push({ x: left, y, width });
    pen.strokeStyle = colour("--network-ground");
    pen.lineWidth = 3.5;
    pen.strokeText(entity.name, left, y + 4);
    pen.fillStyle = pointed === undefined || beside.has(at) || at === pointed ? colour("--network-ink") : colour("--network-faint");
    pen.fillText(entity.name, left, y + 4);
  }
}

export function nodeAt(
  { element, layout, look }: { readonly element: HTMLCanvasElement | null; readonly layout: Layout; readonly look: Look },
  clientX: number,
  clientY: number,
): number | undefined {
  if (element === null) return undefined;
  const box = element.getBoundingClientRect();
  const x = (clientX - box.left - box.width / 2) / look.scale + look.x;
  const y = (clientY - box.top - box.height / 2) / look.scale + look.y;
  const reach = 6 / look.scale;
  return layout.placed.find((node) => Math.hypot((node.x ?? 0) - x, (node.y ?? 0) - y) <= node.radius + reach)?.index;
}
