import { defineRule } from "../../src/findings/rule.ts";

const CLOCK = /(?<![\d:.])(?<hour>\d{1,2}):(?<minute>\d{2})(?![\d:]|-\d)/gu;
const LAST_HOUR = 24;

export default defineRule({
  id: "impossible-time",
  severity: "warning",
  summary: "a time of day is none",

  *check(inquiry) {
    for (const document of inquiry.documents) {
      const rules = inquiry.language(document)?.rules;
      if (rules === undefined) continue;
      const openers = rules.cue("clock-openers").map((phrase) => phrase.join(" "));
      const half = rules.cue("half-day").map((phrase) => phrase.join(""));
      const { text } = document.source;
      for (const { 0: words, index, groups } of text.matchAll(CLOCK)) {
        const before = text.slice(Math.max(0, index - 10), index).toLowerCase();
        const after = text
          .slice(index + words.length, index + words.length + 6)
          .toLowerCase()
          .replaceAll(" ", "");
        const [hour, minute] = [Number(groups?.["hour"]), Number(groups?.["minute"])];
        const halved = half.some((word) => after.startsWith(word));
        const told = halved || openers.some((word) => before.endsWith(`${word} `));
        const why =
          minute > 59
            ? "an hour has sixty minutes"
            : hour > LAST_HOUR || (hour === LAST_HOUR && minute > 0)
              ? "a day has 24 hours"
              : halved && hour > 12
                ? "half a day has twelve hours"
                : undefined;
        if (!told || why === undefined) continue;
        yield {
          severity: halved && hour <= LAST_HOUR && minute < 60 ? "note" : "warning",
          message: `"${words}" is no time of day: ${why}`,
          primary: inquiry.label(document, { start: index, end: index + words.length }, why),
          related: [inquiry.label(document, { start: text.lastIndexOf(" ", index - 2) + 1, end: index + words.length }, "told as a time")],
        };
      }
    }
  },
});
