import { defineRule } from "../../src/findings/rule.ts";
import type { Document } from "../../src/model/document.ts";
import type { QuantityMention } from "../../src/model/mention.ts";
import { showNumber } from "../../src/time/words.ts";

/** Measures in metres, square metres, kilograms and litres; those that differed from town to town are left out. */
const SIZES: Readonly<Record<string, readonly [dimension: string, size: number]>> = {
  kilometre: ["length", 1000],
  metre: ["length", 1],
  centimetre: ["length", 0.01],
  millimetre: ["length", 0.001],
  mile: ["length", 1609.344],
  "nautical mile": ["length", 1852],
  foot: ["length", 0.3048],
  inch: ["length", 0.0254],
  yard: ["length", 0.9144],
  verst: ["length", 1066.8],
  hectare: ["area", 10_000],
  acre: ["area", 4046.86],
  "square kilometre": ["area", 1_000_000],
  "square mile": ["area", 2_589_988],
  tonne: ["weight", 1000],
  kilogram: ["weight", 1],
  gram: ["weight", 0.001],
  "pound weight": ["weight", 0.4536],
};
/** Rounded figures may be this far apart, and tons differ by as much. */
const SLACK = 0.15;
const SLACK_ABOUT = 0.3;

export default defineRule({
  id: "unit-conversion",
  severity: "warning",
  summary: "a measure and its conversion in brackets are not the same size",

  *check(inquiry) {
    for (const document of inquiry.documents) {
      for (const sentence of document.sentences) {
        const quantities = inquiry.quantities(document, sentence.index);
        for (const [index, first] of quantities.entries()) {
          const second = quantities[index + 1];
          if (second === undefined || !isConversion(first, second, document)) continue;
          const sizes = [sizeOf(first), sizeOf(second)] as const;
          const slack = first.comparison === "exactly" && second.comparison === "exactly" ? SLACK : SLACK_ABOUT;
          if (Math.max(...sizes) <= (1 + slack) * Math.min(...sizes)) continue;
          const should = (first.low * unitOf(first)) / unitOf(second);
          const rounded = showNumber(Number(should.toPrecision(2)));
          yield {
            message: `"${first.quote}" and "${second.quote}" are not the same size: ${rounded} would be`,
            primary: inquiry.label(document, second, "the conversion"),
            related: [inquiry.label(document, first, "the measure")],
            because: [{ text: "a measure in brackets behind another of its kind gives the same in other units" }],
            suggestions: [{ message: `about ${rounded}, if the first figure is right` }],
          };
        }
      }
    }
  },
});

/** "5 km (3 miles)" */
function isConversion(first: QuantityMention, second: QuantityMention, document: Document): boolean {
  const [one, other] = [SIZES[first.unit ?? ""], SIZES[second.unit ?? ""]];
  if (one === undefined || other === undefined || one[0] !== other[0] || first.unit === second.unit) return false;
  const opens = document.tokens[first.endToken]?.text === "(" && second.firstToken === first.endToken + 1;
  return opens && document.tokens[second.endToken]?.text === ")" && first.low === first.high && second.low === second.high && first.low > 0;
}

function unitOf({ unit = "" }: QuantityMention): number {
  return SIZES[unit]?.[1] ?? 1;
}

function sizeOf(quantity: QuantityMention): number {
  return quantity.low * unitOf(quantity);
}
