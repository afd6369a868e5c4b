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
    for (const claims of groupBy(told, keyOf).values()) {
      const affirmed = claims.filter(({ polarity }) => polarity === "affirmed");
      const [denied, ...twins] = claims.flatMap((claim) => {
        const twin = claim.polarity === "denied" ? affirmed.find((one) => tellsTheSame(inquiry, claim, one)) : undefined;
        return twin === undefined ? [] : [claim, twin];
      });
      const [twin] = twins;
      if (denied === undefined || twin === undefined) continue;
      const when = whenInWords(inquiry, denied);
      const [first, second] = twin.span.start < denied.span.start ? [twin, denied] : [denied, twin];
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

/** In which voice, what and when. */
function keyOf({ source, attribution, predicate, when }: Claim): string {
  return [source, attribution.voice, predicate, when?.interval.start.earliest, when?.interval.end.latest].join("\n");
}

/** Everyone and everything that is denied to have been part of it is told to have been, by name or, of one day, in the same words. */
function tellsTheSame(inquiry: Inquiry, denied: Claim, affirmed: Claim): boolean {
  const roles = Object.keys(denied.roles);
  const oneDay = denied.when?.interval.start.earliest === denied.when?.interval.end.latest;
  const whole = denied.roles["patient"] !== undefined || (oneDay && roles.length > 1);
  return whole && denied.sentence !== affirmed.sentence && roles.every((role) => sameIn(inquiry, [denied, affirmed], { role, words: oneDay }));
}

function sameIn(inquiry: Inquiry, [a, b]: readonly [Claim, Claim], { role, words }: { readonly role: string; readonly words: boolean }): boolean {
  const named = [a, b].map((claim) => {
    const [entity, another] = entitiesIn(inquiry, claim, role);
    return entity === undefined || another !== undefined || joinedByLikeness(inquiry, claim, role) ? undefined : entity.id;
  });
  if (named[0] !== undefined) return named[0] === named[1];
  const [one, other] = [a, b].map((claim) => (claim.roles[role] ?? []).map(({ quote }) => quote.toLowerCase()).join("\n"));
  return words && one?.includes(" ") === true && one === other;
}
