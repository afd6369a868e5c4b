import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { Problem } from "../base/problem.ts";
import { whyNotWritten } from "./disk.ts";

/** Milliseconds that a writer waits for another, in steps. */
const PATIENCE = 5000;
const STEP = 20;

interface Holder {
  readonly process: number;
  readonly host: string;
}

/**
 * Does `work` as the only writer of a dossier. A second writer waits a little, then gets a `Problem` that names the first.
 * A lock whose process is gone from this machine is taken over.
 */
export function withLock<T>(folder: string, work: () => T): T {
  const path = join(folder, ".regest", "lock");
  try {
    mkdirSync(join(folder, ".regest"), { recursive: true });
    take(path, folder);
  } catch (error) {
    throw error instanceof Problem ? error : new Problem(`${folder} cannot be written: ${whyNotWritten(error)}`);
  }
  try {
    return work();
  } finally {
    rmSync(path, { force: true });
  }
}

function take(path: string, folder: string): void {
  for (let waited = 0; ; waited += STEP) {
    if (tryToTake(path)) return;
    const holder = holderOf(path);
    if (isGone(holder)) takeAway(path);
    else if (waited >= PATIENCE) {
      const who = holder === undefined ? "somebody" : `process ${holder.process} on ${holder.host}`;
      throw new Problem(`${folder} is being written by ${who}: try again when it is done, or remove ${path} if nothing runs there any more`);
    } else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, STEP);
  }
}

/** The lock appears with its holder's name in it or not at all: it is written beside its place, then given its name. */
function tryToTake(path: string): boolean {
  const draft = `${path}.${process.pid}`;
  try {
    writeFileSync(draft, JSON.stringify({ process: process.pid, host: hostname() } satisfies Holder));
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Removes the lock of a process that is gone. One at a time, and after a second look: another may have taken it over meanwhile. */
function takeAway(path: string): void {
  const guard = `${path}.guard`;
  try {
    mkdirSync(guard);
  } catch {
    if (Date.now() - (statSync(guard, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > PATIENCE) rmSync(guard, { recursive: true, force: true });
    return;
  }
  try {
    if (isGone(holderOf(path))) rmSync(path, { force: true });
  } finally {
    rmSync(guard, { recursive: true, force: true });
  }
}

/** Undefined where the lock was given back meanwhile, or is not ours to understand. */
function holderOf(path: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Holder;
  } catch {
    return undefined;
  }
}

function isGone(holder: Holder | undefined): boolean {
  return holder !== undefined && holder.host === hostname() && !lives(holder.process);
}

/** Whether a process of this machine is there. */
export function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
