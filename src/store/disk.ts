import { closeSync, constants, fsyncSync, openSync, readFileSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { Problem } from "../base/problem.ts";

/** What is asked of a disk. Until a file is synced, of what was written any part may be lost in a crash, in any order. */
export interface Disk {
  /** Undefined where there is no such file. */
  readonly read: (path: string) => string | undefined;
  /** Opens a file for writing behind what is there, and makes it where it is not. */
  readonly open: (path: string) => number;
  /** Bytes from `from` on; gives how many it took. */
  readonly write: (file: number, bytes: Uint8Array, from: number) => number;
  readonly sync: (file: number) => void;
  readonly close: (file: number) => void;
  readonly syncFolder: (folder: string) => void;
}

/** The disk of this machine. */
export const DISK: Disk = {
  read: textOf,
  open: (path) => openSync(path, constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT, 0o644),
  write: (file, bytes, from) => writeSync(file, bytes, from),
  sync: fsyncSync,
  close: closeSync,
  syncFolder,
};

/** Adds lines to a file. They are on the disk when this returns, the folder's entry included; a line that a crash has left torn is ended first. */
export function addLines(path: string, lines: readonly string[], disk: Disk = DISK): void {
  const before = disk.read(path) ?? "";
  const torn = before !== "" && !before.endsWith("\n") ? "\n" : "";
  const file = disk.open(path);
  try {
    const bytes = Buffer.from(`${torn}${lines.map((line) => `${line}\n`).join("")}`, "utf8");
    for (let done = 0; done < bytes.length; ) done += disk.write(file, bytes, done);
    disk.sync(file);
  } catch (error) {
    throw new Problem(`${path} could not be written (${whyNotWritten(error)}): the decision was not kept, make it again`);
  } finally {
    disk.close(file);
  }
  disk.syncFolder(dirname(path));
}

/** Why a disk did not take what was to be written, for whoever is to mend it. */
export function whyNotWritten(error: unknown): string {
  const { code = "", message } = error as NodeJS.ErrnoException;
  if (["ENOSPC", "EDQUOT", "SQLITE_FULL"].includes(code)) return "the disk is full";
  return ["EROFS", "EACCES", "EPERM", "SQLITE_READONLY"].includes(code) ? "it may only be read" : message;
}

/** Undefined where there is no such file. */
export function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
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
