import { expect, test } from "vitest";
import type { SourceId } from "../../../model/source.ts";
import { dayOf } from "../../../time/days.ts";
import { dayInterval } from "../../../time/interval.ts";
import { type TimelineItem, trackOf } from "./layout.ts";
import { asTold, layOutTold, stackOf, steadyZoom } from "./sections.ts";

function item(id: string, day: number, start: number): TimelineItem {
  return {
    id,
    label: id,
    source: "letter" as SourceId,
    span: { start, end: start + 1 },
    kind: "claim",
    interval: dayInterval(dayOf(day), dayOf(day)),
  };
}

test("sections stand below each other, each as tall as what it holds", () => {
  const sections = [
    { id: "a", label: "a", track: trackOf([item("1", 10, 0), item("2", 10, 1), item("3", 10, 2)]) },
    { id: "b", label: "b", track: trackOf([item("4", 10, 3)]) },
  ];
  const { placed, height } = stackOf(sections, 1, 20);
  expect(placed.map(({ lanes }) => lanes.used)).toEqual([3, 1]);
  expect(placed[1]?.top).toBe(placed[0]?.height);
  expect(height).toBe((placed[0]?.height ?? 0) + (placed[1]?.height ?? 0));
});

test("lanes are kept while one zooms a little, and are never too tight", () => {
  expect(steadyZoom(1.01)).toBe(steadyZoom(1.2));
  for (const zoom of [0.01, 0.5, 1, 7]) expect(steadyZoom(zoom)).toBeGreaterThanOrEqual(zoom);
});

test("an account as told goes down as it goes on, and says where it goes back in time", () => {
  const items = asTold([item("later", 30, 50), item("first", 10, 0), item("back", 5, 80)]);
  expect(items.map(({ id }) => id)).toEqual(["first", "later", "back"]);
  const telling = { items, day: Float64Array.from([10.5, 30.5, 5.5]), depth: Float64Array.from([0, 0.5, 0.8]) };
  const { line, boxes } = layOutTold(telling, { from: 0, to: 40, width: 400 }, 300);
  expect(line.map(({ back }) => back)).toEqual([false, false, true]);
  expect(boxes.map(({ y }) => y)).toEqual([...boxes.map(({ y }) => y)].sort((a, b) => a - b));
});
