import { Problem } from "../base/problem.ts";
import { latestOn, type Signature } from "../decisions/index.ts";
import type { Act, Decision, DecisionId } from "../model/decision.ts";
import type { SourceMetadata } from "../model/source.ts";
import type { Added, Adding } from "./changes.ts";
import type { Decisions } from "./ledger.ts";
import type { Answers } from "./served/answers.ts";
import type { IndexPort } from "./served/port.ts";

/** An account of a dossier, and what is known of it. */
export interface StoredSource {
  readonly name: string;
  readonly metadata: SourceMetadata;
  readonly encoding?: string;
  /** Of its bytes as they are; `described` is that of when they were added, absent where they were put there by hand. */
  readonly sha256: string;
  readonly described?: string;
  readonly bytes: number;
}

/** What a new decision is made in view of: the latest decisions on the same thing that whoever decides has seen. */
export type Seen = readonly DecisionId[];

/** A dossier wherever it is kept: accounts as given, decisions, and an index of what was read, which can be made again. */
export interface StoredDossier {
  /** Its name among the dossiers of its store. */
  readonly id: string;
  /** The folder it is; absent where it is kept otherwise. */
  readonly folder?: string;
  readonly title: () => Promise<string>;
  /** In the order of the dossier. */
  readonly sources: () => Promise<readonly StoredSource[]>;
  /** The bytes of an account as given; a `Problem` where there is none of that name. */
  readonly bytes: (name: string) => Promise<Uint8Array>;
  readonly add: (account: { readonly name: string; readonly bytes: Uint8Array }, how: Adding) => Promise<Added>;
  /** Where its bytes are kept from then on; undefined where there were none. */
  readonly remove: (name: string) => Promise<string | undefined>;
  readonly decisions: () => Promise<Decisions>;
  /**
   * Adds decisions: they are kept for good when this is done; if it fails none is. With `seen`, only if nobody has decided on the
   * same thing without the decider's knowledge: otherwise an `Unseen` with what was decided meanwhile.
   */
  readonly decide: (acts: readonly Act[], signature: Signature, seen?: Seen) => Promise<readonly Decision[]>;
  /** Every file that makes up the dossier but its decisions, and what can be made again. In order. */
  readonly files: () => Promise<readonly string[]>;
  readonly file: (path: string) => Promise<Uint8Array>;
  /** The lines of `decisions.jsonl` as they are, those that are no decision too. */
  readonly lines: () => Promise<readonly string[]>;
  readonly index: () => Promise<IndexPort>;
  readonly answers: () => Promise<Answers>;
  readonly close: () => Promise<void>;
}

/** A dossier as it is copied from one store to another. */
export interface Copied {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly lines: readonly string[];
}

/** Everything of a dossier that cannot be made again. */
export async function copyOf(dossier: StoredDossier): Promise<Copied> {
  const files = new Map<string, Uint8Array>();
  for (const path of await dossier.files()) files.set(path, await dossier.file(path));
  return { files, lines: await dossier.lines() };
}

/** Somebody else has decided on the same thing meanwhile. */
export class Unseen extends Problem {
  readonly decisions: readonly Decision[];
  constructor(decisions: readonly Decision[]) {
    const who = [...new Set(decisions.map(({ by }) => by))].join(" and ");
    super(`${who} decided on the same meanwhile: look at it, and decide again`);
    this.decisions = decisions;
  }
}

/** Throws where one of the acts would take the place of a decision that was not seen. */
export function refuseUnseen(acts: readonly Act[], before: readonly Decision[], seen: Seen | undefined): void {
  if (seen === undefined) return;
  const latest = new Set(acts.flatMap((act) => latestOn(act, before)));
  const unseen = before.filter(({ id }) => latest.has(id) && !seen.includes(id));
  if (unseen.length > 0) throw new Unseen(unseen);
}

/** Throws where one of the acts would take back a decision that is not among those that are there. */
export function refuseUnknown(acts: readonly Act[], before: readonly Decision[]): void {
  const known = new Set(before.map(({ id }) => id));
  for (const id of takenBackBy(acts)) if (!known.has(id)) throw new Problem(`there is no decision ${id} that could be taken back`);
}

/** The decisions that acts take back. */
export function takenBackBy(acts: readonly Act[]): readonly DecisionId[] {
  return acts.flatMap((act) => (act.act === "undo" ? [act.decision] : []));
}
