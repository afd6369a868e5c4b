import type { Brand } from "../base/brand.ts";
import type { EntityId } from "./entity.ts";
import type { MentionId, TimeRelation } from "./mention.ts";
import type { SourceId, Span } from "./source.ts";
import type { Interval } from "./time.ts";

export type ClaimId = Brand<string, "ClaimId">;
export type PredicateId = Brand<string, "PredicateId">;
export type VoiceId = Brand<string, "VoiceId">;

/** What a participant does in a claim; which roles a predicate has stands in `knowledge/predicates.yaml`. */
export type Role = string;

/** The words that fill a role, and the mention they are, if it is a name, office or quantity. */
export interface RoleFiller {
  readonly span: Span;
  readonly quote: string;
  readonly mention?: MentionId;
  /** Filled by resolving a pronoun or description, not by a name that stands there. */
  readonly inferred?: boolean;
}

/** When the claim says it happened. */
export interface ClaimTime {
  /** The timex that dates it. */
  readonly timex: MentionId;
  readonly relation: TimeRelation;
  /**
   * Bounds of the event's or state's start and end, after the relation has been applied (`reasoning.md` §1.4). Of a carried date it is the stretch
   * in which the claim is presumed to lie, and bounds nothing.
   */
  readonly interval: Interval;
  /** "stated": a date in the same sentence that is the claim's own; "carried": where the story stood, by the last date told before. */
  readonly basis: "stated" | "carried";
}

/**
 * How firmly a cue commits the one who reports (FactBank's classes).
 * factive: "revealed"; document: "records show"; neutral: "said"; nonfactive: "claimed"; denial: "denied"; distancing: marks around the words.
 */
export type CueClass = "factive" | "document" | "neutral" | "nonfactive" | "denial" | "distancing";

/** Whoever speaks in a source: its author, or someone the author lets speak. */
export interface Voice {
  readonly id: VoiceId;
  readonly source: SourceId;
  /** Absent for the author. */
  readonly parent?: VoiceId;
  /** As written: "some former officers", "Official records". "author" for the author. */
  readonly name: string;
  readonly mention?: MentionId;
  readonly entity?: EntityId;
  /** Where the voice is introduced; absent for the author. */
  readonly span?: Span;
  readonly cue?: { readonly span: Span; readonly class: CueClass };
  /** Unnamed or collective without a name: "some", "it is said". */
  readonly vague: boolean;
}

export type Polarity = "affirmed" | "denied";
export type Modality = "asserted" | "reported" | "disputed" | "planned" | "unrealised";
export type Stance = "asserts" | "reports" | "doubts";

export interface Attribution {
  readonly voice: VoiceId;
  /** How far the author stands behind it. */
  readonly stance: Stance;
}

/** A factoid: this source, here, in this voice, says this. Never edited, never merged; disagreement is data. */
export interface Claim {
  readonly id: ClaimId;
  readonly source: SourceId;
  readonly predicate: PredicateId;
  readonly roles: Readonly<Record<Role, readonly RoleFiller[]>>;
  readonly when?: ClaimTime;
  readonly where?: RoleFiller;
  readonly polarity: Polarity;
  readonly modality: Modality;
  readonly attribution: Attribution;
  /** The clause that makes the claim. */
  readonly span: Span;
  readonly quote: string;
  /** The words that name the event: "was captured", "the signing". */
  readonly trigger: Span;
  readonly sentence: number;
  /** The pattern that made it. */
  readonly producer: string;
}
