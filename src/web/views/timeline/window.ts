import { at } from "../../../base/assert.ts";
import { drawn, type TimelineItem, type Track } from "./layout.ts";

/** The days on show, as fractions of days so that panning is smooth, and how many pixels they take. */
export interface Window {
  readonly from: number;
  readonly to: number;
  readonly width: number;
}

/** A gap wider than this share of the days on show parts what lies beyond it from the bulk. */
const WIDE_GAP = 0.25;

/** The window that shows the bulk of the items and what lies near it: a date of another age does not squeeze the others together. */
export function fitted(track: Track, width: number): Window {
  const days = Float64Array.from([...track.from, ...track.to]).sort();
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
