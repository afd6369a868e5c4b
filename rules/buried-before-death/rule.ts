import { assuming, oneVoice, surelyBefore, told, windowsOf } from "../../src/findings/clash.ts";
import type { Inquiry } from "../../src/findings/inquiry.ts";
import { turnsOf } from "../../src/findings/lives.ts";
import { tokensIn } from "../../src/findings/phrases.ts";
import { defineRule, type Report } from "../../src/findings/rule.ts";
import { atTime, datedSurely, entitiesIn, joinedByLikeness, saysItHappened } from "../../src/findings/stating.ts";
import type { Claim } from "../../src/model/claim.ts";

/** Sentences back in which the death may be told of whoever is buried. */
const SENTENCES_BACK = 2;
/** Who dies, and who is buried. */
const PATIENT = "patient";

export default defineRule({
  id: "buried-before-death",
  severity: "error",
  summary: "someone is buried before their death",

  *check(inquiry) {
    const deaths = turnsOf(inquiry, "alive", "ends");
    for (const burial of inquiry.claims) {
      if (burial.predicate !== "bury" || !saysItHappened(burial)) continue;
      const people = entitiesIn(inquiry, burial, PATIENT);
      for (const person of datedSurely(inquiry, burial) ? people : []) {
        const death = deaths.get(person.id)?.find(({ claim }) => oneVoice(claim, burial) && surelyBefore(burial, claim));
        if (death === undefined) continue;
        const inferred = joinedByLikeness(inquiry, burial, PATIENT) || joinedByLikeness(inquiry, death.claim, death.role);
        yield reportOf(inquiry, { death: death.claim, burial, name: person.name, inferred });
      }
      const death = people.length > 0 ? undefined : deathJustTold(inquiry, burial);
      if (death !== undefined) yield reportOf(inquiry, { death, burial, name: death.roles[PATIENT]?.[0]?.quote ?? "", inferred: true });
    }
  },
});

/** "She died on 28 November. She was buried on 17 November": one pronoun, with nobody named between, whoever she is. */
function deathJustTold(inquiry: Inquiry, burial: Claim): Claim | undefined {
  const document = inquiry.document(burial.source);
  const grammar = inquiry.language(document)?.claiming?.grammar;
  const kindOf = (claim: Claim) => grammar?.pronouns.get(claim.roles[PATIENT]?.[0]?.quote.toLowerCase() ?? "");
  const kind = kindOf(burial);
  if (kind !== "male" && kind !== "female") return undefined;
  return inquiry.claims.findLast((claim) => {
    const ends = inquiry.knowledge.predicates.get(claim.predicate)?.effects.some(({ state, change }) => state === "alive" && change === "ends");
    if (ends !== true || claim.source !== burial.source || kindOf(claim) !== kind || !oneVoice(claim, burial)) return false;
    if (burial.sentence - claim.sentence > SENTENCES_BACK || claim.trigger.start > burial.trigger.start || !saysItHappened(claim)) return false;
    const between = { from: tokensIn(document, claim.trigger).to, to: tokensIn(document, burial.trigger).from };
    const isNamed = inquiry.names(document).some((name) => name.kind === "person" && name.firstToken >= between.from && name.endToken <= between.to);
    return (
      !isNamed && datedSurely(inquiry, claim) && (datedSurely(inquiry, burial) || isCarried(inquiry, burial, claim)) && surelyBefore(burial, claim)
    );
  });
}

/** Whatever the year is, both dates have it. */
function isCarried(inquiry: Inquiry, burial: Claim, death: Claim): boolean {
  const timex = burial.when?.basis === "stated" ? inquiry.mention(burial.when.timex) : undefined;
  return timex?.kind === "timex" && timex.basis.kind === "carried" && timex.basis.from === death.when?.timex;
}

function reportOf(
  inquiry: Inquiry,
  { death, burial, name, inferred }: { readonly death: Claim; readonly burial: Claim; readonly name: string; readonly inferred: boolean },
): Report {
  const [buried, died] = [atTime(inquiry, burial), atTime(inquiry, death)];
  return {
    severity: inferred ? "warning" : "error",
    message: `${name} was buried ${buried}, but died ${died}`,
    primary: told(inquiry, burial, `buried ${buried}`),
    related: [told(inquiry, death, `died ${died}`)],
    because: [
      { text: "only the dead are buried" },
      ...(inferred ? [assuming("names", `both passages are taken to speak of one person, ${name}`)] : []),
    ],
    suggestions: [
      {
        message: "one of the two dates is wrong, or they speak of two people",
        windows: windowsOf({ of: "the death", claim: death }, { of: "the burial", claim: burial }),
      },
    ],
  };
}
