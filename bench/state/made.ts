import { at } from "../../src/base/assert.ts";
import type { Claim, ClaimId, PredicateId, RoleFiller, Voice, VoiceId } from "../../src/model/claim.ts";
import type { Document } from "../../src/model/document.ts";
import type { Entity, EntityId } from "../../src/model/entity.ts";
import type { Mention, MentionId, NameKind, OfficeMention } from "../../src/model/mention.ts";
import type { SourceId } from "../../src/model/source.ts";
import { gregorianDay } from "../../src/time/index.ts";

export const FIRST_YEAR = 1500;
export const LAST_YEAR = 1800;
const SOURCE = "made" as SourceId;
const VOICE = "made author" as VoiceId;
const SPREAD = 20;
/** A long work comes back to whom it has named. */
const PER_THING = 40;

/** A repeatable stream of numbers from 0 to 1. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Claims of every sort on people, bodies, places and papers, over three hundred years; each with a name of its own to point at. */
export function madeChronicle(
  count: number,
  predicateOf: (id: string) => PredicateId,
): {
  readonly documents: readonly Document[];
  readonly claims: readonly Claim[];
  readonly voices: readonly Voice[];
  readonly mentions: readonly Mention[];
  readonly entities: readonly Entity[];
} {
  const next = numbers(7);
  const mentions: Mention[] = [];
  const things = Math.ceil(count / PER_THING);
  const entities = (["person", "group", "place", "document"] as const).map((kind) =>
    Array.from({ length: things }, (_, nth) => entity(kind, nth, mentions)),
  );
  const [people = [], groups = [], places = [], papers = []] = entities;
  const offices = Array.from({ length: 400 }, (_, nth) => office(nth, mentions));
  /** Things come up one after the other, each over some twenty years. */
  const pick = (all: readonly Entity[], year: number) => {
    const place = (year - FIRST_YEAR + next() * SPREAD) / (LAST_YEAR - FIRST_YEAR + SPREAD);
    return Math.min(all.length - 1, Math.floor(place * all.length));
  };
  /** The year after which a thing does not come up again. */
  const lastYear = (all: readonly Entity[], nth: number) => FIRST_YEAR + Math.ceil(((nth + 1) / all.length) * (LAST_YEAR - FIRST_YEAR + SPREAD));
  const claims = Array.from({ length: count }, (_, nth): Claim => {
    const told = FIRST_YEAR + Math.floor(next() * (LAST_YEAR - FIRST_YEAR));
    const [person, group, place, paper] = [pick(people, told), pick(groups, told), pick(places, told), pick(papers, told)];
    const [who = [], body = [], where = [], what = []] = [at(people, person), at(groups, group), at(places, place), at(papers, paper)].map((one) => [
      filler(one),
    ]);
    const kind = Math.floor(next() * 8);
    const year = kind === 4 ? lastYear(people, person) : told;
    const day = kind === 4 ? gregorianDay(year, 1, 1) : gregorianDay(year, 1 + Math.floor(next() * 12), 1 + Math.floor(next() * 28));
    const [id, roles] = at(
      [
        ["appoint", { patient: who, office: [officeFiller(at(offices, Math.floor(next() * offices.length)))] }],
        ["capture", { agent: body, patient: where }],
        ["sign", { agent: body, document: what }],
        ["travel", { agent: who, destination: where }],
        ["die", { patient: who }],
        ["command", { agent: who, patient: body }],
        ["negotiate", { agent: body, document: what }],
        ["arrest", { patient: who }],
      ] as const,
      kind,
    );
    const range = { earliest: day, latest: day };
    return {
      id: `claim ${nth}` as ClaimId,
      source: SOURCE,
      predicate: predicateOf(id),
      roles,
      when: { timex: `date ${nth}` as MentionId, relation: "in", interval: { start: range, end: range }, basis: "stated" },
      polarity: "affirmed",
      modality: "asserted",
      attribution: { voice: VOICE, stance: "asserts" },
      span: { start: nth, end: nth + 1 },
      quote: "x",
      trigger: { start: nth, end: nth + 1 },
      sentence: nth,
      producer: "made",
    };
  });
  return { documents: [], claims, voices: [{ id: VOICE, source: SOURCE, name: "author", vague: false }], mentions, entities: entities.flat() };
}

function entity(kind: NameKind, nth: number, mentions: Mention[]): Entity {
  const name = `${kind} ${nth}${kind === "group" ? " Army" : ""}`;
  const id = `${kind} ${nth}` as MentionId;
  mentions.push({ id, source: SOURCE, kind, start: 0, end: 1, quote: name, sentence: nth, firstToken: 0, endToken: 1, producer: "made" });
  return { id: id as string as EntityId, kind, name, variants: [], joins: [{ mention: id, reason: "same-name", inferred: false }] };
}

function office(nth: number, mentions: Mention[]): OfficeMention {
  const id = `office ${nth}` as MentionId;
  const mention: OfficeMention = {
    id,
    source: SOURCE,
    kind: "office",
    start: 0,
    end: 1,
    quote: `governor ${nth}`,
    office: `governor ${nth}`,
    mode: "full",
    sentence: nth,
    firstToken: 0,
    endToken: 1,
    producer: "made",
  };
  mentions.push(mention);
  return mention;
}

function filler({ id, name }: Entity): RoleFiller {
  return { span: { start: 0, end: 1 }, quote: name, mention: id as string as MentionId };
}

function officeFiller({ id, quote }: OfficeMention): RoleFiller {
  return { span: { start: 0, end: 1 }, quote, mention: id };
}
