import { assert } from "../base/assert.ts";
import type { Claim, RoleFiller, Voice, VoiceId } from "../model/claim.ts";
import type { Entity, EntityId } from "../model/entity.ts";
import type { Mention, MentionId, Timex } from "../model/mention.ts";
import type { GazetteerPlace, Placing } from "../model/place.ts";
import type { Source, Span } from "../model/source.ts";
import { placeTitle, placingReason } from "../places/reasons.ts";
import { enclosingEdtf, printEdtf } from "../time/index.ts";

/** What was read of one source. */
export interface SourceReading {
  readonly source: Source;
  readonly mentions: readonly Mention[];
  readonly claims: readonly Claim[];
  readonly voices: readonly Voice[];
  readonly entities: readonly Entity[];
  /** Absent where no place was looked up. */
  readonly places?: readonly Placing[];
}

/** Words of the text as given: `quote` is exactly `given.slice(start, end)`. */
export interface MachineQuote {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

export interface MachineSource {
  readonly id: string;
  readonly title: string;
  readonly language: string;
  readonly sha256: string;
  readonly length: number;
  /** Where the pages of the document begin; absent where it tells none. */
  readonly pages?: readonly { readonly label: string; readonly start: number }[];
}

export interface MachineTimex extends MachineQuote {
  readonly id: string;
  readonly type: string;
  readonly value: string;
  readonly edtf?: string;
  readonly calendar: string;
  readonly anchor?: string;
  readonly basis: string;
}

export interface MachineMention extends MachineQuote {
  readonly id: string;
  readonly kind: string;
  readonly entity?: string;
}

export interface MachineFiller {
  readonly mention?: string;
  readonly entity?: string;
  readonly quote: string;
}

export interface MachineClaim {
  readonly id: string;
  readonly predicate: string;
  readonly roles: Readonly<Record<string, readonly MachineFiller[]>>;
  readonly when?: { readonly edtf?: string; readonly timex: string; readonly basis: string };
  readonly where?: { readonly entity?: string; readonly quote: string };
  readonly polarity: string;
  readonly modality: string;
  readonly attribution: { readonly voice: "author" | { readonly mention?: string; readonly quote: string }; readonly stance: string };
  readonly evidence: MachineQuote;
  /** The pattern that made it, which `regest explain` shows; "title", "apposition" or "listed" for what an office beside a name says. */
  readonly pattern: string;
}

export interface MachinePlace {
  /** "geonames:745044", "regest:karakorum", "own:…" */
  readonly id: string;
  readonly name: string;
  /** "Gdańsk, Poland (54.35° N, 18.65° E)" */
  readonly title: string;
  readonly kind: string;
  readonly country?: string;
  /** Degrees, north positive. */
  readonly latitude?: number;
  /** Degrees, east positive. */
  readonly longitude?: number;
}

export interface MachineEntity {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly variants: readonly string[];
  /** For places that the gazetteer knows: which it is, or all that it may be. */
  readonly placing?: { readonly place?: MachinePlace; readonly basis: string; readonly reason: string; readonly candidates: readonly MachinePlace[] };
}

/** What `regest read --format json` prints: stable, other programs build on it. */
export interface MachineReading {
  readonly source: MachineSource;
  readonly timexes: readonly MachineTimex[];
  readonly mentions: readonly MachineMention[];
  readonly entities: readonly MachineEntity[];
  readonly claims: readonly MachineClaim[];
}

/** A reading for other programs; every place is one of the text as given. */
export function toMachineReading(reading: SourceReading): MachineReading {
  const { source, mentions, claims } = reading;
  const { id, title, language, sha256, given, pages } = source;
  const book = openBook(reading);
  return {
    source: { id, title, language, sha256, length: given.length, ...(pages === undefined ? {} : { pages }) },
    timexes: mentions.filter((mention) => mention.kind === "timex").map((timex) => machineTimex(timex, book)),
    mentions: mentions.filter((mention) => mention.kind !== "timex").map((mention) => machineMention(mention, book)),
    entities: machineEntities(reading),
    claims: claims.map((claim) => machineClaim(claim, book)),
  };
}

function machineEntities({ source, mentions, entities, places = [] }: SourceReading): readonly MachineEntity[] {
  const placings = new Map(places.map((placing) => [placing.entity, placing]));
  const quotes = new Map(mentions.map(({ id, start, end }) => [id, source.text.slice(start, end)]));
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  const words = { mention: (id: MentionId) => quotes.get(id) ?? "", entity: (id: EntityId) => names.get(id) ?? "" };
  return entities.map(({ id, kind, name, variants }) => {
    const placing = placings.get(id);
    return {
      id,
      kind,
      name,
      variants: variants.map((variant) => variant.name),
      ...(placing === undefined
        ? {}
        : {
            placing: {
              ...(placing.place === undefined ? {} : { place: machinePlace(placing.place) }),
              basis: placing.reason.kind,
              reason: placingReason(placing, words),
              candidates: placing.candidates.map(machinePlace),
            },
          }),
    };
  });
}

function machinePlace(place: GazetteerPlace): MachinePlace {
  const { id, name, kind, country, at } = place;
  const point = at === undefined ? {} : { latitude: at.latitude / 100, longitude: at.longitude / 100 };
  return { id, name, title: placeTitle(place), kind, ...(country === undefined ? {} : { country }), ...point };
}

/** What the records of a source refer to, by id. */
export interface Book {
  readonly quote: (span: Span) => MachineQuote;
  readonly entity: (mention: MentionId | undefined) => { readonly entity?: string };
  readonly timex: (id: MentionId) => Timex;
  readonly voice: (id: VoiceId) => Voice;
}

export function openBook({ source, mentions, voices, entities }: SourceReading): Book {
  const entityOf = new Map(entities.flatMap((entity) => entity.joins.map((join) => [join.mention, entity.id] as const)));
  const timexes = new Map(mentions.flatMap((mention) => (mention.kind === "timex" ? [[mention.id, mention] as const] : [])));
  const byId = new Map(voices.map((voice) => [voice.id, voice]));
  return {
    quote(span) {
      const { start, end } = source.offsets.toGiven(span);
      return { start, end, quote: source.given.slice(start, end) };
    },
    entity(mention) {
      const entity = mention === undefined ? undefined : entityOf.get(mention);
      return entity === undefined ? {} : { entity };
    },
    timex: (id) => found(timexes.get(id), `a claim is dated by ${id}, which is no timex of its source`),
    voice: (id) => found(byId.get(id), `a claim is made by the voice ${id}, which there is not`),
  };
}

function found<T>(value: T | undefined, message: string): T {
  assert(value !== undefined, message);
  return value;
}

function machineTimex(timex: Timex, book: Book): MachineTimex {
  const { id, type, value, edtf, calendar, anchor, basis } = timex;
  return {
    id,
    ...book.quote(timex),
    type,
    value,
    ...(edtf === undefined ? {} : { edtf }),
    calendar,
    ...(anchor === undefined ? {} : { anchor }),
    basis: basis.kind,
  };
}

function machineMention(mention: Mention, book: Book): MachineMention {
  return { id: mention.id, kind: mention.kind, ...book.quote(mention), ...book.entity(mention.id) };
}

function machineClaim(claim: Claim, book: Book): MachineClaim {
  const { id, predicate, roles, when, where, polarity, modality, attribution } = claim;
  const voice = book.voice(attribution.voice);
  return {
    id,
    predicate,
    roles: Object.fromEntries(Object.entries(roles).map(([role, fillers]) => [role, fillers.map((filler) => machineFiller(filler, book))])),
    ...(when === undefined ? {} : { when: machineTime(when, book) }),
    ...(where === undefined ? {} : { where: { ...book.entity(where.mention), quote: book.quote(where.span).quote } }),
    polarity,
    modality,
    attribution: { voice: machineVoice(voice, book), stance: attribution.stance },
    evidence: book.quote(claim.span),
    pattern: claim.producer,
  };
}

function machineFiller({ mention, span }: RoleFiller, book: Book): MachineFiller {
  return { ...(mention === undefined ? {} : { mention }), ...book.entity(mention), quote: book.quote(span).quote };
}

/** "in 1943" is the date itself; "since 1943", "by 1943" are the stretch that the words leave open. */
function machineTime(when: NonNullable<Claim["when"]>, book: Book): NonNullable<MachineClaim["when"]> {
  const edtf = when.relation === "in" ? book.timex(when.timex).edtf : printEdtf(enclosingEdtf(when.interval));
  return { ...(edtf === undefined ? {} : { edtf }), timex: when.timex, basis: when.basis };
}

/** A voice for other programs. */
export function machineVoice(voice: Voice, book: Book): MachineClaim["attribution"]["voice"] {
  if (voice.parent === undefined) return "author";
  const quote = voice.span === undefined ? voice.name : book.quote(voice.span).quote;
  return { ...(voice.mention === undefined ? {} : { mention: voice.mention }), quote };
}
