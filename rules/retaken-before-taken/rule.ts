import { assuming, oneVoice, surelyBefore, told, windowsOf } from "../../src/findings/clash.ts";
import type { Inquiry } from "../../src/findings/inquiry.ts";
import { defineRule } from "../../src/findings/rule.ts";
import { atTime, datedInItsOwnWords, datedSurely, entitiesIn, saysItHappened } from "../../src/findings/stating.ts";
import type { Claim } from "../../src/model/claim.ts";

const CAPTURE = "capture";
/** What is taken. */
const TAKEN = "patient";

export default defineRule({
  id: "retaken-before-taken",
  severity: "warning",
  summary: "a place is retaken before it was taken",

  *check(inquiry) {
    const captures = inquiry.claims.filter((claim) => claim.predicate === CAPTURE && saysItHappened(claim) && datedSurely(inquiry, claim));
    for (const again of captures) {
      if (!isRetaking(inquiry, again)) continue;
      const others = captures.filter((claim) => claim.id !== again.id && isOnePlace(inquiry, claim, again));
      const taken = others.findLast((claim) => claim.trigger.start < again.trigger.start && !isRetaking(inquiry, claim));
      // Whoever had it may have taken it at a time that is told elsewhere.
      if (taken === undefined || !others.every((claim) => surelyBefore(again, claim)) || !oneVoice(again, taken)) continue;
      const carried = [again, taken].some((claim) => !datedInItsOwnWords(inquiry, claim));
      const place = again.roles[TAKEN]?.[0]?.quote ?? "";
      yield {
        message: `${place} is retaken ${atTime(inquiry, again)}, but taken ${atTime(inquiry, taken)}`,
        primary: told(inquiry, again, `retaken ${atTime(inquiry, again)}`),
        related: [told(inquiry, taken, `taken ${atTime(inquiry, taken)}`)],
        because: [
          { text: "what is retaken was taken before" },
          ...(carried ? [assuming("date", "a date, or its year, is taken from the words around it")] : []),
        ],
        suggestions: [
          {
            message: "one of the two dates is wrong, or it had been taken once before",
            windows: windowsOf({ of: "the capture", claim: taken }, { of: "the recapture", claim: again }),
          },
        ],
      };
    }
  },
});

/** "Retaken", "recovered": the verb says that it had been lost. */
function isRetaking(inquiry: Inquiry, { source, sentence, trigger }: Claim): boolean {
  const document = inquiry.document(source);
  const { firstToken = 0, endToken = 0 } = document.sentences[sentence] ?? {};
  const verbs = new Set((inquiry.language(document)?.rules?.cue("retaken") ?? []).map(([word]) => word));
  return document.tokens
    .slice(firstToken, endToken)
    .some(({ start, end, lower }) => start >= trigger.start && end <= trigger.end && verbs.has(lower));
}

/** One place by name, or the same words of one clause. */
function isOnePlace(inquiry: Inquiry, a: Claim, b: Claim): boolean {
  if (a.source !== b.source) return false;
  const places = new Set(entitiesIn(inquiry, b, TAKEN).map(({ id }) => id));
  if (entitiesIn(inquiry, a, TAKEN).some(({ id }) => places.has(id))) return true;
  const words = (claim: Claim) => claim.roles[TAKEN]?.[0]?.span.start;
  return words(a) !== undefined && words(a) === words(b);
}
