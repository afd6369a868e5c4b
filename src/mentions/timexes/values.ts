import type { Reading } from "./draft.ts";

const designators: Readonly<Record<string, string>> = {
  day: "D",
  week: "W",
  fortnight: "W",
  month: "M",
  year: "Y",
  decade: "DE",
  century: "CE",
  millennium: "ML",
  hour: "H",
  minute: "M",
  second: "S",
  weekend: "WE",
  night: "NI",
  morning: "MO",
  winter: "WI",
  summer: "SU",
};

const clockUnits = new Set(["hour", "minute", "second", "night", "morning"]);

/** So many of a smaller unit that a part of the larger is a whole number of them. */
const smaller: Readonly<Record<string, readonly [number, string]>> = { year: [12, "month"], day: [24, "hour"], hour: [60, "minute"] };

/** The TIMEX3 value of a duration: P3D, PT30M for half an hour, P.5CE; X where no number is given. */
export function durationValue(reading: Reading): string {
  const { unit = "", count = "X" } = reading;
  const [parts, part] = smaller[unit] ?? [1, unit];
  if (typeof count === "number" && !Number.isInteger(count) && Number.isInteger(count * parts))
    return durationValue({ ...reading, unit: part as NonNullable<Reading["unit"]>, count: count * parts });
  const factor = unit === "fortnight" ? 2 : 1;
  const amount = count === "X" ? "X" : String(count * factor).replace(/^0\./, ".");
  return `P${clockUnits.has(unit) ? "T" : ""}${amount}${designators[unit] ?? ""}`;
}

/** The TIMEX3 value of something that recurs: any day, any week, any Friday. */
export function setValue(reading: Reading): string {
  if (reading.weekday !== undefined) return weekdayValue(reading.weekday);
  if (reading.point.season !== undefined) return `XXXX-${reading.point.season}`;
  if (reading.count !== undefined) return durationValue(reading);
  const values: Readonly<Record<string, string>> = { day: "XXXX-XX-XX", week: "XXXX-WXX", month: "XXXX-XX", year: "XXXX" };
  return values[reading.unit ?? ""] ?? durationValue({ ...reading, count: 1 });
}

/** Some day of that name. ISO counts Sunday as 7. */
export function weekdayValue(weekday: number): string {
  return `XXXX-WXX-${weekday === 0 ? 7 : weekday}`;
}
