import { defineRule } from "../../src/findings/rule.ts";
import type { Document } from "../../src/model/document.ts";
import type { QuantityMention } from "../../src/model/mention.ts";
import { showNumber } from "../../src/time/words.ts";

const LEAST_PARTS = 3;
/** Words between two shares of one whole: "60 per cent Saxons, 30 per cent". */
const APART = 4;
/** Half a point of rounding for each share. */
const ROUNDING = 0.5;
/** Shares that make more are of several wholes. */
const MOST = 140;

export default defineRule({
  id: "percent-overflow",
  severity: "warning",
  summary: "the shares of one whole make more than a hundred per cent",

  *check(inquiry) {
    for (const document of inquiry.documents) {
      for (const sentence of document.sentences) {
        const shares = inquiry.quantities(document, sentence.index).filter(({ unit, low, high }) => unit === "percent" && low === high);
        for (const row of rowsOf(shares, document)) {
          const sum = row.reduce((all, share) => all + share.low, 0);
          const [first, ...others] = row;
          if (first === undefined || row.length < LEAST_PARTS || sum <= 100 + ROUNDING * row.length || sum > MOST) continue;
          yield {
            message: `${row.map(({ low }) => showNumber(low)).join(" + ")} per cent is ${showNumber(Number(sum.toFixed(2)))} per cent`,
            primary: inquiry.label(document, { start: first.start, end: row.at(-1)?.end ?? first.end }, "more than the whole"),
            related: others.map((share) => inquiry.label(document, share, `${showNumber(share.low)} per cent`)),
            because: [{ text: "shares in one row are taken to be of one whole, and none counted twice", assumed: true }],
            suggestions: [{ message: "one share is wrong, or they overlap and the text should say so" }],
          };
        }
      }
    }
  },
});

/** Shares that follow one another closely, parted by commas or joined by a word. */
function rowsOf(shares: readonly QuantityMention[], document: Document): readonly (readonly QuantityMention[])[] {
  const rows: QuantityMention[][] = [];
  for (const share of shares) {
    const last = rows.at(-1)?.at(-1);
    const between = last === undefined ? [] : document.tokens.slice(last.endToken, share.firstToken);
    const joined = last !== undefined && between.length <= APART && between.every(({ text }) => !/^[:;().-]$/.test(text));
    if (joined) rows.at(-1)?.push(share);
    else rows.push([share]);
  }
  return rows;
}
