import { assuming, oneVoice, told, yearsAtMost } from "../../src/findings/clash.ts";
import { kinshipsOf } from "../../src/findings/kin.ts";
import { turnsOf } from "../../src/findings/lives.ts";
import { defineRule } from "../../src/findings/rule.ts";
import { whenInWords } from "../../src/findings/stating.ts";

export default defineRule({
  id: "parent-too-young",
  severity: "warning",
  summary: "a parent is born after their child, or too few years before it",
  thresholds: {
    "youngest-years": { value: 12, unit: "years", says: "a parent younger than this is reported" },
  },

  *check(inquiry, limit) {
    const births = turnsOf(inquiry, "alive", "begins");
    const seen = new Set<string>();
    for (const { claim, parent, child, inferred } of kinshipsOf(inquiry)) {
      const older = births.get(parent.id)?.find((birth) => oneVoice(birth.claim, claim))?.claim;
      const younger = births.get(child.id)?.find((birth) => oneVoice(birth.claim, claim))?.claim;
      if (older === undefined || younger === undefined || !(yearsAtMost(older, younger) < limit("youngest-years"))) continue;
      const pair = `${parent.id} ${child.id}`;
      if (seen.has(pair)) continue;
      seen.add(pair);
      const [first, second] = [whenInWords(inquiry, older), whenInWords(inquiry, younger)];
      yield {
        severity: yearsAtMost(older, younger) < 0 && !inferred ? "error" : "warning",
        message: `${parent.name}, born ${first}, is a parent of ${child.name}, born ${second}`,
        primary: told(inquiry, younger, `the child: born ${second}`),
        related: [told(inquiry, older, `the parent: born ${first}`), told(inquiry, claim, "parent and child")],
        because: [
          { text: `nobody has a child before the age of ${limit("youngest-years")}` },
          ...(inferred ? [assuming("names", "the passages are taken to speak of the same two people")] : []),
        ],
        suggestions: [{ message: "one of the two years is wrong, or another of the name is meant" }],
      };
    }
  },
});
