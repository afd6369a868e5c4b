import { defineRule } from "../../src/findings/rule.ts";
import { showInterval } from "../../src/time/words.ts";

/** A century may be meant a little loosely at its ends. */
const SLACK_DAYS = 366 * 3;

export default defineRule({
  id: "century-mismatch",
  severity: "warning",
  summary: "a year in brackets is not in the century or decade before it",

  *check(inquiry) {
    for (const document of inquiry.documents) {
      const timexes = inquiry.timexes(document);
      for (const [index, wide] of timexes.entries()) {
        const year = timexes[index + 1];
        if (year === undefined || (wide.grain !== "century" && wide.grain !== "decade") || wide.interval === undefined || year.interval === undefined)
          continue;
        const opens = document.tokens[wide.endToken]?.text === "(" && year.firstToken === wide.endToken + 1;
        if (!opens || year.type !== "date" || year.basis.kind !== "stated" || wide.type !== "date") continue;
        const early = year.interval.end.latest < wide.interval.start.earliest - SLACK_DAYS;
        const late = year.interval.start.earliest > wide.interval.end.latest + SLACK_DAYS;
        if (!early && !late) continue;
        yield {
          message: `${showInterval(year.interval)} is not in "${wide.quote}"`,
          primary: inquiry.label(document, year, showInterval(year.interval)),
          related: [inquiry.label(document, wide, showInterval(wide.interval))],
          because: [{ text: "a year in brackets directly behind a century or decade is taken to be in it", assumed: true }],
          suggestions: [{ message: "was the century counted by the first figures of its years?" }],
        };
      }
    }
  },
});
