import { randomUUID } from "node:crypto";
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { at } from "../base/assert.ts";
import { Problem } from "../base/problem.ts";
import { type Account, type Added, type Adding, adding, addingAll, beginning, type Changes, type Files, removing } from "./changes.ts";
import { syncFolder, whyNotWritten } from "./disk.ts";
import { filesBelow, isDossier, isOnServer, SERVER, SETTINGS, SOURCES } from "./dossier.ts";
import { LEDGER } from "./ledger.ts";
import { withLock } from "./lock.ts";

/** Makes an empty dossier. A folder that is one already, or holds decisions, is refused; whatever else is in it stays. */
export function createDossier(folder: string, title: string | undefined): void {
  if (isOnServer(folder))
    throw new Problem(`a dossier on the server is made in its workbench, or of a folder: \`regest copy FOLDER ${SERVER} --owner ADDRESS\``);
  if (isDossier(folder)) throw new Problem(`${folder} is a dossier already`);
  if (existsSync(join(folder, LEDGER))) throw new Problem(`${folder} holds decisions but no ${SETTINGS}: put that back first`);
  const { read } = filesOf(folder);
  const changes = beginning(title ?? basename(resolve(folder)), read);
  make(join(folder, SOURCES));
  carryOut(folder, changes);
}

/** Files that are put in at once, and the bytes beyond which no further one is read into memory with them. */
const AT_ONCE = { files: 200, bytes: 64_000_000 };

/**
 * Puts files into a dossier, byte for byte; `told` hears of each when it is there. Other bytes under the same name are only replaced when that is said, and
 * even then kept. What is refused is refused before any of those it would come in with.
 */
export function addSources(folder: string, files: readonly string[], { told, ...how }: Adding & { readonly told?: (added: Added) => void }): void {
  mustBeDossier(folder);
  for (let next = 0; next < files.length; ) {
    const accounts: Account[] = [];
    for (let size = 0; next < files.length && accounts.length < AT_ONCE.files && size < AT_ONCE.bytes; next++) {
      const account = { name: basename(at(files, next)), bytes: bytesOf(at(files, next)) };
      size += account.bytes.length;
      accounts.push(account);
    }
    for (const added of withLock(folder, () => carryOut(folder, addingAll(filesOf(folder), accounts, how)))) told?.(added);
  }
}

/** Puts bytes that are in no file into a dossier. */
export function addBytes(folder: string, account: Account, how: Adding): Added {
  return withLock(folder, () => carryOut(folder, adding(filesOf(folder), account, how)));
}

/** Takes a source out of a dossier. Its bytes are kept in `removed/`, where there are any, and decisions on it wait for its return. */
export function removeSource(folder: string, name: string): string | undefined {
  mustBeDossier(folder);
  return withLock(folder, () => carryOut(folder, removing(filesOf(folder), name, filesBelow(join(folder, SOURCES)))));
}

/** Throws a `Problem` where a folder is no dossier. */
export function mustBeDossier(folder: string): void {
  if (isOnServer(folder))
    throw new Problem(
      `${folder} is on the server: accounts are put in and decisions are made in its workbench, by whoever signs in there; \`regest copy ${folder} FOLDER\` makes a folder of it`,
    );
  if (!isDossier(folder)) throw new Problem(`${folder} is no dossier: \`regest init ${folder}\` makes one`);
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") throw new Problem(`cannot add ${file}: there is no such file`);
    if (code === "EISDIR") throw new Problem(`cannot add ${file}: it is a folder; name the files in it`);
    throw new Problem(`cannot add ${file}: ${message}`);
  }
}

function filesOf(folder: string): Files {
  return { called: folder, read: (path) => (existsSync(join(folder, path)) ? readFileSync(join(folder, path)) : undefined) };
}

/** Each step is on the disk before the next is begun, so that a crash leaves a dossier in which nothing is lost. */
function carryOut<T>(folder: string, { steps, result }: Changes<T>): T {
  for (const step of steps) {
    if ("write" in step) write(folder, step.write, step.bytes);
    else rmSync(join(folder, step.remove));
  }
  return result;
}

function make(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new Problem(`${folder} cannot be made: ${whyNotWritten(error)}`);
  }
}

/** Writes a file of a dossier so that after a crash either the old one is there or the new one, and never a part. */
export function write(folder: string, name: string, bytes: Uint8Array): void {
  make(join(folder, ".regest"));
  writeBy(join(folder, ".regest", `draft-${randomUUID()}`), join(folder, name), bytes);
}

/** The same for a file in any folder. */
export function writeAt(folder: string, name: string, bytes: Uint8Array): void {
  writeBy(join(folder, `.${name}-${randomUUID()}`), join(folder, name), bytes);
}

function writeBy(draft: string, path: string, bytes: Uint8Array): void {
  make(dirname(path));
  try {
    const file = openSync(draft, "wx", 0o644);
    try {
      for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw new Problem(`${path} could not be written: ${whyNotWritten(error)}`);
  }
  syncFolder(dirname(path));
}
