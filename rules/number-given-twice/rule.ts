import { defineRule } from "../../src/findings/rule.ts";
import { numberAt } from "../../src/mentions/quantities/numbers.ts";
import { showNumber } from "../../src/time/words.ts";

export default defineRule({
  id: "number-given-twice",
  severity: "warning",
  summary: "a number in words and the figure in brackets behind it are not the same",

  *check(inquiry) {
    for (const document of inquiry.documents) {
      const data = inquiry.language(document)?.quantities;
      if (data === undefined) continue;
      const { tokens } = document;
      for (const bracket of tokens) {
        const figure = tokens[bracket.index + 1];
        if (bracket.text !== "(" || figure?.kind !== "number" || tokens[bracket.index + 2]?.text !== ")") continue;
        const first = [4, 3, 2, 1].map((back) => bracket.index - back).find((from) => endsAt(from, bracket.index));
        const words = first === undefined ? undefined : numberAt(tokens, { first, limit: bracket.index }, data);
        const value = Number(figure.text.replaceAll(",", ""));
        const start = first === undefined ? undefined : tokens[first];
        if (words === undefined || start?.kind !== "word" || words.low !== words.high || words.low === value || !Number.isFinite(value)) continue;
        const span = { start: start.start, end: tokens[bracket.index - 1]?.end ?? start.end };
        const inWords = document.source.text.slice(span.start, span.end);
        yield {
          message: `"${inWords} (${figure.text})": ${showNumber(words.low)} in words, ${showNumber(value)} in figures`,
          primary: inquiry.label(document, figure, `in figures: ${showNumber(value)}`),
          related: [inquiry.label(document, span, `in words: ${showNumber(words.low)}`)],
          because: [{ text: "a figure in brackets directly behind a number in words says the same number again" }],
          suggestions: [
            {
              message: "the words, which are harder to miswrite",
              source: document.source.id,
              span: { start: figure.start, end: figure.end },
              replacement: showNumber(words.low),
            },
          ],
        };
      }

      function endsAt(from: number, end: number): boolean {
        return from >= 0 && data !== undefined && numberAt(tokens, { first: from, limit: end }, data)?.end === end;
      }
    }
  },
});
