import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { dayOfFeast, daysOfDate, gregorianDate, julianDate, julianEaster, regnalYear } from "../time/index.ts";
import { loadCalendars } from "./calendars.ts";
import type { DataFile } from "./data.ts";

const FILES: DataFile[] = ["calendars", "calendars-feasts", "calendars-reigns"].map((name) => {
  const path = `knowledge/${name}.yaml`;
  return { path, text: readFileSync(path, "utf8") };
});

function withChange(name: string, from: string, to: string): readonly string[] {
  return loadCalendars(FILES.map((file) => (file.path === `knowledge/${name}.yaml` ? { ...file, text: file.text.replace(from, to) } : file)))
    .problems;
}

it("reads what is known of calendars", () => {
  const { value, problems } = loadCalendars(FILES);
  expect(problems).toEqual([]);
  const russia = value.switches.get("RU");
  expect(daysOfDate({ year: 1917, month: 10, day: 25 }, russia).map((day) => gregorianDate(day))).toEqual([{ year: 1917, month: 11, day: 7 }]);
  const ascension = value.feasts.get("ascension");
  expect(ascension && dayOfFeast(ascension.rule, 1199, "julian") - julianEaster(1199)).toBe(39);
  const styles = value.yearBeginnings.filter(({ place }) => place === "GB");
  expect(styles).toEqual([
    { place: "GB", style: { id: "annunciation", begins: { month: 3, day: 25, of: "same-year" } }, from: 1155, until: 1751, oldStyle: true },
  ]);
});

it("has reigns that do not overlap in a realm", () => {
  const reigns = [...loadCalendars(FILES).value.reigns.values()];
  for (const realm of new Set(reigns.map((reign) => reign.realm))) {
    const inRealm = reigns.filter((reign) => reign.realm === realm);
    for (const [index, reign] of inRealm.entries()) {
      const next = inRealm[index + 1];
      if (next) expect([reign.id, (reign.until ?? Number.POSITIVE_INFINITY) <= next.from]).toEqual([reign.id, true]);
      expect([reign.id, regnalYear(reign, 1)?.start.earliest]).not.toEqual([reign.id, undefined]);
    }
  }
});

it("begins the reign of John on Ascension Day", () => {
  const john = loadCalendars(FILES).value.reigns.get("john");
  expect(john && julianDate(john.from)).toEqual({ year: 1199, month: 5, day: 27 });
  expect(john && john.from - julianEaster(1199)).toBe(39);
});

it("refuses what cannot be", () => {
  expect(withChange("calendars", "1752-09-14", "1752-09-15")).toEqual([
    "knowledge/calendars.yaml: GB: 1752-09-15 (Gregorian) is not the day after 1752-09-02 (Julian)",
  ]);
  expect(withChange("calendars", "style: march", "style: april")).toEqual(['knowledge/calendars.yaml: IT-venice: there is no style "april"']);
  expect(withChange("calendars", "julian-until: 1752", "julian-untl: 1752")[0]).toMatch(/^knowledge\/calendars\.yaml:\d+:\d+: .*julian-unt/);
  expect(withChange("calendars-reigns", "until: 1087-09-09", "until: 1066-09-09")).toEqual([
    "knowledge/calendars-reigns.yaml: william-1: 1066-12-25 to 1066-09-09 is no stretch of days",
  ]);
  expect(withChange("calendars-feasts", "epiphany: { month: 1, day: 6 }", "epiphany: { month: 2, day: 30 }")).toEqual([
    "knowledge/calendars-feasts.yaml: epiphany: there is no day 30 in month 2",
  ]);
});
