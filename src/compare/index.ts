import { at } from "../base/assert.ts";
import { groupBy } from "../base/collections.ts";
import type { Knowledge, Predicate } from "../lang/predicates.ts";
import type { Claim, Role } from "../model/claim.ts";
import type { EventGroup } from "../model/compare.ts";
import type { Document } from "../model/document.ts";
import type { Entity, EntityId } from "../model/entity.ts";
import type { MentionId } from "../model/mention.ts";
import type { SourceId } from "../model/source.ts";

/** Tellings of one event in two sources differ by no more than this many days; beyond it they are two events. */
const ACROSS_SOURCES_DAYS = 2 * 366;
/** Unnamed tellings of one event stand this near in the text and in time. */
const NEAR_PARAGRAPHS = 4;
const NEAR_DAYS = 31;
/** … and with no more than so many others between. */
const NEAR_TELLINGS = 40;

interface Telling {
  readonly claim: Claim;
  readonly predicate: Predicate;
  readonly paragraph: number;
  readonly entities: ReadonlyMap<Role, ReadonlySet<EntityId>>;
}

/** Groups claims that tell of one event: by who went through something that happens once, by what was acted upon, or, unnamed, by likeness nearby. */
export function alignEvents(input: {
  readonly documents: readonly Document[];
  readonly claims: readonly Claim[];
  readonly entities: readonly Entity[];
  readonly knowledge: Knowledge;
}): readonly EventGroup[] {
  const tellings = tellingsOf(input);
  const groups: EventGroup[] = [];
  for (const [family, members] of groupBy(tellings, (telling) => telling.predicate.family)) groups.push(...groupsOf(family, members));
  return groups;
}

function tellingsOf(input: Parameters<typeof alignEvents>[0]): readonly Telling[] {
  const entityOf = new Map<MentionId, EntityId>(input.entities.flatMap((entity) => entity.joins.map((join) => [join.mention, entity.id] as const)));
  const documents = new Map<SourceId, Document>(input.documents.map((document) => [document.source.id, document]));
  return input.claims
    .filter((claim) => claim.polarity === "affirmed" && (claim.modality === "asserted" || claim.modality === "reported"))
    .flatMap((claim) => {
      const predicate = input.knowledge.predicates.get(claim.predicate);
      const sentence = documents.get(claim.source)?.sentences[claim.sentence];
      if (predicate === undefined || predicate.aspect === "state" || sentence === undefined) return [];
      const entities = new Map(
        Object.entries(claim.roles).map(
          ([role, fillers]) =>
            [role, new Set(fillers.flatMap((filler) => (filler.mention === undefined ? [] : (entityOf.get(filler.mention) ?? []))))] as const,
        ),
      );
      return [{ claim, predicate, paragraph: sentence.paragraph, entities }];
    })
    .sort((a, b) => (a.claim.source < b.claim.source ? -1 : a.claim.source > b.claim.source ? 1 : a.claim.span.start - b.claim.span.start));
}

/** Connected components of "tells of the same event"; an inferred tie makes the whole group inferred. */
function groupsOf(family: string, tellings: readonly Telling[]): readonly EventGroup[] {
  const parent = tellings.map((_, index) => index);
  const find = (index: number): number => {
    let root = index;
    while (at(parent, root) !== root) root = at(parent, root);
    parent[index] = root;
    return root;
  };
  const inferred = new Set<number>();
  for (const [a, b] of candidatePairs(tellings)) {
    const tie = tieOf(at(tellings, a), at(tellings, b));
    if (tie === undefined) continue;
    const [low, high] = [find(a), find(b)].sort((x, y) => x - y) as [number, number];
    parent[high] = low;
    if (tie === "likeness" || inferred.has(high)) inferred.add(low);
  }
  return [...groupBy(tellings.keys(), find)]
    .filter(([, members]) => members.length > 1)
    .map(([root, members]) => ({ family, claims: members.map((index) => at(tellings, index).claim.id), inferred: inferred.has(root) }));
}

/** The role that tells one event of its kind from another. */
function keyOf({ predicate }: Telling): Role | undefined {
  return predicate.once ?? predicate.key;
}

/**
 * Pairs that can be tied: neighbours among those of whom the same one went through what happens once, as such ties carry on from one to the next;
 * tellings of one participant in different sources; unnamed ones that stand near.
 */
function* candidatePairs(tellings: readonly Telling[]): Iterable<readonly [number, number]> {
  const byEntity = new Map<EntityId, number[]>();
  const unnamed: number[] = [];
  tellings.forEach((telling, index) => {
    const entities = telling.entities.get(keyOf(telling) ?? "");
    if (entities === undefined || entities.size === 0) {
      if (telling.predicate.once !== undefined) unnamed.push(index);
      return;
    }
    for (const entity of entities) {
      const members = byEntity.get(entity);
      if (members === undefined) byEntity.set(entity, [index]);
      else members.push(index);
    }
  });
  for (const members of byEntity.values()) {
    const once = members.filter((index) => at(tellings, index).predicate.once !== undefined);
    for (let next = 1; next < once.length; next++) yield [at(once, next - 1), at(once, next)];
    const bySource = [...groupBy(members, (index) => at(tellings, index).claim.source).values()];
    for (let source = 0; source < bySource.length; source++)
      for (const other of bySource.slice(source + 1)) for (const a of at(bySource, source)) for (const b of other) yield a < b ? [a, b] : [b, a];
  }
  for (let first = 0; first < unnamed.length; first++)
    for (const b of unnamed.slice(first + 1, first + 1 + NEAR_TELLINGS)) yield [at(unnamed, first), b];
}

function tieOf(a: Telling, b: Telling): "named" | "likeness" | undefined {
  const [role, other] = [keyOf(a), keyOf(b)];
  if (role === undefined || other === undefined) return undefined;
  const mine = a.entities.get(role);
  const theirs = b.entities.get(other);
  const named = mine !== undefined && theirs !== undefined && mine.size > 0 && theirs.size > 0;
  if (named) {
    if (!sharesOne(mine, theirs)) return undefined;
    if (a.predicate.once !== undefined && b.predicate.once !== undefined) return "named";
    return a.claim.source !== b.claim.source && gapDays(a, b) <= ACROSS_SOURCES_DAYS ? "named" : undefined;
  }
  const alike =
    a.predicate.once !== undefined &&
    a.predicate.id === b.predicate.id &&
    a.claim.source === b.claim.source &&
    !named &&
    (mine?.size ?? 0) === 0 &&
    (theirs?.size ?? 0) === 0;
  const near = Math.abs(a.paragraph - b.paragraph) <= NEAR_PARAGRAPHS && gapDays(a, b) <= NEAR_DAYS;
  return alike && near && a.claim.attribution.voice !== b.claim.attribution.voice ? "likeness" : undefined;
}

function sharesOne(a: ReadonlySet<EntityId>, b: ReadonlySet<EntityId>): boolean {
  for (const entity of a) if (b.has(entity)) return true;
  return false;
}

/** Days between the nearest readings of both dates; Infinity where one has no date of its own. */
function gapDays(a: Telling, b: Telling): number {
  const [x, y] = [a.claim.when, b.claim.when];
  if (x?.basis !== "stated" || y?.basis !== "stated") return Number.POSITIVE_INFINITY;
  return Math.max(0, x.interval.start.earliest - y.interval.end.latest, y.interval.start.earliest - x.interval.end.latest);
}
