import type { ClaimId } from "./claim.ts";
import type { SourceId } from "./source.ts";
import type { Day } from "./time.ts";

/** Claims that tell of one event. Each keeps its own words, date and voice; nothing is merged. */
export interface EventGroup {
  /** The predicates' family: "death", "capture". */
  readonly family: string;
  /** In reading order, sources in the order of their ids. At least two. */
  readonly claims: readonly ClaimId[];
  /** True where no named participant ties the claims together, only likeness of kind, time and place in the text. */
  readonly inferred: boolean;
}

/** In what the tellings of one event differ: when, who had a part in it, where, how many, or what kind of event it was. */
export interface Discrepancy {
  readonly aspect: "when" | "who" | "where" | "number" | "kind";
  /** The role that is filled otherwise; not of "when" and "kind". */
  readonly role?: string;
  readonly values: readonly { readonly source: SourceId; readonly claim: ClaimId; readonly words: string }[];
  /** Of "when": the days between the nearest readings. */
  readonly days?: number;
  /** Of "when": the gap is that between Old and New Style, so that both may mean one day. */
  readonly styles?: boolean;
}

/** An event as the accounts tell it, one beside the other. What is silent has no cell. */
export interface ComparedEvent {
  /** The first of its claims. */
  readonly id: ClaimId;
  readonly family: string;
  readonly verdict: "agreement" | "difference" | "silence";
  readonly cells: readonly { readonly source: SourceId; readonly claims: readonly ClaimId[] }[];
  readonly discrepancies: readonly Discrepancy[];
  /** Day by which it stands among the others: the first that any account has for it; absent where none has one. */
  readonly day?: Day;
  /** Nobody's name alone ties the tellings together. */
  readonly inferred: boolean;
}
