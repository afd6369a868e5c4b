import { describe, expect, it } from "vitest";
import { untrained } from "../../../test/support/learnt.ts";
import type { Timex } from "../../model/mention.ts";
import type { SourceId } from "../../model/source.ts";
import type { Day, Interval } from "../../model/time.ts";
import { readSource } from "../../source/index.ts";
import { segment } from "../../text/index.ts";
import { boundsOf, gregorianDate, gregorianDay, julianDay, parseEdtf } from "../../time/index.ts";
import { findTimexes } from "./index.ts";

const language = untrained().languages.get("en");

interface Said {
  readonly place?: string;
  readonly written?: string;
}

function find(given: string, said: Said = {}): readonly Timex[] {
  if (language === undefined) throw new Error("no English");
  const metadata = { language: "en", ...said };
  return findTimexes(segment(readSource({ id: "text" as SourceId, given, format: "plain", metadata }), language), language);
}

/** The date with these words. */
function dated(given: string, quote: string, said: Said = {}): Timex {
  const timex = find(given, said).find((each) => each.quote === quote);
  if (timex === undefined) throw new Error(`no date "${quote}" in: ${given}`);
  return timex;
}

function iso(day: Day): string {
  const { year, month, day: ofMonth } = gregorianDate(day);
  return `${year}-${month}-${ofMonth}`;
}

/** "1917-11-7" where start and end are one known day, else the first and last it can be. */
function days(interval: Interval | undefined): string {
  if (interval === undefined) return "none";
  const [first, last] = [iso(interval.start.earliest), iso(interval.end.latest)];
  return first === last ? first : `${first} ${last}`;
}

describe("two dates of one day", () => {
  it.each<[given: string, old: string, our: string, day: string]>([
    ["On 25 October (7 November) 1917 it fell.", "25 October", "7 November", "1917-11-7"],
    ["On 7 November (25 October) 1917 it fell.", "25 October", "7 November", "1917-11-7"],
    ["On 7 November [O.S. 25 October] 1917 it fell.", "25 October", "7 November", "1917-11-7"],
    ["On 25 October 1917 (7 November 1917) it fell.", "25 October 1917", "7 November 1917", "1917-11-7"],
    ["On 25 October 1917 (7 November, N.S.) it fell.", "25 October 1917", "7 November", "1917-11-7"],
    ["On November 7 (October 25, O.S.), 1917, it fell.", "October 25", "November 7", "1917-11-7"],
    ["On 12/24 December 1812 it fell.", "12", "24 December 1812", "1812-12-24"],
    ["On 25 December 1799 (5 January 1800) it fell.", "25 December 1799", "5 January 1800", "1800-1-5"],
    ["On 25 December (5 January) 1800 it fell.", "25 December", "5 January", "1800-1-5"],
    // By the year that began on Lady Day he was born in 1731.
    ["On 11 February 1731 (22 February 1732) he was born.", "11 February 1731", "22 February 1732", "1732-2-22"],
  ])("%s", (given, oldQuote, ourQuote, day) => {
    const [old, our] = [dated(given, oldQuote), dated(given, ourQuote)];
    expect([old.calendar, our.calendar]).toEqual(["julian", "gregorian"]);
    expect([days(old.interval), days(our.interval)]).toEqual([day, day]);
    expect(old.equal).toEqual({ other: our.id, agrees: true });
    expect(our.equal).toEqual({ other: old.id, agrees: true });
    expect(old.edtf).toBe(our.edtf);
  });

  it("says so where they are not one day, and leaves open which is right", () => {
    const given = "On 25 October (6 November) 1917 it fell.";
    for (const quote of ["25 October", "6 November"]) {
      const timex = dated(given, quote);
      expect(timex.equal?.agrees).toBe(false);
      expect(days(timex.interval)).toBe("1917-11-6 1917-11-7");
    }
  });

  it("knows that the two calendars were eleven days apart from 1700 on", () => {
    expect(dated("He wrote on 30 May/9 June 1702.", "9 June 1702").equal?.agrees).toBe(false);
    expect(dated("He wrote on 30 May/10 June 1702.", "10 June 1702").equal?.agrees).toBe(true);
    expect(dated("He wrote on 30 May/9 June 1602.", "9 June 1602").equal?.agrees).toBe(true);
  });

  it("gives a night between two days no style", () => {
    const found = find("They crossed on 12/13 December 1812.");
    expect(found.map(({ calendar, equal }) => [calendar, equal])).toEqual([
      ["gregorian", undefined],
      ["gregorian", undefined],
    ]);
  });

  it("takes no aside of another date for the same day", () => {
    expect(find("He came on 3 May 1809 (20 June 1809 by others).").map(({ equal }) => equal)).toEqual([undefined, undefined]);
  });

  it("reads a day in both styles within one month", () => {
    expect(days(dated("He died on 1 (13) March 1881.", "1 (13) March 1881").interval)).toBe("1881-3-13");
    const other = dated("He died on 1 (12) March 1881.", "1 (12) March 1881");
    expect([days(other.interval), other.calendar]).toEqual(["1881-3-12 1881-3-13", "gregorian-or-julian"]);
  });

  it("lets our date decide what another calendar leaves open", () => {
    const hijri = dated("He entered it on 8 Muharram 923/31 January 1517.", "8 Muharram 923");
    expect([hijri.calendar, hijri.interval?.start.earliest, hijri.interval?.start.latest]).toEqual([
      "hijri",
      julianDay(1517, 1, 31),
      julianDay(1517, 1, 31),
    ]);
    expect(hijri.range).toBeUndefined();
    expect(hijri.equal?.agrees).toBe(true);
    expect(dated("It was 5 Iyar 5708 (15 May 1948).", "5 Iyar 5708").equal?.agrees).toBe(false);
    expect(dated("It was built in 1348 AH (1929).", "1348 AH").equal?.agrees).toBe(true);
    expect(dated("It was built in 1348 AH (1940).", "1348 AH").equal?.agrees).toBe(false);
  });

  it("knows a Hijri year by ours beside it", () => {
    expect(find("It was built in 1348/1929 there.").map(({ calendar, range }) => [calendar, range])).toEqual([
      ["hijri", undefined],
      ["gregorian", undefined],
    ]);
    expect(find("The war of 1914/1918 was over.").map(({ calendar }) => calendar)).toEqual(["gregorian", "gregorian"]);
  });
});

describe("old style", () => {
  it("is the Julian calendar", () => {
    expect(days(dated("He landed on 5 November 1688 (O.S.) there.", "5 November 1688").interval)).toBe("1688-11-15");
    expect(days(dated("He landed on 15 November 1688 N.S. there.", "15 November 1688").interval)).toBe("1688-11-15");
  });

  it("leaves open whether the year began in March", () => {
    const timex = dated("He was born on 11 February 1731 (O.S.) there.", "11 February 1731");
    expect([timex.interval?.start.earliest, timex.interval?.start.latest]).toEqual([gregorianDay(1731, 2, 22), gregorianDay(1732, 2, 22)]);
    expect(timex.edtf).toBe("[1731-02-22,1732-02-22]");
    expect(timex.value).toBe("1731-02-11");
    expect(days(dated("He was born on 11 February 1891 (O.S.) there.", "11 February 1891").interval)).toBe("1891-2-23");
    expect(days(dated("He was born on 11 February 1731 (O.S.) there.", "11 February 1731", { place: "SE" }).interval)).toBe("1731-2-22");
  });

  it("is what a double year is in", () => {
    const timex = dated("He was beheaded on 30 January 1648/9 in the cold.", "30 January 1648/9");
    expect([timex.calendar, days(timex.interval), timex.value]).toEqual(["julian", "1649-2-9", "1649-01-30"]);
    expect(days(dated("He was beheaded on 30 January 1648/9.", "30 January 1648/9", { place: "GB", written: "1650" }).interval)).toBe("1649-2-9");
  });

  it("is what a day must be in that only the older calendar has, which is no day of ours unless something says that it is old", () => {
    const timex = dated("It was signed on 29 February 1900 there.", "29 February 1900");
    expect([timex.calendar, days(timex.interval), timex.impossible]).toEqual(["julian", "1900-3-13", "no such day in the Gregorian calendar"]);
    expect(dated("It was signed on 29 February 1900 there.", "29 February 1900", { place: "RU" }).impossible).toBeUndefined();
    expect(dated("It was signed on 29 February 1900 (O.S.) there.", "29 February 1900").impossible).toBeUndefined();
    expect(dated("It was signed on 30 February 1900 there.", "30 February 1900").impossible).toBeDefined();
    expect(dated("It was signed on 29 February 2100 there.", "29 February 2100").impossible).toBeDefined();
  });
});

describe("the calendar of a day that names none", () => {
  it("is the Gregorian from its first day on", () => {
    expect(days(dated("The bull came on 4 October 1582.", "4 October 1582").interval)).toBe("1582-10-14");
    expect(days(dated("The bull came on 15 October 1582.", "15 October 1582").interval)).toBe("1582-10-15");
    expect(dated("The bull came in November 1582.", "November 1582").calendar).toBe("gregorian");
    expect(dated("The bull came in 1582.", "1582").calendar).toBe("julian");
  });

  it("changes under a count of days", () => {
    expect(dated("He came on 4 October 1582. The next day he left.", "The next day").value).toBe("1582-10-15");
  });
});

describe("EDTF days are Gregorian", () => {
  it.each([
    "The city fell on 29 May 1453.",
    "He landed on 5 November 1688 (O.S.) there.",
    "He was born on 11 February 1731 (O.S.) there.",
    "On 25 October (6 November) 1917 it fell.",
    "It was on 4 Rajab 922 AH.",
    "The guard of 9 Thermidor Year II fled.",
    "It lasted from 18 Brumaire Year VIII to 2 December 1804.",
    "It was paid in the second year of Henry V.",
    "The rising of early 1348 AH failed.",
    "Hobart froze in the winter of 1891.",
  ])("and hold the days of the bounds: %s", (given) => {
    for (const { edtf, interval } of find(given)) {
      const read = parseEdtf(edtf ?? "");
      if (!("value" in read) || read.value === undefined || interval === undefined) throw new Error(`no EDTF or no days: ${given}`);
      const bounds = boundsOf(read.value);
      expect(bounds.start.earliest).toBeLessThanOrEqual(interval.start.earliest);
      expect(bounds.end.latest).toBeGreaterThanOrEqual(interval.end.latest);
    }
  });
});

describe("seasons of the south", () => {
  const months = ({ interval }: Timex): readonly [number, number] => [
    gregorianDate(interval?.start.latest ?? gregorianDay(1, 1, 1)).month,
    gregorianDate(interval?.end.earliest ?? gregorianDay(1, 1, 1)).month,
  ];

  it("are left open where a place of the south is near", () => {
    const timex = dated("In the summer of 1939 there was no rain in Queensland.", "the summer of 1939");
    expect(timex.edtf).toBe("[1939-26,1939-30]");
    expect(days(timex.interval)).toBe("1938-11-10 1940-3-21");
    expect(timex.value).toBe("1939-SU");
  });

  it("are told by the place where the account was written", () => {
    const timex = dated("In the summer of 1939 there was no rain in Queensland.", "the summer of 1939", { place: "DE" });
    expect([timex.edtf, months(timex)]).toEqual(["1939-22", [6, 8]]);
    expect(dated("In the autumn of 1939 there was no rain.", "the autumn of 1939", { place: "ZA" }).edtf).toBe("1939-31");
  });

  it("are those of the north where nothing points to the south", () => {
    expect(dated("In the summer of 1939 there was no rain in Bavaria.", "the summer of 1939").edtf).toBe("1939-22");
    expect(dated("New South Wales is far.\n\nMuch else happened.\n\nIn the summer of 1939 it was dry.", "the summer of 1939").edtf).toBe("1939-22");
  });
});
