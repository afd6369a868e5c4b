import type { Claim } from "../model/claim.ts";
import type { Entity } from "../model/entity.ts";
import type { Inquiry } from "./inquiry.ts";
import { entitiesIn, joinedByLikeness, saysItHappened } from "./stating.ts";

/** A claim that one named person is the parent of another. */
export interface Kinship {
  readonly claim: Claim;
  readonly parent: Entity;
  readonly child: Entity;
  /** A pronoun or likeness of names stands between the words and one of the two. */
  readonly inferred: boolean;
}

export function kinshipsOf(inquiry: Inquiry): readonly Kinship[] {
  return inquiry.claims.flatMap((claim) => {
    if (claim.predicate !== "parent" || !saysItHappened(claim)) return [];
    const [parent, otherParent] = entitiesIn(inquiry, claim, "agent");
    const [child, otherChild] = entitiesIn(inquiry, claim, "patient");
    if (parent === undefined || child === undefined || otherParent !== undefined || otherChild !== undefined || parent.id === child.id) return [];
    const inferred = joinedByLikeness(inquiry, claim, "agent") || joinedByLikeness(inquiry, claim, "patient");
    return [{ claim, parent, child, inferred }];
  });
}
