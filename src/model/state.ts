import type { ClaimId, VoiceId } from "./claim.ts";
import type { EntityId } from "./entity.ts";
import type { SourceId, Span } from "./source.ts";
import type { DayRange } from "./time.ts";

/**
 * How firmly a cell holds on a date.
 * certain: every reading of the dates has it; possible: some reading has it;
 * presumed: stated for before, and nothing ends it (never used in checking); contested: voices or sources differ.
 */
export type Grade = "certain" | "possible" | "presumed" | "contested";

/** Words behind a cell. */
export interface Evidence {
  readonly source: SourceId;
  readonly span: Span;
  readonly quote: string;
  readonly claim?: ClaimId;
  readonly voice: VoiceId;
}

/** Who or what a cell is about: an entity, or words where no name stands. */
export interface Party {
  readonly name: string;
  readonly entity?: EntityId;
}

/** What ends something of which no end is told. */
export type EndReason = "death" | "dissolution" | "arrest" | "successor" | "other-office" | "elsewhere" | "next-stage" | "renaming";

/** What is common to the cells of all boards. */
export interface Cell {
  readonly status: Grade;
  /** Bounds of when it began and ended, as far as stated. */
  readonly since: DayRange;
  readonly until: DayRange;
  readonly evidence: readonly Evidence[];
  /** Why it ended, where that follows from something else, with the words that say that. */
  readonly ending?: { readonly by: EndReason; readonly evidence: readonly Evidence[] };
  /** Claims of the same voice that this leaves out, because they cannot be so as well. */
  readonly against?: readonly Evidence[];
  /** Only the order of telling dates it. */
  readonly inferred?: boolean;
}

export interface BodyCell extends Cell {
  readonly body: Party;
  /** What it was called then, where the sources tell of a renaming. */
  readonly called?: string;
  /** What it came out of, and what it became. */
  readonly predecessor?: Party;
  readonly successor?: Party;
}

export interface OfficeCell extends Cell {
  readonly office: string;
  readonly of?: string;
  /** Absent where the office is vacant. */
  readonly holder?: Party;
  readonly mode: "full" | "acting" | "deputy" | "honorary" | "former";
}

export interface ForceCell extends Cell {
  readonly force: Party;
  readonly commander?: Party;
  /** Whoever commands in the commander's place. */
  readonly deputy?: Party;
  /** What it is a part of. */
  readonly parent?: Party;
  /** Parts of it and what it has, as written: "seven regiments", "two tanks". */
  readonly units: readonly string[];
  /** As last stated, as written: "50,000 active duty troops". */
  readonly strength?: string;
  /** A part of the whole, such as its reserve, and what came in or went out are no strength of the whole. */
  readonly parts?: readonly string[];
}

export interface AgreementCell extends Cell {
  readonly agreement: Party;
  readonly stage: "proposed" | "negotiated" | "signed" | "in-force" | "ended" | "issued";
  readonly parties: readonly Party[];
  /** What it provides for, as written. */
  readonly terms: readonly string[];
}

export interface ControlCell extends Cell {
  readonly place: Party;
  readonly holder: Party;
}

export interface FrontCell extends Cell {
  readonly front: Party;
  /** What is claimed of it up to then. */
  readonly claims: readonly string[];
}

export interface PersonCell extends Cell {
  readonly person: Party;
  readonly condition: "alive" | "dead" | "held" | "exiled";
  readonly whereabouts?: Party;
  /** The offices held then, as written. */
  readonly offices: readonly string[];
}

export interface FigureCell extends Cell {
  /** What is counted, as written. */
  readonly counted: string;
  /** As written. */
  readonly value: string;
  readonly low: number;
  readonly high: number;
  readonly unit?: string;
}

export interface PlanCell extends Cell {
  /** The words that state the plan, demand or proposal. */
  readonly plan: string;
  readonly by?: Party;
  /** What the sources say became of it. */
  readonly outcome?: "carried-out" | "refused";
}

/** How things stood on a date, by what the sources claim. */
export interface State {
  readonly date: DayRange;
  readonly bodies: readonly BodyCell[];
  readonly offices: readonly OfficeCell[];
  readonly forces: readonly ForceCell[];
  readonly agreements: readonly AgreementCell[];
  readonly control: readonly ControlCell[];
  readonly fronts: readonly FrontCell[];
  readonly people: readonly PersonCell[];
  readonly figures: readonly FigureCell[];
  readonly plans: readonly PlanCell[];
}
