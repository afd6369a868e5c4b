import { findPhrase } from "../../src/findings/phrases.ts";
import { defineRule } from "../../src/findings/rule.ts";
import { addDays } from "../../src/time/index.ts";
import { dateIn, showDay } from "../../src/time/words.ts";

/** Tokens between the words and the date: "of the month,". */
const REACH = 7;

export default defineRule({
  id: "edge-day-mismatch",
  severity: "warning",
  summary: "a date is called the first or last day of its month or year, and is not",

  *check(inquiry) {
    for (const document of inquiry.documents) {
      const rules = inquiry.language(document)?.rules;
      if (rules === undefined) continue;
      const edges = [
        { cues: rules.cue("last-day-of-month"), step: 1, unit: "month", words: "the last day of its month" },
        { cues: rules.cue("first-day-of-month"), step: -1, unit: "month", words: "the first day of its month" },
        { cues: rules.cue("last-day-of-year"), step: 1, unit: "year", words: "the last day of its year" },
        { cues: rules.cue("first-day-of-year"), step: -1, unit: "year", words: "the first day of its year" },
      ] as const;
      for (const timex of inquiry.timexes(document)) {
        const day = timex.interval?.start.earliest;
        if (day === undefined || timex.grain !== "day" || timex.interval?.end.latest !== day || timex.basis.kind === "counted") continue;
        const range = { from: Math.max(0, timex.firstToken - REACH), to: timex.firstToken };
        for (const { cues, step, unit, words } of edges) {
          const found = findPhrase(document, range, cues);
          const mark = found === undefined ? undefined : document.tokens[found.to];
          if (found === undefined || mark === undefined || found.to !== timex.firstToken - 1 || (mark.text !== "," && mark.text !== "(")) continue;
          const [here, beyond] = [dateIn(day, timex.calendar), dateIn(addDays(day, step), timex.calendar)];
          if (here[unit] !== beyond[unit]) continue;
          yield {
            message: `${showDay(day, timex.calendar)} is not ${words}`,
            primary: inquiry.label(document, timex, showDay(day, timex.calendar)),
            related: [
              inquiry.label(document, { start: document.tokens[found.from]?.start ?? 0, end: document.tokens[found.to - 1]?.end ?? 0 }, words),
            ],
            suggestions: [{ message: "the day is wrong, or the words are of another month or year" }],
          };
        }
      }
    }
  },
});
