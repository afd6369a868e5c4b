import { at } from "../../../base/assert.ts";
import { groupBy } from "../../../base/collections.ts";
import type { Claim } from "../../../model/claim.ts";
import type { NameKind } from "../../../model/mention.ts";
import type { SourceId } from "../../../model/source.ts";
import type { Library } from "../../data/library.ts";
import { term } from "../../data/terms.ts";
import { assignLanes, type Box, boxOf, type Lanes, type TimelineItem, type Track, trackOf } from "./layout.ts";
import type { Window } from "./window.ts";

/** What the lanes stand for; "telling" sets the order in which the accounts tell against the order of time. */
export const GROUPINGS = ["none", "account", "person", "place", "body", "kind", "telling"] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** The lanes of one person, place, body, kind or account. An item that two people have a part in is in the lanes of both. */
export interface Section {
  readonly id: string;
  /** Absent where there is but one. */
  readonly label?: string;
  readonly track: Track;
}

const made = new WeakMap<Library, Map<Grouping, readonly Section[]>>();

/** The sections of a dossier, those with most to tell first; accounts in their order. Made once for each grouping. */
export function sectionsOf(library: Library, track: Track, grouping: Grouping): readonly Section[] {
  const known = made.get(library) ?? new Map<Grouping, readonly Section[]>();
  made.set(library, known);
  const before = known.get(grouping);
  if (before !== undefined) return before;
  const sections = grouping === "none" ? [{ id: "all", track }] : grouped(library, track, grouping);
  known.set(grouping, sections);
  return sections;
}

function grouped(library: Library, track: Track, grouping: Exclude<Grouping, "none">): readonly Section[] {
  const groups = new Map<string, { readonly label: string; readonly items: TimelineItem[] }>();
  const add = (id: string, label: string, item: TimelineItem) => {
    const group = groups.get(id);
    if (group === undefined) groups.set(id, { label, items: [item] });
    else group.items.push(item);
  };
  for (const item of track.items) for (const [id, label] of keysOf(library, item, grouping)) add(id, label, item);
  const sections = [...groups].map(([id, { label, items }]) => ({ id, label, track: trackOf(items) }));
  if (grouping === "account" || grouping === "telling") {
    const order = library.reading.accounts.map((account) => account.id as string);
    return sections.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
  }
  return sections.sort((a, b) => b.track.items.length - a.track.items.length || (a.label < b.label ? -1 : 1));
}

const KINDS: Readonly<Record<"person" | "place" | "body", NameKind>> = { person: "person", place: "place", body: "group" };

function keysOf(library: Library, item: TimelineItem, grouping: Exclude<Grouping, "none">): readonly (readonly [string, string])[] {
  if (grouping === "account" || grouping === "telling") return [[item.source, library.account(item.source).title]];
  const claim = library.claims.get(item.id as Claim["id"]);
  if (grouping === "kind") return claim === undefined ? [["date", term("date")]] : [[claim.predicate, term(claim.predicate)]];
  if (claim === undefined) return [];
  const kind = KINDS[grouping];
  const named = new Map<string, string>();
  for (const filler of [...Object.values(claim.roles).flat(), ...(claim.where === undefined ? [] : [claim.where])]) {
    const entity = filler.mention === undefined ? undefined : library.entityOf.get(filler.mention);
    if (entity?.kind === kind) named.set(entity.id, entity.name);
  }
  return [...named];
}

/** Heights in pixels: of a lane, and of the head of a section that has a label. */
export const LANE = 21;
export const HEAD = 22;
/** A section is no taller, however much there is of it: what finds no lane is counted. */
const MOST_LANES = 12;

/** A section with its lanes at one zoom, and where it stands. */
export interface Placed {
  readonly section: Section;
  readonly lanes: Lanes;
  readonly top: number;
  readonly height: number;
}

export interface Stack {
  readonly placed: readonly Placed[];
  readonly height: number;
}

/** Stacks the sections. One alone takes the lanes that there is room for. */
export function stackOf(sections: readonly Section[], daysPerPixel: number, rows: number): Stack {
  const placed: Placed[] = [];
  let top = 0;
  for (const section of sections) {
    const lanes = assignLanes(section.track, daysPerPixel, section.label === undefined ? rows : MOST_LANES);
    const height = section.label === undefined ? rows * LANE : HEAD + Math.max(1, lanes.used) * LANE + 8;
    placed.push({ section, lanes, top, height });
    top += height;
  }
  return { placed, height: top };
}

/** A zoom near the given one and no closer, of which there are few: lanes are kept while one zooms a little. */
export function steadyZoom(daysPerPixel: number): number {
  return 2 ** (Math.ceil(Math.log2(daysPerPixel) * 3) / 3);
}

/** What an account tells in its order: the days it goes through, and how far down the account each stands (0 to 1). */
export interface Telling {
  readonly items: readonly TimelineItem[];
  readonly day: Float64Array;
  readonly depth: Float64Array;
}

const tellings = new WeakMap<Section, Telling>();

export function tellingOf(library: Library, section: Section): Telling {
  const known = tellings.get(section);
  if (known !== undefined) return known;
  const length = Math.max(1, library.account(section.id as SourceId).text.length);
  const items = [...section.track.items].sort((a, b) => a.span.start - b.span.start);
  const middle = (item: TimelineItem) => {
    const index = section.track.indexOf.get(item.id) ?? 0;
    return (at(section.track.from, index) + at(section.track.to, index) + 1) / 2;
  };
  const telling = {
    items,
    day: Float64Array.from(items, middle),
    depth: Float64Array.from(items, (item) => item.span.start / length),
  };
  tellings.set(section, telling);
  return telling;
}

/** As many as are drawn of one account as told: more would lie upon each other. */
const MOST_TOLD = 900;

/** A box of an account as told, with the place of its middle, and the line through all of them. */
export interface Told {
  readonly boxes: readonly (Box & { readonly y: number })[];
  readonly line: readonly { readonly x: number; readonly y: number; readonly back: boolean }[];
}

/** An account as it tells: time to the right, the account from its first words down. */
export function layOutTold(telling: Telling, window: Window, height: number): Told {
  const perDay = window.width / (window.to - window.from);
  const step = Math.max(1, Math.ceil(telling.items.length / MOST_TOLD));
  const boxes: (Box & { y: number })[] = [];
  const line: { x: number; y: number; back: boolean }[] = [];
  let labelled = Number.NEGATIVE_INFINITY;
  let before = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < telling.items.length; index += step) {
    const day = at(telling.day, index);
    const x = (day - window.from) * perDay;
    const y = HEAD + at(telling.depth, index) * (height - HEAD - LANE - 6);
    line.push({ x, y: y + LANE / 2, back: day < before });
    before = day;
    if (x < -FAR || x > window.width + FAR) continue;
    const named = y - labelled >= 15 && x >= 0 && x <= window.width;
    if (named) labelled = y;
    boxes.push({ ...boxOf(at(telling.items, index), { lane: 0, labelled: named }, window), y });
  }
  return { boxes, line };
}

const FAR = 400;

/** Items in the order in which each account tells them. */
export function asTold(items: readonly TimelineItem[]): readonly TimelineItem[] {
  return [...groupBy(items, (item) => item.source).values()].flatMap((group) => [...group].sort((a, b) => a.span.start - b.span.start));
}
