import { pairAt } from "../../src/findings/figures.ts";
import { phraseAt } from "../../src/findings/phrases.ts";
import { defineRule } from "../../src/findings/rule.ts";
import { showNumber } from "../../src/time/words.ts";

const REACH = 3;
const TIMES = { "doubled-from": 2, "tripled-from": 3, "quadrupled-from": 4, "halved-from": 0.5 } as const;

export default defineRule({
  id: "multiple-mismatch",
  severity: "warning",
  summary: "a number that is said to have doubled, tripled or halved has not",
  thresholds: {
    "off-by-factor": { value: 1.3, unit: "times", says: "a multiple that is off by more is reported" },
  },

  *check(inquiry, limit) {
    for (const document of inquiry.documents) {
      const rules = inquiry.language(document)?.rules;
      if (rules === undefined) continue;
      const joints = rules.cue("up-to");
      const ways = Object.entries(TIMES).map(([name, times]) => ({ cues: rules.cue(name), times }));
      for (const { index } of document.tokens) {
        for (const { cues, times } of ways) {
          const cue = phraseAt(document, index, cues);
          const pair = cue === 0 ? undefined : pairAt(inquiry, document, { first: index + cue, joints, reach: REACH });
          if (pair === undefined || pair[0].value === 0) continue;
          const [from, to] = pair;
          const real = to.value / from.value;
          if (Math.max(real / times, times / real) <= limit("off-by-factor")) continue;
          const shown = showNumber(Number(real.toFixed(1)));
          yield {
            message: `from ${showNumber(from.value)} to ${showNumber(to.value)} is ${shown} times as many, not ${showNumber(times)}`,
            primary: inquiry.label(document, { start: document.tokens[index]?.start ?? from.span.start, end: to.span.end }, `${shown} times as many`),
            suggestions: [{ message: "one of the two numbers is wrong, or the verb is" }],
          };
        }
      }
    }
  },
});
