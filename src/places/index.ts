import { groupBy } from "../base/collections.ts";
import type { Gazetteer } from "../lang/gazetteer.ts";
import type { Entity, EntityId } from "../model/entity.ts";
import type { Mention, MentionId } from "../model/mention.ts";
import type { GazetteerPlace, Placing } from "../model/place.ts";
import { distinct } from "./geography.ts";
import { byLand, type Land } from "./lands.ts";
import { byNeighbours, isFar } from "./neighbours.ts";
import type { Anchor, Open } from "./open.ts";

/** What places are told from. */
export interface PlacingInput {
  readonly mentions: readonly Mention[];
  readonly entities: readonly Entity[];
  readonly gazetteer: Gazetteer;
  /** The ids of those that somebody chose; null where it is none of the gazetteer. */
  readonly decided?: ReadonlyMap<EntityId, string | null>;
}

/**
 * Which place of the gazetteer each place of the accounts is. One of whose name there are several is told by what lies around it in the account,
 * and stays open where that does not tell; it is never the largest for being the largest. Entities whose name the gazetteer does not know are left out.
 */
export function placeEntities({ mentions, entities, gazetteer, decided = new Map() }: PlacingInput): readonly Placing[] {
  const byId = new Map(mentions.map((mention) => [mention.id, mention]));
  const places = entities.filter(({ kind }) => kind === "place");
  const polities = mentions.filter(({ kind }) => kind === "place" || kind === "group");
  const found = gazetteer.find([...places.flatMap(({ variants }) => variants.map(({ name }) => name)), ...polities.map(({ quote }) => quote)]);
  const open = places.flatMap((entity) => openOf(entity, { found, byId }));
  const lands = groupBy(landsOf(polities, found), ({ mention }) => mention.source);
  const settled = new Map<EntityId, Placing>();
  const settle = (decide: (place: Open) => Placing | undefined) => {
    const decided = open.filter(({ entity }) => !settled.has(entity)).flatMap((place) => decide(place) ?? []);
    for (const placing of decided) settled.set(placing.entity, placing);
  };
  settle((place) => asDecided(place, decided.get(place.entity)));
  settle(alone);
  settle((place) => byLand(place, lands, true));
  settle((place) => byNeighbours(place, anchorsOf(open, settled)));
  settle((place) => byLand(place, lands, false));
  settle((place) => byNeighbours(place, anchorsOf(open, settled)));
  const anchors = anchorsOf(open, settled);
  return open.map((place): Placing => {
    const { entity, candidates } = place;
    const placing = settled.get(entity);
    if (placing === undefined) return { entity, candidates, reason: { kind: "several" } };
    if (isFar(place, placing, anchors)) return { entity, candidates, reason: { kind: "far" } };
    const others = placing.place === undefined ? [] : candidates.filter(({ id }) => id !== placing.place?.id);
    return others.length === 0 ? placing : { ...placing, others };
  });
}

/** What somebody chose of the candidates; undefined where it is none of them any more. */
function asDecided({ entity, candidates }: Open, chosen: string | null | undefined): Placing | undefined {
  if (chosen === null) return { entity, candidates, reason: { kind: "decided" } };
  const place = candidates.find(({ id }) => id === chosen);
  return place === undefined ? undefined : { entity, candidates: [place], place, reason: { kind: "decided" } };
}

function anchorsOf(open: readonly Open[], settled: ReadonlyMap<EntityId, Placing>): readonly Anchor[] {
  return open.flatMap(({ entity, sources }) => {
    const place = settled.get(entity)?.place;
    return place?.at === undefined ? [] : [{ entity, place, sources }];
  });
}

interface Found {
  readonly found: ReadonlyMap<string, readonly GazetteerPlace[]>;
  readonly byId: ReadonlyMap<MentionId, Mention>;
}

function openOf(entity: Entity, { found, byId }: Found): readonly Open[] {
  const named = entity.variants.map(({ name }) => found.get(name) ?? []).filter((places) => places.length > 0);
  const own = named.flat().filter(isOwn);
  const all = own.length > 0 ? own : shared(named);
  if (all.length === 0) return [];
  const mentions = entity.joins.flatMap(({ mention }) => byId.get(mention) ?? []);
  return [{ entity: entity.id, candidates: distinct(all), mentions, sources: new Set(mentions.map(({ source }) => source)) }];
}

/** Of a place that goes by several names, the places that bear them all; where none does, those that bear any. */
function shared(named: readonly (readonly GazetteerPlace[])[]): readonly GazetteerPlace[] {
  const [first = [], ...others] = named;
  const common = first.filter(({ id }) => others.every((places) => places.some((place) => place.id === id)));
  return common.length > 0 ? common : named.flat();
}

function isOwn({ id }: GazetteerPlace): boolean {
  return id.startsWith("own:");
}

function alone({ entity, candidates }: Open): Placing | undefined {
  const [only, ...others] = candidates;
  if (only === undefined || others.length > 0 || only.alias === true) return undefined;
  return { entity, candidates, place: only, reason: { kind: isOwn(only) ? "own" : "only" } };
}

/** The countries and regions that are named in the accounts, by a name that nothing else has. */
function landsOf(polities: readonly Mention[], found: Found["found"]): readonly Land[] {
  return polities.flatMap((mention) => {
    const places = found.get(mention.quote) ?? [];
    const [land] = places;
    return land !== undefined && land.kind !== "town" && places.every(({ kind }) => kind !== "town") ? [{ mention, land }] : [];
  });
}
