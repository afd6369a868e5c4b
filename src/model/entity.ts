import type { Brand } from "../base/brand.ts";
import type { MentionId, NameKind } from "./mention.ts";

export type EntityId = Brand<string, "EntityId">;

/** Why a mention was joined to an entity. */
export type JoinReason =
  | "same-name"
  | "surname"
  | "given-name"
  | "initials"
  | "acronym"
  | "title"
  | "epithet"
  | "spelling"
  | "part-of-name"
  | "pronoun"
  | "decided";

export interface Join {
  readonly mention: MentionId;
  /** The mention it was joined to; absent for the first. */
  readonly to?: MentionId;
  readonly reason: JoinReason;
  /** Joined by likeness and not by the same words: whatever rests on it is at most a warning. */
  readonly inferred: boolean;
}

/** A way the name is written, with where. */
export interface Variant {
  readonly name: string;
  readonly mentions: readonly MentionId[];
  /** Another spelling of the same full name, and not a short form, title or acronym. */
  readonly spelling: boolean;
}

/** Mentions held to be one thing. Each joining keeps its reason and can be undone. */
export interface Entity {
  readonly id: EntityId;
  readonly kind: NameKind;
  /** The fullest, most used form. */
  readonly name: string;
  readonly variants: readonly Variant[];
  readonly joins: readonly Join[];
  readonly gender?: "female" | "male";
  readonly polity?: boolean;
}
