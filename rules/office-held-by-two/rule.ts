import { groupBy } from "../../src/base/collections.ts";
import type { Inquiry } from "../../src/findings/inquiry.ts";
import { defineRule } from "../../src/findings/rule.ts";
import { entitiesIn, joinedByLikeness, saysItHappened, whenInWords } from "../../src/findings/stating.ts";
import type { Claim } from "../../src/model/claim.ts";
import type { Entity } from "../../src/model/entity.ts";
import type { Interval } from "../../src/model/time.ts";

export default defineRule({
  id: "office-held-by-two",
  severity: "warning",
  summary: "two people hold one office for one person at the same time",
  thresholds: {
    // Years overlap by one where one holder hands over to the next.
    "overlap-days": { value: 366, unit: "days", says: "two who hold it together for longer are reported" },
  },

  *check(inquiry, limit) {
    const terms = inquiry.claims.flatMap((claim) => termOf(inquiry, claim));
    for (const held of groupBy(terms, ({ key }) => key).values()) {
      for (const [index, second] of held.entries()) {
        const first = held
          .slice(0, index)
          .find((one) => one.holder.id !== second.holder.id && overlap(one.span, second.span) > limit("overlap-days"));
        if (first === undefined) continue;
        const office = second.claim.roles["office"]?.[0]?.quote ?? "";
        yield {
          message: `${office}: ${first.holder.name} ${whenInWords(inquiry, first.claim)}, ${second.holder.name} ${whenInWords(inquiry, second.claim)}`,
          primary: inquiry.label(
            inquiry.document(second.claim.source),
            second.claim.span,
            `${second.holder.name}: ${whenInWords(inquiry, second.claim)}`,
          ),
          related: [
            inquiry.label(inquiry.document(first.claim.source), first.claim.span, `${first.holder.name}: ${whenInWords(inquiry, first.claim)}`),
          ],
          because: [{ text: "the office is named in the same words and is one that a single person holds", assumed: true }],
          suggestions: [{ message: "one of the years is wrong, or there were rivals or two such offices" }],
        };
      }
    }
  },
});

interface Term {
  readonly claim: Claim;
  readonly holder: Entity;
  readonly span: Interval;
  /** Source, voice and office in words. */
  readonly key: string;
}

/** A term with both ends, in an office for one, by one who is named. */
function termOf(inquiry: Inquiry, claim: Claim): readonly Term[] {
  const filler = claim.roles["office"]?.[0];
  const office = filler?.mention === undefined ? undefined : inquiry.mention(filler.mention);
  const timex = claim.when === undefined ? undefined : inquiry.mention(claim.when.timex);
  if (office?.kind !== "office" || office.mode !== "full" || office.of === undefined || timex?.kind !== "timex" || timex.range !== true) return [];
  const document = inquiry.document(claim.source);
  const single = new Set((inquiry.language(document)?.rules?.cue("single-seat") ?? []).map((phrase) => phrase.join(" ")));
  const [holder, another] = entitiesIn(inquiry, claim, "patient");
  if (!saysItHappened(claim) || claim.when === undefined || !single.has(office.office) || holder === undefined || another !== undefined) return [];
  if (joinedByLikeness(inquiry, claim, "patient")) return [];
  const words = document.source.text.slice(office.of.start, office.of.end).toLowerCase();
  return [{ claim, holder, span: claim.when.interval, key: [claim.source, claim.attribution.voice, office.office, words].join("\n") }];
}

/** Days that both surely had, counting the latest start and the earliest end of each. */
function overlap(a: Interval, b: Interval): number {
  return Math.min(a.end.earliest, b.end.earliest) - Math.max(a.start.latest, b.start.latest);
}
