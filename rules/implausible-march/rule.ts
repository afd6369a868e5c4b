import { findPhrase } from "../../src/findings/phrases.ts";
import { defineRule } from "../../src/findings/rule.ts";
import type { Document } from "../../src/model/document.ts";
import type { QuantityMention, Timex } from "../../src/model/mention.ts";

const METRES: Readonly<Record<string, number>> = { kilometre: 1, mile: 1.609, verst: 1.067 };
/** Words between the distance and the days. */
const REACH = 4;

export default defineRule({
  id: "implausible-march",
  severity: "warning",
  summary: "a march or ride is faster than men or horses can go",
  thresholds: {
    "walked-km": { value: 110, unit: "km a day", says: "no body of men has walked more" },
    "ridden-km": { value: 330, unit: "km a day", says: "no rider has ridden more for days on end" },
  },

  *check(inquiry, limit) {
    for (const document of inquiry.documents) {
      const rules = inquiry.language(document)?.rules;
      if (rules === undefined) continue;
      for (const distance of inquiry.quantities(document)) {
        const metres = METRES[distance.unit ?? ""];
        const sentence = document.sentences[distance.sentence];
        const time = inquiry.timexes(document, distance.sentence).find((timex) => timex.type === "duration" && beside(distance, timex, document));
        if (metres === undefined || time?.days === undefined || sentence === undefined) continue;
        const before = { from: Math.max(sentence.firstToken, distance.firstToken - 2 * REACH), to: distance.firstToken };
        const walked = findPhrase(document, before, rules.cue("marched")) !== undefined;
        const ridden = findPhrase(document, before, rules.cue("rode")) !== undefined;
        const most = walked ? limit("walked-km") : ridden ? limit("ridden-km") : Number.POSITIVE_INFINITY;
        const perDay = (distance.low * metres) / Math.max(1, time.days.high);
        if (perDay <= most) continue;
        yield {
          message: `"${distance.quote}" in "${time.quote}" is ${Math.round(perDay)} km a day`,
          primary: inquiry.label(document, distance, "the way"),
          related: [inquiry.label(document, time, "the time")],
          because: [{ text: `${walked ? "on foot" : "on horseback"} no more than ${most} km a day have been done` }],
          suggestions: [{ message: "a figure is wrong, or they went by ship or rail" }],
        };
      }
    }
  },
});

/** "400 miles in three days" */
function beside({ endToken }: QuantityMention, { firstToken }: Timex, document: Document): boolean {
  const between = document.tokens.slice(endToken, firstToken);
  return firstToken >= endToken && between.length > 0 && between.length <= REACH && between.every(({ kind }) => kind === "word");
}
