import { assuming, oneVoice, told, yearsBetween } from "../../src/findings/clash.ts";
import { kinshipsOf } from "../../src/findings/kin.ts";
import { turnsOf } from "../../src/findings/lives.ts";
import { defineRule } from "../../src/findings/rule.ts";
import { atTime } from "../../src/findings/stating.ts";

export default defineRule({
  id: "born-after-parents-death",
  severity: "error",
  summary: "someone is born more than a year after a parent died",

  *check(inquiry) {
    const births = turnsOf(inquiry, "alive", "begins");
    const deaths = turnsOf(inquiry, "alive", "ends");
    for (const { claim, parent, child, inferred } of kinshipsOf(inquiry)) {
      const death = deaths.get(parent.id)?.find((one) => oneVoice(one.claim, claim))?.claim;
      const birth = births.get(child.id)?.find((one) => oneVoice(one.claim, claim))?.claim;
      if (death === undefined || birth === undefined || !(yearsBetween(death, birth) >= 1)) continue;
      const [died, born] = [atTime(inquiry, death), atTime(inquiry, birth)];
      yield {
        severity: inferred ? "warning" : "error",
        message: `${child.name} was born ${born}, but ${parent.name}, a parent, died ${died}`,
        primary: told(inquiry, birth, `the child: born ${born}`),
        related: [told(inquiry, death, `the parent: died ${died}`), told(inquiry, claim, "parent and child")],
        because: [
          { text: "a child is born within a year of its father's death, and before its mother's" },
          ...(inferred ? [assuming("names", "the passages are taken to speak of the same two people")] : []),
        ],
        suggestions: [{ message: "one of the two dates is wrong, or another of the name is meant" }],
      };
    }
  },
});
