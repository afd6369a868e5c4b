import { groupBy } from "../../src/base/collections.ts";
import type { Inquiry } from "../../src/findings/inquiry.ts";
import { defineRule } from "../../src/findings/rule.ts";
import { datedSurely, entitiesIn, joinedByLikeness, saysItHappened, voiceName } from "../../src/findings/stating.ts";
import type { Claim } from "../../src/model/claim.ts";
import type { QuantityMention } from "../../src/model/mention.ts";
import { showNumber } from "../../src/time/words.ts";

/** Estimates may be this far apart. */
const SLACK = 0.2;

export default defineRule({
  id: "figures-differ",
  severity: "note",
  summary: "one voice gives one figure twice, and the two are not the same",

  *check(inquiry) {
    const counted = inquiry.claims.flatMap((claim) => countOf(inquiry, claim));
    for (const [, counts] of groupBy(counted, ({ key }) => key)) {
      const [first, ...others] = counts;
      const second = others.find(
        (other) => first !== undefined && apart(first.quantity, other.quantity) && first.claim.sentence !== other.claim.sentence,
      );
      if (first === undefined || second === undefined) continue;
      const document = inquiry.document(second.claim.source);
      yield {
        message: `${showNumber(first.quantity.low)} in one passage, ${showNumber(second.quantity.low)} in another, of the same and of one time`,
        primary: inquiry.label(document, second.quantity, showNumber(second.quantity.low)),
        related: [inquiry.label(document, first.quantity, showNumber(first.quantity.low))],
        because: [
          { text: `both figures are given by ${voiceName(inquiry, second.claim)}` },
          { text: "both are taken to count the same", assumed: true },
        ],
        suggestions: [{ message: "one of the two is wrong, or they count other things or another day" }],
      };
    }
  },
});

interface Counted {
  readonly claim: Claim;
  readonly quantity: QuantityMention;
  readonly key: string;
}

/** A dated claim that gives a named body a number: how strong it was, how many it lost. */
function countOf(inquiry: Inquiry, claim: Claim): readonly Counted[] {
  const filler = claim.roles["quantity"]?.[0];
  const quantity = filler?.mention === undefined ? undefined : inquiry.mention(filler.mention);
  const [body, another] = entitiesIn(inquiry, claim, "patient");
  if (quantity?.kind !== "quantity" || body === undefined || another !== undefined || claim.when === undefined) return [];
  if (!saysItHappened(claim) || !datedSurely(inquiry, claim) || joinedByLikeness(inquiry, claim, "patient")) return [];
  const { start, end } = claim.when.interval;
  const parts = [claim.source, claim.attribution.voice, claim.predicate, body.id, quantity.unit, quantity.head, start.earliest, end.latest];
  return [{ claim, quantity, key: parts.join("\n") }];
}

function apart(a: QuantityMention, b: QuantityMention): boolean {
  const about = a.comparison === "exactly" && b.comparison === "exactly" ? 0 : SLACK;
  return a.high * (1 + about) < b.low || b.high * (1 + about) < a.low;
}
