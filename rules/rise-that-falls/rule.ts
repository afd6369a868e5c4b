import { pairAt } from "../../src/findings/figures.ts";
import type { Inquiry } from "../../src/findings/inquiry.ts";
import { phraseAt } from "../../src/findings/phrases.ts";
import { defineRule } from "../../src/findings/rule.ts";
import type { Document } from "../../src/model/document.ts";
import { showNumber } from "../../src/time/words.ts";

/** Words of what is counted between the two numbers. */
const REACH = 3;

export default defineRule({
  id: "rise-that-falls",
  severity: "warning",
  summary: "a number is said to rise to a smaller one, or to fall to a larger one",

  *check(inquiry) {
    for (const document of inquiry.documents) {
      const rules = inquiry.language(document)?.rules;
      if (rules === undefined) continue;
      const joints = rules.cue("up-to");
      const ways = [
        { cues: rules.cue("rises-from"), up: true },
        { cues: rules.cue("falls-from"), up: false },
      ];
      for (const { index } of document.tokens) {
        for (const { cues, up } of ways) {
          const cue = phraseAt(document, index, cues);
          const pair = cue === 0 ? undefined : pairAt(inquiry, document, { first: index + cue, joints, reach: REACH });
          if (pair === undefined || pair[0].value === pair[1].value || pair[0].value < pair[1].value === up) continue;
          yield reportOf(inquiry, document, { pair, up, index });
        }
      }
    }
  },
});

function reportOf(
  inquiry: Inquiry,
  document: Document,
  { pair: [from, to], up, index }: { readonly pair: NonNullable<ReturnType<typeof pairAt>>; readonly up: boolean; readonly index: number },
) {
  const verb = document.tokens[index];
  return {
    message: `from ${showNumber(from.value)} to ${showNumber(to.value)} is no ${up ? "rise" : "fall"}`,
    primary: inquiry.label(document, to.span, `to ${showNumber(to.value)}`),
    related: [
      inquiry.label(document, from.span, `from ${showNumber(from.value)}`),
      inquiry.label(document, verb ?? from.span, up ? "said to rise" : "said to fall"),
    ],
    suggestions: [{ message: "the two numbers have changed places, one of them is wrong, or the verb is" }],
  };
}
