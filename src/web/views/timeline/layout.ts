import { at } from "../../../base/assert.ts";
import type { SourceId, Span } from "../../../model/source.ts";
import type { Interval } from "../../../model/time.ts";

/** A dated claim, or a date that dates no claim, as the timeline draws it. */
export interface TimelineItem {
  readonly id: string;
  readonly label: string;
  readonly source: SourceId;
  /** The words it stands for. */
  readonly span: Span;
  readonly kind: "claim" | "date";
  readonly interval: Interval;
}

/** The days on show, as fractions of days so that panning is smooth, and how many pixels they take. */
export interface Window {
  readonly from: number;
  readonly to: number;
  readonly width: number;
}

/** Items ordered by the first day that is known of them, with what finding those in a window takes. */
export interface Track {
  readonly items: readonly TimelineItem[];
  /** The earliest and the latest day that is known of each item: an open end stops at the nearest bound. */
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** The latest known day of any item up to and with this one. */
  readonly reach: Float64Array;
}

/** Where an item is drawn: possible from `left` to `right`, certain from `coreLeft` to `coreRight`. Pixels from the window's left edge. */
export interface Box {
  readonly item: TimelineItem;
  readonly lane: number;
  readonly left: number;
  readonly right: number;
  /** Absent where no day is certain to be in it. */
  readonly core?: { readonly left: number; readonly right: number };
  /** It may have begun at any time before; it fades out to the left. */
  readonly openLeft: boolean;
  readonly openRight: boolean;
  readonly labelled: boolean;
}

/** A lane for every item of a track at one zoom, the same wherever the window stands, so that panning moves nothing up or down. */
export interface Lanes {
  /** -1 where no lane is free. */
  readonly lane: Int16Array;
  /** 1 where there is room for the label. */
  readonly labelled: Uint8Array;
}

/** How far an open end is drawn before it has faded out, in pixels. */
export const FADE = 48;
const LEAST_WIDTH = 5;
const GAP = 6;
const BESIDE = 3;
const LONGEST_LABEL = 190;
const CHARACTER = 6.3;

/** Items of which no day is known are left out. */
export function trackOf(items: readonly TimelineItem[]): Track {
  const known = items
    .map((item) => ({ item, ...knownDays(item.interval) }))
    .filter(({ from }) => Number.isFinite(from))
    .sort((a, b) => a.from - b.from || a.to - b.to);
  const reach = new Float64Array(known.length);
  let furthest = Number.NEGATIVE_INFINITY;
  known.forEach(({ to }, index) => {
    furthest = Math.max(furthest, to);
    reach[index] = furthest;
  });
  return {
    items: known.map(({ item }) => item),
    from: Float64Array.from(known, ({ from }) => from),
    to: Float64Array.from(known, ({ to }) => to),
    reach,
  };
}

function knownDays({ start, end }: Interval): { readonly from: number; readonly to: number } {
  const bounds = [start.earliest, start.latest, end.earliest, end.latest].filter(Number.isFinite);
  return { from: Math.min(...bounds), to: Math.max(...bounds) };
}

/** The indexes of the items of which some known day lies from `from` to `to`, in order. */
export function touching(track: Track, from: number, to: number): readonly number[] {
  const found: number[] = [];
  for (let index = firstReaching(track.reach, from); index < track.items.length; index++) {
    if (at(track.from, index) > to) break;
    if (at(track.to, index) + 1 >= from) found.push(index);
  }
  return found;
}

function firstReaching(reach: Float64Array, from: number): number {
  let low = 0;
  let high = reach.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(reach, middle) + 1 < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** About how wide a label is drawn, in pixels. */
export function labelWidth(label: string): number {
  return Math.min(LONGEST_LABEL, label.length * CHARACTER + 8);
}

/** Gives each item a lane of `count`: with its label where every item fits so, else packed and labelled only where there is room. */
export function assignLanes(track: Track, daysPerPixel: number, count: number): Lanes {
  const wide = pack(track, { daysPerPixel, count, labels: true });
  return wide.lane.includes(-1) ? pack(track, { daysPerPixel, count, labels: false }) : wide;
}

interface Packing {
  readonly daysPerPixel: number;
  readonly count: number;
  /** Whether a lane is free only behind the label of the item before. */
  readonly labels: boolean;
}

/** Takes the first free lane when labels are kept, so that lanes fill from the top; else the one free longest, which leaves most room for labels. */
function pack(track: Track, { daysPerPixel, count, labels }: Packing): Lanes {
  const lane = new Int16Array(track.items.length).fill(-1);
  const labelled = new Uint8Array(track.items.length);
  const edges = new Array<number>(count).fill(Number.NEGATIVE_INFINITY);
  const last = new Array<number>(count).fill(-1);
  const extents = track.items.map((item) => extent(item.interval, daysPerPixel));
  const order = extents.map((_, index) => index).sort((a, b) => at(extents, a).left - at(extents, b).left);
  for (const index of order) {
    const { left, right } = at(extents, index);
    const free = labels ? edges.findIndex((edge) => edge + GAP <= left) : leastOf(edges);
    const edge = edges[free];
    if (edge === undefined || edge + GAP > left) continue;
    const before = last[free] ?? -1;
    const neighbour = track.items[before];
    if (neighbour !== undefined && (labels || edge + BESIDE + labelWidth(neighbour.label) + GAP <= left)) labelled[before] = 1;
    lane[index] = free;
    edges[free] = labels ? right + BESIDE + labelWidth(at(track.items, index).label) : right;
    last[free] = index;
  }
  for (const index of last) if (index >= 0) labelled[index] = 1;
  return { lane, labelled };
}

function leastOf(edges: readonly number[]): number {
  return edges.reduce((least, edge, index) => (edge < (edges[least] ?? edge) ? index : least), 0);
}

/** Where an item begins and ends in pixels from day 0, open ends cut where they have faded out. */
function extent({ start, end }: Interval, daysPerPixel: number): { readonly left: number; readonly right: number } {
  const { from, to } = drawn({ start, end }, FADE * daysPerPixel);
  const left = from / daysPerPixel;
  return { left, right: Math.max(left + LEAST_WIDTH, to / daysPerPixel) };
}

/** The days an item is drawn over, `fade` days of each open end. */
function drawn({ start, end }: Interval, fade: number): { readonly from: number; readonly to: number } {
  const known = knownDays({ start, end });
  return {
    from: Number.isFinite(start.earliest) ? start.earliest : known.from - fade,
    to: Number.isFinite(end.latest) ? end.latest + 1 : known.to + 1 + fade,
  };
}

/** What is drawn in a window, and how many items found no lane in each stretch of `BIN` pixels. */
export interface Layout {
  readonly boxes: readonly Box[];
  /** Those without a lane. */
  readonly rest: readonly Box[];
  readonly crowd: Float64Array;
  /** Items wholly before and after the window. */
  readonly before: number;
  readonly after: number;
}

export const BIN = 4;

export function layOut(track: Track, lanes: Lanes, window: Window): Layout {
  const daysPerPixel = (window.to - window.from) / window.width;
  const margin = (LONGEST_LABEL + FADE) * daysPerPixel;
  const boxes: Box[] = [];
  const rest: Box[] = [];
  const crowd = new Float64Array(Math.ceil(window.width / BIN));
  for (const index of touching(track, window.from - margin, window.to + FADE * daysPerPixel)) {
    const place = { lane: lanes.lane[index] ?? -1, labelled: lanes.labelled[index] === 1 };
    const box = boxOf(at(track.items, index), place, window);
    (box.lane >= 0 ? boxes : rest).push(box);
    if (box.lane < 0) addToCrowd(crowd, box, window.width);
  }
  const inside = touching(track, window.from, window.to).length;
  const after = track.from.filter((from) => from > window.to).length;
  return { boxes, rest, crowd, before: track.items.length - inside - after, after };
}

function addToCrowd(crowd: Float64Array, box: Box, width: number): void {
  const first = Math.max(0, Math.floor(box.left / BIN));
  const last = Math.min(crowd.length - 1, Math.floor(Math.min(width, box.right) / BIN));
  for (let bin = first; bin <= last; bin++) crowd[bin] = (crowd[bin] ?? 0) + 1;
}

function boxOf(item: TimelineItem, place: { readonly lane: number; readonly labelled: boolean }, window: Window): Box {
  const perDay = window.width / (window.to - window.from);
  const x = (day: number) => (day - window.from) * perDay;
  const { start, end } = item.interval;
  const { from, to } = drawn(item.interval, FADE / perDay);
  const left = x(from);
  const right = Math.max(left + LEAST_WIDTH, x(to));
  const certain = start.latest <= end.earliest;
  const core = { left: x(start.latest), right: Math.max(x(start.latest) + LEAST_WIDTH, x(end.earliest + 1)) };
  return {
    item,
    ...place,
    left,
    right,
    ...(certain && Number.isFinite(core.left) && Number.isFinite(core.right) ? { core } : {}),
    openLeft: start.earliest === Number.NEGATIVE_INFINITY,
    openRight: end.latest === Number.POSITIVE_INFINITY,
  };
}

/** The layout with those that are to be seen in any case put into `lane`, which is kept free for them. */
export function withMarked(layout: Layout, marked: (id: string) => boolean, lane: number): Layout {
  const added = layout.rest.filter((box) => marked(box.item.id)).map((box) => ({ ...box, lane, labelled: false }));
  return added.length === 0 ? layout : { ...layout, boxes: [...layout.boxes, ...added] };
}

/** A gap wider than this share of the days on show parts what lies beyond it from the bulk. */
const WIDE_GAP = 0.25;

/** The window that shows the bulk of the items and what lies near it: a date of another age does not squeeze the others together. */
export function fitted(track: Track, width: number): Window {
  const days = [...track.from, ...track.to].sort((a, b) => a - b);
  let first = Math.floor(days.length * 0.1);
  let last = Math.max(first, Math.ceil(days.length * 0.9) - 1);
  if (days.length === 0) return { from: 2_415_021, to: 2_451_545, width };
  const isNear = (inner: number, outer: number) =>
    outer >= 0 && outer < days.length && Math.abs(at(days, outer) - at(days, inner)) <= Math.max(30, WIDE_GAP * (at(days, last) - at(days, first)));
  while (isNear(first, first - 1)) first--;
  while (isNear(last, last + 1)) last++;
  const span = Math.max(40, at(days, last) - at(days, first));
  // On the right there is room for the labels of the last items.
  return { from: at(days, first) - span * 0.04, to: at(days, last) + 1 + span * 0.14, width };
}

const SHORTEST = 6;
const LONGEST = 4_000_000;

/** The window zoomed by `factor` (under 1 shows fewer days) with the day under pixel `x` kept in place. */
export function zoomed(window: Window, factor: number, x: number): Window {
  const span = window.to - window.from;
  const next = Math.min(LONGEST, Math.max(SHORTEST, span * factor));
  const day = window.from + (span * x) / window.width;
  const from = day - (next * x) / window.width;
  return { ...window, from, to: from + next };
}

/** The window moved by `pixels`, to later days where positive. */
export function panned(window: Window, pixels: number): Window {
  const days = (pixels * (window.to - window.from)) / window.width;
  return { ...window, from: window.from + days, to: window.to + days };
}

/** The window moved no further than needed to have the item well inside; the same window where it is already. */
export function showing(window: Window, item: TimelineItem): Window {
  const span = window.to - window.from;
  const { from, to } = drawn(item.interval, 0);
  if (from >= window.from + span * 0.05 && Math.min(to, from + span * 0.5) <= window.to - span * 0.12) return window;
  const middle = to - from > span ? from + span * 0.4 : (from + to) / 2;
  return { ...window, from: middle - span / 2, to: middle + span / 2 };
}
