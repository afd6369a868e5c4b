import { defineRule } from "../../src/findings/rule.ts";
import { showInterval } from "../../src/time/words.ts";

export default defineRule({
  id: "calendars-disagree",
  severity: "warning",
  summary: "one day is given by two calendars, and the two are not the same day",

  *check(inquiry) {
    for (const document of inquiry.documents) {
      for (const first of inquiry.timexes(document)) {
        const second = first.equal === undefined || first.equal.agrees ? undefined : inquiry.mention(first.equal.other);
        if (second?.kind !== "timex" || second.start < first.start) continue;
        const days = [first, second].map(({ interval, calendar, quote }) => (interval === undefined ? quote : showInterval(interval, calendar)));
        yield {
          message: `"${first.quote}" and "${second.quote}" are not the same day by any two calendars`,
          primary: inquiry.label(document, second, `the second: ${days[1]}`),
          related: [inquiry.label(document, first, `the first: ${days[0]}`)],
          because: [{ text: "two dates side by side, one of them in brackets, are taken to be one day", assumed: true }],
          suggestions: [{ message: "one of the two days was copied or reckoned wrongly" }],
        };
      }
    }
  },
});
