import type { Act, Decision } from "../../model/decision.ts";
import type { EntityId } from "../../model/entity.ts";
import type { FindingId, RuleId, Severity } from "../../model/finding.ts";
import type { SourceId, Span } from "../../model/source.ts";
import type { Day } from "../../model/time.ts";
import { type Language, language } from "../base/language.ts";
import type { Host } from "../data/host.ts";
import { KINDS, type MarkKind } from "../data/kinds.ts";
import type { Library } from "../data/library.ts";
import type { Team } from "../data/team.ts";
import type { Grouping } from "../views/timeline/sections.ts";
import type { View } from "./route.ts";

/** Which findings the panel lists. */
export interface Filter {
  readonly severities: ReadonlySet<Severity>;
  readonly rule: RuleId | undefined;
  readonly account: SourceId | undefined;
}

/** What the findings stand together by in the panel; "none" where they stand from the gravest on. */
export type Grouped = "none" | "rule" | "account";

/** A passage to bring into sight; a new object each time, so that the same passage can be asked for again. */
export interface Target {
  readonly source: SourceId;
  readonly span: Span;
}

/** What was just done: here, or by somebody else. */
export type Said =
  | "kept"
  | "undone"
  | "redone"
  | "nothingToUndo"
  | "nothingToRedo"
  | { readonly by: string; readonly did: "decided" | "accounts" }
  | { readonly began: string };

/** Two decisions on the same thing, of which one is not kept yet. */
export interface Conflict {
  readonly acts: readonly Act[];
  readonly because: string;
  readonly theirs: readonly Decision[];
}

/** Everything the views share. */
export interface Shared {
  readonly phase: "loading" | "ready" | "failed";
  readonly failure: string | undefined;
  readonly library: Library | undefined;
  /** Whether what is on show is the dossier or files dropped to be checked. */
  readonly origin: "dossier" | "dropped";
  readonly host: Host;
  readonly view: View;
  readonly account: SourceId | undefined;
  readonly sideBySide: boolean;
  readonly kinds: ReadonlySet<MarkKind>;
  readonly filter: Filter;
  readonly grouped: Grouped;
  readonly finding: FindingId | undefined;
  /** Whose page is open among the people, bodies and places. */
  readonly entity: EntityId | undefined;
  /** The day everything is shown for; undefined until one is chosen. */
  readonly day: Day | undefined;
  /** The day it is compared with; undefined while one day is shown. */
  readonly against: Day | undefined;
  /** Whether the dates view is on something undated, and not on the dates of a text. */
  readonly undated: boolean;
  /** What the lanes of the timeline stand for. */
  readonly grouping: Grouping;
  /** Whether the day goes from change to change by itself. */
  readonly playing: boolean;
  readonly target: Target | undefined;
  readonly helpOpen: boolean;
  readonly paletteOpen: boolean;
  /** The list of what was decided. */
  readonly decisionsOpen: boolean;
  /** The accounts of a team's dossier. */
  readonly accountsOpen: boolean;
  /** To be read as if its files had been dropped: the example, or what is kept under an id. */
  readonly wanted: "example" | { readonly kept: string } | undefined;
  /** As what the files on show are kept in this browser. */
  readonly keptAs: string | undefined;
  /** The making of a dossier of what is on show. */
  readonly beginningOpen: boolean;
  /** The list of everything that is kept in this browser. */
  readonly keptOpen: boolean;
  /** What was just done. */
  readonly said: Said | undefined;
  /** Where dossiers are kept for many: who looks, and at which. */
  readonly team: Team | undefined;
  /** Whether there is nothing to come back to: the dossier holds no account. */
  readonly emptyHome: boolean;
  /** Where the dossier is read from, for coming back to it. */
  readonly home: Host;
  /** What was decided here while somebody else decided on the same, and what that was. */
  readonly conflict: Conflict | undefined;
  /** The language of the workbench itself. */
  readonly language: Language;
  /** The language whose words for what is said of accounts have arrived. */
  readonly wordsOf: Language | undefined;
  /** The findings drawer on narrow screens. */
  readonly panelOpen: boolean;
  readonly shortcuts: boolean;
}

/** What is before the reader's eyes: changes on every scroll, so it is kept apart from the rest. */
export interface Sight {
  readonly source: SourceId | undefined;
  readonly from: number;
  readonly to: number;
  /** The timeline item that the pointer or the reading position is on. */
  readonly item: string | undefined;
}

/** The days the timeline shows; undefined until the reader has moved it, and for another library than `of`. */
export interface ChartWindow {
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly of: Library | undefined;
  /** What was on show before a finding moved it, and where the finding moved it to. */
  readonly left?: { readonly from: number; readonly to: number; readonly for: number } | undefined;
}

/** The text in the dates view, and what is said of it; "" where nothing is. Kept in this tab, and nowhere else. */
export interface Draft {
  readonly text: string;
  readonly language: string;
  readonly written: string;
}

/** Nothing is filtered out. */
export const everySeverity: ReadonlySet<Severity> = new Set(["error", "warning", "note"]);

/** Before anything is on show. */
export function initially(host: Host): Shared {
  return {
    phase: "loading",
    failure: undefined,
    library: undefined,
    origin: "dossier",
    host,
    view: "read",
    account: undefined,
    sideBySide: false,
    kinds: new Set(KINDS.filter((kind) => kind.shown).map((kind) => kind.kind)),
    filter: { severities: everySeverity, rule: undefined, account: undefined },
    grouped: "none",
    finding: undefined,
    entity: undefined,
    day: undefined,
    against: undefined,
    playing: false,
    undated: false,
    grouping: "none",
    target: undefined,
    helpOpen: false,
    paletteOpen: false,
    decisionsOpen: false,
    accountsOpen: false,
    wanted: undefined,
    keptAs: undefined,
    keptOpen: false,
    beginningOpen: false,
    said: undefined,
    team: undefined,
    emptyHome: false,
    home: host,
    conflict: undefined,
    language: language(),
    wordsOf: undefined,
    panelOpen: false,
    shortcuts: true,
  };
}
