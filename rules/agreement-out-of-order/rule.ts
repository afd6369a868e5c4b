import { windowsOf } from "../../src/findings/clash.ts";
import type { Inquiry } from "../../src/findings/inquiry.ts";
import { defineRule } from "../../src/findings/rule.ts";
import { datedSurely, entitiesIn, namedByLikeness, saysItHappened, whenInWords } from "../../src/findings/stating.ts";
import type { Claim } from "../../src/model/claim.ts";
import type { Entity } from "../../src/model/entity.ts";

/** Stages of an agreement, in the only order in which they can come. */
const STAGES = ["proposed", "signed", "in-force", "ended"] as const;
type Stage = (typeof STAGES)[number];

export default defineRule({
  id: "agreement-out-of-order",
  severity: "warning",
  summary: "an agreement is in force before it was signed, or ended before it was in force",

  *check(inquiry) {
    const staged = inquiry.claims.flatMap((claim) => stagesOf(inquiry, claim));
    for (const [index, second] of staged.entries()) {
      for (const first of staged.slice(0, index)) {
        if (first.document.id !== second.document.id || first.claim.attribution.voice !== second.claim.attribution.voice) continue;
        const [lower, higher] = STAGES.indexOf(first.stage) < STAGES.indexOf(second.stage) ? [first, second] : [second, first];
        const [should, does] = [lower.claim.when?.interval, higher.claim.when?.interval];
        if (lower.stage === higher.stage || should === undefined || does === undefined || does.end.latest >= should.start.earliest) continue;
        yield {
          message: `${second.document.name}: ${higher.stage.replace("-", " ")} ${whenInWords(inquiry, higher.claim)}, but ${lower.stage} ${whenInWords(inquiry, lower.claim)}`,
          primary: inquiry.label(
            inquiry.document(second.claim.source),
            second.claim.span,
            `${second.stage.replace("-", " ")} ${whenInWords(inquiry, second.claim)}`,
          ),
          related: [
            inquiry.label(
              inquiry.document(first.claim.source),
              first.claim.span,
              `${first.stage.replace("-", " ")} ${whenInWords(inquiry, first.claim)}`,
            ),
          ],
          because: [{ text: "an agreement is signed before it is in force, and in force before it ends" }],
          suggestions: [
            {
              message: "one of the two dates is wrong, or they speak of two agreements of one name",
              windows: windowsOf(
                { of: `“${lower.stage.replace("-", " ")}”`, claim: lower.claim },
                { of: `“${higher.stage.replace("-", " ")}”`, claim: higher.claim },
              ),
            },
          ],
        };
        break;
      }
    }
  },
});

interface Staged {
  readonly claim: Claim;
  readonly document: Entity;
  readonly stage: Stage;
}

function stagesOf(inquiry: Inquiry, claim: Claim): readonly Staged[] {
  if (!saysItHappened(claim) || !datedSurely(inquiry, claim)) return [];
  return (inquiry.knowledge.predicates.get(claim.predicate)?.effects ?? []).flatMap(({ state, change, subject }) => {
    const stage = STAGES.find((one) => one === change);
    if (state !== "agreement" || stage === undefined || namedByLikeness(inquiry, claim, subject)) return [];
    return entitiesIn(inquiry, claim, subject).map((document) => ({ claim, document, stage }));
  });
}
