import { pairAt } from "../../src/findings/figures.ts";
import { phraseAt } from "../../src/findings/phrases.ts";
import { defineRule } from "../../src/findings/rule.ts";
import { showNumber } from "../../src/time/words.ts";

const REACH = 2;

export default defineRule({
  id: "vote-against-outcome",
  severity: "warning",
  summary: "the smaller number of votes carries it",

  *check(inquiry) {
    for (const document of inquiry.documents) {
      const rules = inquiry.language(document)?.rules;
      if (rules === undefined) continue;
      const cues = rules.cue("decided-by");
      for (const { index } of document.tokens) {
        const cue = phraseAt(document, index, cues);
        const pair = cue === 0 ? undefined : pairAt(inquiry, document, { first: index + cue, joints: rules.cue("votes-against"), reach: REACH });
        if (pair === undefined || pair[0].value >= pair[1].value) continue;
        const [won, lost] = pair;
        yield {
          message: `decided by ${showNumber(won.value)} against ${showNumber(lost.value)}, which is the smaller number`,
          primary: inquiry.label(document, { start: won.span.start, end: lost.span.end }, "the smaller number decides"),
          suggestions: [{ message: "the two numbers have changed places, one of them is wrong, or more than half was asked for" }],
        };
      }
    }
  },
});
