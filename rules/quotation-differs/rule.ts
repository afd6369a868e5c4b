import { defineRule } from "../../src/findings/rule.ts";
import type { Document, Token } from "../../src/model/document.ts";
import type { QuotationMention } from "../../src/model/mention.ts";

/** Shorter quotations are alike by chance. */
const LEAST_WORDS = 6;

export default defineRule({
  id: "quotation-differs",
  severity: "warning",
  summary: "one saying is quoted twice, the second time with another word",

  *check(inquiry) {
    for (const document of inquiry.documents) {
      const long = inquiry.quotations(document).filter((quotation) => wordsOf(quotation, document).length >= LEAST_WORDS);
      for (const [index, second] of long.entries()) {
        for (const first of long.slice(0, index)) {
          const changed = difference(wordsOf(first, document), wordsOf(second, document));
          if (changed === undefined) continue;
          yield {
            message: `quoted before with "${changed.first.text}", here with "${changed.second.text}"`,
            primary: inquiry.label(document, changed.second, `here "${changed.second.text}"`),
            related: [inquiry.label(document, changed.first, `before "${changed.first.text}"`)],
            because: [{ text: "all the other words of the two quotations are the same" }],
            suggestions: [{ message: "look at the original: one of the two was copied wrongly" }],
          };
          break;
        }
      }
    }
  },
});

function wordsOf({ firstToken, endToken }: QuotationMention, { tokens }: Document): readonly Token[] {
  return tokens.slice(firstToken, endToken).filter(({ kind }) => kind !== "punctuation");
}

/** The one word in which they differ. */
function difference(first: readonly Token[], second: readonly Token[]): { readonly first: Token; readonly second: Token } | undefined {
  if (first.length !== second.length) return undefined;
  const pairs = first.flatMap((token, index) => {
    const other = second[index];
    return other === undefined || other.lower === token.lower ? [] : [{ first: token, second: other }];
  });
  return pairs.length === 1 ? pairs[0] : undefined;
}
