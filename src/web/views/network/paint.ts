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

export function paint(element: HTMLCanvasElement, { network, layout, look, pointed }: Sheet): void {
  const pen = element.getContext("2d");
  if (pen === null) return;
  const density = devicePixelRatio;
  const { clientWidth: width, clientHeight: height } = element;
  element.width = width * density;
  element.height = height * density;
  pen.scale(density, density);
  const style = getComputedStyle(element);
  const colour = (name: string) => style.getPropertyValue(name);
  const place = ({ x = 0, y = 0 }: Layout["placed"][number]) => ({
    x: (x - look.x) * look.scale + width / 2,
    y: (y - look.y) * look.scale + height / 2,
  });
  const index = new Map(network.nodes.map(({ entity }, at) => [entity.id, at]));
  const beside = new Set<number>();
  for (const { a, b, claims } of network.ties) {
    const [from, to] = [index.get(a) ?? 0, index.get(b) ?? 0];
    const near = pointed === from || pointed === to;
    if (near) beside.add(from).add(to);
    const [start, end] = [layout.placed[from], layout.placed[to]].map((node) => (node === undefined ? { x: 0, y: 0 } : place(node)));
    pen.strokeStyle = near ? colour("--network-near") : colour("--network-tie");
    pen.lineWidth = Math.min(6, 0.7 + Math.log2(claims.length + 1) * 0.6);
    pen.beginPath();
    pen.moveTo(start?.x ?? 0, start?.y ?? 0);
    pen.lineTo(end?.x ?? 0, end?.y ?? 0);
    pen.stroke();
  }
  network.nodes.forEach(({ entity }, at) => {
    const node = layout.placed[at];
    if (node === undefined) return;
    const { x, y } = place(node);
    const radius = Math.max(2, node.radius * Math.min(1.4, look.scale));
    pen.fillStyle = entity.kind === "person" ? colour("--network-person") : colour("--network-body");
    pen.beginPath();
    // People are round and bodies square, so that they differ without colour.
    if (entity.kind === "person") pen.arc(x, y, radius, 0, 2 * Math.PI);
    else pen.rect(x - radius, y - radius, 2 * radius, 2 * radius);
    pen.fill();
  });
  label(pen, { network, layout, pointed, beside }, { place, colour, size: { width, height } });
}

interface Drawn {
  readonly place: (node: Layout["placed"][number]) => { readonly x: number; readonly y: number };
  readonly colour: (name: string) => string;
  readonly size: { readonly width: number; readonly height: number };
}

/** Names where they have room: those pointed at first, then the most tied. */
function label(
  pen: CanvasRenderingContext2D,
  { network, layout, pointed, beside }: Omit<Sheet, "look"> & { readonly beside: ReadonlySet<number> },
  { place, colour, size }: Drawn,
): void {
  pen.font = "500 12px 'Inter Variable', system-ui, sans-serif";
  pen.lineJoin = "round";
  const order = network.nodes
    .map((_, at) => at)
    .sort((a, b) => Number(beside.has(b) || b === pointed) - Number(beside.has(a) || a === pointed) || a - b);
  const taken: { readonly x: number; readonly y: number; readonly width: number }[] = [];
  for (const at of order) {
    const [node, entity] = [layout.placed[at], network.nodes[at]?.entity];
    if (node === undefined || entity === undefined) continue;
    const { x, y } = place(node);
    if (x < -80 || y < -20 || x > size.width + 80 || y > size.height + 20) continue;
    const left = x + Math.max(6, node.radius) + 3;
    const width = pen.measureText(entity.name).width;
    if (taken.some((other) => Math.abs(other.y - y) < 14 && left < other.x + other.width && other.x < left + width)) continue;
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
