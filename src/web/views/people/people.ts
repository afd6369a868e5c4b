import type { Claim } from "../../../model/claim.ts";
import type { Entity, EntityId } from "../../../model/entity.ts";
import type { SourceId } from "../../../model/source.ts";
import type { Library } from "../../data/library.ts";
import { term } from "../../data/terms.ts";

/** The sorts of things that have a page, in the order of the list. */
export const SORTS = ["person", "group", "place", "event", "document"] as const;

/** An entity in the list. */
export interface Listed {
  readonly entity: Entity;
  /** How often it is named. */
  readonly named: number;
}

/** Letters and digits in lower case, without marks: what is typed finds what is written with them. */
function bare(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The entities of a sort whose names hold what is typed, the most named first. */
export function listOf({ reading }: Library, sort: Entity["kind"], typed: string): readonly Listed[] {
  const wanted = bare(typed.trim());
  return reading.entities
    .filter(
      (entity) =>
        entity.kind === sort &&
        (wanted === "" || [entity.name, ...entity.variants.map(({ name }) => name)].some((name) => bare(name).includes(wanted))),
    )
    .map((entity) => ({ entity, named: entity.joins.length }))
    .sort((a, b) => b.named - a.named || (a.entity.name < b.entity.name ? -1 : 1));
}

/** A name of something, how often it stands, and why it was taken for a name of the same. */
export interface NameUsed {
  readonly name: string;
  readonly count: number;
  /** Absent for what was not joined by inference. */
  readonly because?: string;
}

export function namesOf(entity: Entity): readonly NameUsed[] {
  const joined = new Map(entity.joins.map((join) => [join.mention, join]));
  return entity.variants
    .map(({ name, mentions }) => {
      const join = mentions.map((mention) => joined.get(mention)).find((found) => found?.inferred === true);
      return { name, count: mentions.length, ...(join === undefined ? {} : { because: term(join.reason) }) };
    })
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

/** The entities that take part in a claim. */
export function partakersOf({ entityOf }: Library, { roles, where }: Claim): readonly Entity[] {
  const fillers = [...Object.values(roles).flat(), ...(where === undefined ? [] : [where])];
  const found = fillers.flatMap(({ mention }) => (mention === undefined ? [] : (entityOf.get(mention) ?? [])));
  return [...new Map(found.map((entity) => [entity.id, entity])).values()];
}

/** What two things have to do with each other: the claims in which both take part. */
export interface Relation {
  readonly other: Entity;
  readonly claims: readonly Claim[];
}

/** Everything that takes part in claims with it, what it shares most with first. */
export function relationsOf(library: Library, id: EntityId): readonly Relation[] {
  const shared = new Map<EntityId, { readonly other: Entity; readonly claims: Claim[] }>();
  for (const claim of library.reading.claims) {
    const partakers = partakersOf(library, claim);
    if (!partakers.some((entity) => entity.id === id)) continue;
    for (const other of partakers) {
      if (other.id === id) continue;
      const relation = shared.get(other.id) ?? { other, claims: [] };
      relation.claims.push(claim);
      shared.set(other.id, relation);
    }
  }
  return [...shared.values()].sort((a, b) => b.claims.length - a.claims.length || (a.other.name < b.other.name ? -1 : 1));
}

/** Every claim in which it takes part, account by account, as they stand there. */
export function claimsOf(library: Library, id: EntityId): readonly { readonly account: SourceId; readonly claims: readonly Claim[] }[] {
  const own = library.reading.claims.filter((claim) => partakersOf(library, claim).some((entity) => entity.id === id));
  return library.reading.accounts
    .map(({ id: account }) => ({ account, claims: own.filter(({ source }) => source === account).sort((a, b) => a.span.start - b.span.start) }))
    .filter(({ claims }) => claims.length > 0);
}
