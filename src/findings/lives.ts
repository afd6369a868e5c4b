import type { Claim } from "../model/claim.ts";
import type { EntityId } from "../model/entity.ts";
import type { Inquiry } from "./inquiry.ts";
import { datedSurely, entitiesIn, saysItHappened } from "./stating.ts";

/** A claim that someone or something began or ceased to be, and the role in which it names them. */
export interface Turn {
  readonly claim: Claim;
  readonly role: string;
}

/** When each began or ended to be alive, or to exist, by the claims that say so with a sure date. */
export function turnsOf(inquiry: Inquiry, state: "alive" | "exists", change: "begins" | "ends"): ReadonlyMap<EntityId, readonly Turn[]> {
  const turns = new Map<EntityId, Turn[]>();
  for (const claim of inquiry.claims) {
    if (!saysItHappened(claim) || !datedSurely(inquiry, claim)) continue;
    for (const effect of inquiry.knowledge.predicates.get(claim.predicate)?.effects ?? []) {
      if (effect.state !== state || effect.change !== change) continue;
      for (const entity of entitiesIn(inquiry, claim, effect.subject)) {
        if (state === "exists" || entity.kind === "person") turns.set(entity.id, [...(turns.get(entity.id) ?? []), { claim, role: effect.subject }]);
      }
    }
  }
  return turns;
}

/** Whether a claim only says that someone bears a title, as "the late General Orlov" does too. */
export function bearsTitle(inquiry: Inquiry, { predicate }: Claim): boolean {
  const { effects = [] } = inquiry.knowledge.predicates.get(predicate) ?? {};
  return effects.some(({ state, change }) => state === "office" && change === "holds");
}

/** The first day on which what is claimed surely went on: of what lasts, the earliest on which it can have ended; of a title that someone bears, the earliest of all. */
export function firstCertainDay(inquiry: Inquiry, claim: Claim): number {
  if (claim.when === undefined) return Number.NEGATIVE_INFINITY;
  const { start, end } = claim.when.interval;
  const lasts = inquiry.knowledge.predicates.get(claim.predicate)?.aspect === "state";
  return lasts && !bearsTitle(inquiry, claim) ? end.earliest : start.earliest;
}
