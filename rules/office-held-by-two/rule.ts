import { groupBy } from "../../src/base/collections.ts";
import { assuming, told } from "../../src/findings/clash.ts";
import type { Inquiry } from "../../src/findings/inquiry.ts";
import { defineRule, type Report } from "../../src/findings/rule.ts";
import { whenInWords } from "../../src/findings/stating.ts";
import { type Tenure, tenuresOf } from "./tenures.ts";

export default defineRule({
  id: "office-held-by-two",
  severity: "warning",
  summary: "two people hold one office for one person at the same time",
  thresholds: {
    // Years overlap by one where one holder hands over to the next.
    "overlap-days": { value: 366, unit: "days", says: "two who hold it together for longer are reported" },
  },

  *check(inquiry, limit) {
    for (const held of groupBy(tenuresOf(inquiry), ({ key }) => key).values()) {
      for (const [index, second] of held.entries()) {
        const first = held.slice(0, index).find((one) => one.holder.id !== second.holder.id && shared(one, second) > limit("overlap-days"));
        if (first !== undefined) yield reportOf(inquiry, first, second);
      }
    }
  },
});

/** Days that both surely had it; of a beginning without an end, how deep it lies in the time of the other. */
function shared(a: Tenure, b: Tenure): number {
  if (a.from === a.to && b.from === b.to) return Number.NEGATIVE_INFINITY;
  const [point, term] = a.from === a.to ? [a, b] : [b, a];
  if (point.from === point.to) return Math.min(point.from - term.from, term.to - point.from);
  return Math.min(a.to, b.to) - Math.max(a.from, b.from);
}

function reportOf(inquiry: Inquiry, first: Tenure, second: Tenure): Report {
  const label = (tenure: Tenure) => tenure.claims.map((claim) => told(inquiry, claim, `${tenure.holder.name}: ${whenInWords(inquiry, claim)}`));
  const [primary = told(inquiry, second.claims[0] as Tenure["claims"][number], second.holder.name), ...others] = label(second);
  const inferred = first.inferred || second.inferred;
  return {
    message: `${second.office}: ${first.holder.name} ${termIn(inquiry, first)}, ${second.holder.name} ${termIn(inquiry, second)}`,
    primary,
    related: [...others, ...label(first)],
    because: [
      { text: "it is an office that one person holds at a time" },
      assuming("names", "the office is named in the same words, and is taken to be one"),
      ...(inferred ? [assuming("names", "a pronoun is taken to mean the holder named before")] : []),
    ],
    suggestions: [{ message: "one of the dates is wrong, or there were rivals or two such offices" }],
  };
}

/** "1880 to 1890", "from 1885 on", "1885 until 1893". */
function termIn(inquiry: Inquiry, { claims: [begins, ends] }: Tenure): string {
  const from = begins === undefined ? "" : whenInWords(inquiry, begins);
  if (ends === undefined) return from;
  return `from ${from} ${/^until /u.test(whenInWords(inquiry, ends)) ? "" : "to "}${whenInWords(inquiry, ends)}`;
}
