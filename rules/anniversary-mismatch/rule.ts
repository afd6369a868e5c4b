import { sentenceAt } from "../../src/findings/phrases.ts";
import { defineRule } from "../../src/findings/rule.ts";
import type { Timex } from "../../src/model/mention.ts";
import { dateIn } from "../../src/time/words.ts";

/** Tokens between the anniversary and the date of its celebration: ", on". */
const REACH = 3;

export default defineRule({
  id: "anniversary-mismatch",
  severity: "warning",
  summary: "an anniversary is not so many years after what it remembers",

  *check(inquiry) {
    for (const document of inquiry.documents) {
      const rules = inquiry.language(document)?.rules;
      if (rules === undefined) continue;
      const ordinals = rules.cue("ordinals").map(([word]) => word ?? "");
      const nouns = new Set(rules.cue("anniversary").map(([word]) => word ?? ""));
      const timexes = inquiry.timexes(document);
      for (const noun of document.tokens.filter(({ lower }) => nouns.has(lower))) {
        const before = document.tokens[noun.index - 1];
        const figure = /^(\d+)(?:st|nd|rd|th)$/.exec(before?.lower ?? "")?.[1];
        const place = ordinals.indexOf(before?.lower ?? "");
        const count = figure === undefined ? place + 1 : Number(figure);
        const sentence = sentenceAt(document, noun.index);
        if (before === undefined || count < 1 || sentence === undefined) continue;
        const dates = timexes.filter(
          (timex) => timex.sentence === sentence.index && timex.basis.kind === "stated" && timex.type === "date" && yearOf(timex) !== undefined,
        );
        const remembered = dates.find(({ firstToken, endToken }) => firstToken > noun.index && endToken - noun.index < 4 * REACH);
        const edge = { from: before.index, to: remembered?.endToken ?? 0 };
        const kept = dates.find((date) => date !== remembered && besides(date, edge));
        const [then, now] = [remembered === undefined ? undefined : yearOf(remembered), kept === undefined ? undefined : yearOf(kept)];
        if (remembered === undefined || kept === undefined || then === undefined || now === undefined || now - then === count) continue;
        yield {
          message: `from ${then} to ${now} it is ${now - then} years, not ${count}`,
          primary: inquiry.label(document, { start: before.start, end: noun.end }, `${count} years`),
          related: [inquiry.label(document, remembered, `what is remembered: ${then}`), inquiry.label(document, kept, `when it is kept: ${now}`)],
          because: [{ text: "an anniversary is counted in whole years from the event" }],
          suggestions: [{ message: "one of the two years or the number is wrong" }],
        };
      }
    }
  },
});

function yearOf({ interval, calendar, grain }: Timex): number | undefined {
  if (interval === undefined || (grain !== "day" && grain !== "month" && grain !== "year")) return undefined;
  return dateIn(interval.start.earliest, calendar).year;
}

/** Directly before the anniversary or behind what it remembers. */
function besides({ firstToken, endToken }: Timex, { from, to }: { readonly from: number; readonly to: number }): boolean {
  return (endToken <= from && from - endToken <= REACH) || (firstToken >= to && firstToken - to <= REACH);
}
