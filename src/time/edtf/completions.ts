import { at } from "../../base/assert.ts";
import type { Grain } from "../../model/time.ts";
import { daysInMonth } from "../days.ts";
import type { Edtf, EdtfDate, EdtfYear } from "./ast.ts";

/** The furthest year before and after year 0 whose days can be counted exactly with room to spare. */
export const MAX_YEAR = 1e12;

/** A date with every digit filled in. */
export interface Completion {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
}

/**
 * The years a written year can be, rising: all fillings of its unspecified digits.
 * A year that is exact, or known to some digits only, gives its first and last year (which may be one).
 */
export function yearsOf(year: EdtfYear): readonly number[] {
  const sign = year.digits.startsWith("-") ? -1 : 1;
  const digits = year.digits.replace("-", "");
  if (digits.includes("X")) {
    const years = fillings(digits)
      .filter((value) => sign > 0 || value > 0)
      .map((value) => sign * value);
    return sign < 0 ? years.reverse() : years;
  }
  const value = Number(digits) * 10 ** (year.exponent ?? 0);
  const unit = year.significant === undefined ? 1 : 10 ** (digits.length + (year.exponent ?? 0) - year.significant);
  const least = unit * Math.floor(value / unit);
  const most = least + unit - 1;
  if (least === most) return [sign * value];
  return sign > 0 ? [least, most] : [-most, -Math.max(1, least)];
}

function fillings(digits: string): number[] {
  if (!digits.includes("X")) return [Number(digits)];
  let values = [0];
  for (const digit of digits) {
    const choices = digit === "X" ? [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] : [Number(digit)];
    values = values.flatMap((value) => choices.map((choice) => 10 * value + choice));
  }
  return values;
}

/**
 * The dates that a written date can be, from the earliest on or, `backwards`, from the latest on.
 * Fillings that are no date (a 31st of June) are left out; of a year known to some digits only the outermost years come.
 */
function* completions(date: EdtfDate, backwards = false): Generator<Completion, void> {
  const inOrder = <T>(values: readonly T[]) => (backwards ? values.toReversed() : values);
  const months = date.month && inOrder(fillings(date.month.digits).filter((month) => month >= 1 && month <= 12));
  const days = date.day && inOrder(fillings(date.day.digits).filter((day) => day >= 1));
  for (const year of inOrder(yearsOf(date.year))) {
    if (months === undefined) {
      yield { year };
      continue;
    }
    for (const month of months) {
      if (days === undefined) yield { year, month };
      else for (const day of days) if (day <= daysInMonth(year, month)) yield { year, month, day };
    }
  }
}

/** The earliest and latest date that a written date can be; undefined if it can be none. */
export function outermost(date: EdtfDate): { readonly first: Completion; readonly last: Completion } | undefined {
  if (isWritten(date.year.digits) && isWritten(date.month?.digits) && isWritten(date.day?.digits) && date.year.significant === undefined) {
    const only = asWritten(date);
    return only && { first: only, last: only };
  }
  const first = completions(date).next().value;
  const last = completions(date, true).next().value;
  return first && last ? { first, last } : undefined;
}

function isWritten(digits: string | undefined): boolean {
  return digits === undefined || !digits.includes("X");
}

/** A date without open digits, if the calendar has it. */
function asWritten({ year, month, day }: EdtfDate): Completion | undefined {
  const [number = 0] = yearsOf(year);
  if (month === undefined) return { year: number };
  const days = daysInMonth(number, Number(month.digits));
  if (day === undefined) return days > 0 ? { year: number, month: Number(month.digits) } : undefined;
  const ofMonth = Number(day.digits);
  return ofMonth >= 1 && ofMonth <= days ? { year: number, month: Number(month.digits), day: ofMonth } : undefined;
}

const YEAR_GRAINS: readonly Grain[] = ["year", "decade", "century", "millennium"];

/** How fine a year is written: by how many of its last digits are not known. */
export function yearGrain(year: EdtfYear): Grain {
  const digits = year.digits.replace("-", "");
  const open = year.significant === undefined ? digits.length - digits.search(/X*$/) : digits.length + (year.exponent ?? 0) - year.significant;
  return at(YEAR_GRAINS, Math.min(open, YEAR_GRAINS.length - 1));
}

/** How fine a date is written; undefined for intervals and sets, whose members have their own grains. */
export function grainOf(edtf: Edtf): Grain | undefined {
  switch (edtf.kind) {
    case "date":
      if (edtf.day !== undefined) return "day";
      return edtf.month === undefined ? yearGrain(edtf.year) : "month";
    case "season":
      return seasonGrain(edtf.code);
    case "date-time":
      return "time";
    default:
      return undefined;
  }
}

function seasonGrain(code: number): Grain {
  if (code >= 40) return "half";
  return code >= 33 && code <= 36 ? "quarter" : "season";
}
