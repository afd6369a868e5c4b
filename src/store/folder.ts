import { createHash, randomUUID } from "node:crypto";
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { Document, isMap, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from "yaml";
import { Problem } from "../base/problem.ts";
import type { SourceMetadata } from "../model/source.ts";
import { syncFolder } from "./decisions.ts";
import { isDossier, readDossier } from "./dossier.ts";
import { withLock } from "./lock.ts";

const SETTINGS = "regest.yaml";
/** Two branches' decisions are both kept when git merges them; what can be made again is not kept at all. */
const ATTRIBUTES = "decisions.jsonl merge=union\nsources/** -text\nremoved/** -text\n";

/** What a dossier says of a source that it is given. */
export type Described = Pick<SourceMetadata, "title" | "author" | "language" | "written" | "place" | "stance"> & { readonly encoding?: string };

/** A source put into a dossier. */
export interface Added {
  /** Its name in the dossier. */
  readonly name: string;
  /** new: it was not there. same: its very bytes were. replaced: other bytes of that name were, and stand in `removed/` now. */
  readonly became: "new" | "same" | "replaced";
  readonly sha256: string;
}

/** Makes an empty dossier. A folder that is one already, or holds other things, is refused. */
export function createDossier(folder: string, title: string | undefined): void {
  if (isDossier(folder)) throw new Problem(`${folder} is a dossier already`);
  if (existsSync(join(folder, "decisions.jsonl"))) throw new Problem(`${folder} holds decisions but no ${SETTINGS}: put that back first`);
  make(join(folder, "sources"));
  write(folder, ".gitattributes", Buffer.from(ATTRIBUTES));
  write(folder, ".gitignore", Buffer.from(".regest/\n"));
  const settings = new Document({ title: title ?? basename(resolve(folder)), sources: [] });
  write(folder, SETTINGS, Buffer.from(String(settings)));
}

/** Puts a file into a dossier, byte for byte. Other bytes under the same name are only replaced when that is said, and even then kept. */
export function addSource(folder: string, file: string, { described, replace }: { readonly described: Described; readonly replace: boolean }): Added {
  mustBeDossier(folder);
  const bytes = bytesOf(file);
  const name = basename(file);
  if (name.startsWith(".")) throw new Problem(`${file} has a hidden name, which a dossier passes over: give it another name first`);
  return withLock(folder, () => {
    const path = join(folder, "sources", name);
    const before = existsSync(path) ? readFileSync(path) : undefined;
    const same = before?.equals(bytes) === true;
    if (before !== undefined && !same) {
      if (!replace) throw new Problem(`${folder} has another ${name}: add it with --replace to take its place, or give the file another name`);
      setAside(folder, name, before);
    }
    if (!same) write(folder, join("sources", name), bytes);
    describe(folder, name, { ...described, sha256: hashOf(bytes) });
    return { name, became: same ? "same" : before === undefined ? "new" : "replaced", sha256: hashOf(bytes) };
  });
}

/** Takes a source out of a dossier. Its bytes are kept in `removed/`, and decisions on it wait for its return. */
export function removeSource(folder: string, name: string): string {
  mustBeDossier(folder);
  return withLock(folder, () => {
    const { files } = readDossier(folder);
    const found = files.find((file) => file.name === name);
    if (found === undefined) throw new Problem(`${folder} has no source ${name}: it has ${files.map((file) => file.name).join(", ") || "none"}`);
    const kept = setAside(folder, name, readFileSync(found.path));
    edit(folder, (sources) => {
      const index = sources.items.findIndex((item) => isMap(item) && item.get("file") === name);
      if (index >= 0) sources.delete(index);
    });
    rmSync(found.path);
    return kept;
  });
}

/** SHA-256 of a file's bytes, in hexadecimal. */
export function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function mustBeDossier(folder: string): void {
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

/** Keeps bytes under a name that says which they are. */
function setAside(folder: string, name: string, bytes: Buffer): string {
  const path = join("removed", hashOf(bytes).slice(0, 12), name);
  write(folder, path, bytes);
  return path;
}

function describe(folder: string, name: string, known: Readonly<Record<string, string | undefined>>): void {
  edit(folder, (sources, document) => {
    let entry = sources.items.find((item) => isMap(item) && item.get("file") === name);
    if (!isMap(entry)) {
      entry = document.createNode({ file: name }) as YAMLMap;
      sources.add(entry);
    }
    for (const [key, value] of Object.entries(known)) if (value !== undefined) (entry as YAMLMap).set(key, value);
  });
}

/** Changes the list of sources in the settings and nothing else in them: comments and order stay. */
function edit(folder: string, change: (sources: YAMLSeq, document: Document) => void): void {
  const path = join(folder, SETTINGS);
  const document = parseDocument(readFileSync(path, "utf8"));
  if (document.contents === null) document.contents = document.createNode({}) as never;
  let sources = document.get("sources");
  if (!isSeq(sources)) {
    sources = document.createNode([]);
    document.set("sources", sources);
  }
  (sources as YAMLSeq).flow = false;
  change(sources as YAMLSeq, document);
  write(folder, SETTINGS, Buffer.from(String(document)));
}

function make(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new Problem(`${folder} cannot be made: ${(error as Error).message}`);
  }
}

/** Writes a file so that after a crash either the old one is there or the new one, and never a part. */
function write(folder: string, name: string, bytes: Buffer): void {
  const path = join(folder, name);
  const draft = join(folder, ".regest", `draft-${randomUUID()}`);
  make(dirname(draft));
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
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Problem(`${path} could not be written: ${code === "ENOSPC" ? "the disk is full" : message}`);
  }
  syncFolder(dirname(path));
}
