import fc from "fast-check";
import { expect, test } from "vitest";
import type { SourceId } from "../../../model/source.ts";
import type { Interval } from "../../../model/time.ts";
import { ALWAYS, dayOf, gregorianDay, historicalDay, NEVER } from "../../../time/days.ts";
import { dayInterval, intervalBetween, intervalOfYear, somewhereIn } from "../../../time/interval.ts";
import { ticksOf } from "./axis.ts";
import { assignLanes, labelWidth, layOut, type TimelineItem, touching, trackOf } from "./layout.ts";
import { fitted, panned, zoomed } from "./window.ts";

function item(id: string, interval: Interval): TimelineItem {
  return { id, label: id, source: "letter" as SourceId, span: { start: 0, end: 1 }, kind: "claim", interval };
}

const window = { from: 1000, to: 1100, width: 1000 };

function draw(interval: Interval) {
  const track = trackOf([item("one", interval)]);
  return layOut(track, assignLanes(track, 0.1, 3), window).boxes[0];
}

test("a known day is solid from its morning to its evening", () => {
  expect(draw(dayInterval(dayOf(1010), dayOf(1010)))).toMatchObject({ left: 100, right: 110, core: { left: 100, right: 110 } });
});

test("a day somewhere in a month has no certain part", () => {
  const box = draw(somewhereIn(dayOf(1010), dayOf(1039)));
  expect(box).toMatchObject({ left: 100, right: 400, openLeft: false, openRight: false });
  expect(box?.core).toBeUndefined();
});

test("between ends known within bounds only the middle is solid", () => {
  const interval = intervalBetween({ earliest: dayOf(1010), latest: dayOf(1020) }, { earliest: dayOf(1050), latest: dayOf(1059) });
  expect(draw(interval)).toMatchObject({ left: 100, right: 600, core: { left: 200, right: 510 } });
});

test("an open end fades out instead of running to the edge", () => {
  const box = draw(intervalBetween({ earliest: dayOf(1010), latest: dayOf(1010) }, { earliest: dayOf(1019), latest: NEVER }));
  expect(box).toMatchObject({ left: 100, right: expect.closeTo(248), core: { left: 100, right: 200 }, openRight: true });
});

const intervals = fc
  .tuple(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 900 }))
  .map(([first, length]) => dayInterval(dayOf(first), dayOf(first + length)));

test("no two items of a lane overlap, labels included", () => {
  fc.assert(
    fc.property(fc.array(intervals, { maxLength: 60 }), (list) => {
      const track = trackOf(list.map((interval, index) => item(`item ${index}`, interval)));
      const lanes = assignLanes(track, 2, 4);
      const { boxes } = layOut(track, lanes, { from: -10, to: 6000, width: 3005 });
      for (const lane of [0, 1, 2, 3]) {
        const row = boxes.filter((box) => box.lane === lane).sort((a, b) => a.left - b.left);
        row.forEach((box, index) => {
          const next = row[index + 1];
          if (next !== undefined) expect(box.right + (box.labelled ? labelWidth(box.item.label) : 0)).toBeLessThanOrEqual(next.left);
        });
      }
    }),
  );
});

test("the items of a window are those that a look at every item finds", () => {
  fc.assert(
    fc.property(fc.array(intervals, { maxLength: 60 }), fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 1, max: 900 }), (list, from, days) => {
      const track = trackOf(list.map((interval, index) => item(`item ${index}`, interval)));
      const slow = track.items.flatMap(({ interval }, index) =>
        interval.start.earliest <= from + days && interval.end.latest + 1 >= from ? [index] : [],
      );
      expect(touching(track, from, from + days)).toEqual(slow);
    }),
  );
});

test("an open beginning neither hides an item among those long before nor makes it count as in sight everywhere", () => {
  const until = item("until", intervalBetween({ earliest: ALWAYS, latest: dayOf(5000) }, { earliest: dayOf(5000), latest: dayOf(5000) }));
  const track = trackOf([until, item("b", dayInterval(dayOf(1005), dayOf(1006)))]);
  expect(track.items.map(({ id }) => id)).toEqual(["b", "until"]);
  expect(layOut(track, assignLanes(track, 0.1, 3), window)).toMatchObject({ before: 0, after: 1, boxes: [{ item: { id: "b" } }] });
});

test("what is out of sight is counted on its side", () => {
  const track = trackOf([
    item("a", dayInterval(dayOf(10), dayOf(20))),
    item("b", dayInterval(dayOf(1005), dayOf(1006))),
    item("c", dayInterval(dayOf(5000), dayOf(5001))),
  ]);
  expect(layOut(track, assignLanes(track, 0.1, 3), window)).toMatchObject({ before: 1, after: 1, boxes: [{ item: { id: "b" } }] });
});

test("one date of another age does not squeeze the others together", () => {
  const days = Array.from({ length: 60 }, (_, index) => item(`day ${index}`, dayInterval(dayOf(2_431_000 + index), dayOf(2_431_000 + index))));
  const shown = fitted(trackOf([...days, item("long ago", intervalOfYear(-500))]), 800);
  expect(shown.from).toBeGreaterThan(2_430_900);
  expect(shown.to).toBeLessThan(2_431_200);
});

test("zooming keeps the day under the pointer, and panning back returns", () => {
  const closer = zoomed(window, 0.5, 250);
  expect(closer).toEqual({ from: 1012.5, to: 1062.5, width: 1000 });
  expect(panned(panned(window, 130), -130)).toEqual(window);
});

test("the scale names years, then months, then days as one comes closer, before Christ too", () => {
  const labels = (from: number, to: number) => ticksOf({ from, to, width: 600 }).map((tick) => tick.label);
  expect(labels(gregorianDay(1940, 1, 1), gregorianDay(1950, 1, 1))).toEqual(["1940", "1942", "1944", "1946", "1948", "1950"]);
  expect(labels(gregorianDay(1944, 11, 1), gregorianDay(1945, 4, 1))).toEqual(["Nov", "Dec", "1945", "Feb", "Mar", "Apr"]);
  expect(labels(gregorianDay(1944, 2, 27), gregorianDay(1944, 3, 3))).toEqual(["27 Feb", "28 Feb", "29 Feb", "Mar 1944", "2 Mar", "3 Mar"]);
  expect(labels(historicalDay(-499, 1, 1), historicalDay(-479, 1, 1))).toEqual(["500 BC", "495 BC", "490 BC", "485 BC", "480 BC"]);
  expect(labels(historicalDay(-1, 1, 1), historicalDay(4, 6, 1))).toEqual(["2 BC", "1 BC", "1", "2", "3", "4"]);
});

test("what may lie anywhere in nearly all that is told takes no lane where lanes are few, nor weighs on the crowd", () => {
  const events = Array.from({ length: 40 }, (_, index) => item(`event ${index}`, dayInterval(dayOf(index * 10), dayOf(index * 10))));
  const century = item("some time in the century", somewhereIn(dayOf(-5000), dayOf(5000)));
  const reign = item("the reign", dayInterval(dayOf(-5000), dayOf(5000)));
  const track = trackOf([...events, century, reign]);
  const at = (id: string) => track.indexOf.get(id) ?? -1;
  const few = assignLanes(track, 1, 3);
  expect(few.lane[at("some time in the century")]).toBe(-1);
  expect(few.lane[at("the reign")]).not.toBe(-1);
  const many = assignLanes(track, 1, 60);
  expect(many.lane[at("some time in the century")]).not.toBe(-1);
  expect(Math.max(...layOut(trackOf([...events.slice(0, 20), century]), { ...few, lane: new Int16Array(21).fill(-1) }, window).crowd)).toBe(0);
});

test("where not every label has room, the upper half of the lanes is readable, and others are packed below", () => {
  const crowd = Array.from({ length: 200 }, (_, index) => item(`what happened on day ${index}`, dayInterval(dayOf(index * 5), dayOf(index * 5))));
  const { lane, labelled } = assignLanes(trackOf(crowd), 1, 4);
  const inLanes = (wanted: readonly number[]) => [...lane].flatMap((at, index) => (wanted.includes(at) ? [index] : []));
  expect(inLanes([0, 1]).length).toBeGreaterThan(4);
  expect(inLanes([0, 1]).every((index) => labelled[index] === 1)).toBe(true);
  expect(inLanes([2, 3]).length).toBeGreaterThan(inLanes([0, 1]).length);
});
