import { assuming, oneVoice, surelyBefore, told, windowsOf } from "../../src/findings/clash.ts";
import { turnsOf } from "../../src/findings/lives.ts";
import { defineRule } from "../../src/findings/rule.ts";
import { atTime, datedSurely, entitiesIn, joinedByLikeness, saysItHappened } from "../../src/findings/stating.ts";

export default defineRule({
  id: "buried-before-death",
  severity: "error",
  summary: "someone is buried before their death",

  *check(inquiry) {
    const deaths = turnsOf(inquiry, "alive", "ends");
    for (const burial of inquiry.claims) {
      if (burial.predicate !== "bury" || !saysItHappened(burial) || !datedSurely(inquiry, burial)) continue;
      for (const person of entitiesIn(inquiry, burial, "patient")) {
        const death = deaths.get(person.id)?.find(({ claim }) => oneVoice(claim, burial) && surelyBefore(burial, claim));
        if (death === undefined) continue;
        const inferred = joinedByLikeness(inquiry, burial, "patient") || joinedByLikeness(inquiry, death.claim, death.role);
        const [buried, died] = [atTime(inquiry, burial), atTime(inquiry, death.claim)];
        yield {
          severity: inferred ? "warning" : "error",
          message: `${person.name} was buried ${buried}, but died ${died}`,
          primary: told(inquiry, burial, `buried ${buried}`),
          related: [told(inquiry, death.claim, `died ${died}`)],
          because: [
            { text: "only the dead are buried" },
            ...(inferred ? [assuming("names", `both passages are taken to speak of one person, ${person.name}`)] : []),
          ],
          suggestions: [
            {
              message: "one of the two dates is wrong, or they speak of two people",
              windows: windowsOf({ of: "the death", claim: death.claim }, { of: "the burial", claim: burial }),
            },
          ],
        };
      }
    }
  },
});
