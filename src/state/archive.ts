import { groupBy } from "../base/collections.ts";
import type { Language } from "../lang/language.ts";
import type { Knowledge } from "../lang/predicates.ts";
import type { Chronology } from "../model/chronology.ts";
import type { Claim, ClaimId, RoleFiller, Voice, VoiceId } from "../model/claim.ts";
import type { Document } from "../model/document.ts";
import type { Entity, EntityId } from "../model/entity.ts";
import type { Mention, MentionId, OfficeMention, Timex } from "../model/mention.ts";
import type { SourceId, Span } from "../model/source.ts";
import type { Evidence, Party } from "../model/state.ts";
import type { Day } from "../model/time.ts";
import { bare } from "./names.ts";

export const NEVER_BEFORE = Number.NEGATIVE_INFINITY as Day;
export const NEVER_AFTER = Number.POSITIVE_INFINITY as Day;

/** Who is heard as one: a source's author with all whom the author endorses, or another voice of the source. */
export type Scope = string;

/** What the boards need of an analysis. */
export interface StateInput {
  readonly documents: readonly Document[];
  readonly languages: ReadonlyMap<string, Language>;
  readonly knowledge: Knowledge;
  readonly claims: readonly Claim[];
  readonly voices: readonly Voice[];
  readonly mentions: readonly Mention[];
  readonly entities: readonly Entity[];
  /** Where it tells of dates that are out of line, what they date is taken to be where they would fit. */
  readonly chronology?: Chronology;
}

/** A record with its look-ups made. */
export interface Archive extends StateInput {
  readonly documentOf: ReadonlyMap<SourceId, Document>;
  readonly mentionById: ReadonlyMap<MentionId, Mention>;
  readonly entityById: ReadonlyMap<EntityId, Entity>;
  readonly entityOf: ReadonlyMap<MentionId, Entity>;
  readonly voiceById: ReadonlyMap<VoiceId, Voice>;
  readonly claimById: ReadonlyMap<ClaimId, Claim>;
  /** Papers by their names in small letters; those that several bear are left out. */
  readonly paperCalled: ReadonlyMap<string, Entity>;
  /** The names of a sentence, in reading order. */
  readonly namedIn: (source: SourceId, sentence: number) => readonly Mention[];
  /** The dates of a sentence, in reading order. */
  readonly timexesIn: (source: SourceId, sentence: number) => readonly Timex[];
  readonly scopeOf: (claim: Claim) => Scope;
}

export function openArchive(record: StateInput): Archive {
  const voiceById = new Map<VoiceId, Voice>(record.voices.map((voice) => [voice.id, voice]));
  const claimById = new Map(record.claims.map((claim) => [claim.id, claim]));
  const entityOf = new Map(record.entities.flatMap((entity) => entity.joins.map((join) => [join.mention, entity] as const)));
  const named = new Map(
    [
      ...groupBy(
        record.mentions.filter((mention) => entityOf.has(mention.id)),
        (mention) => mention.source,
      ),
    ].map(([source, mentions]) => [source, groupBy(mentions, (mention) => mention.sentence)] as const),
  );
  const dates = groupBy(
    record.mentions.filter((mention): mention is Timex => mention.kind === "timex" && mention.type === "date"),
    ({ source, sentence }) => `${source} ${sentence}`,
  );
  const scopes = new Map(record.documents.map(({ source }) => [source.id, authorScope(source.id)]));
  return {
    ...record,
    timexesIn: (source, sentence) => dates.get(`${source} ${sentence}`) ?? [],
    documentOf: new Map(record.documents.map((document) => [document.source.id, document])),
    mentionById: new Map(record.mentions.map((mention) => [mention.id, mention])),
    entityById: new Map(record.entities.map((entity) => [entity.id, entity])),
    entityOf,
    voiceById,
    claimById,
    paperCalled: papersByName(record.entities),
    namedIn: (source, sentence) => named.get(source)?.get(sentence) ?? [],
    scopeOf: (claim) => {
      const voice = voiceById.get(claim.attribution.voice);
      const endorsed = voice?.parent === undefined || claim.attribution.stance === "asserts";
      return endorsed ? (scopes.get(claim.source) ?? authorScope(claim.source)) : `${claim.source} ${claim.attribution.voice}`;
    },
  };
}

/** One account writes "the Eleven Articles", another "the eleven articles". A single word may stand for any paper of its sort. */
function papersByName(entities: readonly Entity[]): ReadonlyMap<string, Entity> {
  const papers = entities
    .filter(({ kind }) => kind === "document")
    .flatMap((entity) => entity.variants.map(({ name }) => ({ name: bare(name), entity })));
  const called = groupBy(
    papers.filter(({ name }) => name.includes(" ")),
    ({ name }) => name,
  );
  return new Map(
    [...called].flatMap(([name, [first, ...others]]) =>
      first === undefined || others.some(({ entity }) => entity !== first.entity) ? [] : [[name, first.entity] as const],
    ),
  );
}

/** A source's author with all whom the author endorses. */
export function authorScope(source: SourceId): Scope {
  return `${source} author`;
}

/** The claims that say something was so: neither denied nor planned nor unrealised. */
export function saysSo(claim: Claim): boolean {
  return claim.polarity === "affirmed" && (claim.modality === "asserted" || claim.modality === "reported");
}

export function partyOf(archive: Archive, filler: RoleFiller): Party {
  const named = filler.mention === undefined ? undefined : archive.entityOf.get(filler.mention);
  const name = named?.name ?? withoutArticle(archive, filler);
  const entity = named ?? archive.paperCalled.get(bare(name));
  return entity === undefined ? { name } : { name: entity.name, entity: entity.id };
}

function withoutArticle(archive: Archive, { quote }: RoleFiller): string {
  const first = /^\S+(?=\s)/u.exec(quote)?.[0] ?? "";
  const articles = first === "" ? [] : [...archive.languages.values()].map((language) => language.offices?.articles);
  return articles.some((words) => words?.has(first.toLowerCase()) === true) ? quote.slice(first.length).trimStart() : quote;
}

export function keyOf(party: Party): EntityId | string {
  return party.entity ?? party.name.toLowerCase();
}

export function evidenceOf(claim: Claim): Evidence {
  return { source: claim.source, span: claim.span, quote: claim.quote, claim: claim.id, voice: claim.attribution.voice };
}

export function entityOfParty(archive: Archive, party: Party | undefined): Entity | undefined {
  return party?.entity === undefined ? undefined : archive.entityById.get(party.entity);
}

/** The entity named by a stretch of a sentence: of several, the last, which the others belong to ("the Republic's Military Council"). */
export function entityAt(archive: Archive, { source, sentence }: Pick<Mention, "source" | "sentence">, span: Span): Entity | undefined {
  const mention = archive.namedIn(source, sentence).findLast((one) => one.start < span.end && span.start < one.end);
  return mention === undefined ? undefined : archive.entityOf.get(mention.id);
}

/** A rank, which goes with whoever has it: "general". */
export function isRank(archive: Archive, office: OfficeMention | undefined): boolean {
  if (office === undefined) return false;
  const offices = archive.languages.get(archive.documentOf.get(office.source)?.source.language ?? "")?.offices?.offices;
  const [first = ""] = office.office.split(" ");
  return offices?.get(first)?.some((known) => known.name === office.office && known.rank) === true;
}

/** A people or a faith, and no body: all its names are words for such. */
export function isPeople(archive: Archive, entity: Entity): boolean {
  return entity.kind === "group" && entity.joins.every(({ mention }) => archive.mentionById.get(mention)?.producer === "names/people");
}

export function isPerson(archive: Archive, party: Party): boolean {
  return entityOfParty(archive, party)?.kind === "person";
}

/** A body by its own name, or by words for one that say which: "provisional government". No people. */
export function isBody(archive: Archive, party: Party): boolean {
  const entity = entityOfParty(archive, party);
  if (entity === undefined) return party.name.includes(" ") && isWordFor(archive, party.name, "group");
  return entity.polity === true
    ? !isPeople(archive, entity)
    : entity.kind === "group" && !isPeople(archive, entity) && !isOfPersons(archive, entity.name);
}

/** "Foreign Advisers": several who have the like office, and no body. */
function isOfPersons(archive: Archive, name: string): boolean {
  const words = name.toLowerCase().split(/\s+/u);
  return [...archive.languages.values()].some(({ state, claiming }) => {
    const ofMany = claiming !== undefined && words.includes(claiming.grammar.genitive);
    return !ofMany && state?.shared.has(words.at(-1) ?? "") === true;
  });
}

/** Whether the last of the words is a word for something of this kind: "second annex" is a document. */
export function isWordFor(archive: Archive, words: string, kind: "group" | "document"): boolean {
  const last = words.toLowerCase().split(/\s+/u).at(-1) ?? "";
  return [...archive.languages.values()].some((language) => language.claiming?.grammar.kindsOf(last).includes(kind) === true);
}

/** Whether a name ends with a word for an armed force: "5th Army Corps", "Hui forces". */
export function isForce(archive: Archive, name: string): boolean {
  return endsWith(archive, name, "forces");
}

export function isFront(archive: Archive, name: string): boolean {
  return endsWith(archive, name, "fronts");
}

/** Words for a body that the word with a capital before them is enough to tell: "Republican government". */
export function isHalfNamed(archive: Archive, name: string): boolean {
  return /^\p{Lu}/u.test(name) && endsWith(archive, name, "governments");
}

/** Whether words end with one for those who have only joined hands: "a powerful union". */
export function isAlliance(archive: Archive, name: string): boolean {
  return endsWith(archive, name, "alliances");
}

/** The last word, or that before "of": "Liberation Army of the South". */
function endsWith(archive: Archive, name: string, list: "fronts" | "forces" | "alliances" | "governments"): boolean {
  const words = name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
  return [...archive.languages.values()].some(({ state, claiming }) => {
    const of = claiming === undefined ? -1 : words.indexOf(claiming.grammar.genitive);
    return state?.[list].has(words.at(-1) ?? "") === true || (of > 0 && state?.[list].has(words[of - 1] ?? "") === true);
  });
}

/** Works out what follows from a record alone once for each. */
export function remembering<K extends object, V>(work: (record: K) => V): (record: K) => V {
  const known = new Map<K, V>();
  return (record) => {
    const before = known.get(record);
    if (before !== undefined || known.has(record)) return before as V;
    const made = work(record);
    known.set(record, made);
    return made;
  };
}
