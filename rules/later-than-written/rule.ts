import { defineRule } from "../../src/findings/rule.ts";
import { atTime, datedInItsOwnWords, saysItHappened } from "../../src/findings/stating.ts";
import type { MentionId } from "../../src/model/mention.ts";
import type { Source } from "../../src/model/source.ts";
import type { Day } from "../../src/model/time.ts";
import { boundsOf, parseEdtf } from "../../src/time/index.ts";

export default defineRule({
  id: "later-than-written",
  severity: "warning",
  summary: "something is told as past that comes after the account was written",

  *check(inquiry) {
    // what several deeds are dated by is told once
    const told = new Set<MentionId>();
    for (const claim of inquiry.claims) {
      const document = inquiry.document(claim.source);
      const written = lastDayWritten(document.source);
      if (written === undefined || claim.when === undefined || !saysItHappened(claim) || !datedInItsOwnWords(inquiry, claim)) continue;
      const timex = inquiry.mention(claim.when.timex);
      if (claim.when.interval.start.earliest <= written || timex === undefined || told.has(timex.id)) continue;
      told.add(timex.id);
      yield {
        message: `told as past: ${atTime(inquiry, claim)}; the account was written by ${document.source.written}`,
        primary: inquiry.label(document, timex, atTime(inquiry, claim)),
        related: [inquiry.label(document, claim.trigger, "told as having happened")],
        because: [{ text: `the account is said to be of ${document.source.written}` }],
        suggestions: [
          {
            message: "the date of the account or this date is wrong, or the passage was added later",
            windows: [{ of: "what is told", range: { earliest: Number.NEGATIVE_INFINITY as Day, latest: written } }],
          },
        ],
      };
    }
  },
});

function lastDayWritten({ written }: Source): Day | undefined {
  const parsed = written === undefined ? undefined : parseEdtf(written);
  if (parsed?.value === undefined) return undefined;
  const last = boundsOf(parsed.value).end.latest;
  return Number.isFinite(last) ? last : undefined;
}
