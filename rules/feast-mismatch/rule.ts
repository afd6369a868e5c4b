import { defineRule } from "../../src/findings/rule.ts";
import type { Document } from "../../src/model/document.ts";
import type { Timex } from "../../src/model/mention.ts";
import { showDay } from "../../src/time/words.ts";

/** What lies further apart may be a feast of another church or calendar. */
const FARTHEST = 9;
const WEEK = 7;

export default defineRule({
  id: "feast-mismatch",
  severity: "warning",
  summary: "a feast and the date beside it are not one day",

  *check(inquiry) {
    for (const document of inquiry.documents) {
      const timexes = inquiry.timexes(document);
      for (const [index, first] of timexes.entries()) {
        const second = timexes[index + 1];
        if (second === undefined || !beside(first, second, document)) continue;
        const [feast, date] = isFeast(first) ? [first, second] : [second, first];
        const [day, written] = [feast.interval?.start.earliest, date.interval?.start.earliest];
        if (
          !isFeast(feast) ||
          !isWritten(date) ||
          day === undefined ||
          written === undefined ||
          (feast.basis.kind === "carried" && feast.basis.from !== date.id)
        )
          continue;
        const apart = Math.abs(day - written);
        if (apart === 0 || apart > FARTHEST || apart === WEEK) continue;
        yield {
          message: `"${feast.quote}" was ${showDay(day, feast.calendar)}, not ${showDay(written, date.calendar)}`,
          primary: inquiry.label(document, date, showDay(written, date.calendar)),
          related: [inquiry.label(document, feast, showDay(day, feast.calendar))],
          because: [{ text: "a feast and a date side by side are taken to be one day", assumed: true }],
          suggestions: [{ message: showDay(day, feast.calendar) }],
        };
      }
    }
  },
});

/** A day that has a name and no figures: "Christmas Day". */
function isFeast({ quote, grain, value, type, weekday, offset, basis }: Timex): boolean {
  const named = type === "date" && grain === "day" && weekday === undefined && offset === undefined && basis.kind !== "counted";
  return named && /^\d{4}-\d\d-\d\d$/.test(value) && !/\d/.test(quote) && /\p{Lu}/u.test(quote);
}

function isWritten({ quote, grain, type, basis }: Timex): boolean {
  return type === "date" && grain === "day" && basis.kind === "stated" && /\d/.test(quote);
}

/** "Christmas Day, 26 December 1914" */
function beside(first: Timex, second: Timex, document: Document): boolean {
  const between = document.tokens.slice(first.endToken, second.firstToken);
  return first.sentence === second.sentence && between.length === 1 && (between[0]?.text === "," || between[0]?.text === "(");
}
