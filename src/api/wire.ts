import type { Decided } from "../decisions/index.ts";
import type { Knowledge } from "../lang/predicates.ts";
import type { Claim, ClaimId, PredicateId, Role, Voice } from "../model/claim.ts";
import type { EventGroup } from "../model/compare.ts";
import type { Decision, DecisionId, Listed } from "../model/decision.ts";
import type { Document } from "../model/document.ts";
import type { Entity, EntityId } from "../model/entity.ts";
import type { Finding } from "../model/finding.ts";
import type { Mention, MentionId } from "../model/mention.ts";
import type { Placing } from "../model/place.ts";
import type { Block, Source, SourceFormat, SourceId } from "../model/source.ts";
import type { Evidence, Grade } from "../model/state.ts";
import type { Day, DayRange } from "../model/time.ts";

/** One account as the workbench shows it. */
export interface Account {
  readonly id: SourceId;
  readonly title: string;
  readonly author?: string;
  readonly language: string;
  readonly written?: string;
  readonly stance?: string;
  readonly format: SourceFormat;
  readonly sha256: string;
  /** As long as `Source.text`, so that every offset into it holds, but with the quotation marks and apostrophes of the text as given. */
  readonly text: string;
  readonly blocks: readonly Block[];
}

/** Whatever is read of a dossier and can be sent: the records of an analysis without the token tables and offset maps. */
export interface Reading {
  readonly title: string;
  readonly accounts: readonly Account[];
  readonly mentions: readonly Mention[];
  readonly claims: readonly Claim[];
  readonly voices: readonly Voice[];
  readonly entities: readonly Entity[];
  readonly places: readonly Placing[];
  readonly findings: readonly Finding[];
  /** Claims of one event, told more than once. */
  readonly events?: readonly EventGroup[];
  /** Only where what the reader decides is kept: absent for files that are in no dossier. */
  readonly desk?: Desk;
  /** Of files that are in no dossier: the folder in which one can be made of them, so that decisions are kept. */
  readonly beginning?: string;
}

/** What was decided, and that more can be. */
export interface Desk {
  readonly dismissed: readonly SetAside[];
  readonly reviewed: readonly ReviewedClaim[];
  /** The claims that were rejected, for whoever would take that back. */
  readonly rejected: readonly Claim[];
  /** The claims that are followed where others tell their event otherwise. */
  readonly followed: readonly FollowedClaim[];
  /** Every decision in the order in which they were made, those taken back included. */
  readonly log: readonly Listed[];
  /** What a claim can say, and who takes part in it. */
  readonly predicates: readonly { readonly id: PredicateId; readonly roles: readonly Role[] }[];
}

/** What was decided of a claim. */
export interface ReviewedClaim {
  readonly claim: ClaimId;
  readonly act: "accept" | "reject" | "correct" | "add";
  readonly decision: DecisionId;
  readonly by: string;
  readonly because?: string;
}

/** A claim that somebody follows where others tell its event otherwise. */
export interface FollowedClaim {
  readonly claim: ClaimId;
  readonly decision: DecisionId;
  readonly by: string;
  readonly because?: string;
}

/** A finding that somebody dismissed. */
export interface SetAside {
  readonly finding: Finding;
  readonly decision: DecisionId;
  readonly by: string;
  readonly because?: string;
}

/** Something that stood on a date: who held an office, a force and its strength, an agreement. */
export interface StateRow {
  /** What the row is about: "President of the Republic". */
  readonly subject: string;
  /** What stood: the holder, the commander, the place. Absent where being there is all that is said. */
  readonly value?: string;
  /** What it belongs to: the body of an office, the force above a force, the holder of a place. */
  readonly under?: string;
  /** What else is said of it: strengths, units, terms. */
  readonly notes?: readonly string[];
  readonly since: DayRange;
  readonly until: DayRange;
  readonly status: Grade;
  readonly evidence: readonly Evidence[];
}

/** A spell or statement in the history of something. */
export interface HistoryRow extends StateRow {
  /** What sort of state it is: "office", "command", "held", "located" … */
  readonly state: string;
  /** Where the row before, of the same sort, ends well before this begins, or goes on beside it. */
  readonly beside?: "gap" | "overlap";
}

/** The rows of one sort: offices, bodies, forces, agreements, control, people, figures … */
export interface Board {
  readonly id: string;
  readonly rows: readonly StateRow[];
}

/** How things stood on a day, and the nearest days on which something changed. */
export interface StateOnDay {
  readonly day: Day;
  readonly boards: readonly Board[];
  readonly previousChange?: Day;
  readonly nextChange?: Day;
}

/** A row that came, went or came to stand otherwise between two days. */
export interface Difference {
  readonly kind: "begun" | "ended" | "regraded";
  readonly before?: StateRow;
  readonly after?: StateRow;
}

export interface DifferenceBoard {
  readonly id: string;
  readonly rows: readonly Difference[];
}

/** What differs between two days, board by board; boards on which nothing does are left out. */
export interface Differences {
  readonly from: Day;
  readonly to: Day;
  readonly boards: readonly DifferenceBoard[];
}

/** A number that an account states of something. */
export interface Figure {
  /** As written, and what it comes to; Infinity where it has no upper bound. */
  readonly value: string;
  readonly low: number;
  readonly high: number;
  readonly unit?: string;
  readonly when: DayRange;
  /** Its date is no more than where the story stands. */
  readonly inferred: boolean;
  readonly evidence: Evidence;
}

/** Every figure for one thing. */
export interface Counted {
  /** What is counted, as written: "men". */
  readonly counted: string;
  /** Whose they are, or what became of them: "Army of the North", "capture". */
  readonly of?: string;
  /** From low to high. */
  readonly figures: readonly Figure[];
}

/** An agreement or another paper with every stage that it is told to have reached. */
export interface Paper {
  readonly name: string;
  readonly entity?: EntityId;
  readonly parties: readonly string[];
  readonly terms: readonly string[];
  /** In the order of time. */
  readonly stages: readonly (StateRow & { readonly stage: string })[];
}

/** What some words may claim. */
export interface SuggestedClaim {
  readonly predicate: PredicateId;
  /** The words of the account that fill each role. */
  readonly roles: Readonly<Record<Role, readonly string[]>>;
  readonly timex?: MentionId;
  /** The words that speak for it; absent where only the names beside them do. */
  readonly words?: string;
}

/** What the pipeline found in a dossier, as far as the workbench shows it. */
export interface Records {
  readonly documents: readonly Document[];
  readonly mentions: readonly Mention[];
  readonly claims: readonly Claim[];
  readonly voices: readonly Voice[];
  readonly entities: readonly Entity[];
  readonly places: readonly Placing[];
  readonly findings: readonly Finding[];
  readonly events?: readonly EventGroup[];
  readonly decided?: Decided;
}

/** What a claim can say, by what is known of any language. */
export function predicatesOf({ knowledge }: { readonly knowledge: Knowledge }): Desk["predicates"] {
  return [...knowledge.predicates.values()].map(({ id, roles }) => ({ id, roles: Object.keys(roles) }));
}

/** The records of a dossier in the form that is sent; with a desk, for what the predicates say, where decisions on it are kept. */
export function readingOf(title: string, records: Records, predicates?: Desk["predicates"]): Reading {
  const { documents, mentions, claims, voices, entities, places, findings, events = [], decided } = records;
  const accounts = documents.map((document) => accountOf(document.source));
  const desk = predicates === undefined ? {} : { desk: { ...deskOf(decided), predicates } };
  return { title, accounts, mentions, claims, voices, entities, places, findings, events, ...desk };
}

function deskOf(decided: Decided | undefined): Omit<Desk, "predicates"> {
  const { dismissed = [], reviewed = [], rejected = [], followed = [], log = [] } = decided ?? {};
  return {
    dismissed: dismissed.map(({ finding, by }) => ({ finding, ...decisionOf(by) })),
    reviewed: reviewed.flatMap(({ claim, by }) => {
      const { act } = by;
      return act === "accept" || act === "reject" || act === "correct" || act === "add" ? [{ claim, act, ...decisionOf(by) }] : [];
    }),
    rejected,
    followed: followed.map(({ claim, by }) => ({ claim, ...decisionOf(by) })),
    log,
  };
}

function decisionOf({ id, by, because }: Decision): Pick<ReviewedClaim, "decision" | "by" | "because"> {
  return { decision: id, by, ...(because === undefined ? {} : { because }) };
}

/** The account of a source. */
export function accountOf(source: Source): Account {
  return {
    id: source.id,
    title: source.title,
    ...(source.author === undefined ? {} : { author: source.author }),
    language: source.language,
    ...(source.written === undefined ? {} : { written: source.written }),
    ...(source.stance === undefined ? {} : { stance: source.stance }),
    format: source.format,
    sha256: source.sha256,
    text: readingText(source),
    blocks: source.blocks,
  };
}

/** The normalised text with its straight quotation marks and apostrophes put back to what stands in the text as given. */
function readingText(source: Source): string {
  return source.text.replace(/["']/g, (mark, offset: number) => {
    const { start, end } = source.offsets.toGiven({ start: offset, end: offset + 1 });
    return end - start === 1 ? source.given.slice(start, end) : mark;
  });
}
