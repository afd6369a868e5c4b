import { assert, at } from "../base/assert.ts";
import { groupBy } from "../base/collections.ts";
import { type DecidingWords, type Grounds, groundsOf, type RoleGround } from "../claims/grounds.ts";
import { boundsOf, toReadings } from "../dates/convert.ts";
import type { DateReading } from "../dates/reading.ts";
import { type Book, machineVoice, openBook } from "../export/reading.ts";
import { type Language, spokenIn } from "../lang/language.ts";
import type { Claim, ClaimTime, RoleFiller } from "../model/claim.ts";
import type { Document, Sentence } from "../model/document.ts";
import type { Entity, EntityId } from "../model/entity.ts";
import type { Mention, MentionId, QuotationMention, Timex } from "../model/mention.ts";
import type { Placing } from "../model/place.ts";
import type { Analysis, Learning } from "../pipeline.ts";
import { treeOf } from "../text/syntax/tree.ts";
import { showInterval } from "../time/words.ts";
import type { ExplainedClaim, ExplainedCue, ExplainedFiller, ExplainedPattern, ExplainedToken, Explanation } from "./explanation.ts";
import { explainMentions } from "./mentions.ts";

export type * from "./explanation.ts";
export { renderExplanation, renderPattern } from "./render.ts";

/** An analysis, and what was known when it was made: the claims are read again with it. */
export interface Explained {
  readonly analysis: Pick<Analysis, "documents" | "mentions" | "claims" | "voices" | "entities" | "places">;
  readonly learning: Pick<Learning, "languages" | "knowledge">;
}

/** What is at hand for the claims of one document. */
interface Workroom {
  readonly document: Document;
  readonly language: Language;
  readonly learning: Explained["learning"];
  readonly bySentence: ReadonlyMap<number, readonly Mention[]>;
  readonly quotations: readonly QuotationMention[];
  readonly byId: ReadonlyMap<MentionId, Mention>;
  readonly dates: ReadonlyMap<MentionId, DateReading>;
  readonly entityOf: ReadonlyMap<MentionId, Entity>;
  readonly placingOf: ReadonlyMap<EntityId, Placing>;
  readonly book: Book;
}

/**
 * Shows claims from the text up: a sentence for each that makes one of them, in the order of the documents, with its tokens, its parse, what is
 * mentioned in it, and of every claim the pattern, the words of each role and why they fill it, and what decides its date, voice and mood.
 * The claims are records of the analysis; nothing is searched for in the text.
 */
export function explainClaims({ analysis, learning }: Explained, claims: readonly Claim[]): readonly Explanation[] {
  const { documents, mentions, entities, places, voices } = analysis;
  const languages = spokenIn(
    documents.map(({ source }) => source),
    learning.languages,
  );
  const entityOf = new Map(entities.flatMap((entity) => entity.joins.map((join) => [join.mention, entity] as const)));
  return documents.flatMap((document) => {
    const wanted = groupBy(
      claims.filter(({ source }) => source === document.source.id),
      (claim) => claim.sentence,
    );
    const language = languages.get(document.source.language);
    if (wanted.size === 0 || language === undefined) return [];
    const { source } = document;
    const own = mentions.filter((mention) => mention.source === source.id);
    const timexes = own.filter((mention): mention is Timex => mention.kind === "timex");
    const room: Workroom = {
      document,
      language,
      learning,
      bySentence: groupBy(own, (mention) => mention.sentence),
      quotations: own.filter((mention): mention is QuotationMention => mention.kind === "quotation"),
      byId: new Map(own.map((mention) => [mention.id, mention])),
      dates: new Map(toReadings(source, timexes).map((date, index) => [at(timexes, index).id, date])),
      entityOf,
      placingOf: new Map(places.map((placing) => [placing.entity, placing])),
      book: openBook({ source, mentions: own, claims, voices, entities }),
    };
    return [...wanted.keys()].sort((a, b) => a - b).map((index) => explainSentence(room, at(document.sentences, index), wanted.get(index) ?? []));
  });
}

function explainSentence(room: Workroom, sentence: Sentence, claims: readonly Claim[]): Explanation {
  return {
    source: room.document.source.id,
    sentence: room.book.quote(sentence),
    tokens: tokensOf(room, sentence),
    mentions: explainMentions(room.bySentence.get(sentence.index) ?? [], room),
    claims: claims.map((claim) => explainClaim(room, claim)),
  };
}

function tokensOf({ document, book }: Workroom, { firstToken, endToken }: Sentence): readonly ExplainedToken[] {
  const tree = treeOf(document);
  return document.tokens.slice(firstToken, endToken).map((token, index) => ({
    number: index + 1,
    ...book.quote(token),
    ...(tree === undefined
      ? {}
      : {
          pos: tree.pos(token.index),
          tag: tree.tag(token.index),
          head: (tree.head(token.index) ?? firstToken - 1) - firstToken + 1,
          relation: tree.relation(token.index),
        }),
  }));
}

function explainClaim(room: Workroom, claim: Claim): ExplainedClaim {
  const { language, learning, book } = room;
  assert(language.claiming !== undefined, `the claim ${claim.id} was read in a language without claims`);
  const grounds = groundsOf({ ...room, language: language.claiming, knowledge: learning.knowledge }, claim);
  const cues = (words: readonly DecidingWords[]): readonly ExplainedCue[] => words.map(({ as, ...span }) => ({ ...book.quote(span), as }));
  const voice = machineVoice(book.voice(claim.attribution.voice), book);
  return {
    id: claim.id,
    predicate: claim.predicate,
    evidence: book.quote(claim.span),
    trigger: { ...book.quote(claim.trigger), form: grounds.form },
    pattern: patternOf(grounds, claim),
    roles: Object.fromEntries(
      Object.entries(claim.roles).map(([role, fillers]) => [
        role,
        fillers.map((filler, index) => fillerOf(room, filler, at(grounds.roles[role] ?? [], index))),
      ]),
    ),
    ...(claim.where === undefined || grounds.where === undefined ? {} : { where: fillerOf(room, claim.where, grounds.where) }),
    ...(claim.when === undefined ? {} : { when: timeOf(room, claim.when) }),
    polarity: { value: claim.polarity, words: cues(grounds.polarity) },
    modality: { value: claim.modality, words: cues(grounds.modality) },
    attribution: {
      voice,
      stance: claim.attribution.stance,
      ...(grounds.voice === undefined ? {} : { class: grounds.voice }),
      words: cues(grounds.stance),
    },
  };
}

function patternOf({ pattern }: Grounds, claim: Claim): ExplainedPattern {
  if (pattern === undefined) return { id: claim.producer, words: [], examples: [], counterexamples: [] };
  const { id, file, words, examples, counterexamples } = pattern;
  return { id, file, words, examples, counterexamples };
}

function fillerOf({ book, byId, entityOf }: Workroom, filler: RoleFiller, ground: RoleGround): ExplainedFiller {
  const { span, mention, inferred } = filler;
  const named = mention === undefined ? undefined : byId.get(mention);
  const meant = inferred === true && named !== undefined ? (entityOf.get(named.id)?.name ?? named.quote) : undefined;
  return {
    ...book.quote(span),
    ...(mention === undefined ? {} : { mention }),
    ...(meant === undefined ? {} : { meant }),
    standing: ground.standing,
    ...(ground.words === undefined ? {} : { words: ground.words }),
    by: ground.by,
  };
}

function timeOf({ book, byId, dates }: Workroom, when: ClaimTime): NonNullable<ExplainedClaim["when"]> {
  const timex = byId.get(when.timex);
  assert(timex?.kind === "timex", `a claim is dated by ${when.timex}, which is no timex of its source`);
  return {
    date: book.quote(timex),
    reading: showInterval(when.interval),
    relation: when.relation,
    bounds: boundsOf(when.interval),
    basis: when.basis,
    reason: when.basis === "carried" ? "the last date told before it; it is not told as earlier" : (dates.get(timex.id)?.reason ?? "stated"),
  };
}
