import type { Claim } from "../../../model/claim.ts";
import type { Entity, EntityId } from "../../../model/entity.ts";
import type { Day } from "../../../model/time.ts";
import type { Library } from "../../data/library.ts";
import { partakersOf } from "../people/people.ts";

/** Someone or something in the network. */
export interface Node {
  readonly entity: Entity;
  /** Claims that tie it to others. */
  readonly weight: number;
}

/** Two that take part in claims together. */
export interface Tie {
  readonly a: EntityId;
  readonly b: EntityId;
  readonly claims: readonly Claim[];
}

export interface Network {
  /** Those with most ties first. */
  readonly nodes: readonly Node[];
  /** Between the nodes, the strongest first. */
  readonly ties: readonly Tie[];
  /** How many there are, shown or not. */
  readonly all: number;
}

/** What of a network is shown. */
export interface Wanted {
  readonly day: Day | undefined;
  readonly most: number;
  readonly around?: EntityId | undefined;
}

/** A year: what is dated farther from the day is left out. */
const NEAR = 366;

/**
 * Who has to do with whom: people and bodies that take part in one claim, about a day or at any time. What did not happen ties nobody.
 * Of many, the `most` with the most ties are kept, and the ties between them; `around` one, only those that it is tied to.
 */
export function networkOf(library: Library, { day, most, around }: Wanted): Network {
  const ties = new Map<string, { readonly a: EntityId; readonly b: EntityId; readonly claims: Claim[] }>();
  const entities = new Map<EntityId, Entity>();
  const weights = new Map<EntityId, number>();
  for (const claim of library.reading.claims) {
    if (!isTold(claim, day)) continue;
    const partakers = partakersOf(library, claim).filter(({ kind }) => kind === "person" || kind === "group");
    partakers.forEach((one, index) => {
      for (const other of partakers.slice(index + 1)) {
        const [first, second] = one.id < other.id ? [one, other] : [other, one];
        const key = `${first.id} ${second.id}`;
        const tie = ties.get(key) ?? { a: first.id, b: second.id, claims: [] };
        tie.claims.push(claim);
        ties.set(key, tie);
        for (const entity of [one, other]) {
          entities.set(entity.id, entity);
          weights.set(entity.id, (weights.get(entity.id) ?? 0) + 1);
        }
      }
    });
  }
  const beside = around === undefined ? undefined : besides([...ties.values()], around);
  const nodes = [...entities.values()]
    .filter(({ id }) => beside === undefined || beside.has(id))
    .map((entity) => ({ entity, weight: weights.get(entity.id) ?? 0 }))
    .sort((a, b) => b.weight - a.weight || (a.entity.id < b.entity.id ? -1 : 1));
  const kept = new Set(nodes.slice(0, most).map(({ entity }) => entity.id));
  return {
    nodes: nodes.slice(0, most),
    ties: [...ties.values()]
      .filter(({ a, b }) => kept.has(a) && kept.has(b))
      .sort((a, b) => b.claims.length - a.claims.length || (a.a + a.b < b.a + b.b ? -1 : 1)),
    all: nodes.length,
  };
}

/** One, and whoever it is tied to. */
function besides(ties: readonly Tie[], one: EntityId): ReadonlySet<EntityId> {
  return new Set([one, ...ties.flatMap(({ a, b }) => (a === one ? [b] : b === one ? [a] : []))]);
}

function isTold({ polarity, modality, when }: Claim, day: Day | undefined): boolean {
  if (polarity === "denied" || modality === "unrealised") return false;
  if (day === undefined) return true;
  return when !== undefined && when.interval.start.earliest <= day + NEAR && when.interval.end.latest >= day - NEAR;
}
