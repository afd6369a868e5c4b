import { phraseAt, sentenceAt } from "../../src/findings/phrases.ts";
import { defineRule } from "../../src/findings/rule.ts";
import { numberAt } from "../../src/mentions/quantities/numbers.ts";
import type { Document } from "../../src/model/document.ts";
import { showNumber } from "../../src/time/words.ts";

const SMALLEST = 10;

export default defineRule({
  id: "ratio-mismatch",
  severity: "warning",
  summary: "two strengths do not stand in the ratio that is said of them",
  thresholds: {
    // Ratios are said roundly: "three to one" of anything between two and a half and four.
    "off-by-factor": { value: 1.6, unit: "times", says: "a ratio that is off by more is reported" },
  },

  *check(inquiry, limit) {
    const slack = limit("off-by-factor");
    for (const document of inquiry.documents) {
      const language = inquiry.language(document);
      const [data, rules] = [language?.quantities, language?.rules];
      if (data === undefined || rules === undefined) continue;
      const outnumbered = rules.cue("outnumbered");
      for (const token of document.tokens) {
        const cue = phraseAt(document, token.index, outnumbered);
        const first = token.index + cue;
        if (cue === 0 || first >= document.tokens.length) continue;
        const ratio = numberAt(document.tokens, { first, limit: Math.min(first + 2, document.tokens.length) }, data);
        const one = ratio === undefined ? 0 : phraseAt(document, ratio.end, rules.cue("to-one"));
        const sentence = sentenceAt(document, token.index);
        if (ratio === undefined || one === 0 || sentence === undefined) continue;
        const [left, right, another] = inquiry.quantities(document, sentence.index).filter(({ low, high }) => low === high && low >= SMALLEST);
        if (left === undefined || right === undefined || another !== undefined) continue;
        const real = Math.max(left.low, right.low) / Math.min(left.low, right.low);
        if (real <= ratio.low * slack && real * slack >= ratio.low) continue;
        const end = document.tokens[ratio.end + one - 1]?.end ?? token.end;
        const shown = showNumber(Number(real.toFixed(1)));
        yield {
          message: `${showNumber(left.low)} and ${showNumber(right.low)} stand ${shown} to one, not ${showNumber(ratio.low)}`,
          primary: inquiry.label(document, { start: startOf(document, ratio.first), end }, `${showNumber(ratio.low)} to one`),
          related: [inquiry.label(document, left, showNumber(left.low)), inquiry.label(document, right, showNumber(right.low))],
          because: [{ text: "the two figures of the sentence are taken to be of the two sides", assumed: true }],
          suggestions: [{ message: `about ${shown} to one, or one of the figures is wrong` }],
        };
      }
    }
  },
});

function startOf(document: Document, index: number): number {
  return document.tokens[index]?.start ?? 0;
}
