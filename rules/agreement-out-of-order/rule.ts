import { groupBy } from "../../src/base/collections.ts";
import { assuming, told, windowsOf } from "../../src/findings/clash.ts";
import type { Inquiry } from "../../src/findings/inquiry.ts";
import { defineRule, type Report } from "../../src/findings/rule.ts";
import { atTime, datedSurely, entitiesIn, namedByLikeness, saysItHappened } from "../../src/findings/stating.ts";
import type { Claim, RoleFiller } from "../../src/model/claim.ts";

/** Stages of an agreement, in the only order in which they can come. */
const STAGES = ["proposed", "signed", "in-force", "ended"] as const;
type Stage = (typeof STAGES)[number];
/** Sentences back in which "it" finds the agreement that it stands for. */
const PRONOUN_REACH = 1;

export default defineRule({
  id: "agreement-out-of-order",
  severity: "warning",
  summary: "an agreement is in force before it was signed, or ended before it was in force",

  *check(inquiry) {
    const staged = stagesOf(inquiry);
    for (const [index, second] of staged.entries()) {
      for (const first of staged.slice(0, index)) {
        if (first.thing !== second.thing || first.claim.attribution.voice !== second.claim.attribution.voice) continue;
        const [lower, higher] = STAGES.indexOf(first.stage) < STAGES.indexOf(second.stage) ? [first, second] : [second, first];
        const [should, does] = [lower.claim.when?.interval, lastDay(inquiry, higher.claim)];
        if (lower.stage === higher.stage || should === undefined || does === undefined || does >= should.start.earliest) continue;
        yield reportOf(inquiry, { first, second, lower, higher });
        break;
      }
    }
  },
});

interface Staged {
  readonly claim: Claim;
  /** The agreement, by its entity or by what it is called. */
  readonly thing: string;
  readonly name: string;
  readonly stage: Stage;
  /** It is called "the treaty" or "it". */
  readonly described: boolean;
}

/** What is told of agreements, in the order of the text: "the treaty" is the last one spoken of that way in its section, "it" the last of all. */
function stagesOf(inquiry: Inquiry): readonly Staged[] {
  const bySource = groupBy([...inquiry.claims], ({ source }) => source);
  return [...bySource.values()].flatMap((claims) => {
    const found: Staged[] = [];
    for (const claim of [...claims].sort((a, b) => a.trigger.start - b.trigger.start)) {
      if (!saysItHappened(claim) || !datedSurely(inquiry, claim)) continue;
      for (const { state, change, subject } of inquiry.knowledge.predicates.get(claim.predicate)?.effects ?? []) {
        const stage = STAGES.find((one) => one === change);
        if (state !== "agreement" || stage === undefined) continue;
        for (const filler of claim.roles[subject] ?? []) {
          const what = thingOf(inquiry, { claim, filler, subject, found });
          if (what !== undefined) found.push({ claim, stage, ...what });
        }
      }
    }
    return found;
  });
}

function thingOf(
  inquiry: Inquiry,
  {
    claim,
    filler,
    subject,
    found,
  }: { readonly claim: Claim; readonly filler: RoleFiller; readonly subject: string; readonly found: readonly Staged[] },
): Pick<Staged, "thing" | "name" | "described"> | undefined {
  const [entity] = filler.mention === undefined ? [] : entitiesIn(inquiry, { ...claim, roles: { [subject]: [filler] } }, subject);
  if (entity !== undefined) return namedByLikeness(inquiry, claim, subject) ? undefined : { thing: entity.id, name: entity.name, described: false };
  const document = inquiry.document(claim.source);
  const grammar = inquiry.language(document)?.claiming?.grammar;
  const words = filler.quote.toLowerCase().split(/\s+/u);
  const [first = "", ...rest] = words;
  if (grammar === undefined) return undefined;
  if (filler.inferred === true && grammar.pronouns.get(first) === "neuter" && rest.length === 0) {
    const last = found.at(-1);
    const near = last !== undefined && claim.sentence - last.claim.sentence <= PRONOUN_REACH;
    return near ? { thing: last.thing, name: last.name, described: true } : undefined;
  }
  // "The treaty" and "a treaty", not "their second treaty" or "the treaty with Sweden".
  if (rest.length !== 1 || (!grammar.articles.has(first) && !grammar.definite.has(first))) return undefined;
  const section = document.paragraphs[document.sentences[claim.sentence]?.paragraph ?? -1]?.section ?? -1;
  const called = `${section} ${rest[0] ?? ""} `;
  const last = found.findLast(({ thing }) => thing.startsWith(called));
  const another = last === undefined || !grammar.definite.has(first);
  return { thing: another ? `${called}${claim.id}` : last.thing, name: filler.quote, described: true };
}

/** The last day on which it can have come about; of what has been in force since a day, that day. */
function lastDay(inquiry: Inquiry, { when }: Claim): number | undefined {
  const timex = when?.relation === "since" ? inquiry.mention(when.timex) : undefined;
  return timex?.kind === "timex" ? timex.interval?.end.latest : when?.interval.end.latest;
}

function reportOf(
  inquiry: Inquiry,
  { first, second, lower, higher }: { readonly first: Staged; readonly second: Staged; readonly lower: Staged; readonly higher: Staged },
): Report {
  const words = ({ claim }: Staged) => `"${inquiry.document(claim.source).source.text.slice(claim.trigger.start, claim.trigger.end)}"`;
  const say = (one: Staged) => `${words(one)} ${atTime(inquiry, one.claim)}`;
  const described = first.described || second.described;
  return {
    message: `${described && !first.described ? first.name : second.name}: ${say(higher)}, but ${say(lower)}`,
    primary: told(inquiry, second.claim, say(second)),
    related: [told(inquiry, first.claim, say(first))],
    because: [
      { text: "an agreement is signed before it is in force, and in force before it ends" },
      ...(described ? [assuming("names", "both passages are taken to speak of one agreement")] : []),
    ],
    suggestions: [
      {
        message: "one of the two dates is wrong, or they speak of two agreements of one name",
        windows: windowsOf({ of: words(lower), claim: lower.claim }, { of: words(higher), claim: higher.claim }),
      },
    ],
  };
}
