import { closeSync, constants, fsyncSync, openSync, readFileSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { Problem } from "../base/problem.ts";
import type { Act, Decision } from "../model/decision.ts";
import { type Decisions, decisionsIn, LEDGER, type Signature, signedOn } from "./ledger.ts";
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
    const torn = endsTorn(join(folder, LEDGER)) ? "\n" : "";
    writeThrough(join(folder, LEDGER), `${torn}${added.map((each) => `${JSON.stringify(each)}\n`).join("")}`);
    return added;
  });
}

function endsTorn(path: string): boolean {
  const text = textOf(path) ?? "";
  return text !== "" && !text.endsWith("\n");
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Writes behind what is there, and waits until the disk has it, the folder's entry included. */
function writeThrough(path: string, text: string): void {
  const file = openSync(path, constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT, 0o644);
  try {
    const bytes = Buffer.from(text, "utf8");
    for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
    fsyncSync(file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Problem(`${path} could not be written (${code === "ENOSPC" ? "the disk is full" : message}): the decision was not kept, make it again`);
  } finally {
    closeSync(file);
  }
  syncFolder(dirname(path));
}

/** Makes sure that the names in a folder are on the disk. Windows can neither open nor sync a folder, and does without. */
export function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const handle = openSync(folder, constants.O_RDONLY);
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
