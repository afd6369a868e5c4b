import type { Inquiry } from "../../src/findings/inquiry.ts";
import { defineRule, type Report } from "../../src/findings/rule.ts";
import type { Document } from "../../src/model/document.ts";
import type { Suggestion } from "../../src/model/finding.ts";
import type { Timex } from "../../src/model/mention.ts";
import { daysInMonth, isJulianDate } from "../../src/time/index.ts";
import { monthName, showYear } from "../../src/time/words.ts";

export default defineRule({
  id: "impossible-date",
  severity: "error",
  summary: "a date is no day of the calendar",

  *check(inquiry) {
    for (const document of inquiry.documents) {
      for (const timex of inquiry.timexes(document)) {
        if (timex.impossible !== undefined) yield reportOf(timex, document, inquiry);
      }
    }
  },
});

function reportOf(timex: Timex, document: Document, inquiry: Inquiry): Report {
  const written = dateOf(timex.value);
  if (written === undefined || written.month < 1 || written.month > 12) {
    return {
      message: `"${timex.quote}" is no date: ${timex.impossible ?? timex.value}`,
      primary: inquiry.label(document, timex, "not in the calendar"),
    };
  }
  const { year, month, day } = written;
  const name = year === undefined ? monthName(month) : `${monthName(month)} ${showYear(year)}`;
  const julian = year !== undefined && isJulianDate(year, month, day);
  const days = daysInMonth(year ?? 4, month, timex.calendar === "julian" && !julian ? "julian" : "gregorian");
  return {
    message: `"${timex.quote}" is no date: ${name} has ${days} days`,
    primary: inquiry.label(document, timex, `${name} has ${days} days`),
    suggestions: suggestionsFor(timex, { month, day, days }, document),
    ...(julian ? { severity: "note", because: [{ text: `the Julian calendar has a ${day} ${name}; the Gregorian has not` }] } : {}),
  };
}

interface Written {
  readonly year: number | undefined;
  readonly month: number;
  readonly day: number;
}

/** What is written, from the TIMEX3 value: "1945-02-30", "XXXX-09-31", "BC0044-02-30". */
function dateOf(value: string): Written | undefined {
  const [, era, digits, month, day] = /^(BC)?(\d{4}|XXXX)-(\d\d)-(\d\d)$/.exec(value) ?? [];
  if (digits === undefined || month === undefined || day === undefined) return undefined;
  const year = digits === "XXXX" ? undefined : era === undefined ? Number(digits) : 1 - Number(digits);
  return { year, month: Number(month), day: Number(day) };
}

/** The last day of the month; and, where two figures were swapped, the day they make the other way round. */
function suggestionsFor(
  timex: Timex,
  { month, day, days }: { readonly month: number; readonly day: number; readonly days: number },
  document: Document,
): readonly Suggestion[] {
  const number = document.tokens
    .slice(timex.firstToken, timex.endToken)
    .find((token) => token.kind === "number" && Number.parseInt(token.text, 10) === day);
  const swapped = Number([...String(day)].reverse().join(""));
  const readings = [days, ...(swapped !== day && swapped >= 1 && swapped <= days ? [swapped] : [])];
  return readings.map((reading) => ({
    message: `${reading} ${monthName(month)} ${reading === days ? "is the last day of the month" : `has the figures of ${day} the other way round`}`,
    ...(number === undefined || number.text !== String(day)
      ? {}
      : { source: document.source.id, span: { start: number.start, end: number.end }, replacement: String(reading) }),
  }));
}
