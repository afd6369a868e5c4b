import { phraseAt, sentenceAt } from "../../src/findings/phrases.ts";
import { defineRule } from "../../src/findings/rule.ts";
import { gregorianDay } from "../../src/time/index.ts";
import { showInterval } from "../../src/time/words.ts";

export default defineRule({
  id: "before-its-time",
  severity: "warning",
  summary: "a thing is told of before there was any of its kind",

  *check(inquiry) {
    for (const document of inquiry.documents) {
      const inventions = inquiry.language(document)?.rules?.inventions ?? [];
      for (const token of document.tokens) {
        const found = inventions.find(({ phrases }) => phraseAt(document, token.index, phrases) > 0);
        if (found === undefined) continue;
        const sentence = sentenceAt(document, token.index);
        const [date, another] = sentence === undefined ? [] : inquiry.timexes(document, sentence.index).filter(({ type }) => type === "date");
        if (date?.interval === undefined || another !== undefined || date.basis.kind !== "stated" || date.relation !== "in") continue;
        if (date.interval.end.latest >= gregorianDay(found.year, 1, 1)) continue;
        const length = phraseAt(document, token.index, found.phrases);
        const end = document.tokens[token.index + length - 1]?.end ?? token.end;
        yield {
          message: `${showInterval(date.interval, date.calendar)}: there was no such thing before ${found.year}`,
          primary: inquiry.label(document, date, showInterval(date.interval, date.calendar)),
          related: [inquiry.label(document, { start: token.start, end }, `not before ${found.year}`)],
          because: [{ text: "the two stand in one sentence and are taken to belong together", assumed: true }],
          suggestions: [{ message: "the year is wrong, or the word is used of something older" }],
        };
      }
    }
  },
});
