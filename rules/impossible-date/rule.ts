import type { Inquiry } from "../../src/findings/inquiry.ts";
import { defineRule, type Report } from "../../src/findings/rule.ts";
import type { Document } from "../../src/model/document.ts";
import type { Timex } from "../../src/model/mention.ts";
import { daysInMonth, isJulianDate } from "../../src/time/index.ts";
import { monthName, showYear } from "../../src/time/words.ts";
import { mendings, type Written } from "./mending.ts";

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
    suggestions: mendings(timex, { written, days }, inquiry),
    ...(julian ? { severity: "note", because: [{ text: `the Julian calendar has a ${day} ${name}; the Gregorian has not` }] } : {}),
  };
}

/** What is written, from the TIMEX3 value: "1945-02-30", "XXXX-09-31", "BC0044-02-30". */
function dateOf(value: string): Written | undefined {
  const [, era, digits, month, day] = /^(BC)?(\d{4}|XXXX)-(\d\d)-(\d\d)$/.exec(value) ?? [];
  if (digits === undefined || month === undefined || day === undefined) return undefined;
  const year = digits === "XXXX" ? undefined : era === undefined ? Number(digits) : 1 - Number(digits);
  return { year, month: Number(month), day: Number(day) };
}
