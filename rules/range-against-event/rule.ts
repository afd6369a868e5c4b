import { assuming } from "../../src/findings/clash.ts";
import type { Inquiry } from "../../src/findings/inquiry.ts";
import { defineRule, type Report } from "../../src/findings/rule.ts";
import { entitiesIn, saysItHappened, whenInWords } from "../../src/findings/stating.ts";
import type { Claim } from "../../src/model/claim.ts";
import type { Entity } from "../../src/model/entity.ts";

export default defineRule({
  id: "range-against-event",
  severity: "warning",
  summary: "an office or rule has a stated end, and an event that ends it comes later",

  *check(inquiry) {
    const endings = inquiry.claims.flatMap((claim) => endingsOf(inquiry, claim));
    for (const state of inquiry.claims) {
      if (!saysItHappened(state) || !isRange(inquiry, state)) continue;
      for (const effect of inquiry.knowledge.predicates.get(state.predicate)?.effects ?? []) {
        if (effect.change !== "holds") continue;
        for (const person of entitiesIn(inquiry, state, effect.subject)) {
          const ending = endings.find(
            (one) => one.person.id === person.id && one.claim.attribution.voice === state.attribution.voice && startsAfter(one.claim, state),
          );
          if (ending !== undefined) yield reportOf({ inquiry, state, person, ending: ending.claim });
        }
      }
    }
  },
});

interface Ending {
  readonly claim: Claim;
  readonly person: Entity;
}

/** Removals, resignations and the like: what ends an office of someone. */
function endingsOf(inquiry: Inquiry, claim: Claim): readonly Ending[] {
  if (!saysItHappened(claim) || claim.when === undefined) return [];
  const effects = inquiry.knowledge.predicates.get(claim.predicate)?.effects ?? [];
  return effects
    .filter((effect) => effect.state === "office" && effect.change === "ends")
    .flatMap((effect) => entitiesIn(inquiry, claim, effect.subject).map((person) => ({ claim, person })));
}

/** "from 1934 to 1943": both ends stated. */
function isRange(inquiry: Inquiry, claim: Claim): boolean {
  const timex = claim.when === undefined ? undefined : inquiry.mention(claim.when.timex);
  return (
    claim.when?.basis === "stated" &&
    timex?.kind === "timex" &&
    Number.isFinite(claim.when.interval.end.latest) &&
    (timex.range === true || claim.when.relation === "between")
  );
}

function startsAfter(ending: Claim, state: Claim): boolean {
  return ending.when !== undefined && state.when !== undefined && ending.when.interval.start.earliest > state.when.interval.end.latest;
}

function reportOf(input: { readonly inquiry: Inquiry; readonly state: Claim; readonly person: Entity; readonly ending: Claim }): Report {
  const { inquiry, state, person, ending } = input;
  const end = whenInWords(inquiry, state);
  const carried = ending.when?.basis !== "stated";
  const told = carried ? `told after ${whenInWords(inquiry, ending)}` : whenInWords(inquiry, ending);
  return {
    message: `${person.name}: the stated time is ${end}, but an event that ends it is ${told}`,
    primary: inquiry.label(inquiry.document(state.source), state.span, `stated: ${end}`),
    related: [inquiry.label(inquiry.document(ending.source), ending.span, told)],
    because: [
      { text: "who is removed or resigns held the office until then" },
      ...(carried ? [assuming("date", "the event has no date of its own; it is told after a dated one")] : []),
      assuming("names", "both passages are taken to speak of one office"),
    ],
    suggestions: [{ message: "give the range another end, or say that the event ended another office" }],
  };
}
