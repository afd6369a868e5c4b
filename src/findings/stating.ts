import type { Claim } from "../model/claim.ts";
import type { Entity } from "../model/entity.ts";
import type { MentionId } from "../model/mention.ts";
import { showInterval } from "../time/words.ts";
import type { Inquiry } from "./inquiry.ts";
import { phraseAt, tokensIn } from "./phrases.ts";

/** Whether the claim says that it happened: not denied, planned, disputed or unrealised. */
export function saysItHappened(claim: Claim): boolean {
  return claim.polarity === "affirmed" && (claim.modality === "asserted" || claim.modality === "reported");
}

/** Entities that fill a role. */
export function entitiesIn(inquiry: Inquiry, claim: Claim, role: string): readonly Entity[] {
  return (claim.roles[role] ?? []).flatMap((filler) => (filler.mention === undefined ? [] : (inquiry.entityOf(filler.mention) ?? [])));
}

/** Whether a pronoun fills the role, or a mention joined to its entity by likeness only: what rests on it is no error. */
export function joinedByLikeness(inquiry: Inquiry, claim: Claim, role: string): boolean {
  return (claim.roles[role] ?? []).some((filler) => {
    if (filler.mention === undefined || filler.inferred === true) return true;
    return isInferred(inquiry, filler.mention);
  });
}

/** Whether a mention, or another by which it is of its entity, was joined to it by an inference. */
function isInferred(inquiry: Inquiry, mention: MentionId): boolean {
  const joins = inquiry.entityOf(mention)?.joins ?? [];
  for (let at: MentionId | undefined = mention; at !== undefined; ) {
    const join = joins.find((each) => each.mention === at);
    if (join?.inferred !== false) return true;
    at = join.to;
  }
  return false;
}

/** "The men of the dead man", "the republic's neighbours": the name says whose, and not who. */
export function isOwner(inquiry: Inquiry, claim: Claim, role: string): boolean {
  const document = inquiry.document(claim.source);
  const marks = inquiry.language(document)?.rules?.cue("possessive") ?? [];
  return (claim.roles[role] ?? []).some(({ span }) => {
    const { to } = tokensIn(document, span);
    return phraseAt(document, to, marks) > 0 || marks.some((mark) => phraseAt(document, to - mark.length, [mark]) > 0);
  });
}

/** Like `joinedByLikeness`, but what "the treaty" stands for counts as known: enough for a warning. */
export function namedByLikeness(inquiry: Inquiry, claim: Claim, role: string): boolean {
  return (claim.roles[role] ?? []).some(({ mention }) => mention === undefined || isInferred(inquiry, mention));
}

/** The voice as a reader would name it: "the author", "the Soviet envoy"; with its source where there are several. */
export function voiceName(inquiry: Inquiry, claim: Claim): string {
  const voice = inquiry.voice(claim.attribution.voice);
  const name = voice?.parent === undefined ? "the author" : voice.name;
  return inquiry.documents.length > 1 ? `${name} of "${inquiry.document(claim.source).source.title}"` : name;
}

/** The claim's date in words; its own words where it states one. */
export function whenInWords(inquiry: Inquiry, claim: Claim): string {
  if (claim.when === undefined) return "at a time not stated";
  const timex = inquiry.mention(claim.when.timex);
  if (timex?.kind === "timex" && timex.interval !== undefined) {
    const end = timex.rangeEnd?.interval;
    const atEnd = claim.when.relation === "in" && end?.start.earliest === claim.when.interval.start.earliest;
    if (end !== undefined && atEnd && end.end.latest === claim.when.interval.end.latest) return showInterval(end, timex.calendar);
    const shown = showInterval(timex.interval, timex.calendar);
    return claim.when.relation === "in" || timex.range === true ? shown : `${claim.when.relation} ${shown}`;
  }
  return showInterval(claim.when.interval);
}

/** The same as the end of a sentence: "on 4 May 1849", "in May 1849", "from 1849 to 1851", "before 1849". */
export function atTime(inquiry: Inquiry, claim: Claim): string {
  const words = whenInWords(inquiry, claim);
  if (/^\p{Ll}/u.test(words)) return words;
  if (/ to \S/u.test(words)) return claim.when?.relation === "between" ? `between ${words.replace(" to ", " and ")}` : `from ${words}`;
  return /^\d{1,2} \p{Lu}/u.test(words) ? `on ${words}` : `in ${words}`;
}

/** The date stands in the claim's own clause, and no part of it was carried from elsewhere. */
export function datedInItsOwnWords(inquiry: Inquiry, claim: Claim): boolean {
  if (claim.when?.basis !== "stated") return false;
  const timex = inquiry.mention(claim.when.timex);
  const inClause = timex !== undefined && claim.span.start <= timex.start && timex.end <= claim.span.end;
  return inClause && timex.kind === "timex" && timex.basis.kind === "stated";
}

/** Under no reading do the two dates meet. */
export function excludeEachOther(a: Claim, b: Claim): boolean {
  if (a.when === undefined || b.when === undefined) return false;
  return a.when.interval.end.latest < b.when.interval.start.earliest || b.when.interval.end.latest < a.when.interval.start.earliest;
}

/** The account's own words give the date, and no part of it was carried or counted from a mention that leaves a choice. */
export function datedSurely(inquiry: Inquiry, claim: Claim): boolean {
  const timex = claim.when === undefined ? undefined : inquiry.mention(claim.when.timex);
  if (timex?.kind !== "timex" || claim.when?.basis !== "stated") return false;
  return timex.basis.kind === "carried" || timex.basis.kind === "counted" ? timex.basis.sure : timex.basis.kind !== "set";
}
