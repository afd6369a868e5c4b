import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Day, Interval } from "../../model/time.ts";
import { dayOf, gregorianDate, gregorianDay, julianDay } from "../days.ts";
import {
  type CalendarSystem,
  CHINESE,
  dateIn,
  dayIn,
  daysOf,
  FRENCH_REPUBLICAN,
  GREGORIAN,
  HEBREW,
  HIJRI_CIVIL,
  HIJRI_UMM_AL_QURA,
  intervalIn,
  intervalOfDate,
  intervalOfDays,
  JULIAN,
  LEAP_MONTH,
  MINGUO,
  onWeekday,
} from "./index.ts";

type Parts = [year: number, month: number, day: number];

function iso(day: Day | undefined): string {
  if (day === undefined) return "none";
  const { year, month, day: ofMonth } = gregorianDate(day);
  return `${year}-${month}-${ofMonth}`;
}

function shown(interval: Interval | undefined): string {
  if (interval === undefined) return "none";
  return [interval.start, interval.end]
    .map(({ earliest, latest }) => (earliest === latest ? iso(earliest) : `${iso(earliest)}…${iso(latest)}`))
    .join("  ");
}

function parts(system: CalendarSystem, day: Day): Parts | undefined {
  const date = dateIn(system, day);
  return date && [date.year, date.month, date.day];
}

describe("the sample dates of Reingold and Dershowitz, Calendrical Calculations, appendix C", () => {
  // R.D. 1 is day 1,721,426.
  it.each<[rd: number, gregorian: Parts, julian: Parts, hebrew: Parts, islamic: Parts | undefined]>([
    [25469, [70, 9, 24], [70, 9, 26], [3831, 7, 3], undefined],
    [400085, [1096, 5, 24], [1096, 5, 18], [4856, 2, 23], [489, 5, 22]],
    [601716, [1648, 6, 10], [1648, 5, 31], [5408, 3, 20], [1058, 5, 18]],
    [613424, [1680, 6, 30], [1680, 6, 20], [5440, 4, 3], [1091, 6, 2]],
    [694799, [1903, 4, 19], [1903, 4, 6], [5663, 1, 22], [1321, 1, 21]],
    [704424, [1929, 8, 25], [1929, 8, 12], [5689, 5, 19], [1348, 3, 19]],
    [708842, [1941, 9, 29], [1941, 9, 16], [5702, 7, 8], [1360, 9, 8]],
    [710347, [1945, 11, 12], [1945, 10, 30], [5706, 9, 7], [1364, 12, 6]],
    [727274, [1992, 3, 17], [1992, 3, 4], [5752, 13, 12], [1412, 9, 13]],
    [728714, [1996, 2, 25], [1996, 2, 12], [5756, 12, 5], [1416, 10, 5]],
    [764652, [2094, 7, 18], [2094, 7, 5], [5854, 5, 5], [1518, 3, 5]],
  ])("R.D. %i", (rd, gregorian, julian, hebrew, islamic) => {
    const day = dayOf(rd + 1_721_425);
    expect(parts(GREGORIAN, day)).toEqual(gregorian);
    expect(parts(JULIAN, day)).toEqual(julian);
    expect(parts(HEBREW, day)).toEqual(hebrew);
    expect(parts(HIJRI_CIVIL, day)).toEqual(islamic);
  });
});

describe("known days", () => {
  it.each<[what: string, system: CalendarSystem, date: Parts, gregorian: string]>([
    ["the first day of the Republic", FRENCH_REPUBLICAN, [1, 1, 1], "1792-9-22"],
    ["9 Thermidor II", FRENCH_REPUBLICAN, [2, 11, 9], "1794-7-27"],
    ["13 Vendémiaire IV", FRENCH_REPUBLICAN, [4, 1, 13], "1795-10-5"],
    ["18 Fructidor V", FRENCH_REPUBLICAN, [5, 12, 18], "1797-9-4"],
    ["18 Brumaire VIII", FRENCH_REPUBLICAN, [8, 2, 18], "1799-11-9"],
    ["11 Frimaire XIII", FRENCH_REPUBLICAN, [13, 3, 11], "1804-12-2"],
    ["the last day, 10 Nivôse XIV", FRENCH_REPUBLICAN, [14, 4, 10], "1805-12-31"],
    ["the sixth complementary day of III", FRENCH_REPUBLICAN, [3, 13, 6], "1795-9-22"],
    ["1 Muharram 1", HIJRI_CIVIL, [1, 1, 1], "622-7-19"],
    ["1 Rajab 1352", HIJRI_CIVIL, [1352, 7, 1], "1933-10-20"],
    ["1 Muharram 1400 by the table", HIJRI_CIVIL, [1400, 1, 1], "1979-11-21"],
    ["1 Ramadan 1445 in Saudi Arabia", HIJRI_UMM_AL_QURA, [1445, 9, 1], "2024-3-11"],
    ["5 Iyyar 5708", HEBREW, [5708, 2, 5], "1948-5-14"],
    ["new year 5784", HEBREW, [5784, 7, 1], "2023-9-16"],
    ["Passover 5784", HEBREW, [5784, 1, 15], "2024-4-23"],
    ["12 April of Minguo 23", MINGUO, [23, 4, 12], "1934-4-12"],
    ["the tenth of the tenth of Minguo 38", MINGUO, [38, 10, 10], "1949-10-10"],
    ["mid-autumn 1911", CHINESE, [1911, 8, 15], "1911-10-6"],
    ["the 19th of the eighth month of Xinhai", CHINESE, [1911, 8, 19], "1911-10-10"],
    ["the first of the leap second month of 2023", CHINESE, [2023, 2 + LEAP_MONTH, 1], "2023-3-22"],
  ])("%s", (_, system, [year, month, day], gregorian) => {
    expect(iso(dayIn(system, { year, month, day }))).toBe(gregorian);
  });

  it("begins the Republican years as the concordance of Parise, The Book of Calendars, has them", () => {
    const newYears = Array.from({ length: 14 }, (_, index) =>
      iso(FRENCH_REPUBLICAN.newYear(index + 1))
        .split("-")
        .slice(2)
        .join(),
    );
    expect(newYears.join(" ")).toBe("22 22 22 23 22 22 22 23 23 23 23 24 23 23");
  });

  it("begins the Chinese years as the Hong Kong Observatory has them", () => {
    const newYears = [1901, 1911, 1912, 1924, 1949, 1966, 1985, 2000, 2008, 2019, 2024].map((year) => iso(CHINESE.newYear(year)));
    expect(newYears).toEqual([
      "1901-2-19",
      "1911-1-30",
      "1912-2-18",
      "1924-2-5",
      "1949-1-29",
      "1966-1-21",
      "1985-2-20",
      "2000-2-5",
      "2008-2-7",
      "2019-2-5",
      "2024-2-10",
    ]);
  });
});

const SYSTEMS: [string, CalendarSystem][] = [
  ["gregorian", GREGORIAN],
  ["julian", JULIAN],
  ["minguo", MINGUO],
  ["french-republican", FRENCH_REPUBLICAN],
  ["hijri-civil", HIJRI_CIVIL],
  ["hijri-umm-al-qura", HIJRI_UMM_AL_QURA],
  ["hebrew", HEBREW],
  ["chinese", CHINESE],
];

describe.each(SYSTEMS)("%s", (_, system) => {
  const { first, last } = system.years;

  it("has years whose months fill them", () => {
    fc.assert(
      fc.property(fc.integer({ min: first, max: last }), (year) => {
        const days = system.months(year).reduce((sum, month) => sum + month.days, 0);
        expect(system.newYear(year) + days).toBe(system.newYear(year + 1));
      }),
      { numRuns: 400 },
    );
  });

  it("gives back the day of every date", () => {
    fc.assert(
      fc.property(fc.integer({ min: system.newYear(first), max: system.newYear(last + 1) - 1 }), (number) => {
        const date = dateIn(system, dayOf(number));
        expect(date && dayIn(system, date)).toBe(number);
      }),
      { numRuns: 400 },
    );
  });

  it("knows no date beyond its years", () => {
    expect(intervalIn(system, { year: last + 1 })).toBeUndefined();
    expect(dateIn(system, dayOf(system.newYear(last + 1)))).toBeUndefined();
    expect(dateIn(system, dayOf(system.newYear(first) - 1))).toBeUndefined();
    expect(intervalIn(system, { year: first, month: 30 })).toBeUndefined();
    expect(intervalIn(system, { year: first, month: 1, day: 32 })).toBeUndefined();
  });
});

describe("agrees with the calendars of the machine", () => {
  it.each<[name: string, system: CalendarSystem, from: number]>([
    ["islamic-civil", HIJRI_CIVIL, 1800],
    ["islamic-umalqura", HIJRI_UMM_AL_QURA, 1883],
    ["roc", MINGUO, 1912],
  ])("%s", (name, system, from) => {
    const format = new Intl.DateTimeFormat(`en-u-ca-${name}`, { year: "numeric", month: "numeric", day: "numeric", timeZone: "UTC" });
    const first = gregorianDay(from, 1, 1);
    for (let day = first; day < gregorianDay(2100, 1, 1); day = dayOf(day + 17)) {
      const written = format.formatToParts(new Date((day - 2_440_588) * 86_400_000));
      const of = (type: string) => Number(written.find((part) => part.type === type)?.value);
      if (parts(system, day)?.join() !== [of("year"), of("month"), of("day")].join())
        expect([iso(day), parts(system, day)]).toEqual([iso(day), written]);
    }
  });
});

describe("what a calendar cannot decide stays a range", () => {
  it("keeps both days of a date that is Gregorian or Julian", () => {
    expect(shown(intervalOfDate("gregorian-or-julian", { year: 1917, month: 10, day: 25 }))).toBe("1917-10-25…1917-11-7  1917-10-25…1917-11-7");
    expect(daysOf("gregorian-or-julian", { year: 1917, month: 10, day: 25 }).map(iso)).toEqual(["1917-10-25", "1917-11-7"]);
    expect(shown(intervalOfDate("gregorian-or-julian", { year: 1900, month: 2, day: 29 }))).toBe("1900-3-13  1900-3-13");
    expect(shown(intervalOfDate("gregorian-or-julian", { year: 1917 }))).toBe("1917-1-1…1917-1-14  1917-12-31…1918-1-13");
  });

  it("lets a Hijri day be one off, unless the variant is known", () => {
    const date = { year: 1352, month: 7, day: 1 };
    expect(daysOf("hijri", date).map(iso)).toEqual(["1933-10-19", "1933-10-20", "1933-10-21"]);
    expect(daysOf("hijri-civil", date).map(iso)).toEqual(["1933-10-20"]);
  });

  it("lets a weekday decide", () => {
    const days = daysOf("hijri", { year: 1352, month: 7, day: 1 });
    expect(onWeekday(days, 4).map(iso)).toEqual(["1933-10-19"]);
    expect(onWeekday(days, 2)).toEqual([]);
    expect(shown(intervalOfDays(onWeekday(daysOf("gregorian-or-julian", { year: 1917, month: 10, day: 25 }), 3)))).toBe("1917-11-7  1917-11-7");
  });

  it("lets a Republican day after the calendar's end be one off", () => {
    expect(shown(intervalOfDate("french-republican", { year: 79, month: 8, day: 15 }))).toBe("1871-5-4…1871-5-6  1871-5-4…1871-5-6");
    expect(shown(intervalOfDate("french-republican", { year: 8, month: 2 }))).toBe("1799-10-23  1799-11-21");
  });

  it("takes no date that the calendar does not have", () => {
    expect(intervalOfDate("french-republican", { year: 2, month: 13, day: 6 })).toBeUndefined();
    expect(intervalOfDate("chinese", { year: 1600, month: 1, day: 1 })).toBeUndefined();
    expect(intervalOfDate("hebrew", { year: 5783, month: 13 })).toBeUndefined();
    expect(daysOf("gregorian-or-julian", { year: 1917, month: 2, day: 29 })).toEqual([]);
  });
});

it("has the days and years of the machine's Hebrew calendar", () => {
  const format = new Intl.DateTimeFormat("en-u-ca-hebrew", { year: "numeric", day: "numeric", timeZone: "UTC" });
  for (let day = gregorianDay(1000, 1, 1); day < gregorianDay(2300, 1, 1); day = dayOf(day + 13)) {
    const written = format.formatToParts(new Date((day - 2_440_588) * 86_400_000));
    const of = (type: string) => Number(written.find((part) => part.type === type)?.value);
    const [year, , ofMonth] = parts(HEBREW, day) ?? [];
    if (year !== of("year") || ofMonth !== of("day")) expect([iso(day), year, ofMonth]).toEqual([iso(day), of("year"), of("day")]);
  }
});

it("counts the oldest epochs from the days that are agreed", () => {
  expect(HEBREW.newYear(1)).toBe(julianDay(-3760, 10, 7));
  expect(HIJRI_CIVIL.newYear(1)).toBe(julianDay(622, 7, 16));
});
