import { groupBy } from "../base/collections.ts";
import type { Knowledge } from "../lang/predicates.ts";
import type { Claim, ClaimId, Role } from "../model/claim.ts";
import type { ComparedEvent, EventGroup } from "../model/compare.ts";
import type { Entity, EntityId } from "../model/entity.ts";
import type { Mention, MentionId } from "../model/mention.ts";
import type { SourceId } from "../model/source.ts";
import type { Day } from "../model/time.ts";
import { areOthers, discrepanciesOf, type Telling } from "./discrepancies.ts";

export interface Compared {
  readonly mentions: readonly Mention[];
  readonly claims: readonly Claim[];
  readonly entities: readonly Entity[];
  readonly events: readonly EventGroup[];
  readonly knowledge: Knowledge;
}

/**
 * Every event that an account tells, with what each account says of it: in which they agree, in what they differ, which of them are silent. Beside
 * the events that are aligned already, tellings are laid beside each other that are of one kind, on days that can be the same, with somebody in common, or of one day with nobody named who speaks against it.
 */
export function compareAccounts(input: Compared): readonly ComparedEvent[] {
  const tellings = tellingsOf(input);
  const groups = [...grouped(tellings, input.events).values()];
  return groups.map((group) => comparedOf(group.tellings, group.inferred)).sort(inTime);
}

/** What has no day stands last. */
function inTime({ day: a }: ComparedEvent, { day: b }: ComparedEvent): number {
  if (a === undefined || b === undefined) return (a === undefined ? 1 : 0) - (b === undefined ? 1 : 0);
  return a - b;
}

const NEVER = Number.POSITIVE_INFINITY;
/** Two tellings that only likeness ties are dated within a stretch of so many days. */
const LIKE_DAYS = 31;

function tellingsOf({ claims, mentions, entities, knowledge }: Compared): readonly Telling[] {
  const entityOf = new Map<MentionId, EntityId>(entities.flatMap((entity) => entity.joins.map((join) => [join.mention, entity.id] as const)));
  const mentionOf = new Map(mentions.map((mention) => [mention.id, mention]));
  return claims
    .filter((claim) => claim.polarity === "affirmed" && (claim.modality === "asserted" || claim.modality === "reported"))
    .flatMap((claim): readonly Telling[] => {
      const predicate = knowledge.predicates.get(claim.predicate);
      if (predicate === undefined || predicate.aspect === "state") return [];
      return [{ claim, family: predicate.family, entityOf, mentionOf }];
    });
}

interface Group {
  readonly tellings: Telling[];
  inferred: boolean;
}

function grouped(tellings: readonly Telling[], events: readonly EventGroup[]): ReadonlyMap<ClaimId, Group> {
  const byClaim = new Map(tellings.map((telling) => [telling.claim.id, telling]));
  const groups = new Map<ClaimId, Group>(tellings.map((telling) => [telling.claim.id, { tellings: [telling], inferred: false }]));
  const headOf = new Map<ClaimId, ClaimId>(tellings.map(({ claim }) => [claim.id, claim.id]));
  const join = (first: ClaimId, second: ClaimId, inferred: boolean) => {
    const [into, from] = [headOf.get(first), headOf.get(second)];
    const [kept, gone] = [groups.get(into as ClaimId), groups.get(from as ClaimId)];
    if (into === undefined || from === undefined || into === from || kept === undefined || gone === undefined) return;
    kept.tellings.push(...gone.tellings);
    kept.inferred ||= gone.inferred || inferred;
    for (const { claim } of gone.tellings) headOf.set(claim.id, into);
    groups.delete(from);
  };
  for (const { claims, inferred } of events) {
    const [first, ...others] = claims.filter((id) => byClaim.has(id));
    for (const other of others) if (first !== undefined) join(first, other, inferred);
  }
  const sourcesOf = (id: ClaimId) => new Set((groups.get(headOf.get(id) as ClaimId)?.tellings ?? []).map(({ claim }) => claim.source));
  for (const [a, b] of likePairs(tellings)) {
    const mine = sourcesOf(a);
    if ([...sourcesOf(b)].every((source) => !mine.has(source))) join(a, b, true);
  }
  return groups;
}

/** Tellings of different accounts that are of one family, on days that can be the same, with somebody in common or nobody who speaks against it. */
function* likePairs(tellings: readonly Telling[]): Iterable<readonly [ClaimId, ClaimId]> {
  const near = tellings.filter(
    ({ claim: { when } }) => when?.basis === "stated" && when.interval.end.latest - when.interval.start.earliest <= LIKE_DAYS,
  );
  for (const family of groupBy(near, (telling) => telling.family).values()) {
    const ordered = [...family].sort((a, b) => firstDay(a) - firstDay(b));
    for (const [index, a] of ordered.entries()) {
      for (const b of ordered.slice(index + 1)) {
        if (firstDay(b) > (a.claim.when?.interval.end.latest ?? NEVER)) break;
        if (a.claim.source !== b.claim.source && (shares(a, b) || isOneDay(a, b))) yield [a.claim.id, b.claim.id];
      }
    }
  }
}

function firstDay({ claim }: Telling): number {
  return claim.when?.interval.start.earliest ?? NEVER;
}

function shares(a: Telling, b: Telling): boolean {
  const mine = namedIn(a);
  return [...namedIn(b)].some((entity) => mine.has(entity));
}

/** Told of the very same day, and nobody is named in a role of the one who is another in that of the other. */
function isOneDay(a: Telling, b: Telling): boolean {
  const [x, y] = [a.claim.when?.interval, b.claim.when?.interval];
  if (x === undefined || y === undefined || x.start.earliest !== x.end.latest || y.start.earliest !== y.end.latest) return false;
  const alike = a.claim.predicate === b.claim.predicate && x.start.earliest === y.start.earliest;
  return alike && Object.keys(a.claim.roles).every((role) => !areOthers(namedAs(a, role), namedAs(b, role)));
}

function namedAs({ claim, entityOf }: Telling, role: Role): ReadonlySet<EntityId> {
  return new Set((claim.roles[role] ?? []).flatMap((filler) => (filler.mention === undefined ? [] : (entityOf.get(filler.mention) ?? []))));
}

function namedIn({ claim, entityOf }: Telling): ReadonlySet<EntityId> {
  return new Set(
    Object.values(claim.roles)
      .flat()
      .flatMap((filler) => (filler.mention === undefined ? [] : (entityOf.get(filler.mention) ?? []))),
  );
}

function comparedOf(tellings: readonly Telling[], inferred: boolean): ComparedEvent {
  const ordered = [...tellings].sort((a, b) => compareWords(a.claim, b.claim));
  const cells = [...groupBy(ordered, ({ claim }) => claim.source)].map(([source, own]) => ({ source, claims: own.map(({ claim }) => claim.id) }));
  const discrepancies = cells.length < 2 ? [] : discrepanciesOf(ordered);
  const [first] = ordered;
  const days = ordered.map(({ claim }) => claim.when?.interval.start.earliest ?? NEVER).filter(Number.isFinite);
  return {
    id: first?.claim.id as ClaimId,
    family: first?.family ?? "",
    verdict: cells.length < 2 ? "silence" : discrepancies.length > 0 ? "difference" : "agreement",
    cells,
    discrepancies,
    ...(days.length === 0 ? {} : { day: Math.min(...days) as Day }),
    inferred,
  };
}

function compareWords(a: Claim, b: Claim): number {
  const order = (source: SourceId, other: SourceId) => (source < other ? -1 : source > other ? 1 : 0);
  return order(a.source, b.source) || a.span.start - b.span.start;
}
