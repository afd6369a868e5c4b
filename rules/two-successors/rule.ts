import { assuming, oneVoice, told } from "../../src/findings/clash.ts";
import type { Inquiry } from "../../src/findings/inquiry.ts";
import { defineRule } from "../../src/findings/rule.ts";
import { entitiesIn, joinedByLikeness, saysItHappened } from "../../src/findings/stating.ts";
import type { Claim } from "../../src/model/claim.ts";
import type { Entity } from "../../src/model/entity.ts";

export default defineRule({
  id: "two-successors",
  severity: "warning",
  summary: "two people succeed one and the same holder",

  *check(inquiry) {
    const successions = inquiry.claims.flatMap((claim) => successionOf(inquiry, claim));
    for (const [index, second] of successions.entries()) {
      const first = successions
        .slice(0, index)
        .find(
          (one) =>
            one.before.id === second.before.id && one.after.id !== second.after.id && oneVoice(one.claim, second.claim) && sameOffice(one, second),
        );
      if (first === undefined) continue;
      yield {
        severity: first.office === undefined || second.office === undefined ? "note" : "warning",
        message: `${second.before.name} is succeeded by ${first.after.name}, and by ${second.after.name}`,
        primary: told(inquiry, second.claim, `succeeded by ${second.after.name}`),
        related: [told(inquiry, first.claim, `succeeded by ${first.after.name}`)],
        because: [assuming("names", "both passages are taken to speak of one office, held once")],
        suggestions: [{ message: "one of the names is wrong, or they succeeded in two offices, or one after the other" }],
      };
    }
  },
});

interface Succession {
  readonly claim: Claim;
  readonly before: Entity;
  readonly after: Entity;
  readonly office: string | undefined;
}

function successionOf(inquiry: Inquiry, claim: Claim): readonly Succession[] {
  if (claim.predicate !== "succeed" || !saysItHappened(claim)) return [];
  if (joinedByLikeness(inquiry, claim, "agent") || joinedByLikeness(inquiry, claim, "patient")) return [];
  const [after, otherAfter] = entitiesIn(inquiry, claim, "agent");
  const [before, otherBefore] = entitiesIn(inquiry, claim, "patient");
  if (after === undefined || before === undefined || otherAfter !== undefined || otherBefore !== undefined) return [];
  return [{ claim, before, after, office: claim.roles["office"]?.[0]?.quote.toLowerCase() }];
}

/** Where both name the office, the same. */
function sameOffice(a: Succession, b: Succession): boolean {
  return a.office === undefined || b.office === undefined || a.office === b.office;
}
