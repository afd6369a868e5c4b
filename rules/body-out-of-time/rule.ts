import { assuming, windowsOf } from "../../src/findings/clash.ts";
import { turnsOf } from "../../src/findings/lives.ts";
import { defineRule } from "../../src/findings/rule.ts";
import { atTime, datedInItsOwnWords, datedSurely, entitiesIn, namedByLikeness, saysItHappened } from "../../src/findings/stating.ts";
import type { Claim } from "../../src/model/claim.ts";

export default defineRule({
  id: "body-out-of-time",
  severity: "warning",
  summary: "a body acts before it was founded or after it was dissolved",
  thresholds: {
    // A body is at work before its founding is declared, and for a while after its end.
    "grace-days": { value: 90, unit: "days", says: "what it does longer before its founding or after its end is reported" },
  },

  *check(inquiry, limit) {
    const founded = turnsOf(inquiry, "exists", "begins");
    const dissolved = turnsOf(inquiry, "exists", "ends");
    for (const act of inquiry.claims) {
      if (!saysItHappened(act) || !datedSurely(inquiry, act) || !datedInItsOwnWords(inquiry, act)) continue;
      for (const role of inquiry.knowledge.predicates.get(act.predicate)?.acts ?? []) {
        for (const body of entitiesIn(inquiry, act, role)) {
          if (body.kind !== "group" || body.polity === true || namedByLikeness(inquiry, act, role)) continue;
          const beginnings = (founded.get(body.id) ?? []).map(({ claim }) => claim);
          const ends = (dissolved.get(body.id) ?? []).map(({ claim }) => claim);
          const early =
            beginnings.length === 1
              ? beginnings.find((claim) => sameVoice(claim, act) && endOf(act) + limit("grace-days") < startOf(claim))
              : undefined;
          // What was dissolved may be founded anew.
          const late =
            beginnings.length < 2 && ends.length === 1
              ? ends.find((claim) => sameVoice(claim, act) && endOf(claim) + limit("grace-days") < startOf(act))
              : undefined;
          const turn = early ?? late;
          if (turn === undefined || turn.id === act.id || !datedInItsOwnWords(inquiry, turn)) continue;
          const bound = atTime(inquiry, turn);
          yield {
            message: `${body.name} acts ${atTime(inquiry, act)}, but was ${early === undefined ? "dissolved" : "founded"} ${bound}`,
            primary: inquiry.label(inquiry.document(act.source), act.span, `acts ${atTime(inquiry, act)}`),
            related: [inquiry.label(inquiry.document(turn.source), turn.span, `${early === undefined ? "dissolved" : "founded"} ${bound}`)],
            because: [{ text: "only a body that exists can act" }, assuming("names", "both passages are taken to speak of one body")],
            suggestions: [
              {
                message: "one of the two dates is wrong, or the body was at work under its name before it had it",
                windows:
                  early === undefined
                    ? windowsOf({ of: "the act", claim: act }, { of: "the end of the body", claim: turn })
                    : windowsOf({ of: "the founding", claim: turn }, { of: "the act", claim: act }),
              },
            ],
          };
        }
      }
    }
  },
});

function sameVoice(a: Claim, b: Claim): boolean {
  return a.attribution.voice === b.attribution.voice;
}

function startOf({ when }: Claim): number {
  return when?.interval.start.earliest ?? Number.NaN;
}

function endOf({ when }: Claim): number {
  return when?.interval.end.latest ?? Number.NaN;
}
