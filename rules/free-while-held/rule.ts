import { assuming, oneVoice, surelyBefore, told } from "../../src/findings/clash.ts";
import { deedsOf, isDeed } from "../../src/findings/deeds.ts";
import type { Inquiry } from "../../src/findings/inquiry.ts";
import { defineRule } from "../../src/findings/rule.ts";
import { datedSurely, entitiesIn, joinedByLikeness, namedByLikeness, saysItHappened, whenInWords } from "../../src/findings/stating.ts";
import type { Claim } from "../../src/model/claim.ts";
import type { EntityId } from "../../src/model/entity.ts";

/** What nobody does from a cell, by the role of whoever does it. */
const FREE: Readonly<Record<string, string>> = {
  attack: "agent",
  besiege: "agent",
  capture: "agent",
  command: "agent",
  cross: "agent",
  defeat: "agent",
  enter: "agent",
  invade: "agent",
  lead: "agent",
  retreat: "agent",
  travel: "agent",
};

/** Of a place it says who holds it, of a person that they are held. */
const CAPTURE = "capture";

export default defineRule({
  id: "free-while-held",
  severity: "warning",
  summary: "someone acts as only the free can, between an arrest and a release",

  *check(inquiry) {
    const arrests = turnsOf(inquiry, "begins");
    const releases = turnsOf(inquiry, "ends");
    const seen = new Set<string>();
    const free = new Set(inquiry.documents.flatMap((document) => (inquiry.language(document)?.rules?.cue("free-deeds") ?? []).flat()));
    for (const act of [...inquiry.claims, ...deedsOf(inquiry)]) {
      const role = isDeed(act) ? (free.has(verbOf(inquiry, act)) ? "agent" : undefined) : FREE[act.predicate];
      if (role === undefined || !saysItHappened(act) || !datedSurely(inquiry, act) || joinedByLikeness(inquiry, act, role)) continue;
      for (const person of entitiesIn(inquiry, act, role)) {
        if (person.kind !== "person") continue;
        // The last that came before it and the first that came after it, with nothing between.
        const key = `${person.id} ${act.source} ${act.sentence}`;
        if (seen.has(key)) continue;
        const custody = [...(arrests.get(person.id) ?? []), ...(releases.get(person.id) ?? [])].filter((claim) => oneVoice(claim, act));
        const arrest = custody.findLast((claim) => surelyBefore(claim, act));
        const release = custody.find((claim) => endsAfter(claim, act));
        if (custody.length !== 2 || arrest === undefined || release === undefined) continue;
        if (!(arrests.get(person.id) ?? []).includes(arrest) || !(releases.get(person.id) ?? []).includes(release)) continue;
        seen.add(key);
        const [from, until, acted] = [whenInWords(inquiry, arrest), whenInWords(inquiry, release), whenInWords(inquiry, act)];
        const to = isUntil(release) ? until.replace(/^\p{Ll}+ /u, "") : until;
        yield {
          message: `${person.name} acts ${acted}, but was held from ${from} to ${to}`,
          primary: told(inquiry, act, `acts ${acted}`),
          related: [told(inquiry, arrest, `held from ${from}`), told(inquiry, release, `free from ${to}`)],
          because: [
            { text: "whoever is held leads nobody and goes nowhere" },
            assuming("date", "nothing says that they were free in between, and they are taken to have been held all the time"),
          ],
          suggestions: [{ message: "one of the three dates is wrong, or they were free for a while in between" }],
        };
      }
    }
  },
});

function verbOf(inquiry: Inquiry, { source, trigger }: Claim): string {
  return inquiry.document(source).source.text.slice(trigger.start, trigger.end).toLowerCase();
}

/** "was held at Eger until 1916" tells of the end. */
function isUntil({ when }: Claim): boolean {
  return when?.relation === "until";
}

function endsAfter(release: Claim, act: Claim): boolean {
  if (!isUntil(release)) return surelyBefore(act, release);
  return release.when !== undefined && act.when !== undefined && act.when.interval.end.latest < release.when.interval.end.earliest;
}

/** When each person came into custody or out of it, by claims with a sure date, earliest first. */
function turnsOf(inquiry: Inquiry, change: "begins" | "ends"): ReadonlyMap<EntityId, readonly Claim[]> {
  const turns = new Map<EntityId, Claim[]>();
  for (const claim of inquiry.claims) {
    if (!saysItHappened(claim) || !datedSurely(inquiry, claim)) continue;
    for (const subject of subjectsOf(inquiry, claim, change)) {
      if (namedByLikeness(inquiry, claim, subject)) continue;
      for (const person of entitiesIn(inquiry, claim, subject)) turns.set(person.id, [...(turns.get(person.id) ?? []), claim]);
    }
  }
  return turns;
}

/** The roles of those who come into custody or out of it. */
function subjectsOf(inquiry: Inquiry, claim: Claim, change: "begins" | "ends"): readonly string[] {
  if (claim.predicate === CAPTURE) return change === "begins" ? ["patient"] : [];
  return (inquiry.knowledge.predicates.get(claim.predicate)?.effects ?? []).flatMap((effect) => {
    const turn = effect.change === "begins" && isUntil(claim) ? "ends" : effect.change;
    return effect.state === "held" && turn === change ? [effect.subject] : [];
  });
}
