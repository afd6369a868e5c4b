import fc from "fast-check";
import { expect, test } from "vitest";
import { readDates } from "../../../bundled-dates.ts";
import { barOf, dateAt, movedMarks, sentence } from "./layout.ts";

const read = (text: string) => readDates(text, { language: "en" });

test("marks stay with their words while the text around them changes", () => {
  const before = "On 3 May 1848 he came, in 1849 he left.";
  const marks = read(before);
  const words = (after: string) => movedMarks(marks, before, after).map(({ start, end }) => after.slice(start, end));
  expect(words("At last on 3 May 1848 he came, in 1849 he left.")).toEqual(["3 May 1848", "1849"]);
  expect(words("On 3 May 1848 he came, and in 1849 he left.")).toEqual(["3 May 1848", "1849"]);
  expect(words("On 3 May 18 he came, in 1849 he left.")).toEqual(["1849"]);
  expect(words("")).toEqual([]);
});

test("whatever is put in the place of whatever, a mark that stays has its words", () => {
  const before = "On 3 May 1848 he came, in 1849 he left, and by 1850 he was dead.";
  const marks = read(before);
  fc.assert(
    fc.property(fc.nat(before.length), fc.nat(before.length), fc.string(), (a, b, put) => {
      const after = before.slice(0, Math.min(a, b)) + put + before.slice(Math.max(a, b));
      for (const mark of movedMarks(marks, before, after)) expect(after.slice(mark.start, mark.end)).toBe(mark.words);
    }),
  );
});

test("a day is a dot, a year is longer and a century longer still", () => {
  const widths = read("On 3 May 1848 it began. It ended in 1901. It belongs to the nineteenth century.").map((date) => {
    const { from, to } = barOf(date)?.possible ?? { from: 0, to: 0 };
    expect(from + to).toBeCloseTo(100);
    return Math.round(to - from);
  });
  expect(widths).toEqual([3, 39, 67]);
});

test("what is only possible is drawn beside what is certain", () => {
  const [day, about, early] = read("On 3 May 1848 it began. It was built about 1640. By early 1948 it was over.").map(barOf);
  expect(day?.certain).toEqual(day?.possible);
  expect(day?.label).toBe("3 May 1848");
  expect(about?.certain).toBeUndefined();
  expect(about?.label).toBe("1639 to 1641");
  expect(early?.certain?.from).toBe(early?.possible.from);
  expect(early?.certain?.to).toBeLessThan(early?.possible.to ?? 0);
});

test("open ends reach the edge, and words that leave an end open are drawn so", () => {
  const bars = read("It fell in 1848. Today nothing is left. By 1850 all knew, and since 1851 nobody speaks of it.").map(barOf);
  expect(bars[1]).toMatchObject({ possible: { to: 100 }, label: "from 1 January 1851 on" });
  expect(bars[1]?.certain).toBeUndefined();
  expect(bars[2]).toMatchObject({ openBefore: true, openAfter: false });
  expect(bars[3]).toMatchObject({ openBefore: false, openAfter: true });
  expect(read("They stayed for three weeks.").map(barOf)).toEqual([undefined]);
});

test("the date at the caret is found, at its last letter too", () => {
  const dates = read("On 3 May 1848 he came, in 1849 he left.");
  expect([0, 3, 8, 13, 14, 28].map((offset) => dateAt(dates, offset))).toEqual([-1, 0, 0, 0, -1, 1]);
});

test("a reason is shown as a sentence", () => {
  expect(sentence("stated")).toBe("Stated.");
});
