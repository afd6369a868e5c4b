import { groupBy } from "../../src/base/collections.ts";
import { assuming, told } from "../../src/findings/clash.ts";
import type { Inquiry } from "../../src/findings/inquiry.ts";
import { defineRule } from "../../src/findings/rule.ts";
import { datedInItsOwnWords, entitiesIn, joinedByLikeness, saysItHappened, whenInWords } from "../../src/findings/stating.ts";
import type { Claim } from "../../src/model/claim.ts";
import type { Entity } from "../../src/model/entity.ts";
import type { Interval } from "../../src/model/time.ts";

export default defineRule({
  id: "command-held-by-two",
  severity: "warning",
  summary: "two people command one unit at the same time",
  thresholds: {
    "shortest-overlap-days": {
      value: 366,
      unit: "days",
      says: "a longer time under both is reported; years overlap by one where one hands over to the next",
    },
  },

  *check(inquiry, limit) {
    const commands = inquiry.claims.flatMap((claim) => commandOf(inquiry, claim));
    for (const held of groupBy(commands, ({ unit, claim }) => `${unit.id} ${claim.attribution.voice}`).values()) {
      for (const [index, second] of held.entries()) {
        const first = held
          .slice(0, index)
          .find((one) => one.leader.id !== second.leader.id && overlap(one.span, second.span) > limit("shortest-overlap-days"));
        if (first === undefined) continue;
        const [here, there] = [whenInWords(inquiry, second.claim), whenInWords(inquiry, first.claim)];
        yield {
          message: `${second.unit.name}: ${first.leader.name} ${there}, ${second.leader.name} ${here}`,
          primary: told(inquiry, second.claim, `${second.leader.name}: ${here}`),
          related: [told(inquiry, first.claim, `${first.leader.name}: ${there}`)],
          because: [{ text: "a unit has one commander at a time" }, assuming("names", "both passages are taken to speak of one unit")],
          suggestions: [{ message: "one of the years is wrong, or the two shared the command" }],
        };
      }
    }
  },
});

interface Command {
  readonly claim: Claim;
  readonly leader: Entity;
  readonly unit: Entity;
  readonly span: Interval;
}

/** A command with both ends stated, of a unit that is named, by one who is named. */
function commandOf(inquiry: Inquiry, claim: Claim): readonly Command[] {
  const timex = claim.when === undefined ? undefined : inquiry.mention(claim.when.timex);
  if (claim.predicate !== "command" || claim.when === undefined || timex?.kind !== "timex" || timex.range !== true) return [];
  if (!saysItHappened(claim) || !datedInItsOwnWords(inquiry, claim)) return [];
  if (joinedByLikeness(inquiry, claim, "agent") || joinedByLikeness(inquiry, claim, "patient")) return [];
  const [leader, otherLeader] = entitiesIn(inquiry, claim, "agent");
  const [unit, otherUnit] = entitiesIn(inquiry, claim, "patient");
  if (leader === undefined || unit === undefined || otherLeader !== undefined || otherUnit !== undefined) return [];
  return [{ claim, leader, unit, span: claim.when.interval }];
}

/** Days that both surely had. */
function overlap(a: Interval, b: Interval): number {
  return Math.min(a.end.earliest, b.end.earliest) - Math.max(a.start.latest, b.start.latest);
}
