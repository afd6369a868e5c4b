import { assert, at } from "../base/assert.ts";
import { groupBy } from "../base/collections.ts";
import { idFrom } from "../base/hash.ts";
import type { ClaimLanguage } from "../lang/claims.ts";
import type { Language } from "../lang/language.ts";
import type { Knowledge, Predicate } from "../lang/predicates.ts";
import type { Attribution, Claim, ClaimId, ClaimTime, Modality, PredicateId, RoleFiller, Voice } from "../model/claim.ts";
import type { Document } from "../model/document.ts";
import type { Mention, QuotationMention, Timex } from "../model/mention.ts";
import type { Span } from "../model/source.ts";
import { accountsOf, draftsTold } from "./accounts.ts";
import type { Naming } from "./antecedents.ts";
import { describedBefore } from "./attributive.ts";
import { clausesOf } from "./clauses.ts";
import { datelineOf } from "./datelines.ts";
import { type Descriptions, descriptionsOf } from "./descriptions.ts";
import { fillerOf } from "./fillers.ts";
import type { Roles } from "./filling.ts";
import { gapped } from "./gapping.ts";
import { type LeftOut, leftOutBehind, withoutLeftOut } from "./left-out.ts";
import { lifespansOf } from "./lifespans.ts";
import { heldAt, isOfLine, listedAt, listedOffices } from "./listed.ts";
import { lastNaming, peopleBefore } from "./naming.ts";
import { protagonistIn } from "./protagonists.ts";
import { quotationsBySentence } from "./quotations.ts";
import { readSentence, type SentenceReading } from "./reading.ts";
import { beats, type Considered, countedOf, fillersOf, fitOf, follows, isToldOtherwise, saysAlready } from "./rivals.ts";
import { rolesOf } from "./roles.ts";
import { datelineScopes, scopesOf, spokenBy } from "./scopes.ts";
import { carriedTime, endsThen, pointAfter, pointAt, pointBehindHeading, pointOfHeading, type StoryPoint, type Tense, tenseOf } from "./telling.ts";
import { termOf } from "./terms.ts";
import { claimTime, datesEvents, isAtNoDay, soleDate, timexOf } from "./times.ts";
import { bodiesOf, fillerFor, titlesOf } from "./titles.ts";
import { type Trigger, triggersOf, turned } from "./triggers.ts";
import { type Scope, type VoiceRegister, voiceRegister } from "./voices.ts";

/** What the sources claim, and the voices that claim it. */
export interface Claims {
  readonly claims: readonly Claim[];
  readonly voices: readonly Voice[];
}

/** Who says that who did what to whom, when and where. Documents in a language without claim data yield only their author's voice. */
export function extractClaims(input: {
  readonly documents: readonly Document[];
  readonly mentions: readonly Mention[];
  readonly languages: ReadonlyMap<string, Language>;
  readonly knowledge: Knowledge;
  /** Which paragraphs, by their numbers, are read; all where absent. */
  readonly only?: (paragraph: number) => boolean;
}): Claims {
  const claims: Claim[] = [];
  const voices: Voice[] = [];
  const bySource = groupBy(input.mentions, (mention) => mention.source);
  for (const document of input.documents) {
    const register = voiceRegister(document);
    const { claiming: language, names } = input.languages.get(document.source.language) ?? {};
    if (language !== undefined) {
      const mentions = bySource.get(document.source.id) ?? [];
      const peoples = names === undefined ? {} : { peoples: names.peoples };
      for (const claim of claimsOf({ document, mentions, language, ...peoples, knowledge: input.knowledge, register }, input.only))
        claims.push(claim);
    }
    voices.push(...register.voices());
  }
  return { claims, voices };
}

interface DocumentReading {
  readonly document: Document;
  readonly mentions: readonly Mention[];
  readonly language: ClaimLanguage;
  readonly peoples?: ReadonlyMap<string, unknown>;
  readonly knowledge: Knowledge;
  readonly register: VoiceRegister;
}

function claimsOf(input: DocumentReading, only: (paragraph: number) => boolean = () => true): Claim[] {
  const { document } = input;
  const bySentence = groupBy(input.mentions, (mention) => mention.sentence);
  const quotations = quotationsBySentence(document, input.mentions);
  const descriptions = descriptionsOf(document, input.mentions, input.language);
  const claims: Claim[] = [];
  const occurrences = new Map<string, number>();
  let point: StoryPoint | undefined;
  for (const paragraph of document.paragraphs.filter(({ index }) => only(index))) {
    const sentences = Array.from({ length: paragraph.endSentence - paragraph.firstSentence }, (_, step) => paragraph.firstSentence + step);
    if (paragraph.kind === "heading") {
      point = pointOfHeading(sentences.flatMap((index) => bySentence.get(index) ?? [])) ?? pointBehindHeading(point);
      continue;
    }
    for (const index of sentences) {
      const reading = sentenceReading({ ...input, bySentence, descriptions }, index);
      for (const draft of draftsOf(reading, input.register, quotations.get(index) ?? [])) claims.push(finish(reading, { draft, point, occurrences }));
      // a line of a list tells when its own office was held, and not where the next line begins
      if (listedOffices(reading).length === 0) point = pointAfter(reading, point) ?? point;
    }
  }
  return claims;
}

/** A sentence as its claims are read from it, with what was named in the sentence before in its paragraph. */
export function sentenceReading(
  input: Omit<DocumentReading, "mentions" | "register"> & {
    readonly bySentence: ReadonlyMap<number, readonly Mention[]>;
    readonly descriptions: Descriptions;
  },
  index: number,
): SentenceReading {
  return readSentence(namingOf(input, index));
}

/** Sentences over which a pronoun is followed back at most. */
const LONGEST_CHAIN = 40;

function namingOf<Input extends Parameters<typeof sentenceReading>[0]>(input: Input, index: number): Input & Naming {
  const { document, bySentence } = input;
  const sentence = at(document.sentences, index);
  // a paragraph without end is as many of this length
  const isFollowed = (index - at(document.paragraphs, sentence.paragraph).firstSentence) % LONGEST_CHAIN !== 0;
  const dateline = datelineOf(input, sentence);
  return {
    ...(dateline === undefined ? {} : { dateline }),
    ...input,
    ...protagonistIn({ document, grammar: input.language.grammar }, bySentence, sentence),
    ...(isFollowed ? { previous: () => namingOf(input, index - 1) } : {}),
    sentence,
    mentions: bySentence.get(index) ?? [],
    before: lastNaming(input, index),
    known: peopleBefore(input, index),
  };
}

interface Draft {
  readonly predicate: PredicateId;
  /** First token of the words that name the event. */
  readonly first: number;
  readonly tense: Tense;
  readonly roles: Roles;
  readonly where?: RoleFiller;
  readonly timex?: Timex;
  /** Where the date is not read as the timex of an event is. */
  readonly when?: ClaimTime;
  readonly polarity: Claim["polarity"];
  readonly modality: Modality;
  readonly attribution: Attribution;
  readonly span: Span;
  readonly trigger: Span;
  readonly producer: string;
}

function draftsOf(reading: SentenceReading, register: VoiceRegister, quotations: readonly QuotationMention[]): readonly Draft[] {
  const clauses = clausesOf(reading);
  const triggers = triggersOf(reading, clauses);
  const scopes = scopesOf(reading, register, quotations);
  const drafts: Draft[] = [];
  let read = 0;
  const possible = triggers.flatMap((trigger, rank): Considered[] => {
    const filled = rolesOf(reading, clauses, trigger);
    return filled === undefined ? [] : [{ trigger, ...filled, rank, fit: fitOf(reading, trigger, filled.roles) }];
  });
  const considered = possible.filter((each) => follows(reading, each, possible) && !isToldOtherwise(each, possible));
  const stated = new Set(considered.flatMap(({ trigger, roles }) => (trigger.pattern.counted === undefined ? fillersOf(trigger, roles) : [])));
  const rivals = groupBy(considered, ({ trigger }) => trigger.first);
  for (const reached of considered) {
    const { trigger, roles, where } = reached;
    // "lost 400 dead": the verb has said it of them
    if (trigger.pattern.counted !== undefined && countedOf(trigger, roles).some((filler) => stated.has(filler))) continue;
    if (considered.some((other) => saysAlready(reading, other, reached))) continue;
    // a longer trigger that was read leaves its words to no other, and of two patterns for the same words the better filled one is meant
    if (trigger.first < read || rivals.get(trigger.first)?.some((other) => beats(other, reached))) continue;
    if (trigger.end - trigger.first > 1) read = trigger.end;
    const timex = timexOf(reading, clauses, { trigger, triggers });
    const clause = at(clauses, trigger.clause);
    const span = tokensSpan(reading, at(reading.chunks, clause.first).first, at(reading.chunks, clause.end - 1).end);
    const said = speaking(register, scopes, trigger);
    const draft: Draft = {
      predicate: trigger.pattern.predicate,
      first: trigger.first,
      tense: tenseOf(reading, trigger),
      roles,
      ...(where === undefined ? {} : { where }),
      ...(timex === undefined ? {} : { timex }),
      polarity: isDenied(reading, scopes, trigger) ? turned(trigger.polarity) : trigger.polarity,
      ...said,
      span: covering(span, roles),
      trigger: namingWords(reading, trigger, roles),
      producer: trigger.pattern.id,
    };
    const accounts = accountsOf(reading, reached, scopes);
    const told = accounts.length > 0 ? draftsTold(draft, accounts) : withLeftOut(reading, reached, draft);
    const others = told.length === 1 ? gapped(reading, trigger, roles) : [];
    drafts.push(...told.map((each) => (others.length === 0 ? each : { ...each, roles: withoutLeftOut(each.roles, others) })));
    drafts.push(...others.map((each) => ({ ...draft, ...each, span: covering(span, each.roles) })));
  }
  return [
    ...drafts,
    ...titleDrafts(reading, register),
    ...describedDrafts(reading, { register, scopes }),
    ...termDrafts(reading, { register, scopes }),
    ...lifeDrafts(reading, { register, scopes }),
  ];
}

/** A claim, and what its words say of something else where they are left out. */
function withLeftOut(reading: SentenceReading, { trigger, roles, where }: Considered, draft: Draft): readonly Draft[] {
  const others = leftOutBehind(reading, { trigger, roles, ...(where === undefined ? {} : { where }) });
  if (others.length === 0) return [draft];
  const { where: _, ...rest } = draft;
  const mentioned = (each: LeftOut) =>
    new Set([...Object.values(each.roles).flat(), ...(each.where === undefined ? [] : [each.where])].map(({ span }) => span.start));
  const denied = draft.polarity === "denied";
  const elsewhere = where !== undefined && where.span.start > draft.trigger.start && others.some((each) => mentioned(each).has(where.span.start));
  return [
    { ...(elsewhere ? rest : draft), roles: withoutLeftOut(roles, others) },
    ...others.map(({ denied: turned, ...said }) => ({
      ...rest,
      ...said,
      polarity: turned !== denied ? ("denied" as const) : ("affirmed" as const),
      span: covering(draft.span, said.roles),
    })),
  ];
}

/** Of an office held the office is among the words that name the claim, "was mayor", "its mayor was", of linking words the noun that they tie to something: "an army of". */
function namingWords(reading: SentenceReading, { pattern, groupFirst, end, noun: own }: Trigger, roles: Roles): Span {
  const words = tokensSpan(reading, own ?? groupFirst, end);
  const tied = pattern.linking && pattern.predicate !== reading.knowledge.byTitle ? roles[pattern.before ?? ""]?.[0]?.span.end : undefined;
  const noun = reading.document.tokens[groupFirst - 1];
  if (tied !== undefined && noun !== undefined && noun.end === tied) return { start: noun.start, end: words.end };
  const office = pattern.predicate === reading.knowledge.byTitle ? roles["office"]?.[0]?.span : undefined;
  return office === undefined ? words : { start: Math.min(words.start, office.start), end: Math.max(words.end, office.end) };
}

/** Whose claim it is: the innermost voice whose scope covers the trigger, else the author. */
function speaking(
  register: VoiceRegister,
  scopes: readonly Scope[],
  trigger: Pick<Trigger, "first" | "modality" | "hedged">,
): { readonly modality: Modality; readonly attribution: Attribution } {
  const scope = spokenBy(scopes, trigger.first);
  if (scope === undefined)
    return { modality: trigger.modality, attribution: { voice: register.author, stance: trigger.hedged ? "doubts" : "asserts" } };
  const modality = trigger.modality !== "asserted" ? trigger.modality : scope.modality;
  return { modality, attribution: { voice: scope.voice, stance: trigger.hedged ? "doubts" : scope.stance } };
}

/** Whether whoever speaks says that it was not so: of a noun, that there was none ("denied that there had been any fighting"). */
function isDenied({ tree }: SentenceReading, scopes: readonly Scope[], { first, end, form }: Trigger): boolean {
  return spokenBy(scopes, first)?.denied?.has(first) === true && (form !== "noun" || tree?.is(end - 1, "nsubj") === true);
}

function titleDrafts(reading: SentenceReading, register: VoiceRegister): readonly Draft[] {
  const dispatch = datelineScopes(reading, register);
  const dates = reading.timexes.filter(datesEvents);
  const predicate = reading.knowledge.byTitle;
  return titlesOf(reading).map((use) => {
    // whoever lets others speak of "General Haas" calls him so himself
    const { attribution } = speaking(register, dispatch, { first: use.office.firstToken, modality: "asserted", hedged: false });
    const words = [use.office, ...use.people];
    const span = { start: Math.min(...words.map(({ start }) => start)), end: Math.max(...words.map(({ end }) => end)) };
    const body = bodiesOf(reading, use.office);
    const timex = soleDate(use.producer === "listed" ? dates.filter((each) => isOfLine(reading, each)) : dates, span.start);
    return {
      predicate,
      first: use.office.firstToken,
      tense: "meanwhile",
      roles: {
        patient: use.people.map((person) => fillerFor(reading, person)),
        office: [fillerFor(reading, use.office)],
        ...(body.length === 0 ? {} : { body }),
      },
      ...(timex === undefined ? {} : { timex }),
      polarity: "affirmed",
      modality: "asserted",
      attribution,
      span,
      trigger: { start: use.office.start, end: use.office.end },
      producer: use.producer,
    } satisfies Draft;
  });
}

/** "the exiled king Otto": before what the sentence tells. */
function describedDrafts(
  reading: SentenceReading,
  { register, scopes }: { readonly register: VoiceRegister; readonly scopes: readonly Scope[] },
): readonly Draft[] {
  return describedBefore(reading).map(({ pattern, word, roles }) => {
    const trigger = tokensSpan(reading, word, word + 1);
    const said = speaking(register, scopes, { first: word, modality: "asserted", hedged: false });
    const span = covering(trigger, roles);
    return { predicate: pattern.predicate, first: word, tense: "earlier", roles, polarity: "affirmed", ...said, span, trigger, producer: pattern.id };
  });
}

function lifeDrafts(
  reading: SentenceReading,
  { register, scopes }: { readonly register: VoiceRegister; readonly scopes: readonly Scope[] },
): readonly Draft[] {
  return lifespansOf(reading).map(({ predicate, person, timex, interval }) => {
    const said = speaking(register, scopes, { first: person.firstToken, modality: "asserted", hedged: false });
    return {
      predicate,
      first: timex.firstToken,
      tense: "meanwhile",
      roles: { patient: [fillerOf(reading, person)] },
      when: { timex: timex.id, relation: "in", interval, basis: "stated" },
      polarity: "affirmed",
      ...said,
      span: { start: person.start, end: timex.end },
      trigger: { start: timex.start, end: timex.end },
      producer: "lifespan",
    } satisfies Draft;
  });
}

function termDrafts(
  reading: SentenceReading,
  { register, scopes }: { readonly register: VoiceRegister; readonly scopes: readonly Scope[] },
): readonly Draft[] {
  const predicate = reading.knowledge.byTerm;
  const term = termOf(reading);
  if (predicate === undefined || term === undefined) return [];
  const said = speaking(register, scopes, { first: term.first, modality: "asserted", hedged: false });
  const { trigger, roles, first } = term;
  return [{ predicate, first, tense: "meanwhile", roles, polarity: "affirmed", ...said, span: covering(trigger, roles), trigger, producer: "term" }];
}

function finish(
  reading: SentenceReading,
  input: { readonly draft: Draft; readonly point: StoryPoint | undefined; readonly occurrences: Map<string, number> },
): Claim {
  const { draft } = input;
  const { document, sentence } = reading;
  const predicate = reading.knowledge.predicates.get(draft.predicate);
  assert(predicate !== undefined, `no predicate ${draft.predicate}`);
  const quote = document.source.text.slice(draft.span.start, draft.span.end);
  const when = whenOf(reading, draft, { point: input.point, aspect: predicate.aspect });
  const section = at(document.paragraphs, sentence.paragraph).section;
  const roleQuotes = Object.entries(draft.roles).map(([role, fillers]) => `${role}=${fillers.map((filler) => filler.quote).join("|")}`);
  const key = [document.source.id, String(section), quote, draft.predicate, ...roleQuotes].join("\u0000");
  const occurrence = input.occurrences.get(key) ?? 0;
  input.occurrences.set(key, occurrence + 1);
  const heading = document.sections[section]?.heading;
  const headingText =
    heading === undefined ? "" : document.source.text.slice(at(document.paragraphs, heading).start, at(document.paragraphs, heading).end);
  return {
    id: idFrom("claim", document.source.id, headingText, quote, String(occurrence), draft.predicate, ...roleQuotes) as ClaimId,
    source: document.source.id,
    predicate: draft.predicate,
    roles: draft.roles,
    ...(when === undefined ? {} : { when }),
    ...(draft.where === undefined ? {} : { where: draft.where }),
    polarity: draft.polarity,
    modality: draft.modality,
    attribution: draft.attribution,
    span: draft.span,
    quote,
    trigger: draft.trigger,
    sentence: sentence.index,
    producer: draft.producer,
  };
}

function whenOf(
  reading: SentenceReading,
  draft: Draft,
  { point, aspect }: { readonly point: StoryPoint | undefined; readonly aspect: Predicate["aspect"] },
): ClaimTime | undefined {
  if (draft.when !== undefined) return draft.when;
  if (draft.timex !== undefined) {
    const timex: Timex = endsThen(reading, draft.timex, draft.first) ? { ...draft.timex, relation: "until" } : draft.timex;
    const time = claimTime(timex, reading.timexes, { aspect, trigger: draft.trigger });
    return draft.producer === "listed" && time !== undefined && point !== undefined ? heldAt(point, time) : time;
  }
  if (isAtNoDay(reading, draft.trigger)) return undefined;
  const here = pointAt(reading, draft, point);
  return here === undefined ? undefined : draft.producer === "listed" ? listedAt(here) : carriedTime(here, draft.tense);
}

/** From the beginning of the first token to the end of the last. */
export function tokensSpan(reading: SentenceReading, first: number, end: number): Span {
  return { start: at(reading.document.tokens, first).start, end: at(reading.document.tokens, Math.max(first, end - 1)).end };
}

/** Roles found in a neighbouring clause belong to the claim's words too. */
function covering(span: Span, roles: Roles): Span {
  let { start, end } = span;
  for (const fillers of Object.values(roles)) {
    for (const filler of fillers) {
      start = Math.min(start, filler.span.start);
      end = Math.max(end, filler.span.end);
    }
  }
  return { start, end };
}
