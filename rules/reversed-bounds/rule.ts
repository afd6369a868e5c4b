import { phraseAt } from "../../src/findings/phrases.ts";
import { defineRule } from "../../src/findings/rule.ts";
import { showNumber } from "../../src/time/words.ts";

/** Small numbers may be hours of the day: "between 10 and 2". */
const SMALLEST = 25;

export default defineRule({
  id: "reversed-bounds",
  severity: "warning",
  summary: "the lower bound of an estimate is higher than the upper",

  *check(inquiry) {
    for (const document of inquiry.documents) {
      const rules = inquiry.language(document)?.rules;
      if (rules === undefined) continue;
      for (const opener of document.tokens) {
        const opening = phraseAt(document, opener.index, rules.cue("between"));
        const first = document.tokens[opener.index + opening];
        if (opening === 0 || first?.kind !== "number") continue;
        const joint = phraseAt(document, first.index + 1, rules.cue("between-and"));
        const second = document.tokens[first.index + 1 + joint];
        if (joint === 0 || second?.kind !== "number") continue;
        const [low, high] = [figureOf(first.text), figureOf(second.text)];
        const scaled = inquiry
          .quantities(document)
          .some((quantity) => quantity.firstToken <= second.index && quantity.endToken > second.index && quantity.high > high && quantity.high > low);
        const dated = inquiry.timexes(document).some((timex) => timex.start < second.end && first.start < timex.end);
        if (!(low > high) || high < SMALLEST || scaled || dated) continue;
        yield {
          message: `between ${showNumber(low)} and ${showNumber(high)}: the first is the larger`,
          primary: inquiry.label(document, { start: first.start, end: second.end }, "the larger stands first"),
          related: [inquiry.label(document, second, `the smaller: ${showNumber(high)}`)],
          suggestions: [
            {
              message: "the other way round, unless a digit was lost",
              source: document.source.id,
              span: { start: first.start, end: second.end },
              replacement: `${second.text}${document.source.text.slice(first.end, second.start)}${first.text}`,
            },
          ],
        };
      }
    }
  },
});

/** NaN where it is no plain figure: "1.5", "3/4". */
function figureOf(figure: string): number {
  return /^\d{1,3}(?:,\d{3})+$|^\d+$/.test(figure) ? Number(figure.replaceAll(",", "")) : Number.NaN;
}
