import type { GazetteerPlace, Placing } from "../model/place.ts";
import { distance } from "./geography.ts";
import { dwarfed } from "./lands.ts";
import type { Anchor, Open } from "./open.ts";

/** Places of one story lie within so many kilometres. */
const NEAR = 400;
/** What bears the name only as one of many must lie nearer. */
const NEAR_ALIAS = 200;
/** … and what is farther from all of them is not of it. */
const FAR = 2500;
/** Fewer than these tell nothing; more tell even against a much larger place of the name. */
const SOME = 2;
const MANY = 5;
/** How many of the neighbours are named in the reason. */
const SHOWN = 3;
/** A place so large is named in accounts of anywhere. */
const WELL_KNOWN = 200_000;

/** The one candidate that lies near other places of the account, where no other lies near any. */
export function byNeighbours({ entity, candidates, sources }: Open, anchors: readonly Anchor[]): Placing | undefined {
  const around = anchors.filter((anchor) => anchor.entity !== entity && sharesAccount(anchor, sources));
  const near = candidates.map((place) => ({
    place,
    by: around.filter((anchor) => isWithin(place, anchor.place, place.alias === true ? NEAR_ALIAS : NEAR)),
  }));
  const [best, ...others] = near.filter(({ by }) => by.length > 0);
  if (best === undefined || others.length > 0 || best.by.length < SOME) return undefined;
  if (best.by.length < MANY && dwarfed(best.place, candidates)) return undefined;
  return {
    entity,
    candidates: [best.place],
    place: best.place,
    reason: { kind: "near", to: best.by.slice(0, SHOWN).map((anchor) => anchor.entity) },
  };
}

/** Whether the only place of a name lies far from all others of the account: then it is likelier another place, which the gazetteer does not know. */
export function isFar({ entity, sources }: Open, { place, reason }: Placing, anchors: readonly Anchor[]): boolean {
  if (place === undefined || reason.kind !== "only" || place.kind !== "town" || (place.population ?? 0) >= WELL_KNOWN) return false;
  const around = anchors.filter((anchor) => anchor.entity !== entity && sharesAccount(anchor, sources));
  return around.length >= MANY && around.every((anchor) => !isWithin(place, anchor.place, FAR));
}

function sharesAccount(anchor: Anchor, sources: Open["sources"]): boolean {
  return [...anchor.sources].some((source) => sources.has(source));
}

function isWithin(a: GazetteerPlace, b: GazetteerPlace, kilometres: number): boolean {
  const apart = distance(a, b);
  return apart !== undefined && apart <= kilometres;
}
