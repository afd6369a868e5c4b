import { expect, test } from "vitest";
import type { Claim, ClaimTime } from "../../model/claim.ts";
import type { SourceId } from "../../model/source.ts";
import type { Day } from "../../model/time.ts";
import { gregorianDay } from "../../time/days.ts";
import { intervalOfDay, somewhereIn } from "../../time/interval.ts";
import { firmestOf, gradeOn, momentsOf } from "./moments.ts";

const day = (date: number) => gregorianDay(1849, 5, date);
const claim = (interval: ClaimTime["interval"], change: Partial<Claim> = {}, basis: ClaimTime["basis"] = "stated") =>
  ({
    source: "a" as SourceId,
    span: { start: 0, end: 10 },
    when: { timex: "t", relation: "in", interval, basis },
    polarity: "affirmed",
    modality: "asserted",
    ...change,
  }) as unknown as Claim;

test("a claim is of its day for certain, of the days it may be on possibly, and of no other", () => {
  const fell = claim(intervalOfDay(1849, 5, 2));
  expect([gradeOn(fell, day(1)), gradeOn(fell, day(2)), gradeOn(fell, day(3))]).toEqual([undefined, "certain", undefined]);
  const came = claim(somewhereIn(day(18), day(22)));
  expect([gradeOn(came, day(17)), gradeOn(came, day(20))]).toEqual([undefined, "possible"]);
  expect(gradeOn(claim(intervalOfDay(1849, 5, 2), {}, "carried"), day(2))).toBe("presumed");
});

test("what was denied or planned lights up on no day", () => {
  expect(gradeOn(claim(intervalOfDay(1849, 5, 2), { polarity: "denied" }), day(2))).toBeUndefined();
  expect(gradeOn(claim(intervalOfDay(1849, 5, 2), { modality: "planned" }), day(2))).toBeUndefined();
});

test("a passage is told once, as contested where accounts differ", () => {
  const words = { source: "a" as SourceId, span: { start: 0, end: 10 }, quote: "The bridge", voice: "v" as never };
  const row = { subject: "the bridge", since: { earliest: day(1), latest: day(1) }, until: { earliest: day(9), latest: day(9) } };
  const boards = [{ id: "control", rows: [{ ...row, status: "contested" as const, evidence: [words] }] }];
  expect(momentsOf([claim(intervalOfDay(1849, 5, 2))], { day: day(2) as Day, boards }, "a" as SourceId)).toEqual([
    { start: 0, end: 10, grade: "contested" },
  ]);
});

test("what is certainly of a day is gone through before what may be of it", () => {
  const moment = (grade: "certain" | "possible" | "presumed") => ({ start: 0, end: 1, grade });
  expect(firmestOf([moment("presumed"), moment("possible"), moment("certain")])).toEqual([moment("certain")]);
  expect(firmestOf([moment("presumed"), moment("possible")])).toEqual([moment("possible")]);
  expect(firmestOf([moment("presumed")])).toEqual([moment("presumed")]);
});
