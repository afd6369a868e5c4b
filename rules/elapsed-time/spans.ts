import type { Inquiry } from "../../src/findings/inquiry.ts";
import type { Report } from "../../src/findings/rule.ts";
import type { Document } from "../../src/model/document.ts";
import type { Timex } from "../../src/model/mention.ts";
import { showCount, showInterval } from "../../src/time/words.ts";
import { COMMAS, DAYS_IN, GRAINS, SLACK, type Unit } from "./units.ts";

const UNITS: Readonly<Record<string, Unit>> = { D: "day", W: "week", M: "month", Y: "year" };
const TOKENS_BETWEEN = 2;
/** "between" */
const LONGEST_OPENER = 7;

/** "It lasted ten days, from 5 to 9 May": a duration beside a stretch with both ends. */
export function spanReport([duration, first]: readonly [Timex, Timex], document: Document, inquiry: Inquiry): Report | undefined {
  const last = first.rangeEnd === undefined ? undefined : inquiry.mention(first.rangeEnd.other);
  if (last?.kind !== "timex" || first.rangeEnd?.side !== "first" || last.rangeEnd === undefined || !besideEachOther(duration, first, document))
    return undefined;
  const [, digits, letter = ""] = /^P(\d+)([DWMY])$/.exec(duration.value) ?? [];
  const unit = UNITS[letter];
  if (digits === undefined || unit === undefined || !GRAINS[unit].includes(first.grain) || !GRAINS[unit].includes(last.grain)) return undefined;
  const count = Number(digits);
  const days = count * DAYS_IN[unit];
  const slack = Math.max(SLACK[unit], duration.approximate === true ? 0.2 * days : 0);
  // Both ways of counting are in use: with the last day and without.
  const low = last.rangeEnd.interval.start.earliest - first.rangeEnd.interval.end.latest;
  const high = last.rangeEnd.interval.end.latest - first.rangeEnd.interval.start.earliest + 1;
  if (low <= days + slack && high >= days - slack) return undefined;
  const stretch = { start: first.rangeEnd.interval.start, end: last.rangeEnd.interval.end };
  const from = showInterval(first.rangeEnd.interval, first.calendar);
  const to = showInterval(last.rangeEnd.interval, last.calendar);
  const length =
    unit === "day" ? showCount(high, "day") : `${Math.round(low / DAYS_IN[unit])} to ${showCount(Math.round(high / DAYS_IN[unit]), unit)}`;
  return {
    message: `from ${from} to ${to} it is ${length}, not ${showCount(count, unit)}`,
    primary: inquiry.label(document, duration, showCount(count, unit)),
    related: [inquiry.label(document, { start: first.start, end: last.end }, showInterval(stretch, first.calendar))],
    suggestions: [{ message: `one of the three figures is wrong: ${from}, ${to} or ${showCount(count, unit)}` }],
  };
}

function besideEachOther(duration: Timex, first: Timex, document: Document): boolean {
  const [mark, ...words] = document.tokens.slice(duration.endToken, first.firstToken);
  if (first.sentence !== duration.sentence || mark === undefined || !COMMAS.has(mark.text)) return false;
  return words.length < TOKENS_BETWEEN && words.every((token) => token.kind === "word" && token.text.length <= LONGEST_OPENER);
}
