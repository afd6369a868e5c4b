import type { Inquiry } from "../../src/findings/inquiry.ts";
import { defineRule, type Report } from "../../src/findings/rule.ts";
import { datedInItsOwnWords, datedSurely, entitiesIn, joinedByLikeness, saysItHappened, voiceName, whenInWords } from "../../src/findings/stating.ts";
import type { Claim } from "../../src/model/claim.ts";
import type { Entity, EntityId } from "../../src/model/entity.ts";
import type { Severity } from "../../src/model/finding.ts";

export default defineRule({
  id: "posthumous-act",
  severity: "error",
  summary: "someone acts after their death",

  *check(inquiry) {
    const deaths = deathsByPerson(inquiry);
    for (const act of inquiry.claims) {
      if (!saysItHappened(act) || !datedSurely(inquiry, act)) continue;
      for (const role of inquiry.knowledge.predicates.get(act.predicate)?.alive ?? []) {
        for (const person of entitiesIn(inquiry, act, role)) {
          const earlier = (deaths.get(person.id) ?? []).filter((one) => one.claim.id !== act.id && endsBefore(one.claim, act));
          const death = earlier.find((one) => one.claim.attribution.voice === act.attribution.voice) ?? earlier[0];
          if (death !== undefined) yield reportOf({ inquiry, person, act, role, death: death.claim, deathRole: death.role });
        }
      }
    }
  },
});

interface Death {
  readonly claim: Claim;
  readonly role: string;
}

function deathsByPerson(inquiry: Inquiry): ReadonlyMap<EntityId, readonly Death[]> {
  const deaths = new Map<EntityId, Death[]>();
  for (const claim of inquiry.claims) {
    if (!saysItHappened(claim) || !datedSurely(inquiry, claim)) continue;
    for (const effect of inquiry.knowledge.predicates.get(claim.predicate)?.effects ?? []) {
      if (effect.state !== "alive" || effect.change !== "ends") continue;
      for (const person of entitiesIn(inquiry, claim, effect.subject)) {
        if (person.kind === "person") deaths.set(person.id, [...(deaths.get(person.id) ?? []), { claim, role: effect.subject }]);
      }
    }
  }
  return deaths;
}

/** Under every reading of both dates. */
function endsBefore(death: Claim, act: Claim): boolean {
  return death.when !== undefined && act.when !== undefined && death.when.interval.end.latest < act.when.interval.start.earliest;
}

function reportOf(input: {
  readonly inquiry: Inquiry;
  readonly person: Entity;
  readonly act: Claim;
  readonly role: string;
  readonly death: Claim;
  readonly deathRole: string;
}): Report {
  const { inquiry, person, act, death } = input;
  const acted = inquiry.document(act.source);
  const died = inquiry.document(death.source);
  const inferred = joinedByLikeness(inquiry, act, input.role) || joinedByLikeness(inquiry, death, input.deathRole);
  const carried = !datedInItsOwnWords(inquiry, act) || !datedInItsOwnWords(inquiry, death);
  const oneVoice = act.attribution.voice === death.attribution.voice;
  const severity: Severity = !oneVoice ? "note" : inferred || carried ? "warning" : "error";
  const assumptions = [
    ...(inferred ? [{ text: `both passages are taken to speak of one person, ${person.name}`, assumed: true }] : []),
    ...(carried ? [{ text: "a date has a part that does not stand in its own words", assumed: true }] : []),
    ...(oneVoice ? [] : [{ text: `the two are told by different voices: ${voiceName(inquiry, death)} and ${voiceName(inquiry, act)}` }]),
  ];
  return {
    severity,
    message: `${person.name} acts ${whenInWords(inquiry, act)}, but died ${whenInWords(inquiry, death)}`,
    primary: inquiry.label(acted, act.span, `acts ${whenInWords(inquiry, act)}`),
    related: [inquiry.label(died, death.span, `died ${whenInWords(inquiry, death)}`)],
    because: [{ text: "only the living can do this" }, ...assumptions],
    suggestions: [{ message: "one of the two dates is wrong, or two people bear the name" }],
  };
}
