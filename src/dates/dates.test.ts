import { describe, expect, test } from "vitest";
import { processorTime } from "../../test/support/processor-time.ts";
import { languages, readDates } from "../bundled-dates.ts";
import { applyRelation } from "../claims/times.ts";
import type { TimeRelation } from "../model/mention.ts";
import { readDataFiles } from "../readers/data.ts";
import { gregorianDate, gregorianDay } from "../time/index.ts";
import { type DateReading, makeDateReader } from "./index.ts";

function only(text: string, options?: Parameters<typeof readDates>[1]): DateReading {
  const [first, ...others] = readDates(text, { language: "en", ...options });
  if (first === undefined || others.length > 0) throw new Error(`${others.length + (first === undefined ? 0 : 1)} dates in “${text}”`);
  return first;
}

function named(text: string, words: string, options?: Parameters<typeof readDates>[1]): DateReading {
  const found = readDates(text, { language: "en", ...options }).find((date) => date.words === words);
  if (found === undefined) throw new Error(`no date “${words}” in “${text}”`);
  return found;
}

describe("a date", () => {
  test("has everything that was read of it", () => {
    expect(only("The council met by 3 May 1848 at the latest.")).toEqual({
      words: "3 May 1848",
      start: 19,
      end: 29,
      type: "date",
      reading: "3 May 1848",
      reason: "stated; “by” makes it then or earlier",
      edtf: "1848-05-03",
      value: "1848-05-03",
      bounds: { earliestStart: "1848-05-03", latestStart: "1848-05-03", earliestEnd: "1848-05-03", latestEnd: "1848-05-03" },
      happened: { latest: "1848-05-03" },
      grain: "day",
      approximate: false,
      relation: "by",
      signal: { words: "by", start: 16, end: 18 },
      calendar: "gregorian",
      basis: { kind: "stated" },
      pattern: "day-month-year",
    });
  });

  test("stands in the text as given: curly quotes, line ends, soft hyphens and a byte order mark are counted", () => {
    const text = "\ufeffThe “siege”\r\nended   on 3\u00a0May   1848 — no so\u00adoner.";
    const date = only(text);
    expect(text.slice(date.start, date.end)).toBe(date.words);
    expect(date.words).toBe("3\u00a0May   1848");
    expect(date.reading).toBe("3 May 1848");
  });

  test.each([
    ["In the winter of 1848 it froze.", "winter 1848"],
    ["By early 1848 it was over.", "early 1848"],
    ["It was built about 1640.", "about 1640"],
    ["Caesar died in 44 BC.", "44 BC (Julian)"],
    ["It was so in the 1930s.", "the 1930s"],
    ["The church is of the twelfth century.", "the 12th century"],
    ["He wrote on 30 February 1945.", "30 February 1945, which is no day"],
    ["They stayed for three weeks.", "21 days"],
    ["In the second quarter of 1931 it fell.", "2nd quarter of 1931"],
    ["The house fell on 20 May.", "20 May of an unknown year"],
    ["He took power on 18 Brumaire an VIII.", "9 November 1799"],
    ["It was on the 5th of Ramadan 1344 AH.", "18 March 1926 to 20 March 1926"],
  ])("%s", (text, reading) => {
    expect(only(text).reading).toBe(reading);
  });

  test("without a text there is none", () => {
    expect(readDates("")).toEqual([]);
    expect(readDates("Nothing happened at all, and nobody minded.")).toEqual([]);
  });
});

describe("the reason", () => {
  test("names the date that the year was carried from, and how far away it is", () => {
    const text = "On January 5, 1946 the envoys met. They quarrelled. On 20 May they left.";
    const { reason, basis, edtf } = named(text, "20 May");
    expect(edtf).toBe("1946-05-20");
    expect(reason).toBe("year 1946 carried from “January 5, 1946”, two sentences before");
    expect(basis).toEqual({ kind: "carried", part: "year", from: { words: "January 5, 1946", start: 3, end: 18 }, sure: true, alternatives: [] });
  });

  test("says that the sentence denies the date, or asks about it", () => {
    expect(only("The abbey was not founded in 1821.")).toMatchObject({ doubt: "denied", reason: "stated; the sentence says that it was not then" });
    expect(only("Was the abbey founded in 1821?")).toMatchObject({ doubt: "asked", reason: "stated; the sentence asks whether it was then" });
    expect(only("The abbey was founded in 1121.")).not.toHaveProperty("doubt");
  });

  test("says what else it could be where that is not sure", () => {
    const date = readDates("By March 1947 it was over; about 1640 it had begun. The 26 June campaign failed.", { language: "en" }).at(-1);
    expect(date?.basis).toMatchObject({ kind: "carried", sure: false, alternatives: ["1640-06-26"] });
    expect(date?.reason).toContain("not sure: could be 1640");
  });

  test("names the date counted from, and the event where it is one", () => {
    expect(named("On 3 May 1950 he came. Two days later he left.", "Two days later").reason).toBe("counted from “3 May 1950”, one sentence before");
    const { offset, reason, reading, edtf } = only("Three days before the treaty was signed, rain fell.");
    expect(offset).toEqual({
      count: 3,
      unit: "day",
      direction: "before",
      approximate: false,
      event: { words: "the treaty was signed", start: 18, end: 39 },
      equation: "event − 3 days",
    });
    expect(reading).toBe("event − 3 days");
    expect(reason).toBe("counted from “the treaty was signed”, which is not dated here: event − 3 days");
    expect(edtf).toBeUndefined();
  });

  test("says when it is counted from the date of writing", () => {
    expect(only("A year ago it rained.", { written: "1952" })).toMatchObject({ edtf: "1951", reason: "taken from when the text was written (1952)" });
    expect(only("I came here yesterday.", { written: "1952-08-24" }).edtf).toBe("1952-08-23");
    expect(only("Today nothing is left of it.")).toMatchObject({ reading: "when the text was written" });
  });
});

test("a date of another calendar says so, and is read in ours", () => {
  const { calendar, edtf, reason } = only("He took power on 18 Brumaire an VIII.");
  expect([calendar, edtf]).toEqual(["french-republican", "1799-11-09"]);
  expect(reason).toBe("stated; carried over from the French Republican calendar");
});

test("both ends of a range have the whole of it, and each its own", () => {
  const [first, last] = readDates("The campaign of 26 June – 4 August 1952 failed.", { language: "en" });
  expect([first?.edtf, last?.edtf]).toEqual(["1952-06-26/1952-08-04", "1952-06-26/1952-08-04"]);
  expect(first?.range).toMatchObject({
    side: "first",
    other: { words: "4 August 1952" },
    bounds: { earliestStart: "1952-06-26", latestEnd: "1952-06-26" },
  });
  expect(last?.range).toMatchObject({ side: "last", other: { words: "26 June" } });
  expect(first?.happened).toEqual({ earliest: "1952-06-26", latest: "1952-08-04" });
});

describe("bounds", () => {
  test("follow the policy that is asked for", () => {
    const text = "It was built about 1640.";
    expect(only(text).happened).toEqual({ earliest: "1639-01-01", latest: "1641-12-31" });
    expect(only(text, { policy: "exact/1" }).happened).toEqual({ earliest: "1640-01-01", latest: "1640-12-31" });
    expect(only("In the winter of 1848 it froze.", { policy: "exact/1" }).happened).toEqual({ earliest: "1848-12-01", latest: "1849-02-28" });
    expect(only("By early 1848 it was over.", { policy: "exact/1" }).happened).toEqual({ latest: "1848-05-01" });
  });

  test("are open where they are: a bound that is not there is absent", () => {
    expect(only("Today nothing is left of what was seen.", {}).bounds).toBeUndefined();
    const dates = readDates("It fell in 1848. Today nothing is left.", { language: "en" });
    expect(dates[1]?.bounds).toEqual({ earliestStart: "1848-01-01", earliestEnd: "1848-01-01" });
    expect(dates[1]?.happened).toEqual({ earliest: "1848-01-01" });
  });

  test("what a relation leaves open is what claims make of it", () => {
    const words: readonly (readonly [string, TimeRelation])[] = [
      ["in", "in"],
      ["by", "by"],
      ["since", "since"],
      ["until", "until"],
      ["before", "before"],
      ["after", "after"],
      ["throughout", "throughout"],
    ];
    const year = {
      start: { earliest: gregorianDay(1848, 1, 1), latest: gregorianDay(1848, 1, 1) },
      end: { earliest: gregorianDay(1848, 12, 31), latest: gregorianDay(1848, 12, 31) },
    };
    for (const [word, relation] of words) {
      const { start, end } = applyRelation(year, { relation, aspect: "achievement", range: false });
      const iso = (day: typeof start.earliest) => {
        const { year: y, month, day: d } = gregorianDate(day);
        return `${y}-${String(month).padStart(2, "0")}-${String(d).padStart(2, "0")}`;
      };
      const expected = {
        ...(Number.isFinite(start.earliest) ? { earliest: iso(start.earliest) } : {}),
        ...(Number.isFinite(end.latest) ? { latest: iso(end.latest) } : {}),
      };
      expect([word, only(`It stood ${word} 1848 as we know.`).happened]).toEqual([word, expected]);
    }
  });
});

describe("languages", () => {
  test("there is one for each folder of lang/", () => {
    const folders = new Set(readDataFiles().flatMap(({ path }) => /^lang\/(\w+)\//.exec(path)?.[1] ?? []));
    expect(languages).toEqual([...folders].sort());
  });

  test("a region's variety is read with the language's data; one without data is refused with those there are", () => {
    expect(readDates("on 3 May 1848", { language: "en-GB" })[0]?.edtf).toBe("1848-05-03");
    expect(() => readDates("x", { language: "tlh" })).toThrow(/there is no data for the language "tlh".*en/);
    expect(() => readDates("x", { written: "yesterday" })).toThrow('"yesterday" is no date of writing');
  });

  test.each(languages)("what is read from disk and what is inside give the same: the example texts of %s", (language) => {
    const files = readDataFiles();
    const examples = files.filter(({ path }) => path.startsWith(`lang/${language}/timexes/examples`)).map(({ text }) => text);
    const text = examples.join("\n").replace(/\[\[([^|\]]*)\|[^\]]*\]\]/g, "$1");
    const read = readDates(text, { language });
    expect(read.length).toBeGreaterThan(100);
    expect(makeDateReader(files).readDates(text, { language })).toEqual(read);
    for (const { words, start, end, reading, reason } of read) {
      expect(text.slice(start, end)).toBe(words);
      expect(`${reading} ${reason}`).not.toMatch(/undefined|NaN|of of| {2}|XX/);
    }
  });

  test("faulty data is told with file and line", () => {
    const files = [{ path: "lang/xx/segmentation.yaml", text: "starter: []" }];
    expect(() => makeDateReader(files).readDates("x", { language: "xx" })).toThrow("lang/xx/segmentation.yaml:1:");
  });
});

test("the time it takes grows as the text does", () => {
  const passage = "On 3 May 1848 the envoys met. Two days later they left. In the winter of 1849 it froze. Today it is gone.\n\n";
  const time = (copies: number) => {
    const text = passage.repeat(copies);
    return processorTime(() => readDates(text, { language: "en" }));
  };
  time(200);
  expect(time(3200)).toBeLessThan(Math.max(20 * time(400), 100));
});
