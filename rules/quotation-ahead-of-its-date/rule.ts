import { defineRule } from "../../src/findings/rule.ts";
import { showInterval } from "../../src/time/words.ts";

export default defineRule({
  id: "quotation-ahead-of-its-date",
  severity: "warning",
  summary: "words quoted from a dated paper speak in the past of what came after it",

  *check(inquiry) {
    for (const document of inquiry.documents) {
      const language = inquiry.language(document);
      const papers = new Set((language?.rules?.cue("dated-papers") ?? []).flat());
      const past = new Set((language?.rules?.cue("past-verbs") ?? []).flat());
      for (const quotation of inquiry.quotations(document)) {
        if (quotation.use !== "quotation") continue;
        const sentence = document.sentences[quotation.sentence];
        const outside = inquiry
          .timexes(document, quotation.sentence)
          .filter((timex) => timex.end <= quotation.start && timex.type === "date" && timex.grain === "day" && timex.basis.kind === "stated");
        const [paper, another] = outside;
        if (sentence === undefined || paper?.interval === undefined || another !== undefined) continue;
        const written = document.tokens.slice(sentence.firstToken, paper.firstToken).some(({ lower }) => papers.has(lower));
        const bound = paper.interval.end.latest;
        const later = inquiry
          .timexes(document)
          .find(
            (timex) =>
              timex.start >= quotation.start &&
              timex.end <= quotation.end &&
              timex.type === "date" &&
              timex.basis.kind === "stated" &&
              timex.interval !== undefined &&
              timex.interval.start.earliest > bound,
          );
        const told = later === undefined ? [] : document.tokens.slice(quotation.firstToken, quotation.endToken);
        if (!written || later?.interval === undefined || !told.some(({ lower }) => past.has(lower))) continue;
        const [dated, speaks] = [showInterval(paper.interval, paper.calendar), showInterval(later.interval, later.calendar)];
        yield {
          message: `dated ${dated}, it speaks of ${speaks} as past`,
          primary: inquiry.label(document, paper, `dated ${dated}`),
          related: [inquiry.label(document, later, `speaks of ${speaks}`)],
          because: [{ text: "the date before the quotation is taken to be that of the paper", assumed: true }],
          suggestions: [{ message: "one of the two dates is wrong, or the words are of a later paper" }],
        };
      }
    }
  },
});
