import { assuming, oneVoice, told } from "../../src/findings/clash.ts";
import type { Inquiry } from "../../src/findings/inquiry.ts";
import { defineRule } from "../../src/findings/rule.ts";
import { entitiesIn, saysItHappened } from "../../src/findings/stating.ts";
import type { Claim } from "../../src/model/claim.ts";
import type { QuantityMention } from "../../src/model/mention.ts";
import { showNumber } from "../../src/time/words.ts";

export default defineRule({
  id: "losses-beyond-strength",
  severity: "warning",
  summary: "a force loses more people than it has",

  *check(inquiry) {
    const strengths = inquiry.claims.filter(({ predicate }) => predicate === "strength");
    for (const loss of inquiry.claims) {
      if (loss.predicate !== "lose-lives" || !saysItHappened(loss)) continue;
      const lost = quantityOf(inquiry, loss);
      if (lost === undefined) continue;
      for (const force of entitiesIn(inquiry, loss, "patient")) {
        const strength = strengths.findLast(
          (one) =>
            saysItHappened(one) &&
            oneVoice(one, loss) &&
            one.span.start < loss.span.start &&
            paragraphOf(inquiry, one) === paragraphOf(inquiry, loss) &&
            entitiesIn(inquiry, one, "patient").some(({ id }) => id === force.id),
        );
        const had = strength === undefined ? undefined : quantityOf(inquiry, strength);
        if (strength === undefined || had === undefined || lost.low <= had.high) continue;
        yield {
          message: `${force.name} loses ${showNumber(lost.low)} of ${showNumber(had.high)}`,
          primary: told(inquiry, loss, `loses ${showNumber(lost.low)}`),
          related: [told(inquiry, strength, `has ${showNumber(had.high)}`)],
          because: [assuming("names", "both figures are taken to be of one force, which nobody joined in between")],
          suggestions: [{ message: "one of the figures is wrong, or the force was reinforced" }],
        };
      }
    }
  },
});

function quantityOf(inquiry: Inquiry, claim: Claim): QuantityMention | undefined {
  const [filler, another] = claim.roles["quantity"] ?? [];
  const mention = filler?.mention === undefined || another !== undefined ? undefined : inquiry.mention(filler.mention);
  const counted = mention?.kind === "quantity" && mention.comparison === "exactly" && (mention.unit === undefined || mention.unit === "people");
  return counted && Number.isFinite(mention.high) ? mention : undefined;
}

function paragraphOf(inquiry: Inquiry, { source, sentence }: Claim): number | undefined {
  return inquiry.document(source).sentences[sentence]?.paragraph;
}
