import { defineRule } from "../../src/findings/rule.ts";
import { entitiesIn, joinedByLikeness, saysItHappened, whenInWords } from "../../src/findings/stating.ts";

export default defineRule({
  id: "victory-contradiction",
  severity: "warning",
  summary: "on one day each of two sides defeats the other",

  *check(inquiry) {
    const won = inquiry.claims.flatMap((claim) => {
      const [winner, another] = entitiesIn(inquiry, claim, "agent");
      const [loser, other] = entitiesIn(inquiry, claim, "patient");
      const day = claim.when?.interval;
      const family = inquiry.knowledge.predicates.get(claim.predicate)?.family;
      const sure =
        family === "battle" && claim.predicate !== "fight" && saysItHappened(claim) && day !== undefined && day.start.earliest === day.end.latest;
      if (!sure || winner === undefined || loser === undefined || another !== undefined || other !== undefined) return [];
      return joinedByLikeness(inquiry, claim, "agent") || joinedByLikeness(inquiry, claim, "patient")
        ? []
        : [{ claim, winner, loser, day: day.start.earliest }];
    });
    for (const [index, second] of won.entries()) {
      const first = won
        .slice(0, index)
        .find(
          (one) =>
            one.winner.id === second.loser.id &&
            one.loser.id === second.winner.id &&
            one.day === second.day &&
            one.claim.attribution.voice === second.claim.attribution.voice,
        );
      if (first === undefined) continue;
      yield {
        message: `${first.winner.name} defeats ${first.loser.name} in one passage, and is defeated in another: ${whenInWords(inquiry, second.claim)}`,
        primary: inquiry.label(inquiry.document(second.claim.source), second.claim.span, `${second.winner.name} wins`),
        related: [inquiry.label(inquiry.document(first.claim.source), first.claim.span, `${first.winner.name} wins`)],
        because: [{ text: "both passages are of one day and taken to be of one battle", assumed: true }],
        suggestions: [{ message: "winner and loser may have changed places in one of the two" }],
      };
    }
  },
});
