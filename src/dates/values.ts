import { astronomicalYear, readTimexValue, type TimexValue } from "../time/timex-value.ts";
import { monthName, showYear } from "../time/words.ts";

type Part = "year" | "month" | "day" | "century";

/** A TIMEX3 value in English, as short as can be: "20 May 1946", "winter 1950", "the 1930s", "44 BC". Undefined for what names no stretch of the calendar. */
export function valueName(value: string): string | undefined {
  const read = readTimexValue(value);
  if (read === undefined) return undefined;
  if (read.kind === "years") return yearsName(read.digits, read.bc);
  const year = astronomicalYear(read);
  const ofYear = year === undefined ? "of an unknown year" : `of ${showYear(year)}`;
  const ownYear = year === undefined ? ofYear : showYear(year);
  switch (read.kind) {
    case "season":
      return `${read.season} ${ownYear}`;
    case "quarter":
      return `${ordinal(read.ordinal)} quarter ${ofYear}`;
    case "half":
      return `${ordinal(read.ordinal)} half ${ofYear}`;
    case "week":
      return `${read.weekend ? "weekend of " : ""}week ${read.week} ${ofYear}`;
    case "date":
      return [dayName(read, { ofYear, ownYear }), timeName(read)].filter((part) => part !== "").join(" ");
  }
}

type DateValue = Extract<TimexValue, { kind: "date" }>;

function dayName({ month, day }: DateValue, { ofYear, ownYear }: { readonly ofYear: string; readonly ownYear: string }): string {
  const known = (part: string | undefined) => (part === undefined || part === "XX" ? undefined : Number(part));
  const [number, name] = [known(day), known(month)];
  if (number !== undefined) return name === undefined ? `the ${ordinal(number)} of some month ${ofYear}` : `${number} ${monthName(name)} ${ownYear}`;
  const some = day === "XX" ? "some day of " : month === "XX" ? "some month of " : "";
  if (name !== undefined) return `${some}${monthName(name)} ${ownYear}`;
  return some === "" ? ownYear.replace(/^of /, "") : `${some.replace(/ of $/, "")} ${ofYear}`;
}

function timeName({ time }: DateValue): string {
  if (time === undefined) return "";
  if ("clock" in time) return `at ${time.clock}`;
  const parts: Readonly<Record<string, string>> = { MO: "morning", MI: "midday", AF: "afternoon", EV: "evening", NI: "night", DT: "daytime" };
  const part = parts[time.part];
  return part === undefined ? "" : `(${part})`;
}

function yearsName(digits: string, bc: boolean): string {
  const era = bc ? " BC" : "";
  if (digits.length === 3) return `the ${Number(digits)}0s${era}`;
  return digits.length === 2 ? `the ${ordinal(Number(digits) + 1)} century${era}` : `the ${ordinal(Number(digits) + 1)} millennium${era}`;
}

/** "1st", "22nd", "13th" */
function ordinal(number: number): string {
  const teen = Math.floor(number / 10) % 10 === 1;
  const ending = teen ? "th" : (["th", "st", "nd", "rd"][number % 10] ?? "th");
  return `${number}${ending}`;
}

/** One part of a TIMEX3 value in English: the year "1946", the month "May", the century "1900s". Undefined where the value has none. */
export function partName(value: string, part: Part): string | undefined {
  const read = readTimexValue(value);
  if (read === undefined) return undefined;
  if (read.kind === "years") return part === "century" ? `${read.digits.slice(0, 2)}00s${read.bc ? " BC" : ""}` : undefined;
  const year = astronomicalYear(read);
  if (part === "year") return year === undefined ? undefined : showYear(year);
  if (part === "century") return year === undefined || year < 1 ? undefined : `${Math.floor(year / 100)}00s`;
  if (read.kind !== "date") return undefined;
  const digits = part === "month" ? read.month : read.day;
  if (digits === undefined || digits === "XX") return undefined;
  return part === "month" ? monthName(Number(digits)) : String(Number(digits));
}
