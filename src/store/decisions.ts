import { join } from "node:path";
import { type Signature, signedOn } from "../decisions/index.ts";
import type { Act, Decision } from "../model/decision.ts";
import { addLines, textOf } from "./disk.ts";
import { type Decisions, decisionsIn, LEDGER } from "./ledger.ts";
import { withLock } from "./lock.ts";

/** Reads the decisions of a dossier; none where nobody has decided anything. */
export function readDecisions(folder: string): Decisions {
  const path = join(folder, LEDGER);
  return decisionsIn((textOf(path) ?? "").split("\n"), path);
}

/** Adds decisions, made in view of those already there. They are on the disk when this returns; if it throws, none is acknowledged. */
export function appendDecisions(folder: string, acts: readonly Act[], signature: Signature): readonly Decision[] {
  return appendSeen(folder, acts, { ...signature, check: () => undefined });
}

/** The same, where `check` has looked at the decisions that are there, and has not thrown. */
export function appendSeen(
  folder: string,
  acts: readonly Act[],
  { check, ...signature }: Signature & { readonly check: (before: readonly Decision[]) => void },
): readonly Decision[] {
  return withLock(folder, () => {
    const { decisions } = readDecisions(folder);
    check(decisions);
    const added = signedOn(acts, decisions, signature);
    addLines(
      join(folder, LEDGER),
      added.map((each) => JSON.stringify(each)),
    );
    return added;
  });
}
