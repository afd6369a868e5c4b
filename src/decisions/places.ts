import type { Decision, Outcome } from "../model/decision.ts";
import type { Entity, EntityId } from "../model/entity.ts";
import type { Placing } from "../model/place.ts";

type Chosen = Extract<Decision, { act: "place" }>;

/** Has places told with those that were chosen, by the names they bear. */
export function decidePlaces(
  entities: readonly Entity[],
  inForce: readonly Decision[],
  telling: (decided: ReadonlyMap<EntityId, string | null>) => readonly Placing[],
): { readonly placings: readonly Placing[]; readonly outcomes: readonly Outcome[] } {
  const chosen = inForce.filter((decision): decision is Chosen => decision.act === "place");
  const bearers = (name: string) => entities.filter(({ kind, variants }) => kind === "place" && variants.some((variant) => variant.name === name));
  const placings = telling(new Map(chosen.flatMap(({ name, place }) => bearers(name).map(({ id }) => [id, place] as const))));
  const told = new Set(placings.filter(({ reason }) => reason.kind === "decided").map(({ entity }) => entity));
  const outcomes = chosen.map(
    ({ id, name }): Outcome => ({ decision: id, became: bearers(name).some((bearer) => told.has(bearer.id)) ? "placed" : "unplaced" }),
  );
  return { placings, outcomes };
}
