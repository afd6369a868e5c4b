import { at } from "../../src/base/assert.ts";
import { firstWhere, groupBy } from "../../src/base/collections.ts";
import { assuming, oneVoice, told } from "../../src/findings/clash.ts";
import { deedsOf, livingRoles } from "../../src/findings/deeds.ts";
import type { Inquiry } from "../../src/findings/inquiry.ts";
import { bearsTitle, firstCertainDay } from "../../src/findings/lives.ts";
import { findPhrase } from "../../src/findings/phrases.ts";
import { defineRule } from "../../src/findings/rule.ts";
import { atTime, datedSurely, entitiesIn, isOwner, joinedByLikeness, saysItHappened } from "../../src/findings/stating.ts";
import type { Claim } from "../../src/model/claim.ts";
import type { EntityId } from "../../src/model/entity.ts";
import type { MentionId, Timex } from "../../src/model/mention.ts";

/** Where a year was carried from words that leave a choice, the years beside it are open. */
const OPEN_DAYS = 732;

export default defineRule({
  id: "dead-in-the-story",
  severity: "warning",
  summary: "someone acts whose death the story has told before, and it has moved on since",

  *check(inquiry) {
    const deaths = deathsOf(inquiry);
    const seen = new Set<string>();
    for (const act of [...inquiry.claims, ...deedsOf(inquiry)]) {
      // Whoever is told of as having borne a title is told of alive, whenever the story does so.
      if (bearsTitle(inquiry, act) || !saysItHappened(act) || act.modality !== "asserted" || act.when === undefined) continue;
      for (const role of livingRoles(inquiry, act)) {
        if (joinedByLikeness(inquiry, act, role) || isOwner(inquiry, act, role)) continue;
        for (const person of entitiesIn(inquiry, act, role)) {
          const death = deaths.get(person.id)?.find((one) => isLater(inquiry, act, one));
          const key = `${person.id} ${act.sentence}`;
          if (death === undefined || seen.has(key)) continue;
          seen.add(key);
          const sure = act.when.basis === "stated" && death.claim.when?.basis === "stated";
          yield {
            severity: sure ? "warning" : "note",
            message: `${person.name} acts ${atTime(inquiry, act)}, after a death that was told before`,
            primary: told(inquiry, act, `acts ${atTime(inquiry, act)}`),
            related: [told(inquiry, death.claim, `dies ${sure ? atTime(inquiry, death.claim) : "before the next date"}`)],
            because: [
              { text: "only the living can do this" },
              assuming(
                sure ? "date" : "order",
                sure
                  ? "the year of a date is taken from the words before"
                  : "no date stands beside it: it is taken to have happened when the story had got there",
              ),
            ],
            suggestions: [{ message: "a name or one of the two dates is wrong, or two people bear the name" }],
          };
        }
      }
    }
  },
});

interface Death {
  readonly claim: Claim;
  readonly person: EntityId;
  /** The day by which it surely was, if the story keeps its order. */
  readonly by: number;
}

/** The one death that is told of each person who is named there. */
function deathsOf(inquiry: Inquiry): ReadonlyMap<EntityId, readonly Death[]> {
  const deaths: Death[] = [];
  for (const claim of inquiry.claims) {
    if (!saysItHappened(claim) || claim.modality !== "asserted") continue;
    for (const effect of inquiry.knowledge.predicates.get(claim.predicate)?.effects ?? []) {
      if (effect.state !== "alive" || effect.change !== "ends") continue;
      if (joinedByLikeness(inquiry, claim, effect.subject) || isOwner(inquiry, claim, effect.subject)) continue;
      const by = lastDay(inquiry, claim);
      for (const { id, kind } of entitiesIn(inquiry, claim, effect.subject))
        if (by !== undefined && kind === "person") deaths.push({ claim, person: id, by });
    }
  }
  return groupBy(deaths, ({ person }) => person);
}

function lastDay(inquiry: Inquiry, claim: Claim): number | undefined {
  if (claim.when?.basis === "stated") return claim.when.interval.end.latest + (datedSurely(inquiry, claim) ? 0 : OPEN_DAYS);
  const document = inquiry.document(claim.source);
  const section = sectionOf(inquiry, claim);
  const dates = inquiry.timexes(document);
  let behind = firstWhere(dates, ({ start }) => start > claim.span.end);
  while (behind < dates.length && !isPoint(at(dates, behind))) behind++;
  const next = dates[behind];
  const from = claim.when?.interval.start.earliest;
  const bound = next?.interval?.end.latest;
  if (next === undefined || bound === undefined || from === undefined || bound < from) return undefined;
  return document.paragraphs[document.sentences[next.sentence]?.paragraph ?? -1]?.section === section ? bound : undefined;
}

function isPoint({ type, relation, range, interval, basis }: Timex): boolean {
  const dated = basis.kind === "stated" || basis.kind === "carried" || basis.kind === "counted";
  return (type === "date" || type === "time") && relation === "in" && range !== true && interval !== undefined && dated;
}

function isLater(inquiry: Inquiry, act: Claim, { claim: death, by }: Death): boolean {
  if (act.source !== death.source || act.sentence <= death.sentence || !oneVoice(act, death) || act.when === undefined) return false;
  // What has sure dates is held against them by the rule for that.
  if (datedSurely(inquiry, act) && datedSurely(inquiry, death)) return false;
  const document = inquiry.document(act.source);
  const sentence = document.sentences[act.sentence];
  const cues = inquiry.language(document)?.narrative;
  if (sentence === undefined || cues === undefined) return false;
  const back = findPhrase(document, { from: sentence.firstToken, to: sentence.endToken }, [...cues.back, ...cues.away]);
  const timex = inquiry.mention(act.when.timex as MentionId);
  const start = firstCertainDay(inquiry, act);
  if (act.when.basis === "stated") {
    // Whatever the year that both dates take from one place may be, it is the same.
    if (yearOf(inquiry, act) === yearOf(inquiry, death) && death.when?.basis === "stated") return start > death.when.interval.end.latest;
    return start - (datedSurely(inquiry, act) ? 0 : OPEN_DAYS) > by;
  }
  // A later date that the story has reached was understood from the same words as that of the death: it shifts with it.
  const after = death.when?.basis === "stated" ? death.when.interval.end.latest : by;
  // The years in a heading are those of all that is told below it, looks back among them.
  return back === undefined && timex?.kind === "timex" && isPoint(timex) && timex.start > death.span.end && start > after;
}

/** The mention whose words give the year of a claim's date. */
function yearOf(inquiry: Inquiry, { when }: Claim): MentionId | undefined {
  let timex = when === undefined ? undefined : inquiry.mention(when.timex);
  while (timex?.kind === "timex" && (timex.basis.kind === "carried" || timex.basis.kind === "counted")) {
    const next = inquiry.mention(timex.basis.from);
    if (next === undefined || next.start === timex.start) break;
    timex = next;
  }
  return timex?.id;
}

function sectionOf(inquiry: Inquiry, { source, sentence }: Claim): number | undefined {
  const document = inquiry.document(source);
  return document.paragraphs[document.sentences[sentence]?.paragraph ?? -1]?.section;
}
