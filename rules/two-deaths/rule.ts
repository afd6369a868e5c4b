import { assuming } from "../../src/findings/clash.ts";
import { defineRule } from "../../src/findings/rule.ts";
import {
  datedInItsOwnWords,
  datedSurely,
  entitiesIn,
  excludeEachOther,
  isOwner,
  joinedByLikeness,
  voiceName,
  whenInWords,
} from "../../src/findings/stating.ts";
import type { Claim } from "../../src/model/claim.ts";

/** Days that somebody can live on who was shot or cut down: "shot on the 14th" and "died the next morning" are one death. */
const LINGERING = 31;

/** Whether one passage tells of the deed and the other, little later, of the death. */
function lingers(first: Claim, second: Claim): boolean {
  if (first.predicate === second.predicate || first.when === undefined || second.when === undefined) return false;
  const [a, b] = [first.when.interval, second.when.interval];
  const gap = Math.max(b.start.earliest - a.end.latest, a.start.earliest - b.end.latest);
  return gap <= LINGERING;
}

export default defineRule({
  id: "two-deaths",
  severity: "error",
  summary: "one voice tells of one death, birth or other thing that happens once, with two dates that exclude each other",

  *check(inquiry) {
    for (const event of inquiry.events) {
      const claims = event.claims.flatMap((id) => inquiry.claim(id) ?? []).filter((claim) => datedSurely(inquiry, claim));
      for (const [index, first] of claims.entries()) {
        const role = inquiry.knowledge.predicates.get(first.predicate)?.once;
        if (role === undefined) continue;
        const owned = (claim: Claim) => isOwner(inquiry, claim, inquiry.knowledge.predicates.get(claim.predicate)?.once ?? role);
        if (owned(first)) continue;
        const second = claims
          .slice(index + 1)
          .find(
            (claim) =>
              claim.attribution.voice === first.attribution.voice && excludeEachOther(first, claim) && !lingers(first, claim) && !owned(claim),
          );
        if (second === undefined) continue;
        const otherRole = inquiry.knowledge.predicates.get(second.predicate)?.once ?? role;
        const inferred = event.inferred || joinedByLikeness(inquiry, first, role) || joinedByLikeness(inquiry, second, otherRole);
        const carried = !datedInItsOwnWords(inquiry, first) || !datedInItsOwnWords(inquiry, second);
        const who = entitiesIn(inquiry, first, role)[0]?.name ?? first.roles[role]?.[0]?.quote ?? "this";
        // Of whom a pronoun speaks is read wrong more often than an account contradicts itself.
        const byPronoun = [...(first.roles[role] ?? []), ...(second.roles[otherRole] ?? [])].some((filler) => filler.inferred === true);
        yield {
          severity: byPronoun ? "note" : inferred || carried ? "warning" : "error",
          message: `${who}: ${whenInWords(inquiry, first)} in one passage, ${whenInWords(inquiry, second)} in another`,
          primary: inquiry.label(inquiry.document(second.source), second.span, whenInWords(inquiry, second)),
          related: [inquiry.label(inquiry.document(first.source), first.span, whenInWords(inquiry, first))],
          because: [
            { text: `this happens once; both passages are told by ${voiceName(inquiry, first)}` },
            ...(inferred ? [assuming("names", "both passages are taken to speak of one and the same")] : []),
            ...(carried ? [assuming("date", "a date, or its year, is taken from the words around it")] : []),
          ],
          suggestions: [{ message: "one of the two dates is wrong, or they speak of two" }],
        };
        break;
      }
    }
  },
});
