import { type BoundsPolicy, FUZZ_1 } from "../policy.ts";
import type { Edtf, EdtfDate, EdtfDateTime, EdtfEnd, EdtfInterval, EdtfPart, EdtfRun, EdtfSeason, EdtfSet, EdtfYear, Qualifier } from "./ast.ts";
import { boundsOf } from "./bounds.ts";
import { grainOf, MAX_YEAR, outermost, yearsOf } from "./completions.ts";

/** What a text says in EDTF, or why it says nothing. */
export type EdtfParse = { readonly value: Edtf; readonly problem?: never } | { readonly value?: never; readonly problem: string };

class NotEdtf extends Error {}

/**
 * Reads a date in EDTF (ISO 8601-2), levels 0 to 2. The dates must exist: 1945-02-29 is refused, and so is an interval that ends before it starts.
 * Years reach to 10^12 both ways.
 */
export function parseEdtf(text: string): EdtfParse {
  try {
    return { value: anything(text) };
  } catch (error) {
    if (error instanceof NotEdtf) return { problem: error.message };
    throw error;
  }
}

function anything(text: string): Edtf {
  if (text.startsWith("[")) return set(text, "one", "]");
  if (text.startsWith("{")) return set(text, "all", "}");
  if (text.includes("/")) return interval(text);
  return point(text);
}

function point(text: string): EdtfDate | EdtfSeason | EdtfDateTime {
  return text.includes("T") ? dateTime(text) : date(text);
}

function interval(text: string): EdtfInterval {
  const ends = text.split("/");
  const [first, last] = ends;
  if (ends.length !== 2 || first === undefined || last === undefined) throw new NotEdtf(`"${text}" has more than one "/"`);
  const made: EdtfInterval = { kind: "interval", start: end(first), end: end(last) };
  const [start, finish] = [made.start, made.end];
  if (typeof start !== "string" && typeof finish !== "string" && !inOrder(start, finish)) throw new NotEdtf(`"${text}" ends before it starts`);
  return made;
}

/** Whether the second can end on or after the day the first starts, taking both as written: "about" moves neither. */
function inOrder(first: Exclude<EdtfEnd, string>, last: Exclude<EdtfEnd, string>): boolean {
  const asWritten: BoundsPolicy = { ...FUZZ_1, approximate: FUZZ_1.uncertain };
  return boundsOf(first, asWritten).start.earliest <= boundsOf(last, asWritten).end.latest;
}

function end(text: string): EdtfEnd {
  if (text === "") return "unknown";
  return text === ".." ? "open" : point(text);
}

function set(text: string, mode: EdtfSet["mode"], close: string): EdtfSet {
  if (!text.endsWith(close)) throw new NotEdtf(`"${text}" is not closed by "${close}"`);
  const parts = text.slice(1, -1).split(",");
  const items = parts.map((part, index) => item(part.trim(), index === 0, index === parts.length - 1));
  return { kind: "set", mode, items };
}

function item(text: string, first: boolean, last: boolean): EdtfDate | EdtfSeason | EdtfRun {
  const ends = text.split("..");
  const [from, to] = ends;
  if (from === undefined || to === undefined) return date(text);
  if (ends.length > 2 || (from === "" && to === "")) throw new NotEdtf(`"${text}" is no run of dates`);
  if (from === "") {
    if (!first) throw new NotEdtf(`only the first of a set can begin with "..", not "${text}"`);
    return { kind: "run", last: date(to) };
  }
  if (to === "") {
    if (!last) throw new NotEdtf(`only the last of a set can end with "..", not "${text}"`);
    return { kind: "run", first: date(from) };
  }
  const run = { kind: "run", first: date(from), last: date(to) } as const;
  if (grainOf(run.first) !== grainOf(run.last)) throw new NotEdtf(`"${text}" runs from one precision to another`);
  if (!inOrder(run.first, run.last)) throw new NotEdtf(`"${text}" runs backwards`);
  return run;
}

const QUALIFIER = "([?~%])?";
const YEAR = "(Y-?[1-9]\\d*(?:E\\d+)?|-?[\\dX]{4})(?:S(\\d+))?";
const PART = `${QUALIFIER}([\\dX]{2})${QUALIFIER}`;
const DATE = new RegExp(`^${QUALIFIER}${YEAR}${QUALIFIER}(?:-${PART}(?:-${PART})?)?$`);

/**
 * A qualifier left of a part ("2004-~06-11") speaks of that part alone, one right of it ("2004-06~-11") of that part and all to its left.
 */
function date(text: string): EdtfDate | EdtfSeason {
  const match = DATE.exec(text);
  if (match === null) throw new NotEdtf(`"${text}" is no date`);
  const [, yearOnly, yearText = "", significant, toYear, monthOnly, month, toMonth, dayOnly, day, toDay] = match;
  const year = yearNode(yearText, significant, qualifierOf(yearOnly, toYear, toMonth, toDay));
  if ((yearText.startsWith("Y") || significant !== undefined) && month !== undefined)
    throw new NotEdtf(`"${text}" has a month, but a year in this form stands alone`);
  if (month !== undefined && /^(?:2[1-9]|3\d|4[01])$/.test(month)) {
    if (day !== undefined) throw new NotEdtf(`"${text}" has a day in a season`);
    return qualified({ kind: "season", year, code: Number(month) } as const, qualifierOf(monthOnly, toMonth));
  }
  const made: EdtfDate = {
    kind: "date",
    year,
    ...(month === undefined ? {} : { month: partNode(month, qualifierOf(monthOnly, toMonth, toDay)) }),
    ...(day === undefined ? {} : { day: partNode(day, qualifierOf(dayOnly, toDay)) }),
  };
  if (outermost(made) === undefined) throw new NotEdtf(`"${text}" is no day of the calendar`);
  return made;
}

function yearNode(text: string, significant: string | undefined, qualifier: Qualifier | undefined): EdtfYear {
  const [digits = "", exponent] = text.replace("Y", "").split("E");
  const length = digits.replace("-", "").length;
  if (text.startsWith("Y") && exponent === undefined && length < 5) throw new NotEdtf(`"${text}" needs no "Y": it has no more than four digits`);
  if (digits === "-0000") throw new NotEdtf("the year 0 has no sign");
  const kept = significant === undefined ? undefined : Number(significant);
  if (kept !== undefined && (kept < 1 || kept > length + Number(exponent ?? 0) || digits.includes("X")))
    throw new NotEdtf(`"${text}" does not have ${kept} significant digits`);
  const year: EdtfYear = {
    digits,
    ...(exponent === undefined ? {} : { exponent: Number(exponent) }),
    ...(kept === undefined ? {} : { significant: kept }),
  };
  if (!digits.includes("X") && Math.max(...yearsOf(year).map(Math.abs)) > MAX_YEAR) throw new NotEdtf(`the year "${text}" is out of reach`);
  return qualified(year, qualifier);
}

function partNode(digits: string, qualifier: Qualifier | undefined): EdtfPart {
  return qualified({ digits }, qualifier);
}

function qualified<T extends object>(node: T, qualifier: Qualifier | undefined): T {
  return qualifier === undefined ? node : { ...node, qualifier };
}

/** What several marks say together. */
function qualifierOf(...marks: readonly (string | undefined)[]): Qualifier | undefined {
  const uncertain = marks.includes("?") || marks.includes("%");
  const approximate = marks.includes("~") || marks.includes("%");
  if (uncertain) return approximate ? "both" : "uncertain";
  return approximate ? "approximate" : undefined;
}

const DATE_TIME = /^(-?\d{4})-(\d\d)-(\d\d)T((?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)(Z|[+-](?:0\d|1[0-4])(?::[0-5]\d)?)?$/;

function dateTime(text: string): EdtfDateTime {
  const [, year, month, day, clock, zone] = DATE_TIME.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined || clock === undefined) throw new NotEdtf(`"${text}" is no date with a time`);
  date(`${year}-${month}-${day}`);
  return {
    kind: "date-time",
    year: { digits: year },
    month: { digits: month },
    day: { digits: day },
    clock,
    ...(zone === undefined ? {} : { zone }),
  };
}
