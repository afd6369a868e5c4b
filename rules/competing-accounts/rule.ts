import type { Inquiry } from "../../src/findings/inquiry.ts";
import { defineRule, type Report } from "../../src/findings/rule.ts";
import { datedSurely, excludeEachOther, voiceName, whenInWords } from "../../src/findings/stating.ts";
import type { Claim } from "../../src/model/claim.ts";
import type { EventGroup } from "../../src/model/compare.ts";

export default defineRule({
  id: "competing-accounts",
  severity: "note",
  summary: "different voices give one event dates that exclude each other",

  *check(inquiry) {
    for (const event of inquiry.events) {
      const report = reportOf(event, inquiry);
      if (report !== undefined) yield report;
    }
  },
});

/** One note per event: the earliest telling of each voice whose date excludes another voice's. */
function reportOf(event: EventGroup, inquiry: Inquiry): Report | undefined {
  const dated = event.claims.flatMap((id) => inquiry.claim(id) ?? []).filter((claim) => datedSurely(inquiry, claim));
  const apart = dated.filter((claim) => dated.some((other) => other.attribution.voice !== claim.attribution.voice && excludeEachOther(claim, other)));
  const told = apart.filter(
    (claim, index) => apart.findIndex((other) => other.attribution.voice === claim.attribution.voice && sameDate(other, claim)) === index,
  );
  const [first, ...others] = told;
  if (first === undefined || others.length === 0) return undefined;
  const says = (claim: Claim) => `${whenInWords(inquiry, claim)} by ${voiceName(inquiry, claim)}`;
  return {
    message: `accounts differ on when this happened: ${told.map((claim) => says(claim)).join("; ")}`,
    primary: inquiry.label(inquiry.document(first.source), first.span, says(first)),
    related: others.map((claim) => inquiry.label(inquiry.document(claim.source), claim.span, says(claim))),
    because: [
      { text: "the dates exclude each other, and different voices give them: this is disagreement, not an error" },
      ...(event.inferred ? [{ text: "the passages are taken to speak of one event, by their kind, place and time", assumed: true }] : []),
    ],
  };
}

function sameDate(a: Claim, b: Claim): boolean {
  return a.when?.interval.start.earliest === b.when?.interval.start.earliest && a.when?.interval.end.latest === b.when?.interval.end.latest;
}
