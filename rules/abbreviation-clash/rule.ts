import { defineRule } from "../../src/findings/rule.ts";
import type { Document } from "../../src/model/document.ts";

/** "Popular Front of the Coast (PFC)" */
const GLOSS = /(?<long>\p{Lu}[\p{L}'-]+(?: (?:\p{Ll}{1,3} ){0,2}\p{Lu}[\p{L}'-]+){1,6}) \((?<short>\p{Lu}{2,6})\)/gu;

export default defineRule({
  id: "abbreviation-clash",
  severity: "warning",
  summary: "one abbreviation is explained in two ways",

  *check(inquiry) {
    for (const document of inquiry.documents) {
      const known = new Map<string, Gloss>();
      for (const gloss of glossesIn(document)) {
        const before = known.get(gloss.short);
        if (before === undefined) known.set(gloss.short, gloss);
        else if (before.long !== gloss.long) {
          yield {
            message: `"${gloss.short}" is short for "${gloss.long}" here and for "${before.long}" before`,
            primary: inquiry.label(document, gloss, gloss.long),
            related: [inquiry.label(document, before, before.long)],
            because: [{ text: "the letters fit both names, and the text does not say that they are one" }],
            suggestions: [{ message: "whoever meets the short form further on cannot tell which is meant" }],
          };
        }
      }
    }
  },
});

interface Gloss {
  readonly long: string;
  readonly short: string;
  readonly start: number;
  readonly end: number;
}

/** Long names with the abbreviation behind them that their capitals make. */
function* glossesIn({ source: { text } }: Document): Iterable<Gloss> {
  for (const { 0: words, index, groups } of text.matchAll(GLOSS)) {
    const short = groups?.["short"] ?? "";
    const all = (groups?.["long"] ?? "").split(" ");
    for (let from = 0; from < all.length; from++) {
      const long = all.slice(from);
      const capitals = long.filter((word) => /^\p{Lu}/u.test(word)).map((word) => word.charAt(0));
      if (capitals.join("") !== short || !/^\p{Lu}/u.test(long[0] ?? "")) continue;
      const skipped = all.slice(0, from).join(" ").length;
      yield { long: long.join(" "), short, start: index + (skipped === 0 ? 0 : skipped + 1), end: index + words.length };
      break;
    }
  }
}
