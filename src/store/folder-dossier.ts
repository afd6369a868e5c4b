import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { Problem } from "../base/problem.ts";
import type { Decision } from "../model/decision.ts";
import { hashOf, refuseOutside } from "./changes.ts";
import { type Copied, refuseUnknown, refuseUnseen, type StoredDossier, type StoredSource } from "./contract.ts";
import { appendSeen, readDecisions } from "./decisions.ts";
import { whyNotWritten } from "./disk.ts";
import { filesBelow, isDossier, readDossier, SETTINGS, SOURCES } from "./dossier.ts";
import { addBytes, mustBeDossier, removeSource, write } from "./folder.ts";
import { LEDGER } from "./ledger.ts";
import { answersOf } from "./served/answers.ts";
import { openSqliteIndex, type SqliteIndex } from "./served/sqlite.ts";

/** The name of the only dossier in the index of a folder. */
const ONLY = "dossier";

/** A dossier folder. Its index is a SQLite file in `.regest/`, which may be deleted at any time. */
export function openFolder(folder: string): StoredDossier {
  mustBeDossier(folder);
  let opened: Promise<SqliteIndex> | undefined;
  const index = async () => {
    makeRoom(folder);
    opened ??= openSqliteIndex(join(folder, ".regest", "index.sqlite"));
    try {
      return (await opened).port;
    } catch (error) {
      // what could not be opened, on a full disk for one, is tried again
      opened = undefined;
      throw error;
    }
  };
  return {
    id: ONLY,
    folder,
    title: async () => readDossier(folder).title,
    sources: async () => readDossier(folder).files.map(storedSource),
    bytes: async (name) => fileOf(folder, join(SOURCES, name)),
    add: async (account, how) => addBytes(folder, account, how),
    remove: async (name) => removeSource(folder, name),
    decisions: async () => readDecisions(folder),
    decide: async (acts, signature, seen) => {
      const check = (before: readonly Decision[]) => {
        refuseUnknown(acts, before);
        refuseUnseen(acts, before, seen);
      };
      return appendSeen(folder, acts, { ...signature, check });
    },
    files: async () => filesIn(folder),
    file: async (path) => fileOf(folder, path),
    lines: async () => linesIn(folder),
    index,
    answers: async () => answersOf(await index(), ONLY),
    close: async () => (await opened)?.close(),
  };
}

function makeRoom(folder: string): void {
  try {
    mkdirSync(join(folder, ".regest"), { recursive: true });
  } catch (error) {
    throw new Problem(`${folder} cannot have an index: ${whyNotWritten(error)}`);
  }
}

/** Makes a folder of a dossier that was kept elsewhere. The folder must be empty, or not be there. */
export function folderFrom(folder: string, { files, lines }: Copied): void {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new Problem(`${folder} is not empty: name a folder that is, or that is not there yet`);
  for (const path of files.keys()) refuseOutside(path);
  for (const [path, bytes] of files) if (path !== SETTINGS) write(folder, path, bytes);
  if (lines.length > 0) write(folder, LEDGER, Buffer.from(lines.join("\n")));
  mkdirSync(join(folder, SOURCES), { recursive: true });
  // the settings come last: what breaks before them is no dossier, and is seen to be none
  write(folder, SETTINGS, files.get(SETTINGS) ?? Buffer.from(`title: ${JSON.stringify(basename(resolve(folder)))}\n`));
}

function storedSource({ name, path, metadata, encoding, sha256 }: ReturnType<typeof readDossier>["files"][number]): StoredSource {
  return {
    name,
    metadata,
    ...(encoding === undefined ? {} : { encoding }),
    ...(sha256 === undefined ? {} : { described: sha256 }),
    sha256: hashOf(readFileSync(path)),
    bytes: statSync(path).size,
  };
}

function fileOf(folder: string, path: string): Uint8Array {
  refuseOutside(path);
  const whole = join(folder, path);
  if (!existsSync(whole)) throw new Problem(`${folder} has no ${path}`);
  return new Uint8Array(readFileSync(whole));
}

const KEPT = [".gitattributes", ".gitignore"];

function filesIn(folder: string): readonly string[] {
  if (!isDossier(folder)) return [];
  const hidden = KEPT.filter((name) => existsSync(join(folder, name)));
  const others = filesBelow(folder).filter((name) => name !== LEDGER && !name.split("/").some((part) => part.startsWith(".")));
  return [...hidden, ...others].sort((a, b) => (a < b ? -1 : 1));
}

function linesIn(folder: string): readonly string[] {
  const path = join(folder, LEDGER);
  return existsSync(path) ? readFileSync(path, "utf8").split("\n") : [];
}
