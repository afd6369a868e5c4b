import { phraseAt } from "../../src/findings/phrases.ts";
import { defineRule } from "../../src/findings/rule.ts";
import { numberAt } from "../../src/mentions/quantities/numbers.ts";
import { showNumber } from "../../src/time/words.ts";

export default defineRule({
  id: "part-beyond-whole",
  severity: "error",
  summary: "a part is larger than the whole it is taken from",

  *check(inquiry) {
    for (const document of inquiry.documents) {
      const language = inquiry.language(document);
      const data = language?.quantities;
      if (data === undefined) continue;
      const links = language?.rules?.cue("part-of-whole") ?? [];
      for (const whole of inquiry.quantities(document)) {
        const link = links.find((phrase) => phraseAt(document, whole.firstToken - phrase.length, [phrase]) > 0);
        const end = whole.firstToken - (link?.length ?? 0);
        const first = end - 1;
        const token = document.tokens[first];
        if (link === undefined || token === undefined || whole.counted === undefined) continue;
        const longer = first === 0 ? undefined : numberAt(document.tokens, { first: first - 1, limit: end }, data);
        const part = longer?.end === end ? undefined : numberAt(document.tokens, { first, limit: end }, data);
        if (part === undefined || part.end !== end || part.low <= whole.high) continue;
        yield {
          severity: whole.comparison === "exactly" && whole.unit === "people" ? "error" : "warning",
          message: `${showNumber(part.low)} cannot be some of ${showNumber(whole.high)}`,
          primary: inquiry.label(document, token, `the part: ${showNumber(part.low)}`),
          related: [inquiry.label(document, whole, `the whole: ${showNumber(whole.high)}`)],
          because: [{ text: "a part is never larger than the whole" }],
          suggestions: [{ message: `the two may have changed places: ${showNumber(whole.high)} of ${showNumber(part.low)}` }],
        };
      }
    }
  },
});
