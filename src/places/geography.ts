import type { GazetteerPlace } from "../model/place.ts";

/** A hundredth of a degree of a meridian, in metres. */
const HUNDREDTH = 1112;

/** Kilometres between two places, good enough to tell near from far; undefined where one has no point. */
export function distance(a: GazetteerPlace, b: GazetteerPlace): number | undefined {
  if (a.at === undefined || b.at === undefined) return undefined;
  const north = a.at.latitude - b.at.latitude;
  const around = Math.abs(a.at.longitude - b.at.longitude);
  const east = Math.min(around, 36_000 - around);
  const shrink = Math.round(1000 * Math.cos(((a.at.latitude + b.at.latitude) / 2 / 100) * (Math.PI / 180)));
  return Math.round((Math.hypot(north, (east * shrink) / 1000) * HUNDREDTH) / 1000);
}

/** Whether a place lies in a country or region: in one of its codes, or in a division of one. */
export function liesIn(place: GazetteerPlace, land: GazetteerPlace): boolean {
  return place.within.some((own) => land.within.some((code) => own === code || own.startsWith(`${code}.`)));
}

/** Two entries so near each other are one place, told of twice: a town and its quarter, an old town beside the new. */
const SAME = 20;

/** Without the lesser of two entries for one place, those whose name it is before others, then those with the most people. */
export function distinct(places: readonly GazetteerPlace[]): readonly GazetteerPlace[] {
  const kept: GazetteerPlace[] = [];
  for (const place of [...places].sort(
    (a, b) => Number(a.alias === true) - Number(b.alias === true) || (b.population ?? 0) - (a.population ?? 0) || (a.id < b.id ? -1 : 1),
  )) {
    const known = kept.some((other) => {
      const apart = distance(place, other);
      return other.id === place.id || (apart !== undefined && apart <= SAME);
    });
    if (!known) kept.push(place);
  }
  return kept;
}
