import { phraseAt } from "../../src/findings/phrases.ts";
import { defineRule } from "../../src/findings/rule.ts";

/** Words between the hour and the part of the day: "in the". */
const REACH = 3;

export default defineRule({
  id: "part-of-day",
  severity: "warning",
  summary: "an hour of the afternoon is told of the morning, or one of the morning of the afternoon or evening",

  *check(inquiry) {
    for (const document of inquiry.documents) {
      const rules = inquiry.language(document)?.rules;
      if (rules === undefined) continue;
      const parts = [
        { hours: rules.cue("hours-after-noon"), day: rules.cue("before-noon") },
        { hours: rules.cue("hours-before-noon"), day: rules.cue("after-noon") },
      ];
      for (const hour of document.tokens) {
        if (document.tokens[hour.index - 1]?.kind !== "number") continue;
        for (const { hours, day } of parts) {
          const length = phraseAt(document, hour.index, hours);
          if (length === 0) continue;
          const from = hour.index + length;
          const beside = [
            ...document.tokens.slice(from, from + REACH),
            ...document.tokens.slice(Math.max(0, hour.index - REACH - 2), hour.index - 1),
          ].find(({ index }) => phraseAt(document, index, day) > 0);
          if (
            beside === undefined ||
            document.tokens.slice(Math.min(beside.index, from), Math.max(beside.index, from)).some(({ text }) => text === ".")
          )
            continue;
          const end = document.tokens[beside.index + phraseAt(document, beside.index, day) - 1]?.end ?? beside.end;
          const clock = { start: document.tokens[hour.index - 1]?.start ?? hour.start, end: document.tokens[from - 1]?.end ?? hour.end };
          yield {
            message: `"${document.source.text.slice(clock.start, clock.end)}" is not "${document.source.text.slice(beside.start, end)}"`,
            primary: inquiry.label(document, clock, "the hour"),
            related: [inquiry.label(document, { start: beside.start, end }, "the part of the day")],
            suggestions: [{ message: "one of the two is wrong" }],
          };
        }
      }
    }
  },
});
