import { phraseAt } from "../../src/findings/phrases.ts";
import { defineRule } from "../../src/findings/rule.ts";
import type { Phrase } from "../../src/lang/rules.ts";
import { numberAt } from "../../src/mentions/quantities/numbers.ts";
import type { Document } from "../../src/model/document.ts";
import type { QuantityMention } from "../../src/model/mention.ts";
import { showNumber } from "../../src/time/words.ts";

/** Words between the whole and its share: "300 of 400 men, or 75 per cent". */
const REACH = 4;

export default defineRule({
  id: "share-mismatch",
  severity: "warning",
  summary: "a percentage is not the share that the two figures before it make",
  thresholds: {
    // For figures that were rounded.
    "off-by-points": { value: 2, unit: "percentage points", says: "a share that is off by more is reported" },
  },

  *check(inquiry, limit) {
    for (const document of inquiry.documents) {
      const language = inquiry.language(document);
      const data = language?.quantities;
      const links = [...(language?.rules?.cue("part-of-whole") ?? []), ...(language?.rules?.cue("of") ?? [])];
      if (data === undefined) continue;
      for (const share of inquiry.quantities(document)) {
        if (share.unit !== "percent" || share.low !== share.high) continue;
        const whole = inquiry.quantities(document, share.sentence).findLast(({ endToken }) => endToken <= share.firstToken);
        if (whole === undefined || !stands([whole, share], document, language?.rules?.cue("or-rather") ?? [])) continue;
        const link = links.find((phrase) => phraseAt(document, whole.firstToken - phrase.length, [phrase]) > 0);
        const end = whole.firstToken - (link?.length ?? 0);
        const part = link === undefined || end < 1 ? undefined : numberAt(document.tokens, { first: end - 1, limit: end }, data);
        const token = document.tokens[end - 1];
        if (part === undefined || token?.kind !== "number" || whole.low !== whole.high || part.low > whole.low) continue;
        const percent = (100 * part.low) / whole.low;
        if (Math.abs(percent - share.low) <= limit("off-by-points")) continue;
        yield {
          message: `${showNumber(part.low)} of ${showNumber(whole.low)} is ${showNumber(Number(percent.toFixed(1)))} per cent, not ${showNumber(share.low)}`,
          primary: inquiry.label(document, share, `${showNumber(share.low)} per cent`),
          related: [
            inquiry.label(document, token, `the part: ${showNumber(part.low)}`),
            inquiry.label(document, whole, `the whole: ${showNumber(whole.low)}`),
          ],
          because: [{ text: "the percentage directly behind a part and its whole says the same again" }],
          suggestions: [{ message: `${showNumber(Number(percent.toFixed(1)))} per cent, or one of the figures is wrong` }],
        };
      }
    }
  },
});

/** "(75 per cent)" or ", or 75 per cent" behind it. */
function stands([whole, share]: readonly [QuantityMention, QuantityMention], document: Document, or: readonly Phrase[]): boolean {
  const between = document.tokens.slice(whole.endToken, share.firstToken);
  return (
    between.length > 0 &&
    between.length <= REACH &&
    between.some(({ text }) => text === "(" || text === ",") &&
    between.every(({ kind, lower }) => kind === "punctuation" || or.some((phrase) => phrase.includes(lower)))
  );
}
