import { assuming, oneVoice, told, yearsAtMost } from "../../src/findings/clash.ts";
import { turnsOf } from "../../src/findings/lives.ts";
import { defineRule } from "../../src/findings/rule.ts";
import { atTime, datedSurely, entitiesIn, joinedByLikeness, saysItHappened } from "../../src/findings/stating.ts";

/** What children do not do, and the role of whoever does it. Whoever inherits a crown may be a child. */
const GROWN: Readonly<Record<string, string>> = {
  command: "agent",
  lead: "agent",
  attack: "agent",
  defeat: "agent",
  sign: "agent",
  elect: "patient",
  appoint: "patient",
  arrest: "patient",
  resign: "patient",
};

export default defineRule({
  id: "too-young-to-act",
  severity: "warning",
  summary: "a child does what only the grown do",
  thresholds: {
    "youngest-years": { value: 10, unit: "years", says: "whoever leads, signs or is elected at a lower age is reported" },
  },

  *check(inquiry, limit) {
    const births = turnsOf(inquiry, "alive", "begins");
    for (const act of inquiry.claims) {
      const role = GROWN[act.predicate];
      if (role === undefined || !saysItHappened(act) || !datedSurely(inquiry, act)) continue;
      for (const person of entitiesIn(inquiry, act, role)) {
        const birth = births.get(person.id)?.find(({ claim }) => oneVoice(claim, act))?.claim;
        const age = birth === undefined ? Number.NaN : yearsAtMost(birth, act);
        if (birth === undefined || !(age >= 0 && age < limit("youngest-years"))) continue;
        const inferred = joinedByLikeness(inquiry, act, role);
        const [born, acted] = [atTime(inquiry, birth), atTime(inquiry, act)];
        yield {
          severity: inferred ? "note" : "warning",
          message: `${person.name} acts ${acted}, but was born ${born}: at most ${Math.floor(age)} years before`,
          primary: told(inquiry, act, `acts ${acted}`),
          related: [told(inquiry, birth, `born ${born}`)],
          because: [
            { text: `children under ${limit("youngest-years")} do not do this` },
            assuming("names", "both passages are taken to speak of one person"),
          ],
          suggestions: [{ message: "one of the two dates is wrong, or two people bear the name" }],
        };
      }
    }
  },
});
