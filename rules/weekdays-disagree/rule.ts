import { assuming } from "../../src/findings/clash.ts";
import { defineRule } from "../../src/findings/rule.ts";
import { yearsOpen } from "../../src/findings/weekdays.ts";
import type { Timex } from "../../src/model/mention.ts";
import { dateIn, showDay, weekdayName } from "../../src/time/words.ts";

/** Sentences between two dates that are taken to be of one year. */
const REACH = 40;

export default defineRule({
  id: "weekdays-disagree",
  severity: "warning",
  summary: "two dates of one year cannot both have had the weekdays given",

  *check(inquiry) {
    for (const document of inquiry.documents) {
      const named = inquiry.timexes(document).filter(({ weekday, grain, type }) => weekday !== undefined && grain === "day" && type === "date");
      const blamed = new Set<Timex>();
      for (const [index, second] of named.entries()) {
        // A date with a year of its own, or as good as its own, is held against the calendar itself.
        if (second.basis.kind !== "carried" || yearsOpen(inquiry, second).length === 0) continue;
        const first = named
          .slice(0, index)
          .findLast((other) => !blamed.has(other) && other.sentence >= second.sentence - REACH && sameYear(other, second));
        if (first === undefined || agree(first, second)) continue;
        blamed.add(second);
        const days = Math.abs((second.interval?.start.earliest ?? 0) - (first.interval?.start.earliest ?? 0));
        yield {
          message: `"${second.quote}" and "${first.quote}" lie ${days} days apart, which their weekdays do not`,
          primary: inquiry.label(document, second, weekdayName(second.weekday ?? 0)),
          related: [inquiry.label(document, first, weekdayName(first.weekday ?? 0))],
          because: [assuming("date", `${shown(first)} and ${shown(second)} are taken to be of one year; in no year do both weekdays fit`)],
          suggestions: [{ message: "one of the two weekdays or days of the month is wrong, or a year lies between" }],
        };
      }
    }
  },
});

function sameYear(a: Timex, b: Timex): boolean {
  const [first, second] = [a.interval?.start.earliest, b.interval?.start.earliest];
  return (
    first !== undefined && second !== undefined && a.calendar === b.calendar && dateIn(first, a.calendar).year === dateIn(second, b.calendar).year
  );
}

/** Whatever the year: a leap day between the two may be there or not. */
function agree(a: Timex, b: Timex): boolean {
  const days = (b.interval?.start.earliest ?? 0) - (a.interval?.start.earliest ?? 0);
  const weekdays = (b.weekday ?? 0) - (a.weekday ?? 0);
  return [-1, 0, 1].some((leap) => (((days + leap * Number(Math.abs(days) > 28) - weekdays) % 7) + 7) % 7 === 0);
}

function shown({ interval, calendar }: Timex): string {
  return interval === undefined ? "" : showDay(interval.start.earliest, calendar).replace(/ \S+$/, "");
}
