import { groupBy } from "../base/collections.ts";
import type { Language } from "../lang/language.ts";
import type { Knowledge } from "../lang/predicates.ts";
import type { Chronology } from "../model/chronology.ts";
import type { Claim, ClaimId, RoleFiller, Voice, VoiceId } from "../model/claim.ts";
import type { Document } from "../model/document.ts";
import type { Entity, EntityId } from "../model/entity.ts";
import type { Mention, MentionId, OfficeMention, QuantityMention, Timex } from "../model/mention.ts";
import type { SourceId, Span } from "../model/source.ts";
import type { Evidence, Party } from "../model/state.ts";
import type { Day } from "../model/time.ts";
import { bodiesByPart, entitiesByName, politiesByNoun } from "./called.ts";
import { type Holder, holdersMeant } from "./holders.ts";
import { type Keys, numberedKeys } from "./keys.ts";
import { bare } from "./names.ts";
import { papersMade } from "./papers.ts";
import { titleApart } from "./posts.ts";
import { recalling } from "./recalling.ts";
import { setOffBehind } from "./set-off.ts";

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
  readonly mentionsOf: (source: SourceId) => readonly Mention[];
  readonly entityById: ReadonlyMap<EntityId, Entity>;
  readonly entityOf: ReadonlyMap<MentionId, Entity>;
  readonly voiceById: ReadonlyMap<VoiceId, Voice>;
  /** The claim that words are the evidence of. */
  readonly claimOf: (evidence: Evidence) => Claim | undefined;
  /** Papers and bodies by their names in small letters; those that several bear are left out. */
  readonly entityCalled: ReadonlyMap<string, Entity>;
  /** The one body that words which are a part of its name can mean: "the Slovak republic" of the Slovak Soviet Republic. */
  readonly bodyCalled: (words: string) => Entity | undefined;
  /** The names of a sentence, in reading order. */
  readonly namedIn: (source: SourceId, sentence: number) => readonly Mention[];
  /** The dates of a sentence, in reading order. */
  readonly timexesIn: (source: SourceId, sentence: number) => readonly Timex[];
  /** The numbers of a sentence. */
  readonly quantitiesIn: (source: SourceId, sentence: number) => readonly QuantityMention[];
  readonly scopeOf: (claim: Claim) => Scope;
  /** The claims of a sentence, in their order. */
  readonly claimsIn: (source: SourceId, sentence: number) => readonly Claim[];
  /** The party that a name is of; the same one for all names of an entity. */
  readonly partyNamed: ReadonlyMap<MentionId, Party>;
  readonly partyOfEntity: (entity: Entity) => Party;
  /** Whoever fills a role. */
  readonly partyMeant: (filler: RoleFiller) => Party;
  /** Every filler of a role that is no mention, with its claim: words that may stand for somebody or something. */
  readonly unnamed: readonly Unnamed[];
  /** Who is meant by the words for an office that stand for whoever has it. */
  readonly holders: ReadonlyMap<RoleFiller, Holder>;
  /** Whose name is set off behind the words that fill a role: "their successor, Geshu Han". */
  readonly setOff: ReadonlyMap<RoleFiller, Entity>;
  /** A party by words that are no name of an entity; the same one each time. */
  readonly partyCalled: (words: string) => Party;
  /** The lists that have the word with which a name ends. */
  readonly endsIn: (name: string) => ReadonlySet<WordList>;
  /** The words of all lists. */
  readonly listed: () => ReadonlySet<string>;
  /** How an office is called that one of several has, or that goes by its post. */
  readonly titleApart: (office: OfficeMention) => string | undefined;
  readonly keys: Keys;
  readonly isEntityBody: (entity: Entity) => boolean;
  /** The states that are the only one of their noun: "republic". */
  readonly politiesByNoun: () => ReadonlyMap<string, Entity>;
  readonly papersMade: () => ReturnType<typeof papersMade>;
}

export interface Unnamed {
  readonly claim: Claim;
  readonly role: string;
  readonly filler: RoleFiller;
}

const WORD_LISTS = ["fronts", "forces", "alliances", "governments"] as const;
type WordList = (typeof WORD_LISTS)[number];

export function openArchive(record: StateInput): Archive {
  const voiceById = new Map<VoiceId, Voice>(record.voices.map((voice) => [voice.id, voice]));
  const claimById = onDemand(() => {
    const known = new Map<ClaimId, Claim>();
    for (const claim of record.claims) known.set(claim.id, claim);
    return known;
  });
  const partyOfEntity = remembering(({ name, id }: Entity): Party => ({ name, entity: id }));
  const [entityOf, partyNamed] = [new Map<MentionId, Entity>(), new Map<MentionId, Party>()];
  for (const entity of record.entities) {
    for (const { mention } of entity.joins) {
      entityOf.set(mention, entity);
      partyNamed.set(mention, partyOfEntity(entity));
    }
  }
  const named = bySentence(record.mentions.filter((mention) => entityOf.has(mention.id)));
  const namedIn: Archive["namedIn"] = (source, sentence) => named.get(source)?.get(sentence) ?? NOTHING;
  const dates = bySentence(record.mentions.filter((mention): mention is Timex => mention.kind === "timex" && mention.type === "date"));
  const quantities = bySentence(record.mentions.filter((mention): mention is QuantityMention => mention.kind === "quantity"));
  const mentions = onDemand(() => groupBy(record.mentions, ({ source }) => source));
  const claims = onDemand(() => bySentence(record.claims));
  const scopeOfAuthor = remembering(authorScope);
  const scopeOfVoice = remembering(({ source, id }: Voice): Scope => `${source} ${id}`);
  const documentOf = new Map(record.documents.map((document) => [document.source.id, document]));
  const mentionById = new Map(record.mentions.map((mention) => [mention.id, mention]));
  const unnamed = unnamedIn(record.claims);
  const archive: Archive = {
    ...record,
    unnamed,
    holders: holdersMeant({ ...record, unnamed, documentOf, entityOf, mentionById }),
    setOff: setOffBehind({ ...record, unnamed, documentOf, entityOf, namedIn }),
    timexesIn: (source, sentence) => dates.get(source)?.get(sentence) ?? NOTHING,
    documentOf,
    mentionById,
    mentionsOf: (source) => mentions().get(source) ?? NOTHING,
    entityById: new Map(record.entities.map((entity) => [entity.id, entity])),
    entityOf,
    voiceById,
    claimOf: ({ claim }) => (claim === undefined ? undefined : claimById().get(claim)),
    entityCalled: entitiesByName(record.entities, mentionById),
    bodyCalled: bodiesByPart(record.entities),
    namedIn,
    quantitiesIn: (source, sentence) => quantities.get(source)?.get(sentence) ?? NOTHING,
    scopeOf: (claim) => {
      const voice = voiceById.get(claim.attribution.voice);
      const endorsed = voice?.parent === undefined || claim.attribution.stance === "asserts";
      return endorsed ? scopeOfAuthor(claim.source) : scopeOfVoice(voice);
    },
    partyNamed,
    partyOfEntity,
    partyMeant: recalling((filler: RoleFiller) => partyMeant(archive, filler)),
    keys: numberedKeys(),
    partyCalled: remembering((words: string) => partyCalled(archive, words)),
    endsIn: remembering((name: string) => endingLists(archive, name)),
    listed: onDemand(() => new Set([...record.languages.values()].flatMap(({ state }) => WORD_LISTS.flatMap((list) => [...(state?.[list] ?? [])])))),
    titleApart: remembering((office: OfficeMention) => titleApart(archive, office)),
    politiesByNoun: onDemand(() => politiesByNoun(archive)),
    papersMade: onDemand(() => papersMade(archive)),
    claimsIn: (source, sentence) => claims().get(source)?.get(sentence) ?? NOTHING,
    isEntityBody: remembering((entity: Entity): boolean =>
      entity.polity === true
        ? !isPeople(archive, entity)
        : entity.kind === "group" && !isPeople(archive, entity) && !isOfPersons(archive, entity.name),
    ),
  };
  return archive;
}

const NOTHING: readonly never[] = [];

function unnamedIn(claims: readonly Claim[]): readonly Unnamed[] {
  const found: Unnamed[] = [];
  for (const claim of claims)
    for (const role in claim.roles)
      for (const filler of claim.roles[role] ?? []) if (filler.mention === undefined) found.push({ claim, role, filler });
  return found;
}

function bySentence<T extends { readonly source: SourceId; readonly sentence: number }>(
  items: readonly T[],
): ReadonlyMap<SourceId, ReadonlyMap<number, readonly T[]>> {
  return new Map([...groupBy(items, ({ source }) => source)].map(([source, own]) => [source, groupBy(own, ({ sentence }) => sentence)]));
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
  return archive.partyMeant(filler);
}

function partyMeant(archive: Archive, filler: RoleFiller): Party {
  const named = filler.mention === undefined ? undefined : archive.partyNamed.get(filler.mention);
  if (named !== undefined) return named;
  const meant = archive.setOff.get(filler) ?? archive.holders.get(filler)?.entity;
  return meant === undefined ? archive.partyCalled(filler.quote) : archive.partyOfEntity(meant);
}

function partyCalled(archive: Archive, words: string): Party {
  const name = withoutArticle(archive, words);
  // "the Portuguese" are a people, "Portuguese" says whose something is
  const isOne = name === words && !name.includes(" ");
  const known = isOne ? undefined : (archive.entityCalled.get(bare(name)) ?? bodyMeant(archive, words, name));
  return known === undefined ? { name } : archive.partyOfEntity(known);
}

/** "The Slovak republic", "the republic": of a body that is known, or the only state of that noun, and no force, of which there are many alike. */
function bodyMeant(archive: Archive, words: string, name: string): Entity | undefined {
  const [first = ""] = words.toLowerCase().split(/\s/u);
  const isKnown = name !== words && [...archive.languages.values()].some(({ state }) => state?.definite.has(first) === true);
  if (!isKnown || isForce(archive, name)) return undefined;
  return name.includes(" ") ? archive.bodyCalled(bare(name)) : archive.politiesByNoun().get(bare(name));
}

function withoutArticle(archive: Archive, words: string): string {
  const first = /^\S+(?=\s)/u.exec(words)?.[0] ?? "";
  const articles = first === "" ? [] : [...archive.languages.values()].map((language) => language.offices?.articles);
  return articles.some((known) => known?.has(first.toLowerCase()) === true) ? words.slice(first.length).trimStart() : words;
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
  return entity.kind === "group" && entity.joins.every(({ mention }) => archive.mentionById.get(mention)?.producer === PEOPLE);
}

export const PEOPLE = "names/people";

export function isPerson(archive: Archive, party: Party): boolean {
  return entityOfParty(archive, party)?.kind === "person";
}

/** A body by its own name, or by words for one that say which: "provisional government". No people. */
export function isBody(archive: Archive, party: Party): boolean {
  const entity = entityOfParty(archive, party);
  if (entity === undefined) return party.name.includes(" ") ? isWordFor(archive, party.name, "group") : isAssembly(archive, party.name);
  return archive.isEntityBody(entity);
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
  return archive.endsIn(name).has("forces");
}

/** Whether those counted serve in a force: "900 men". */
export function isServing({ languages }: Archive, { head }: Pick<QuantityMention, "head">): boolean {
  return [...languages.values()].some(({ state }) => state?.serving.has(head ?? "") === true);
}

export function isFront(archive: Archive, name: string): boolean {
  return archive.endsIn(name).has("fronts");
}

/** Words for a body that the word with a capital before them is enough to tell: "Republican government". */
export function isHalfNamed(archive: Archive, name: string): boolean {
  return /^\p{Lu}/u.test(name) && archive.endsIn(name).has("governments");
}

/** Whether one word alone tells which body is meant: "junta". */
function isAssembly({ languages }: Archive, word: string): boolean {
  return [...languages.values()].some(({ state }) => state?.assemblies.has(word.toLowerCase()) === true);
}

/** Whether words end with one for those who have only joined hands: "a powerful union". */
export function isAlliance(archive: Archive, name: string): boolean {
  return archive.endsIn(name).has("alliances");
}

/** The last word, or that before "of": "Liberation Army of the South"; what stands in brackets behind, as in "army (Haas)", tells one from another. */
function endingLists(archive: Archive, name: string): ReadonlySet<WordList> {
  const words = name
    .replace(/ \([^()]*\)$/u, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
  // most names end with none of them
  if (!words.some((word) => archive.listed().has(word))) return NO_LISTS;
  const lists = [...archive.languages.values()].flatMap(({ state, claiming }) => {
    const of = claiming === undefined ? -1 : words.indexOf(claiming.grammar.genitive);
    const ends = of > 0 ? [words.at(-1) ?? "", words[of - 1] ?? ""] : [words.at(-1) ?? ""];
    const isMovement = words.length > 1 && words.some((word) => state?.movements.has(word) === true);
    return WORD_LISTS.filter((list) => !(isMovement && list === "fronts") && ends.some((word) => state?.[list].has(word) === true));
  });
  return new Set(lists);
}

const NO_LISTS: ReadonlySet<WordList> = new Set();

/** Works out what follows from a record, or from words, alone once for each. */
export function remembering<K, V>(work: (record: K) => V): (record: K) => V {
  const known = new Map<K, V>();
  return (record) => {
    const before = known.get(record);
    if (before !== undefined || known.has(record)) return before as V;
    const made = work(record);
    known.set(record, made);
    return made;
  };
}

/** Works something out when it is first asked for. */
export function onDemand<V>(work: () => V): () => V {
  let made: { readonly value: V } | undefined;
  return () => {
    made ??= { value: work() };
    return made.value;
  };
}
