import type { StateOnDay } from "../../../api/wire.ts";
import type { Claim } from "../../../model/claim.ts";
import type { Entity, EntityId } from "../../../model/entity.ts";
import type { GazetteerPlace, Placing } from "../../../model/place.ts";
import type { Grade } from "../../../model/state.ts";
import type { Day } from "../../../model/time.ts";
import type { Library } from "../../data/library.ts";

/** Degrees, east and north positive. */
export interface Point {
  readonly longitude: number;
  readonly latitude: number;
}

/** A place of the accounts, and where it lies or may lie. */
export interface Located {
  readonly entity: Entity;
  readonly placing: Placing | undefined;
  /** Where it lies; absent where that is open, or where it is a country or region, which has no point. */
  readonly at?: Point;
  /** Where it may lie, where that is open. */
  readonly maybe: readonly { readonly place: GazetteerPlace; readonly at: Point }[];
  readonly named: number;
}

/** Who held a place on the day. */
export interface Held {
  readonly holder: string;
  readonly grade: Grade;
}

/** A way that somebody went, between two places that have a point. */
export interface Way {
  readonly claim: Claim;
  readonly from: Point;
  readonly to: Point;
}

/** Every place that is named, the most named first. */
export function placesOf({ reading, placingOf }: Library): readonly Located[] {
  return reading.entities
    .filter(({ kind, id }) => kind === "place" || placingOf.has(id))
    .map((entity) => {
      const placing = placingOf.get(entity.id);
      const at = pointOf(placing?.place);
      const open = placing === undefined || placing.place !== undefined || placing.reason.kind === "decided" ? [] : placing.candidates;
      const maybe = open.flatMap((place) => {
        const point = pointOf(place);
        return point === undefined ? [] : [{ place, at: point }];
      });
      return { entity, placing, ...(at === undefined ? {} : { at }), maybe, named: entity.joins.length };
    })
    .sort((a, b) => b.named - a.named || (a.entity.name < b.entity.name ? -1 : 1));
}

/** Where a place lies; the gazetteer counts in hundredths of degrees. */
export function pointOf(place: GazetteerPlace | undefined): Point | undefined {
  return place?.at === undefined ? undefined : { longitude: place.at.longitude / 100, latitude: place.at.latitude / 100 };
}

/** Who held each place on the day, by the place's name; several where voices or accounts differ. */
export function heldOn(state: StateOnDay | undefined): ReadonlyMap<string, readonly Held[]> {
  const held = new Map<string, Held[]>();
  for (const { subject, value, status } of state?.boards.find(({ id }) => id === "control")?.rows ?? []) {
    if (value === undefined) continue;
    const holders = held.get(subject) ?? [];
    if (!holders.some(({ holder }) => holder === value)) holders.push({ holder: value, grade: status });
    held.set(subject, holders);
  }
  return held;
}

/** Half a year: what lies farther from the day is not drawn. */
const NEAR = 183;

/** The ways that were gone about the day, or all of them where no day is chosen. What did not happen is left out. */
export function waysOf(library: Library, places: readonly Located[], day: Day | undefined): readonly Way[] {
  const points = new Map<EntityId, Point>(places.flatMap(({ entity, at }) => (at === undefined ? [] : [[entity.id, at]])));
  const placed = (claim: Claim, role: string) => {
    const mention = claim.roles[role]?.[0]?.mention;
    const entity = mention === undefined ? undefined : library.entityOf.get(mention);
    return entity === undefined ? undefined : points.get(entity.id);
  };
  return library.reading.claims.flatMap((claim) => {
    const [from, to] = [placed(claim, "origin"), placed(claim, "destination")];
    if (from === undefined || to === undefined || from === to) return [];
    if (claim.polarity === "denied" || claim.modality === "unrealised" || claim.modality === "planned") return [];
    const { when } = claim;
    if (day !== undefined && (when === undefined || when.interval.start.earliest > day + NEAR || when.interval.end.latest < day - NEAR)) return [];
    return [{ claim, from, to }];
  });
}

/** The part of a map that shows all points with some air around them; a point alone has some country around it. */
export function extentOf(
  points: readonly { readonly x: number; readonly y: number }[],
  least: number,
): { readonly x: number; readonly y: number; readonly size: number } {
  if (points.length === 0) return { x: 0, y: 0, size: least };
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  return { x: (left + right) / 2, y: (top + bottom) / 2, size: Math.max(least, (right - left) * 1.3, (bottom - top) * 1.3) };
}

/** A point that is told of so many times. */
interface Weighed {
  readonly x: number;
  readonly y: number;
  readonly told: number;
}

/** At most so large a part of all that is told lies outside of what a map shows at first; leaving it out makes the map at least so much smaller, and smaller by more than is left out. */
const OUTSIDE = 0.4;
const SMALLER = 0.7;

/** The points where most of what is told happens: a few far ones, which would press all others together, are left out. */
export function heartOf<P extends Weighed>(points: readonly P[]): readonly P[] {
  const all = points.reduce((sum, { told }) => sum + told, 0);
  let [heart, kept] = [points, points];
  let [outside, left] = [0, 0];
  for (;;) {
    const [next] = endsOf(kept)
      .map((end) => ({ end, without: kept.filter((point) => point !== end) }))
      .sort((a, b) => extentOf(a.without, 0).size - extentOf(b.without, 0).size);
    if (next === undefined || next.without.length < 2 || outside + next.end.told > OUTSIDE * all) return heart;
    outside += next.end.told;
    kept = next.without;
    const least = Math.min(SMALLER, (1 - (outside - left) / all) ** 2);
    if (extentOf(kept, 0).size > least * extentOf(heart, 0).size) continue;
    heart = kept;
    left = outside;
  }
}

/** The points that lie farthest to the left, right, top and bottom. */
function endsOf<P extends Weighed>(points: readonly P[]): readonly P[] {
  return (["x", "y"] as const).flatMap((axis) => {
    const sorted = [...points].sort((a, b) => a[axis] - b[axis]);
    return [sorted[0], sorted.at(-1)].filter((end) => end !== undefined);
  });
}

/** Something that is to be labelled, in pixels of the screen, what matters most first. */
export interface Labelled {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** The name, and below it who held the place. */
  readonly lines: 1 | 2;
}

/** Pixels from line to line. */
const LINE = 15;
/** From the middle of a point to its label. */
const BESIDE = 6;
/** From the middle of a point to its edge, where it says who held it. */
const POINT = 6;

/** The side of its point on which a label stands. */
export type Side = "right" | "left";

interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function areaOf({ x, y, width, lines }: Labelled, side: Side): Area {
  const [left, right] = side === "right" ? [x + BESIDE, x + width] : [x - width, x - BESIDE];
  return { left, right, top: y - LINE / 2, bottom: y + (lines - 0.5) * LINE };
}

function meet(a: Area, b: Area): boolean {
  return a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
}

/** On which side each label stands: none covers one that matters more, nor another point where that can be helped. Undefined where there is no room. */
export function legible(labels: readonly Labelled[]): readonly (Side | undefined)[] {
  const shown: Area[] = [];
  return labels.map((label) => {
    const free = (["right", "left"] as const).filter((side) => shown.every((other) => !meet(areaOf(label, side), other)));
    const covers = (side: Side) =>
      labels.some(
        ({ x, y }) =>
          (x !== label.x || y !== label.y) && meet(areaOf(label, side), { left: x - POINT, right: x + POINT, top: y - POINT, bottom: y + POINT }),
      );
    const side = free.find((each) => !covers(each)) ?? free[0];
    if (side !== undefined) shown.push(areaOf(label, side));
    return side;
  });
}
