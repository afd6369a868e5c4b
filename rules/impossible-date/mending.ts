import type { Inquiry } from "../../src/findings/inquiry.ts";
import type { Document } from "../../src/model/document.ts";
import type { Suggestion } from "../../src/model/finding.ts";
import type { Timex } from "../../src/model/mention.ts";
import { dateIn, monthName } from "../../src/time/words.ts";

const SHOWN = 3;
/** Characters: what is told further off bounds nothing. */
const REACH = 2000;
/** Where the dates around leave more days than these, a day that no slip of the pen explains is a guess. */
const MOST_GUESSES = 6;

export interface Written {
  readonly year: number | undefined;
  readonly month: number;
  readonly day: number;
}

interface Reading {
  readonly day: number;
  readonly why: string;
}

/** The days that one slip makes of the one written, those first that fit between the dates told before and after it. */
export function mendings(
  timex: Timex,
  { written, days }: { readonly written: Written; readonly days: number },
  inquiry: Inquiry,
): readonly Suggestion[] {
  const document = inquiry.document(timex.source);
  const number = document.tokens
    .slice(timex.firstToken, timex.endToken)
    .find((token) => token.kind === "number" && Number.parseInt(token.text, 10) === written.day);
  return readingsOf(written, days, monthAround(timex, { written, days }, document, inquiry)).map(({ day, why }) => ({
    message: `${day} ${monthName(written.month)} ${why}`,
    ...(number === undefined || number.text !== String(written.day)
      ? {}
      : { source: document.source.id, span: { start: number.start, end: number.end }, replacement: String(day) }),
  }));
}

function readingsOf({ day }: Written, days: number, { from, to }: { readonly from: number; readonly to: number }): readonly Reading[] {
  const told = from > 1 || to < days;
  const fits = (one: number) => one >= from && one <= to;
  const slips = slipsOf(day, days);
  const between = Array.from({ length: Math.max(0, to - from + 1) }, (_, step) => from + step).filter(
    (one) => !slips.some((slip) => slip.day === one),
  );
  const guesses = told && to - from < MOST_GUESSES ? between.map((one) => ({ day: one, why: "fits between the dates told around it" })) : [];
  const fitting = slips.filter((slip) => fits(slip.day));
  const plain = slips.filter((slip) => !told && !fitting.includes(slip));
  return (told && fitting.length + guesses.length > 0 ? [...fitting, ...guesses] : [...fitting, ...plain, ...slips]).slice(0, SHOWN);
}

/** The last day of the month; the figures the other way round; one figure changed or too many. */
function slipsOf(day: number, days: number): readonly Reading[] {
  const [tens = "", ones = ""] = String(day);
  const swapped: Reading = { day: Number(`${ones}${tens}`), why: `has the figures of ${day} the other way round` };
  const changed = ["1", "2"].map((figure): Reading => ({ day: Number(`${figure}${ones}`), why: "has one figure changed" }));
  const fewer = [tens, ones].map((figure): Reading => ({ day: Number(figure), why: "has one figure less" }));
  const all = [{ day: days, why: "is the last day of the month" }, swapped, ...changed, ...fewer];
  return all.filter((one, index) => one.day >= 1 && one.day <= days && all.findIndex((other) => other.day === one.day) === index);
}

/** Which days of the month the days told just before and after it leave. */
function monthAround(
  timex: Timex,
  { written, days }: { readonly written: Written; readonly days: number },
  document: Document,
  inquiry: Inquiry,
): { readonly from: number; readonly to: number } {
  const near = inquiry.timexes(document).filter((other) => Math.abs(other.start - timex.start) < REACH && tellsDay(other));
  const before = dayIn(
    near.findLast((other) => other.end <= timex.start),
    written,
  );
  const after = dayIn(
    near.find((other) => other.start >= timex.end),
    written,
  );
  const [from, to] = [before ?? 1, after ?? days];
  return from <= to ? { from, to } : { from: 1, to: days };
}

function tellsDay({ type, grain, relation, range, interval }: Timex): boolean {
  return type === "date" && grain === "day" && relation === "in" && range !== true && interval !== undefined;
}

/** The day of the month of a date in the month that is written. */
function dayIn(timex: Timex | undefined, { year, month }: Written): number | undefined {
  if (timex?.interval === undefined) return undefined;
  const date = dateIn(timex.interval.start.earliest, timex.calendar);
  return date.month === month && (year === undefined || date.year === year) ? date.day : undefined;
}
