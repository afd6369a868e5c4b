import { idFrom } from "../base/hash.ts";
import type { Decision, Outcome, Passage } from "../model/decision.ts";
import type { Document } from "../model/document.ts";
import type { Entity, EntityId, Join, Variant } from "../model/entity.ts";
import type { Mention, MentionId } from "../model/mention.ts";
import { findPassage } from "./passages.ts";

/** What decisions on names are placed on. */
export interface Named {
  readonly documents: readonly Document[];
  readonly mentions: readonly Mention[];
}

/** Joins entities whose names were decided to be one's, then parts those decided to be of two. Parting goes last: a name that was set apart stays apart. */
export function decideEntities(
  found: readonly Entity[],
  inForce: readonly Decision[],
  ground: Named,
): { readonly entities: readonly Entity[]; readonly outcomes: readonly Outcome[] } {
  const outcomes: Outcome[] = [];
  let entities = found;
  for (const decision of inForce) {
    if (decision.act !== "same") continue;
    const joined = joinNamed(entities, decision.names);
    outcomes.push({ decision: decision.id, became: joined === undefined ? "unplaced" : "placed" });
    entities = joined ?? entities;
  }
  for (const decision of inForce) {
    if (decision.act !== "distinct" && decision.act !== "apart") continue;
    const parted = decision.act === "distinct" ? partNamed(entities, decision.names) : partAt(entities, mentionsAt(decision.passages, ground));
    outcomes.push({ decision: decision.id, became: parted === undefined ? "unplaced" : "placed" });
    entities = parted ?? entities;
  }
  return { entities, outcomes };
}

function holds(entity: Entity, name: string): boolean {
  return entity.variants.some((variant) => variant.name === name);
}

/** Undefined where no two entities of one kind bear the names and none bears both. */
function joinNamed(entities: readonly Entity[], [first, second]: readonly [string, string]): readonly Entity[] | undefined {
  const one = entities.filter((entity) => holds(entity, first));
  const other = entities.filter((entity) => holds(entity, second));
  if (one.some((entity) => other.includes(entity))) return entities;
  const pair = one.flatMap((entity) => other.filter(({ kind }) => kind === entity.kind).map((match) => [entity, match] as const))[0];
  if (pair === undefined) return undefined;
  const [kept, taken] = pair;
  const anchor = kept.joins[0]?.mention;
  const [head, ...rest] = taken.joins;
  const joins = [
    ...kept.joins,
    ...(head === undefined ? [] : [{ ...head, ...(anchor === undefined ? {} : { to: anchor }), reason: "decided" as const }]),
    ...rest,
  ];
  const merged: Entity = {
    ...kept,
    variants: mergedVariants(kept.variants, taken.variants),
    joins,
    ...(taken.polity === true ? { polity: true } : {}),
  };
  return entities.flatMap((entity) => (entity === kept ? [merged] : entity === taken ? [] : [entity]));
}

function mergedVariants(kept: readonly Variant[], taken: readonly Variant[]): readonly Variant[] {
  const byName = new Map(kept.map((variant) => [variant.name, variant]));
  for (const variant of taken) {
    const same = byName.get(variant.name);
    byName.set(variant.name, same === undefined ? variant : { ...same, mentions: [...same.mentions, ...variant.mentions] });
  }
  return [...byName.values()];
}

/** Undefined where one of the names is borne by nobody, or they are one. */
function partNamed(entities: readonly Entity[], [first, second]: readonly [string, string]): readonly Entity[] | undefined {
  if (first === second) return undefined;
  if (![first, second].every((name) => entities.some((entity) => holds(entity, name)))) return undefined;
  return entities.flatMap((entity) => {
    if (!holds(entity, first) || !holds(entity, second)) return [entity];
    const leaving = entity.name === second ? first : second;
    return parted(entity, new Set(entity.variants.find(({ name }) => name === leaving)?.mentions));
  });
}

/** The mentions of names that stand at passages. */
function mentionsAt(passages: readonly Passage[], { documents, mentions }: Named): ReadonlySet<MentionId> {
  const found = passages.flatMap((passage) => {
    const text = documents.find(({ source }) => source.id === passage.source)?.source.text;
    const span = text === undefined ? undefined : findPassage(text, passage);
    return span === undefined
      ? []
      : mentions.filter(({ source, kind, start, end }) => kind !== "timex" && source === passage.source && start === span.start && end === span.end);
  });
  return new Set(found.map(({ id }) => id));
}

/** Undefined where no entity bears these names beside others. */
function partAt(entities: readonly Entity[], leaving: ReadonlySet<MentionId>): readonly Entity[] | undefined {
  const isParted = ({ variants }: Entity) => {
    const named = variants.flatMap(({ mentions }) => mentions);
    return named.some((mention) => leaving.has(mention)) && !named.every((mention) => leaving.has(mention));
  };
  if (!entities.some(isParted)) return undefined;
  return entities.flatMap((entity) => (isParted(entity) ? parted(entity, leaving) : [entity]));
}

/** What was joined to a mention goes where that goes. */
function parted(entity: Entity, leaving: ReadonlySet<MentionId>): readonly Entity[] {
  const gone = new Set(leaving);
  const own = new Set(entity.variants.flatMap(({ mentions }) => mentions.filter((mention) => !gone.has(mention))));
  for (const { mention, to } of entity.joins) if (to !== undefined && gone.has(to) && !own.has(mention)) gone.add(mention);
  const joins = (leaves: boolean) => rooted(entity.joins.filter(({ mention }) => gone.has(mention) === leaves));
  const variants = (leaves: boolean) =>
    entity.variants
      .map((variant) => ({ ...variant, mentions: variant.mentions.filter((mention) => gone.has(mention) === leaves) }))
      .filter(({ mentions }) => mentions.length > 0);
  const gonePart = variants(true).map((variant) => ({ ...variant, spelling: false }));
  const name = [...gonePart].sort((a, b) => b.mentions.length - a.mentions.length)[0]?.name ?? entity.name;
  const id = idFrom("entity", "parted", entity.id, ...[...leaving].sort()) as EntityId;
  return [
    { ...entity, variants: variants(false), joins: joins(false) },
    { ...entity, id, name, variants: gonePart, joins: joins(true) },
  ];
}

/** The first of the joins stands by itself, and whoever was joined to a mention that is gone is joined to the first. */
function rooted(joins: readonly Join[]): readonly Join[] {
  const here = new Set(joins.map(({ mention }) => mention));
  const root = joins[0]?.mention;
  return joins.map((join, index) => {
    const { to, ...alone } = join;
    if (index === 0 || root === undefined) return alone;
    return { ...alone, to: to !== undefined && here.has(to) ? to : root };
  });
}
