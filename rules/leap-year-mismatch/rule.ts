import { findPhrase } from "../../src/findings/phrases.ts";
import { defineRule } from "../../src/findings/rule.ts";
import { isGregorianDate, isJulianDate } from "../../src/time/index.ts";
import { showYear } from "../../src/time/words.ts";

/** Tokens between the year and the words: "1900, a leap year". */
const REACH = 3;
const LAST_JULIAN_YEAR = 1923;

export default defineRule({
  id: "leap-year-mismatch",
  severity: "warning",
  summary: "a year is called a leap year, and is none in any calendar",

  *check(inquiry) {
    for (const document of inquiry.documents) {
      const cues = inquiry.language(document)?.rules?.cue("leap-year") ?? [];
      for (const timex of inquiry.timexes(document)) {
        const [, digits] = /^(\d{4})$/.exec(timex.value) ?? [];
        if (digits === undefined || cues.length === 0 || timex.basis.kind !== "stated") continue;
        const year = Number(digits);
        const leap = isGregorianDate(year, 2, 29) || (year <= LAST_JULIAN_YEAR && isJulianDate(year, 2, 29));
        const before = findPhrase(document, { from: Math.max(0, timex.firstToken - 2), to: timex.firstToken }, cues);
        const behind = findPhrase(document, { from: timex.endToken, to: Math.min(document.tokens.length, timex.endToken + REACH + 1) }, cues);
        const found = before ?? behind;
        if (found === undefined || leap) continue;
        if (document.tokens.slice(timex.endToken, found.from).some(({ text, kind }) => text === "." || kind === "number")) continue;
        yield {
          message: `${showYear(year)} was no leap year`,
          primary: inquiry.label(document, timex, "no leap year"),
          related: [
            inquiry.label(document, { start: document.tokens[found.from]?.start ?? 0, end: document.tokens[found.to - 1]?.end ?? 0 }, "called one"),
          ],
          suggestions: [{ message: `${showYear(year - (year % 4))} and ${showYear(year - (year % 4) + 4)} are the nearest that can be` }],
        };
      }
    }
  },
});
