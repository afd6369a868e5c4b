import { assert } from "../base/assert.ts";
import type { Language } from "../lang/language.ts";
import type { Knowledge } from "../lang/predicates.ts";
import type { Chronology } from "../model/chronology.ts";
import type { Claim, ClaimId, Voice, VoiceId } from "../model/claim.ts";
import type { EventGroup } from "../model/compare.ts";
import type { Document } from "../model/document.ts";
import type { Entity, EntityId } from "../model/entity.ts";
import type { Label } from "../model/finding.ts";
import type { Mention, MentionId, NameMention, OfficeMention, QuantityMention, QuotationMention, Timex } from "../model/mention.ts";
import type { GazetteerPlace, Placing } from "../model/place.ts";
import type { SourceId, Span } from "../model/source.ts";

/** Everything read from the sources of one dossier, as the stages before the rules hand it over. */
export interface InquiryParts {
  readonly documents: readonly Document[];
  /** By language code. */
  readonly languages: ReadonlyMap<string, Language>;
  readonly mentions: readonly Mention[];
  readonly entities: readonly Entity[];
  readonly claims: readonly Claim[];
  readonly voices: readonly Voice[];
  /** What holds in any language: predicates and their effects. */
  readonly knowledge: Knowledge;
  readonly chronology: Chronology;
  /** Claims of one event, told more than once. */
  readonly events: readonly EventGroup[];
  /** Which places of the gazetteer the places may be; none without one. */
  readonly places?: readonly Placing[];
}

/** What a rule may ask: read-only, and free of the order in which sources were given. Mentions come in reading order; with `sentence`, only those of that sentence. */
export interface Inquiry extends InquiryParts {
  document(source: SourceId): Document;
  /** Absent where a source is in a language that Regest has no data for. */
  language(document: Document): Language | undefined;
  mention(id: MentionId): Mention | undefined;
  timexes(document: Document, sentence?: number): readonly Timex[];
  names(document: Document, sentence?: number): readonly NameMention[];
  offices(document: Document, sentence?: number): readonly OfficeMention[];
  quantities(document: Document, sentence?: number): readonly QuantityMention[];
  quotations(document: Document, sentence?: number): readonly QuotationMention[];
  entityOf(mention: MentionId): Entity | undefined;
  claim(id: ClaimId): Claim | undefined;
  voice(id: VoiceId): Voice | undefined;
  /** Where an entity lies, if the account leaves no doubt. */
  placeOf(entity: EntityId): GazetteerPlace | undefined;
  /** A passage as evidence, with what it contributes in words. */
  label(document: Document, span: Span, text: string): Label;
}

/** Makes the read-only view that rules see. Documents are put in the order of their source ids. */
export function makeInquiry(parts: InquiryParts): Inquiry {
  const documents = [...parts.documents].sort((a, b) => compareText(a.source.id, b.source.id));
  const bySource = new Map(documents.map((document) => [document.source.id, document]));
  const byId = new Map(parts.mentions.map((mention) => [mention.id, mention]));
  const entities = new Map(parts.entities.flatMap((entity) => entity.joins.map((join) => [join.mention, entity])));
  const claims = new Map(parts.claims.map((claim) => [claim.id, claim]));
  const places = new Map((parts.places ?? []).flatMap(({ entity, place }) => (place === undefined ? [] : [[entity, place]])));
  const voices = new Map(parts.voices.map((voice) => [voice.id, voice]));
  return {
    ...parts,
    documents,
    document(source) {
      const document = bySource.get(source);
      assert(document !== undefined, `no document for source ${source}`);
      return document;
    },
    language: (document) => parts.languages.get(document.source.language),
    mention: (id) => byId.get(id),
    timexes: shelf(parts.mentions, (mention) => (mention.kind === "timex" ? mention : undefined)),
    names: shelf(parts.mentions, nameOf),
    offices: shelf(parts.mentions, (mention) => (mention.kind === "office" ? mention : undefined)),
    quantities: shelf(parts.mentions, (mention) => (mention.kind === "quantity" ? mention : undefined)),
    quotations: shelf(parts.mentions, (mention) => (mention.kind === "quotation" ? mention : undefined)),
    entityOf: (mention) => entities.get(mention),
    claim: (id) => claims.get(id),
    voice: (id) => voices.get(id),
    placeOf: (entity) => places.get(entity),
    label: labelOf,
  };
}

/** A passage of a document as evidence. */
export function labelOf(document: Document, span: Span, text: string): Label {
  const { source } = document;
  assert(span.start < span.end && span.end <= source.text.length, `no words at ${span.start}..${span.end} of ${source.id}`);
  return { source: source.id, span: { start: span.start, end: span.end }, quote: source.text.slice(span.start, span.end), text };
}

/** Code-unit order: the same on every machine, whatever its locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function nameOf(mention: Mention): NameMention | undefined {
  switch (mention.kind) {
    case "timex":
    case "office":
    case "quantity":
    case "quotation":
      return undefined;
    case "person":
    case "group":
    case "place":
    case "event":
    case "document":
      return mention;
  }
}

/** Mentions of one kind, filed by source and sentence. */
function shelf<T extends Mention>(mentions: readonly Mention[], pick: (mention: Mention) => T | undefined) {
  const files = new Map<SourceId, { readonly all: T[]; readonly bySentence: Map<number, T[]> }>();
  for (const mention of mentions) {
    const picked = pick(mention);
    if (picked === undefined) continue;
    const file = files.get(picked.source) ?? { all: [], bySentence: new Map<number, T[]>() };
    files.set(picked.source, file);
    file.all.push(picked);
    const inSentence = file.bySentence.get(picked.sentence);
    if (inSentence === undefined) file.bySentence.set(picked.sentence, [picked]);
    else inSentence.push(picked);
  }
  for (const file of files.values())
    for (const list of [file.all, ...file.bySentence.values()]) list.sort((a, b) => a.start - b.start || a.end - b.end);
  return (document: Document, sentence?: number): readonly T[] => {
    const file = files.get(document.source.id);
    if (file === undefined) return [];
    return sentence === undefined ? file.all : (file.bySentence.get(sentence) ?? []);
  };
}
