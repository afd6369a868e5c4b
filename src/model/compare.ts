import type { ClaimId } from "./claim.ts";

/** Claims that tell of one event. Each keeps its own words, date and voice; nothing is merged. */
export interface EventGroup {
  /** The predicates' family: "death", "capture". */
  readonly family: string;
  /** In reading order, sources in the order of their ids. At least two. */
  readonly claims: readonly ClaimId[];
  /** True where no named participant ties the claims together, only likeness of kind, time and place in the text. */
  readonly inferred: boolean;
}
