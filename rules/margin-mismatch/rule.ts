import { figureAt, pairAt } from "../../src/findings/figures.ts";
import { phraseAt } from "../../src/findings/phrases.ts";
import { defineRule } from "../../src/findings/rule.ts";
import { showNumber } from "../../src/time/words.ts";

/** Tokens between the margin and the two numbers: "votes,". */
const REACH = 3;

export default defineRule({
  id: "margin-mismatch",
  severity: "warning",
  summary: "the stated majority is not the difference of the two numbers of votes",

  *check(inquiry) {
    for (const document of inquiry.documents) {
      const rules = inquiry.language(document)?.rules;
      if (rules === undefined) continue;
      for (const { index } of document.tokens) {
        const cue = phraseAt(document, index, rules.cue("margin"));
        const margin = cue === 0 ? undefined : figureAt(inquiry, document, index + cue);
        if (margin === undefined || margin.dated) continue;
        for (let at = margin.end; at <= margin.end + REACH; at++) {
          const pair = pairAt(inquiry, document, { first: at, joints: rules.cue("votes-against"), reach: 2 });
          if (pair === undefined) continue;
          const real = Math.abs(pair[0].value - pair[1].value);
          if (real === margin.value) break;
          yield {
            message: `between ${showNumber(pair[0].value)} and ${showNumber(pair[1].value)} there are ${showNumber(real)}, not ${showNumber(margin.value)}`,
            primary: inquiry.label(document, margin.span, `a majority of ${showNumber(margin.value)}`),
            related: [inquiry.label(document, { start: pair[0].span.start, end: pair[1].span.end }, `a difference of ${showNumber(real)}`)],
            suggestions: [{ message: `a majority of ${showNumber(real)}, or one of the two numbers is wrong` }],
          };
          break;
        }
      }
    }
  },
});
