import { expect, test } from "vitest";
import type { Figure } from "../../../api/wire.ts";
import { gregorianDay } from "../../../time/days.ts";
import { excludes, placeOn, scaleOf } from "./layout.ts";

const day = gregorianDay(1822, 5, 3);

function figure(low: number, voice: string, when = day, high = low): Figure {
  const evidence = { source: "s", span: { start: 0, end: 1 }, quote: "", voice } as unknown as Figure["evidence"];
  return { value: String(low), low, high, when: { earliest: when, latest: when }, inferred: false, evidence };
}

test("figures stand on a scale from nothing, or by tens where some are many times others", () => {
  const plain = scaleOf([figure(3500, "a"), figure(4000, "b")]);
  expect(plain).toEqual({ low: 0, high: 4000, log: false });
  expect(placeOn(plain, 2000)).toBe(0.5);
  const wide = scaleOf([figure(20, "a"), figure(5000, "b")]);
  expect(wide).toEqual({ low: 10, high: 10_000, log: true });
  expect(placeOn(wide, 100)).toBeCloseTo(1 / 3);
  expect(placeOn(wide, Number.POSITIVE_INFINITY)).toBe(1);
});

test("figures exclude each other only of one time, by different voices, and where their bounds do not meet", () => {
  const thing = (...figures: readonly Figure[]) => excludes({ counted: "men", figures });
  expect(thing(figure(3500, "a"), figure(4000, "b"))).toBe(true);
  expect(thing(figure(3500, "a"), figure(4000, "a"))).toBe(false);
  expect(thing(figure(3500, "a"), figure(4000, "b", gregorianDay(1830, 1, 1)))).toBe(false);
  expect(thing(figure(3000, "a", day, 5000), figure(4000, "b"))).toBe(false);
});
