import fc from "fast-check";
import { expect, test } from "vitest";
import { records, velmEntity } from "../../../../test/browser/fixture.ts";
import type { StateOnDay, StateRow } from "../../../api/wire.ts";
import { readingOf } from "../../../api/wire.ts";
import type { GazetteerPlace, Placing } from "../../../model/place.ts";
import type { Day } from "../../../model/time.ts";
import { libraryOf } from "../../data/library.ts";
import { extentOf, heartOf, heldOn, legible, placesOf } from "./places.ts";

const town = (id: string, latitude: number, longitude: number): GazetteerPlace => ({
  id,
  name: id,
  kind: "town",
  at: { latitude, longitude },
  within: ["XX"],
});

function placed(placing: Omit<Placing, "entity">): ReturnType<typeof placesOf> {
  const entities = [...records.entities, velmEntity];
  return placesOf(libraryOf(readingOf("The siege", { ...records, entities, places: [{ entity: velmEntity.id, ...placing }] })));
}

test("a place that is told has its point in degrees; one that stays open has none, and keeps its candidates", () => {
  const [velm] = placed({ candidates: [town("a", 4812, 1634)], place: town("a", 4812, 1634), reason: { kind: "only" } });
  expect(velm).toMatchObject({ at: { latitude: 48.12, longitude: 16.34 }, maybe: [] });
  const [open] = placed({ candidates: [town("a", 4812, 1634), town("b", -100, 200)], reason: { kind: "several" } });
  expect(open?.at).toBeUndefined();
  expect(open?.maybe.map(({ at }) => at)).toEqual([
    { latitude: 48.12, longitude: 16.34 },
    { latitude: -1, longitude: 2 },
  ]);
});

test("two holders of one place are both shown", () => {
  const row = (value: string): StateRow => ({
    subject: "Velm",
    value,
    since: { earliest: 0, latest: 0 },
    until: { earliest: 9, latest: 9 },
    status: "contested",
    evidence: [],
  });
  const state: StateOnDay = { day: 5 as Day, boards: [{ id: "control", rows: [row("the Duke"), row("the council"), row("the Duke")] }] };
  expect(
    heldOn(state)
      .get("Velm")
      ?.map(({ holder }) => holder),
  ).toEqual(["the Duke", "the council"]);
});

test("everything lies within the part that shows everything", () => {
  const points = fc.array(fc.record({ x: fc.integer({ min: 0, max: 4096 }), y: fc.integer({ min: 0, max: 4096 }) }), { minLength: 1 });
  fc.assert(
    fc.property(points, (all) => {
      const { x, y, size } = extentOf(all, 60);
      for (const point of all) {
        expect(Math.abs(point.x - x)).toBeLessThanOrEqual(size / 2);
        expect(Math.abs(point.y - y)).toBeLessThanOrEqual(size / 2);
      }
    }),
  );
});

test("no label that is shown covers one that matters more", () => {
  const labels = fc.array(
    fc.record({
      x: fc.integer({ max: 300, min: 0 }),
      y: fc.integer({ max: 100, min: 0 }),
      width: fc.integer({ min: 10, max: 90 }),
      lines: fc.constantFrom(1 as const, 2 as const),
    }),
    { minLength: 1 },
  );
  fc.assert(
    fc.property(labels, (all) => {
      const sides = legible(all);
      expect(sides[0]).toBeDefined();
      const left = (index: number) => (all[index]?.x ?? 0) - (sides[index] === "left" ? (all[index]?.width ?? 0) : -6);
      all.forEach((label, index) => {
        if (sides[index] === undefined) return;
        for (let at = 0; at < index; at++) {
          const other = all[at];
          if (other === undefined || sides[at] === undefined) continue;
          const apart = other.y + (other.lines - 1) * 15 + 15 <= label.y || label.y + (label.lines - 1) * 15 + 15 <= other.y;
          expect(apart || left(index) + label.width - 6 < left(at) || left(at) + other.width - 6 < left(index)).toBe(true);
        }
      });
    }),
  );
});

test("a label stands to the left where to the right it would cover another point", () => {
  const towns = [
    { x: 100, y: 50, width: 60, lines: 1 as const },
    { x: 130, y: 52, width: 60, lines: 1 as const },
  ];
  expect(legible(towns)).toEqual(["left", "right"]);
  expect(legible([{ x: 100, y: 50, width: 60, lines: 1 }])).toEqual(["right"]);
});

test("a map opens on where most is told, without a few far places, and with all of them where none leads", () => {
  const valley = [1, 2, 3, 4].map((x) => ({ x, y: x % 2, told: 5 }));
  const capital = { x: 100, y: 40, told: 4 };
  expect(heartOf([...valley, capital])).toEqual(valley);
  expect(heartOf([...valley, { ...capital, told: 30 }])).toHaveLength(5);
  const even = [0, 10, 20, 30, 40].map((x) => ({ x, y: 0, told: 1 }));
  expect(heartOf(even)).toEqual(even);
  expect(heartOf([capital])).toEqual([capital]);
  expect(heartOf([])).toEqual([]);
});
