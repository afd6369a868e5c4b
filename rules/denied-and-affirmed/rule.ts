import { groupBy } from "../../src/base/collections.ts";
import type { Inquiry } from "../../src/findings/inquiry.ts";
import { defineRule } from "../../src/findings/rule.ts";
import { datedInItsOwnWords, entitiesIn, joinedByLikeness, voiceName, whenInWords } from "../../src/findings/stating.ts";
import type { Claim } from "../../src/model/claim.ts";

export default defineRule({
  id: "denied-and-affirmed",
  severity: "warning",
  summary: "one voice says that something happened, and that it did not",

  *check(inquiry) {
    const told = inquiry.claims.filter(
      (claim) => claim.modality === "asserted" && claim.when?.basis === "stated" && datedInItsOwnWords(inquiry, claim),
    );
    for (const claims of groupBy(told, (claim) => keyOf(inquiry, claim)).values()) {
      const affirmed = claims.find(({ polarity }) => polarity === "affirmed");
      const denied = claims.find(({ polarity }) => polarity === "denied");
      if (affirmed === undefined || denied === undefined || affirmed.sentence === denied.sentence) continue;
      const when = whenInWords(inquiry, denied);
      const [first, second] = affirmed.span.start < denied.span.start ? [affirmed, denied] : [denied, affirmed];
      yield {
        message: `told as having happened and as not having happened: ${when}`,
        primary: inquiry.label(inquiry.document(second.source), second.span, second === denied ? "it did not" : "it did"),
        related: [inquiry.label(inquiry.document(first.source), first.span, first === denied ? "it did not" : "it did")],
        because: [
          { text: `both passages are told by ${voiceName(inquiry, denied)}, of the same people and the same date` },
          { text: "both are taken to speak of one event", assumed: true },
        ],
        suggestions: [{ message: "a word of denial was lost or added, or the two are not one event" }],
      };
    }
  },
});

/** Who, what and when; claims without a name in every role that matters are told apart by their id. */
function keyOf(inquiry: Inquiry, claim: Claim): string {
  const roles = ["agent", "patient"].filter((role) => claim.roles[role] !== undefined);
  const entities = roles.map((role) => {
    const [entity, another] = entitiesIn(inquiry, claim, role);
    return entity === undefined || another !== undefined || joinedByLikeness(inquiry, claim, role) ? undefined : `${role} ${entity.id}`;
  });
  const { start, end } = claim.when?.interval ?? { start: { earliest: 0 }, end: { latest: 0 } };
  if (!roles.includes("patient") || entities.includes(undefined)) return claim.id;
  return [claim.source, claim.attribution.voice, claim.predicate, ...entities, start.earliest, end.latest].join("\n");
}
