import type { Mention } from "../model/mention.ts";
import type { GazetteerPlace, Placing } from "../model/place.ts";
import type { SourceId } from "../model/source.ts";
import { liesIn } from "./geography.ts";
import type { Open } from "./open.ts";

/** A country or region where it is named. */
export interface Land {
  readonly mention: Mention;
  readonly land: GazetteerPlace;
}

/** "Springfield, Illinois": so many tokens may stand between a place and what it lies in. */
const BESIDE = 2;
/** A place so many times larger of the same name is not passed over for a land that is only named somewhere. */
const LARGER = 3;

/**
 * The one candidate that lies in what is named directly after the place or in its sentence (`near`), or anywhere in its accounts. What is only named
 * somewhere does not tell against a much larger place of that name.
 */
export function byLand(
  { entity, candidates, mentions, sources }: Open,
  lands: ReadonlyMap<SourceId, readonly Land[]>,
  near: boolean,
): Placing | undefined {
  const all = [...sources].flatMap((source) => lands.get(source) ?? []).filter(({ mention }) => mentions.every(({ id }) => id !== mention.id));
  const around = near
    ? all.filter(({ mention }) => mentions.some((each) => each.sentence === mention.sentence && each.source === mention.source))
    : all;
  const after = around.filter(({ mention }) => mentions.some((each) => isBeside(each, mention)));
  for (const named of near ? [after, around] : [around]) {
    const inside = candidates.filter((place) => named.some(({ land }) => land.id !== place.id && liesIn(place, land)));
    const [place] = inside;
    if (place === undefined || inside.length > 1) continue;
    const [of] = named.filter(({ land }) => liesIn(place, land));
    if (of === undefined || (named !== after && dwarfed(place, candidates))) continue;
    return { entity, candidates: [place], place, reason: { kind: "within", of: of.mention.id, beside: named === after } };
  }
  return undefined;
}

function isBeside(place: Mention, land: Mention): boolean {
  const between = land.firstToken - place.endToken;
  return place.source === land.source && place.sentence === land.sentence && between >= 0 && between <= BESIDE;
}

/** Whether another place of the name has many times the people of this one. */
export function dwarfed(place: GazetteerPlace, candidates: readonly GazetteerPlace[]): boolean {
  return candidates.some((other) => (other.population ?? 0) > LARGER * Math.max(place.population ?? 0, 10_000));
}
