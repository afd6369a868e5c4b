import type { EntityId } from "./entity.ts";
import type { MentionId } from "./mention.ts";

export type PlaceKind = "town" | "region" | "country";

/** A place of a gazetteer. */
export interface GazetteerPlace {
  /** "geonames:745044", "regest:karakorum", "own:…": whose place it is, and its name there. */
  readonly id: string;
  /** As it is called there. */
  readonly name: string;
  readonly kind: PlaceKind;
  /** Hundredths of degrees, north and east positive; absent for countries and regions. */
  readonly at?: { readonly latitude: number; readonly longitude: number };
  /** ISO 3166 codes of the countries it lies in, with a dot those of GeoNames for their first-level divisions: "CN.13". A town has one. */
  readonly within: readonly string[];
  /** The name of its country; absent for what lies in several. */
  readonly country?: string;
  /** Absent where it is not known. */
  readonly population?: number;
  /** What it was looked up by is neither its name there nor a name of the past that we know of, but one of the many others that GeoNames has. */
  readonly alias?: true;
}

/** Why an account's place was taken for one of the gazetteer, or left open. */
export type PlacingReason =
  /** Somebody decided so. */
  | { readonly kind: "decided" }
  /** The dossier's own gazetteer says so. */
  | { readonly kind: "own" }
  /** Of that name the gazetteer knows one. */
  | { readonly kind: "only" }
  /** Of those of the name one lies in what is named beside it, or elsewhere in the account. */
  | { readonly kind: "within"; readonly of: MentionId; readonly beside: boolean }
  /** Of those of the name one lies near other places of the account. */
  | { readonly kind: "near"; readonly to: readonly EntityId[] }
  /** Several remain, and nothing in the account tells which. */
  | { readonly kind: "several" }
  /** One of the name is known, but it lies far from every other place of the account. */
  | { readonly kind: "far" };

/** Which place an entity may be. */
export interface Placing {
  readonly entity: EntityId;
  /** All that bear one of its names and remain, those with the most people first; one where it is placed. */
  readonly candidates: readonly GazetteerPlace[];
  /** Absent where it stays open. */
  readonly place?: GazetteerPlace;
  /** Where it is placed: what else bears the name. */
  readonly others?: readonly GazetteerPlace[];
  readonly reason: PlacingReason;
}
