import { at } from "../../../base/assert.ts";
import type { SourceId, Span } from "../../../model/source.ts";
import type { Interval } from "../../../model/time.ts";
import type { Window } from "./window.ts";

/** A dated claim, or a date that dates no claim, as the timeline draws it. */
export interface TimelineItem {
  readonly id: string;
  readonly label: string;
  readonly source: SourceId;
  /** The words it stands for. */
  readonly span: Span;
  readonly kind: "claim" | "date";
  readonly interval: Interval;
  /** Its date is given as about right: "circa", "around". */
  readonly circa?: boolean;
  /** Other items that tell of the same event by a date that cannot be the same. */
  readonly clashes?: readonly string[];
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

/** Items ordered by the first day that is known of them, with what finding those in a window takes. */
export interface Track {
  readonly items: readonly TimelineItem[];
  /** The earliest and the latest day that is known of each item: an open end stops at the nearest bound. */
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** The latest known day of any item up to and with this one. */
  readonly reach: Float64Array;
  /** 1 where the beginning is open, 2 where the end is, 3 where both are. */
  readonly open: Uint8Array;
  /** 1 where something may lie anywhere in nearly all the time that is told of: it would take a lane from end to end, and say nothing. */
  readonly vague: Uint8Array;
  readonly indexOf: ReadonlyMap<string, number>;
}

/** A lane for every item of a track at one zoom, the same wherever the window stands, so that panning moves nothing up or down. */
export interface Lanes {
  /** -1 where no lane is free. */
  readonly lane: Int16Array;
  /** 1 where there is room for the label. */
  readonly labelled: Uint8Array;
  /** How many lanes are taken. */
  readonly used: number;
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
    open: Uint8Array.from(
      known,
      ({ item: { interval } }) => (Number.isFinite(interval.start.earliest) ? 0 : 1) + (Number.isFinite(interval.end.latest) ? 0 : 2),
    ),
    vague: vagueOf(known),
    indexOf: new Map(known.map(({ item }, index) => [item.id, index])),
  };
}

interface Known {
  readonly item: TimelineItem;
  readonly from: number;
  readonly to: number;
}

/** Fewer items leave room enough. */
const CROWDED = 12;

function vagueOf(known: readonly Known[]): Uint8Array {
  const days = Float64Array.from(known.flatMap(({ from, to }) => [from, to])).sort();
  const [first, last] = [days[Math.floor(days.length * 0.1)] ?? 0, days[Math.ceil(days.length * 0.9) - 1] ?? 0];
  return Uint8Array.from(known, ({ item: { kind, interval }, from, to }) => {
    const isFirm = kind === "claim" && interval.start.latest <= interval.end.earliest;
    return known.length >= CROWDED && !isFirm && from <= first && to >= last ? 1 : 0;
  });
}

function knownDays({ start, end }: Interval): { readonly from: number; readonly to: number } {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const bound of [start.earliest, start.latest, end.earliest, end.latest]) {
    if (!Number.isFinite(bound)) continue;
    from = Math.min(from, bound);
    to = Math.max(to, bound);
  }
  return { from, to };
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
  return firstWhere(reach.length, (index) => at(reach, index) + 1 >= from);
}

/** The first index that passes, where all behind it do; `length` where none does. */
function firstWhere(length: number, passes: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passes(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** About how wide a label is drawn, in pixels. */
export function labelWidth(label: string): number {
  return Math.min(LONGEST_LABEL, label.length * CHARACTER + 8);
}

/** Gives each item a lane of `count`: with its label where every item fits so, with or without what is vague; else half of the lanes are kept readable, and the others packed. */
export function assignLanes(track: Track, daysPerPixel: number, count: number): Lanes {
  const all = { daysPerPixel, count, labels: true, partly: false };
  return pack(track, { ...all, vague: true }) ?? pack(track, { ...all, vague: false }) ?? mixed(track, daysPerPixel, count);
}

/** Items with their labels as far as there is room in the upper lanes, and as many of the others as can be packed below. */
function mixed(track: Track, daysPerPixel: number, count: number): Lanes {
  const readable = Math.floor(count / 2);
  const part = { daysPerPixel, partly: true, vague: false };
  const above = pack(track, { ...part, count: readable, labels: true }) ?? noLanes(track);
  const below = pack(track, { ...part, count: count - readable, labels: false, without: above.lane }) ?? noLanes(track);
  return {
    lane: above.lane.map((lane, index) => (lane >= 0 ? lane : at(below.lane, index) < 0 ? -1 : at(below.lane, index) + readable)),
    labelled: above.labelled.map((named, index) => named | at(below.labelled, index)),
    used: readable + below.used,
  };
}

function noLanes(track: Track): Lanes {
  return { lane: new Int16Array(track.items.length).fill(-1), labelled: new Uint8Array(track.items.length), used: 0 };
}

interface Packing {
  readonly daysPerPixel: number;
  readonly count: number;
  /** Whether a lane is free only behind the label of the item before. */
  readonly labels: boolean;
  /** Whether items that find no lane are left out; else undefined comes of it. */
  readonly partly: boolean;
  /** Items that have a lane already. */
  readonly without?: Int16Array;
  /** Whether what is vague has a lane too. */
  readonly vague: boolean;
}

/** Takes the first free lane when labels are kept, so that lanes fill from the top; else the one free longest, which leaves most room for labels. */
function pack(track: Track, { daysPerPixel, count, labels, vague, partly, without }: Packing): Lanes | undefined {
  const { lane, labelled } = noLanes(track);
  const edges = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
  const queue = Int32Array.from(edges, (_, index) => index);
  const last = new Int32Array(count).fill(-1);
  let used = 0;
  for (let index = 0; index < track.items.length; index++) {
    if ((!vague && track.vague[index] === 1) || (without?.[index] ?? -1) >= 0) continue;
    const open = track.open[index] ?? 0;
    const left = at(track.from, index) / daysPerPixel - ((open & 1) === 0 ? 0 : FADE);
    const free = labels ? firstFree(edges, left - GAP) : (queue[0] ?? -1);
    const edge = edges[free];
    if (edge === undefined || edge + GAP > left) {
      if (partly) continue;
      return undefined;
    }
    const before = last[free] ?? -1;
    if (before >= 0 && (labels || edge + BESIDE + labelWidth(at(track.items, before).label) + GAP <= left)) labelled[before] = 1;
    lane[index] = free;
    const right = Math.max(left + LEAST_WIDTH, (at(track.to, index) + 1) / daysPerPixel + ((open & 2) === 0 ? 0 : FADE));
    edges[free] = labels ? right + BESIDE + labelWidth(at(track.items, index).label) : right;
    if (!labels) sink(queue, edges);
    last[free] = index;
    used = Math.max(used, free + 1);
  }
  for (const index of last) if (index >= 0) labelled[index] = 1;
  return { lane, labelled, used };
}

function firstFree(edges: Float64Array, limit: number): number {
  for (let index = 0; index < edges.length; index++) if ((edges[index] ?? Number.POSITIVE_INFINITY) <= limit) return index;
  return -1;
}

/** Puts the lane at the head of the queue where it belongs now: the head is the one free longest, and of equals the first. */
function sink(queue: Int32Array, edges: Float64Array): void {
  const isBefore = (a: number, b: number) => at(edges, a) < at(edges, b) || (at(edges, a) === at(edges, b) && a < b);
  for (let place = 0; ; ) {
    let least = place;
    for (const child of [2 * place + 1, 2 * place + 2]) if (child < queue.length && isBefore(at(queue, child), at(queue, least))) least = child;
    if (least === place) return;
    const moved = at(queue, place);
    queue[place] = at(queue, least);
    queue[least] = moved;
    place = least;
  }
}

/** The days an item is drawn over, `fade` days of each open end. */
export function drawn({ start, end }: Interval, fade: number): { readonly from: number; readonly to: number } {
  if (Number.isFinite(start.earliest) && Number.isFinite(end.latest)) return { from: start.earliest, to: end.latest + 1 };
  const known = knownDays({ start, end });
  return {
    from: Number.isFinite(start.earliest) ? start.earliest : known.from - fade,
    to: Number.isFinite(end.latest) ? end.latest + 1 : known.to + 1 + fade,
  };
}

/** What is drawn in a window, and how many items found no lane in each stretch of `BIN` pixels. */
export interface Layout {
  readonly boxes: readonly Box[];
  readonly crowd: Float64Array;
  /** Items wholly before and after the window. */
  readonly before: number;
  readonly after: number;
}

export const BIN = 4;

/** Nothing is made of an item that finds no lane, so that a hundred thousand cost no more than a look at each. */
export function layOut(track: Track, lanes: Lanes, window: Window): Layout {
  const daysPerPixel = (window.to - window.from) / window.width;
  const margin = (LONGEST_LABEL + FADE) * daysPerPixel;
  const boxes: Box[] = [];
  const crowd = new Float64Array(Math.ceil(window.width / BIN));
  const [early, late] = [window.from - margin, window.to + FADE * daysPerPixel];
  let inside = 0;
  for (let index = firstReaching(track.reach, early); index < track.items.length; index++) {
    const from = at(track.from, index);
    if (from > late) break;
    const to = at(track.to, index) + 1;
    if (to < early) continue;
    if (to >= window.from && from <= window.to) inside++;
    if ((lanes.lane[index] ?? -1) >= 0) boxes.push(boxAtIndex(track, lanes, { index, window }));
    else if (track.vague[index] !== 1) addToCrowd(crowd, (from - window.from) / daysPerPixel, (to - window.from) / daysPerPixel);
  }
  const after = track.items.length - firstWhere(track.items.length, (index) => at(track.from, index) > window.to);
  return { boxes, crowd, before: track.items.length - inside - after, after };
}

function addToCrowd(crowd: Float64Array, left: number, right: number): void {
  const first = Math.max(0, Math.floor(left / BIN));
  const last = Math.min(crowd.length - 1, Math.floor(right / BIN));
  for (let bin = first; bin <= last; bin++) crowd[bin] = (crowd[bin] ?? 0) + 1;
}

function boxAtIndex(track: Track, lanes: Lanes, { index, window }: { readonly index: number; readonly window: Window }): Box {
  return boxOf(at(track.items, index), { lane: lanes.lane[index] ?? -1, labelled: lanes.labelled[index] === 1 }, window);
}

/** An item as it is drawn in a lane of a window. */
export function boxOf(item: TimelineItem, place: { readonly lane: number; readonly labelled: boolean }, window: Window): Box {
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

interface Marked {
  readonly track: Track;
  readonly lanes: Lanes;
  readonly window: Window;
  /** Those that are to be seen in any case. */
  readonly ids: Iterable<string>;
  /** The lane that is kept free for them. */
  readonly lane: number;
}

/** The layout with those that are to be seen in any case, and found no lane, put into the one kept for them. */
export function withMarked(layout: Layout, { track, lanes, window, ids, lane }: Marked): Layout {
  const added: Box[] = [];
  for (const id of ids) {
    const index = track.indexOf.get(id);
    if (index === undefined || (lanes.lane[index] ?? -1) >= 0) continue;
    const box = boxOf(at(track.items, index), { lane, labelled: false }, window);
    if (box.right >= 0 && box.left <= window.width) added.push(box);
  }
  return added.length === 0 ? layout : { ...layout, boxes: [...layout.boxes, ...added] };
}
