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

interface Cell {
  readonly status: Grade;
  /** Bounds of when it began and ended, as far as stated. */
  readonly since: DayRange;
  readonly until: DayRange;
  readonly evidence: readonly Evidence[];
}

export interface BodyCell extends Cell {
  readonly body: Party;
}

export interface OfficeCell extends Cell {
  readonly office: string;
  readonly of?: string;
  readonly holder: Party;
  readonly mode: "full" | "acting" | "deputy" | "honorary" | "former";
}

export interface ForceCell extends Cell {
  readonly force: Party;
  readonly commander?: Party;
  /** As written: "50,000 active duty troops". */
  readonly strength?: string;
}

export interface AgreementCell extends Cell {
  readonly agreement: Party;
  readonly stage: "proposed" | "negotiated" | "signed" | "in-force" | "ended";
  readonly parties: readonly Party[];
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
  readonly condition: "alive" | "dead" | "held";
  readonly whereabouts?: Party;
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
