import { assuming, oneVoice, surelyBefore, told } from "../../src/findings/clash.ts";
import type { Inquiry } from "../../src/findings/inquiry.ts";
import { defineRule } from "../../src/findings/rule.ts";
import { datedSurely, entitiesIn, joinedByLikeness, saysItHappened, whenInWords } from "../../src/findings/stating.ts";
import type { Claim } from "../../src/model/claim.ts";
import type { EntityId } from "../../src/model/entity.ts";

/** What nobody does from a cell, by the role of whoever does it. */
const FREE: Readonly<Record<string, string>> = {
  attack: "agent",
  besiege: "agent",
  capture: "agent",
  command: "agent",
  cross: "agent",
  defeat: "agent",
  enter: "agent",
  invade: "agent",
  lead: "agent",
  retreat: "agent",
  travel: "agent",
};

export default defineRule({
  id: "free-while-held",
  severity: "warning",
  summary: "someone acts as only the free can, between an arrest and a release",

  *check(inquiry) {
    const arrests = turnsOf(inquiry, "begins");
    const releases = turnsOf(inquiry, "ends");
    for (const act of inquiry.claims) {
      const role = FREE[act.predicate];
      if (role === undefined || !saysItHappened(act) || !datedSurely(inquiry, act) || joinedByLikeness(inquiry, act, role)) continue;
      for (const person of entitiesIn(inquiry, act, role)) {
        if (person.kind !== "person") continue;
        // The last that came before it and the first that came after it, with nothing between.
        const custody = [...(arrests.get(person.id) ?? []), ...(releases.get(person.id) ?? [])].filter((claim) => oneVoice(claim, act));
        const arrest = custody.findLast((claim) => surelyBefore(claim, act));
        const release = custody.find((claim) => surelyBefore(act, claim));
        if (custody.length !== 2 || arrest === undefined || release === undefined) continue;
        if (!(arrests.get(person.id) ?? []).includes(arrest) || !(releases.get(person.id) ?? []).includes(release)) continue;
        const [from, to, acted] = [whenInWords(inquiry, arrest), whenInWords(inquiry, release), whenInWords(inquiry, act)];
        yield {
          message: `${person.name} acts ${acted}, but was held from ${from} to ${to}`,
          primary: told(inquiry, act, `acts ${acted}`),
          related: [told(inquiry, arrest, `held from ${from}`), told(inquiry, release, `free from ${to}`)],
          because: [
            { text: "whoever is held leads nobody and goes nowhere" },
            assuming("date", "nothing says that they were free in between, and they are taken to have been held all the time"),
          ],
          suggestions: [{ message: "one of the three dates is wrong, or they were free for a while in between" }],
        };
      }
    }
  },
});

/** When each person came into custody or out of it, by claims with a sure date, earliest first. */
function turnsOf(inquiry: Inquiry, change: "begins" | "ends"): ReadonlyMap<EntityId, readonly Claim[]> {
  const turns = new Map<EntityId, Claim[]>();
  for (const claim of inquiry.claims) {
    if (!saysItHappened(claim) || !datedSurely(inquiry, claim)) continue;
    for (const effect of inquiry.knowledge.predicates.get(claim.predicate)?.effects ?? []) {
      if (effect.state !== "held" || effect.change !== change || joinedByLikeness(inquiry, claim, effect.subject)) continue;
      for (const person of entitiesIn(inquiry, claim, effect.subject)) turns.set(person.id, [...(turns.get(person.id) ?? []), claim]);
    }
  }
  return turns;
}
