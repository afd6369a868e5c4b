import { assuming, windowsOf } from "../../src/findings/clash.ts";
import { deedsOf, isDeed, livingRoles } from "../../src/findings/deeds.ts";
import type { Inquiry } from "../../src/findings/inquiry.ts";
import { bearsTitle, firstCertainDay, type Turn, turnsOf } from "../../src/findings/lives.ts";
import { findPhrase } from "../../src/findings/phrases.ts";
import { defineRule, type Report } from "../../src/findings/rule.ts";
import {
  atTime,
  datedInItsOwnWords,
  datedSurely,
  entitiesIn,
  isOwner,
  joinedByLikeness,
  saysItHappened,
  voiceName,
} from "../../src/findings/stating.ts";
import type { Claim } from "../../src/model/claim.ts";
import type { Entity } from "../../src/model/entity.ts";
import type { Severity } from "../../src/model/finding.ts";

const WRITING = "write";
const PUBLISHING = "publish";
const MARRYING = "marry";
const BURIAL = "bury";
/** Who is buried. */
const BURIED = "patient";

export default defineRule({
  id: "posthumous-act",
  severity: "error",
  summary: "someone acts after their death",

  *check(inquiry) {
    const deaths = endsOf(inquiry);
    const seen = new Set<string>();
    for (const act of [...inquiry.claims, ...deedsOf(inquiry)]) {
      if (!saysItHappened(act) || !isPlaced(inquiry, act) || isPublished(inquiry, act)) continue;
      for (const role of livingRoles(inquiry, act)) {
        if (isOwner(inquiry, act, role)) continue;
        for (const person of entitiesIn(inquiry, act, role)) {
          const key = `${person.id} ${act.source} ${act.sentence}`;
          if (isDeed(act) && seen.has(key)) continue;
          const earlier = (deaths.get(person.id) ?? []).filter(
            (one) => one.claim.id !== act.id && endsBefore(inquiry, one.claim, act) && inTheOrderOfTelling(inquiry, one.claim, act),
          );
          const death = earlier.find((one) => one.claim.attribution.voice === act.attribution.voice) ?? earlier[0];
          if (death === undefined) continue;
          seen.add(key);
          yield reportOf({ inquiry, person, act, role, death: death.claim, deathRole: death.role });
        }
      }
    }
  },
});

/** Deaths, and burials, before which everyone has died. */
function endsOf(inquiry: Inquiry): ReadonlyMap<string, readonly Turn[]> {
  const ends = new Map<string, readonly Turn[]>(turnsOf(inquiry, "alive", "ends"));
  for (const claim of inquiry.claims) {
    if (claim.predicate !== BURIAL || !saysItHappened(claim) || !datedSurely(inquiry, claim) || isOwner(inquiry, claim, BURIED)) continue;
    for (const { id, kind } of entitiesIn(inquiry, claim, BURIED))
      if (kind === "person") ends.set(id, [...(ends.get(id) ?? []), { claim, role: BURIED }]);
  }
  return ends;
}

/** "His memoirs, published in 1815": the year is that of the book, and not of its writing. */
function isPublished(inquiry: Inquiry, { predicate, source, sentence, when }: Claim): boolean {
  if (predicate !== WRITING) return false;
  return inquiry.claims.some(
    (claim) => claim.predicate === PUBLISHING && claim.source === source && claim.sentence === sentence && claim.when?.timex === when?.timex,
  );
}

/**
 * A date of the act's own, or, for an act told after the death, the one that the story has reached since:
 * unless its sentence looks back, or the person is told by more than a name.
 */
function isPlaced(inquiry: Inquiry, act: Claim): boolean {
  // A title, or "the widow of", set beside a name has no date of its own: the one near it is that of another word.
  if ((bearsTitle(inquiry, act) || act.predicate === MARRYING) && !datedInItsOwnWords(inquiry, act)) return false;
  if (datedSurely(inquiry, act)) return true;
  if (isDeed(act)) return false;
  const document = inquiry.document(act.source);
  const timex = act.when === undefined ? undefined : inquiry.mention(act.when.timex);
  if (timex?.kind !== "timex" || timex.relation !== "in") return false;
  if (timex.basis.kind !== "stated" && !(timex.basis.kind === "carried" && timex.basis.sure)) return false;
  const told = document.sentences[timex.sentence];
  return told?.paragraph === document.sentences[act.sentence]?.paragraph && !looksBack(inquiry, act);
}

function looksBack(inquiry: Inquiry, { source, sentence }: Claim): boolean {
  const document = inquiry.document(source);
  const { firstToken: from = 0, endToken: to = 0 } = document.sentences[sentence] ?? {};
  const cues = inquiry.language(document)?.narrative;
  return cues === undefined || findPhrase(document, { from, to }, cues.back) !== undefined;
}

/** Under every reading of both dates. */
function endsBefore(inquiry: Inquiry, death: Claim, act: Claim): boolean {
  return death.when !== undefined && death.when.interval.end.latest < firstCertainDay(inquiry, act);
}

/** What has only the date that the story has reached must itself be told after the death, or the death as the next step of the story. */
function inTheOrderOfTelling(inquiry: Inquiry, death: Claim, act: Claim): boolean {
  if (act.when?.basis === "stated") return true;
  const timex = act.when === undefined ? undefined : inquiry.mention(act.when.timex);
  const isFromWords = timex?.kind === "timex" && timex.basis.kind === "stated";
  if (act.source !== death.source) return false;
  if (act.span.start > death.span.end) return isFromWords;
  return inquiry.knowledge.predicates.get(act.predicate)?.aspect !== "state" && !looksBack(inquiry, death);
}

/** "Only Rook kept him from it. He died": where another pronoun of the kind stands in the sentence before, too, it may speak of somebody else. */
function isDoubtful(inquiry: Inquiry, { source, sentence, roles }: Claim, role: string): boolean {
  const document = inquiry.document(source);
  const pronouns = inquiry.language(document)?.claiming?.grammar.pronouns;
  const { firstToken: from = 0, endToken: to = 0 } = document.sentences[sentence - 1] ?? {};
  const before = document.tokens.slice(from, to).map(({ lower }) => lower);
  return (roles[role] ?? []).some(({ inferred, quote }) => {
    const own = quote.toLowerCase();
    const kind = pronouns?.get(own);
    return inferred === true && kind !== undefined && before.some((word) => word !== own && pronouns?.get(word) === kind);
  });
}

function reportOf(input: {
  readonly inquiry: Inquiry;
  readonly person: Entity;
  readonly act: Claim;
  readonly role: string;
  readonly death: Claim;
  readonly deathRole: string;
}): Report {
  const { inquiry, person, act, death } = input;
  const acted = inquiry.document(act.source);
  const died = inquiry.document(death.source);
  const inferred = joinedByLikeness(inquiry, act, input.role) || joinedByLikeness(inquiry, death, input.deathRole);
  const carried = !datedInItsOwnWords(inquiry, act) || !datedInItsOwnWords(inquiry, death);
  const oneVoice = act.attribution.voice === death.attribution.voice;
  const ended = death.predicate === BURIAL ? "was buried" : "died";
  const severity: Severity =
    !oneVoice || isDoubtful(inquiry, death, input.deathRole) ? "note" : inferred || carried || isDeed(act) || ended !== "died" ? "warning" : "error";
  const assumptions = [
    ...(inferred ? [assuming("names", `both passages are taken to speak of one person, ${person.name}`)] : []),
    ...(carried ? [assuming("date", "a date, or its year, is taken from the words around it")] : []),
    ...(oneVoice ? [] : [{ text: `the two are told by different voices: ${voiceName(inquiry, death)} and ${voiceName(inquiry, act)}` }]),
  ];
  return {
    severity,
    message: `${person.name} acts ${atTime(inquiry, act)}, but ${ended} ${atTime(inquiry, death)}`,
    primary: inquiry.label(acted, act.span, `acts ${atTime(inquiry, act)}`),
    related: [inquiry.label(died, death.span, `${ended} ${atTime(inquiry, death)}`)],
    because: [{ text: "only the living can do this" }, ...assumptions],
    suggestions: [
      {
        message: "one of the two dates is wrong, or two people bear the name",
        windows: windowsOf({ of: "the act", claim: act }, { of: "the death", claim: death }),
      },
    ],
  };
}
