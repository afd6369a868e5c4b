import { describe, expect, it } from "vitest";
import { untrained } from "../../../test/support/learnt.ts";
import type { Timex } from "../../model/mention.ts";
import type { SourceId } from "../../model/source.ts";
import { readSource } from "../../source/index.ts";
import { segment } from "../../text/index.ts";
import { gregorianDate, gregorianDay, julianDay } from "../../time/index.ts";
import { findTimexes } from "./index.ts";

const language = untrained().languages.get("en");

function find(given: string, said: { readonly place?: string; readonly written?: string } = {}): readonly Timex[] {
  if (language === undefined) throw new Error("no English");
  const metadata = { language: "en", ...said };
  return findTimexes(segment(readSource({ id: "text" as SourceId, given, format: "plain", metadata }), language), language);
}

function one(given: string, said: { readonly place?: string; readonly written?: string } = {}): Timex {
  const [timex, ...more] = find(given, said);
  if (timex === undefined || more.length > 0) throw new Error(`not one date: ${given}`);
  return timex;
}

describe("dates of other calendars", () => {
  // Days that every handbook gives: Furet and Ozouf's Dictionnaire critique, the Encyclopaedia of Islam, the declaration of 1948.
  it.each([
    ["The directors were driven out on 18 Brumaire Year VIII.", "french-republican", gregorianDay(1799, 11, 9)],
    ["He was outlawed on 9 Thermidor Year II.", "french-republican", gregorianDay(1794, 7, 27)],
    ["It began on 1 Vendémiaire Year I.", "french-republican", gregorianDay(1792, 9, 22)],
    ["The council read it out on 5 Iyar 5708.", "hebrew", gregorianDay(1948, 5, 14)],
    ["The temple burned on 9 Av 3830.", "hebrew", julianDay(70, 8, 4)],
    ["The runners came on the fifteenth day of the eighth lunar month of 1949.", "chinese", gregorianDay(1949, 10, 6)],
  ])("are carried over to the day: %s", (given, calendar, day) => {
    const timex = one(given);
    expect(timex.calendar).toBe(calendar);
    expect(timex.grain).toBe("day");
    expect(timex.interval).toEqual({ start: { earliest: day, latest: day }, end: { earliest: day, latest: day } });
  });

  it("stay as wide as the sight of the moon", () => {
    const { interval, edtf } = one("He was slain on 10 Muharram 61 AH.");
    expect(interval?.start).toEqual({ earliest: julianDay(680, 10, 9), latest: julianDay(680, 10, 11) });
    expect(edtf).toBe("[0680-10-12..0680-10-14]");
  });

  it("take a year that cannot be Hijri for one of ours", () => {
    const { interval } = one("War broke out in Ramadan 1973.");
    expect(gregorianDate(interval?.start.latest ?? gregorianDay(1, 1, 1))).toMatchObject({ year: 1973, month: 9 });
  });

  it("keep both months of Adar where the words do not say which", () => {
    const { interval } = one("The scroll was sold in Adar 5708.");
    expect(interval?.start.earliest).toBe(gregorianDay(1948, 2, 11));
    expect(interval?.end.latest).toBe(gregorianDay(1948, 4, 9));
  });

  it("say that there is no such day", () => {
    expect(one("The fleet sailed on 31 Nivôse Year V.").impossible).toBeDefined();
    expect(one("The fleet sailed on 30 Nivôse Year V.").impossible).toBeUndefined();
  });

  it("carry the year from the last date of their own calendar, and say so", () => {
    const [first, second] = find("The club closed on 21 Brumaire Year III. On 12 Germinal the crowd broke in.");
    expect(second?.value).toBe("1795-04-01");
    expect(second?.basis).toEqual({ kind: "carried", from: first?.id, part: "year", sure: true });
  });

  it("turn the year with their own calendar", () => {
    expect(find("The club closed on 9 Thermidor Year II. On 7 Vendémiaire it met again.").at(-1)?.value).toBe("1794-09-28");
  });

  it("take the year from our date beside them, or from where the account is", () => {
    expect(find("It fell on 18 Brumaire (9 November 1799).")[0]?.value).toBe("1799-11-09");
    const carried = find("In 1794 hunger came. He was seized on 9 Thermidor.").at(-1);
    expect(carried?.value).toBe("1794-07-27");
    expect(carried?.basis).toMatchObject({ kind: "carried", sure: false });
  });

  it("leave open what no words tell", () => {
    const timex = one("He was seized on 9 Thermidor.");
    expect([timex.value, timex.interval, timex.calendar]).toEqual(["", undefined, "french-republican"]);
  });

  it("count the years of a reign from its beginning to its end", () => {
    expect(one("It was paid in the second year of Henry V.").interval).toEqual({
      start: { earliest: julianDay(1414, 3, 21), latest: julianDay(1414, 3, 21) },
      end: { earliest: julianDay(1415, 3, 20), latest: julianDay(1415, 3, 20) },
    });
    expect(one("It was paid in the first year of Richard III.").calendar).toBe("regnal");
  });
});

describe("the place where an account was written", () => {
  it("says which calendar was in force, to the day", () => {
    const last = one("The palace was taken on 31 January 1918.", { place: "RU" });
    expect([last.calendar, last.interval?.start.earliest]).toEqual(["julian", julianDay(1918, 1, 31)]);
    const first = one("The palace was taken on 14 February 1918.", { place: "RU" });
    expect([first.calendar, first.interval?.start.earliest]).toEqual(["gregorian", gregorianDay(1918, 2, 14)]);
    expect(one("The palace was taken on 31 January 1918.").calendar).toBe("gregorian");
  });

  it("says on which day a weekday fell", () => {
    expect(find("The fort fell on 3 March 1878. On Monday the bells rang.", { place: "RU" }).at(-1)?.value).toBe("1878-03-06");
    expect(find("The fort fell on 3 March 1878. On Monday the bells rang.").at(-1)?.value).toBe("1878-03-04");
  });

  it("leaves the year of a day before Lady Day open, where the writer may have begun it then", () => {
    const { interval } = one("She died on 24 March 1602.", { place: "GB", written: "1640" });
    expect(interval?.start).toEqual({ earliest: julianDay(1602, 3, 24), latest: julianDay(1603, 3, 24) });
    expect(one("She died on 25 March 1602.", { place: "GB", written: "1640" }).interval?.start.latest).toBe(julianDay(1602, 3, 25));
    expect(one("She died on 24 March 1602.", { place: "GB", written: "1910" }).interval?.start.latest).toBe(julianDay(1602, 3, 24));
  });

  it("says when its summer is", () => {
    const south = one("They fought in the winter of 1982.", { place: "AR" });
    expect(gregorianDate(south.interval?.start.latest ?? gregorianDay(1, 1, 1)).month).toBeGreaterThanOrEqual(5);
    expect(gregorianDate(south.interval?.end.latest ?? gregorianDay(1, 1, 1))).toMatchObject({ year: 1982, month: 9 });
  });
});
