import { findPhrase } from "../../src/findings/phrases.ts";
import { defineRule } from "../../src/findings/rule.ts";
import type { Document } from "../../src/model/document.ts";
import type { Timex } from "../../src/model/mention.ts";
import { showDay } from "../../src/time/words.ts";

/** Words between a season and the date that says when in it: "in the spring of 1849, on 4 November". */
const REACH = 3;

export default defineRule({
  id: "season-against-date",
  severity: "warning",
  summary: "a date lies outside the season that is named beside it",
  thresholds: {
    "days-of-grace": { value: 30, unit: "days", says: "a date that is further from the season named beside it is reported" },
  },

  *check(inquiry, limit) {
    const grace = limit("days-of-grace");
    for (const document of inquiry.documents) {
      const timexes = inquiry.timexes(document);
      for (const [index, second] of timexes.entries()) {
        const first = timexes[index - 1];
        const joints = inquiry.language(document)?.rules?.lists.and ?? [];
        if (first === undefined || !beside(first, second, document)) continue;
        if (findPhrase(document, { from: first.endToken, to: second.firstToken }, joints) !== undefined) continue;
        const [season, day] = first.grain === "season" ? [first, second] : [second, first];
        if (season.grain !== "season" || day.grain !== "day" || !isPoint(season) || !isPoint(day)) continue;
        const [from, to, on] = [season.interval?.start.earliest, season.interval?.end.latest, day.interval?.start.earliest];
        if (from === undefined || to === undefined || on === undefined || (on >= from - grace && on <= to + grace)) continue;
        yield {
          message: `${showDay(on, day.calendar)} is not in "${season.quote}"`,
          primary: inquiry.label(document, day, "the date"),
          related: [inquiry.label(document, season, "the season named beside it")],
          because: [{ text: "the date is taken to say when in the season it was", assumed: true }],
          suggestions: [{ message: "the month, the year or the season is wrong" }],
        };
      }
    }
  },
});

function isPoint({ type, relation, range, approximate, basis }: Timex): boolean {
  const dated = basis.kind === "stated" || basis.kind === "carried";
  return type === "date" && relation === "in" && range !== true && approximate !== true && dated;
}

/** Parted by a comma and little else. */
function beside(first: Timex, second: Timex, document: Document): boolean {
  const between = document.tokens.slice(first.endToken, second.firstToken);
  const marks = between.filter(({ kind }) => kind === "punctuation");
  return first.sentence === second.sentence && between.length <= REACH && marks.length === 1 && between[0]?.text === ",";
}
