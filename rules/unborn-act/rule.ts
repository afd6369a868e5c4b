import { assuming, windowsOf } from "../../src/findings/clash.ts";
import { turnsOf } from "../../src/findings/lives.ts";
import { defineRule } from "../../src/findings/rule.ts";
import { atTime, datedInItsOwnWords, datedSurely, entitiesIn, joinedByLikeness, saysItHappened } from "../../src/findings/stating.ts";

export default defineRule({
  id: "unborn-act",
  severity: "error",
  summary: "someone acts before their birth",

  *check(inquiry) {
    const births = turnsOf(inquiry, "alive", "begins");
    for (const act of inquiry.claims) {
      if (!saysItHappened(act) || !datedSurely(inquiry, act)) continue;
      for (const role of inquiry.knowledge.predicates.get(act.predicate)?.alive ?? []) {
        for (const person of entitiesIn(inquiry, act, role)) {
          const birth = births.get(person.id)?.find(({ claim }) => endOf(act) < startOf(claim) && claim.attribution.voice === act.attribution.voice);
          if (birth === undefined) continue;
          const inferred = joinedByLikeness(inquiry, act, role) || joinedByLikeness(inquiry, birth.claim, birth.role);
          const carried = !datedInItsOwnWords(inquiry, act) || !datedInItsOwnWords(inquiry, birth.claim);
          const born = atTime(inquiry, birth.claim);
          yield {
            severity: inferred || carried ? "warning" : "error",
            message: `${person.name} acts ${atTime(inquiry, act)}, but was born ${born}`,
            primary: inquiry.label(inquiry.document(act.source), act.span, `acts ${atTime(inquiry, act)}`),
            related: [inquiry.label(inquiry.document(birth.claim.source), birth.claim.span, `born ${born}`)],
            because: [
              { text: "nobody acts before their birth" },
              ...(inferred ? [assuming("names", `both passages are taken to speak of one person, ${person.name}`)] : []),
              ...(carried ? [assuming("date", "a date, or its year, is taken from the words around it")] : []),
            ],
            suggestions: [
              {
                message: "one of the two dates is wrong, or two people bear the name",
                windows: windowsOf({ of: "the birth", claim: birth.claim }, { of: "the act", claim: act }),
              },
            ],
          };
        }
      }
    }
  },
});

interface Dated {
  readonly when?: { readonly interval: { readonly start: { readonly earliest: number }; readonly end: { readonly latest: number } } };
}

function startOf({ when }: Dated): number {
  return when?.interval.start.earliest ?? Number.NEGATIVE_INFINITY;
}

function endOf({ when }: Dated): number {
  return when?.interval.end.latest ?? Number.POSITIVE_INFINITY;
}
