import type { Brand } from "../base/brand.ts";
import type { ClaimId, Modality, Polarity, PredicateId, Role } from "./claim.ts";
import type { FindingId, RuleId } from "./finding.ts";
import type { SourceId } from "./source.ts";

export type DecisionId = Brand<string, "DecisionId">;

/** Words of a source, known again by themselves and by what stands on either side, wherever edits have moved them. All of the normalised text. */
export interface Passage {
  readonly source: SourceId;
  readonly quote: string;
  readonly before: string;
  readonly after: string;
}

/** A claim by its id and, for when that is gone, by its words. */
export interface ClaimReference {
  readonly id: ClaimId;
  readonly predicate: PredicateId;
  readonly passage: Passage;
}

/** What is put in place of what was read; whatever is absent stays as it was read. */
export interface ClaimChange {
  readonly predicate?: PredicateId | undefined;
  readonly modality?: Modality | undefined;
  readonly polarity?: Polarity | undefined;
  /** The words that fill a role; none empty it. */
  readonly roles?: Readonly<Record<Role, readonly Passage[]>> | undefined;
  /** The date of the text that dates it; null where none does. */
  readonly when?: Passage | null | undefined;
}

/** A claim that somebody read where Regest read none. */
export interface AddedClaim {
  readonly passage: Passage;
  readonly predicate: PredicateId;
  readonly roles: Readonly<Record<Role, readonly Passage[]>>;
  readonly when?: Passage | undefined;
  readonly modality: Modality;
  readonly polarity: Polarity;
}

/** What somebody decided. */
export type Act =
  /** The finding is right in itself or of no use here. It comes back when the words that it rests on change. */
  | { readonly act: "dismiss"; readonly finding: FindingId; readonly rule: RuleId; readonly message: string }
  /** The rule is not to report anything in this source. */
  | { readonly act: "silence"; readonly rule: RuleId; readonly source: SourceId }
  /** Of the accounts that a finding holds against each other, this one is followed. The finding stays: disagreement is data. */
  | { readonly act: "judge"; readonly finding: FindingId; readonly prefer: SourceId }
  /** Of the tellings of one event, which goes by the first of its claims, this one is followed. The others stay. */
  | { readonly act: "follow"; readonly event: ClaimId; readonly claim: ClaimReference }
  | { readonly act: "accept"; readonly claim: ClaimReference }
  /** The words do not say this. */
  | { readonly act: "reject"; readonly claim: ClaimReference }
  | { readonly act: "correct"; readonly claim: ClaimReference; readonly change: ClaimChange }
  | { readonly act: "add"; readonly claim: AddedClaim }
  /** The words of a date mean this, in EDTF. */
  | { readonly act: "date"; readonly passage: Passage; readonly edtf: string }
  /** Two names of one person, body or place. */
  | { readonly act: "same"; readonly names: readonly [string, string] }
  /** Names of two, however alike. */
  | { readonly act: "distinct"; readonly names: readonly [string, string] }
  /** The names at these passages are of another than the rest of those that bear them. */
  | { readonly act: "apart"; readonly passages: readonly Passage[] }
  /** The place of this name is the one of the gazetteer that has this id; null for none that it has. */
  | { readonly act: "place"; readonly name: string; readonly place: string | null }
  /** A remark on a record (a claim, finding or source), in `because`; of a claim that was read, with its words. */
  | { readonly act: "note"; readonly about: string; readonly claim?: ClaimReference | undefined }
  /** The decision is as if it had not been made; undoing the undoing makes it stand again. */
  | { readonly act: "undo"; readonly decision: DecisionId };

/** A decision: who, when, why, and after which others on the same thing. Never changed and never taken away. */
export type Decision = Act & {
  readonly id: DecisionId;
  /** ISO 8601 by the clock of whoever decided; for reading only, since clocks err: the order is that of the file. */
  readonly at: string;
  readonly by: string;
  readonly because?: string | undefined;
  /** The decisions on the same thing that this one was made in view of, and takes the place of. */
  readonly after: readonly DecisionId[];
};

/** How a decision stands: it holds, was taken back, another took its place, or somebody decided otherwise without having seen it. */
export type DecisionStanding = "stands" | "undone" | "replaced" | "contested";

/** A decision as a list of all of them tells it. */
export interface Listed {
  readonly decision: Decision;
  readonly standing: DecisionStanding;
  /** What became of it where the text has changed since. */
  readonly became?: "carried" | "unplaced" | "expired";
}

/**
 * What became of a decision on what is read today.
 * placed: its very record is there. carried: the record has another id, and was known again by its words. unplaced: it is not found any more.
 * expired: the words that a dismissed finding rests on have changed. contested: somebody decided otherwise without having seen it, and neither takes effect.
 */
export interface Outcome {
  readonly decision: DecisionId;
  readonly became: "placed" | "carried" | "unplaced" | "expired" | "contested";
}
