import { createHash } from "node:crypto";
import { Document, isMap, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from "yaml";
import { at } from "../base/assert.ts";
import { Problem } from "../base/problem.ts";
import type { SourceMetadata } from "../model/source.ts";
import { refuseUnknownEncoding } from "../readers/encoding.ts";
import { parseEdtf } from "../time/index.ts";
import { GIT } from "./attributes.ts";
import { refuseConflict, SETTINGS, SOURCES } from "./dossier.ts";

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

/** The files of a dossier as they are. */
export interface Files {
  /** What the dossier is called in messages. */
  readonly called: string;
  /** Undefined where there is no such file. */
  readonly read: (path: string) => Uint8Array | undefined;
}

/** How an account is put in. */
export interface Adding {
  readonly described: Described;
  /** Whether it takes the place of other bytes of its name. */
  readonly replace: boolean;
  /** The hash of the bytes that whoever adds has seen, "" for none; with others there, a `Changed`. */
  readonly seen?: string;
}

/** An account is another than whoever adds it has seen. */
export class Changed extends Problem {
  readonly sha256: string;
  constructor(sha256: string) {
    super("this account has changed since you saw it");
    this.sha256 = sha256;
  }
}

/** What is to be done to the files of a dossier, one after the other, and what that amounts to. */
export interface Changes<T> {
  readonly steps: readonly ({ readonly write: string; readonly bytes: Uint8Array } | { readonly remove: string })[];
  readonly result: T;
}

/** The files of an empty dossier. What git was told already where it is to be stays. */
export function beginning(title: string, read: Files["read"] = () => undefined): Changes<undefined> {
  if (title.trim() === "") throw new Problem("a dossier without a title cannot be told from others: give it one, or leave --title out");
  const write = (path: string, text: string) => ({ write: path, bytes: Buffer.from(text) });
  const settings = String(new Document({ title, sources: [] }));
  const forGit = Object.entries(GIT).map(([path, text]) => write(path, withLines(Buffer.from(read(path) ?? "").toString("utf8"), text)));
  return { steps: [...forGit, write(SETTINGS, settings)], result: undefined };
}

/** A text with those lines of another behind it that it does not have. */
function withLines(before: string, lines: string): string {
  const known = new Set(before.split(/\r?\n/u));
  const lacking = lines.split("\n").filter((line) => line !== "" && !known.has(line));
  const end = before === "" || before.endsWith("\n") ? "" : "\n";
  return lacking.length === 0 ? before : `${before}${end}${lacking.join("\n")}\n`;
}

/** An account as it is put in. */
export interface Account {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Puts an account in, byte for byte. Other bytes under the same name are only replaced when that is said, and even then kept. */
export function adding(files: Files, account: Account, how: Adding): Changes<Added> {
  const { steps, result } = addingAll(files, [account], how);
  return { steps, result: at(result, 0) };
}

/** The same for several, all or none of which are refused; the settings are written once, when all are there. */
export function addingAll(files: Files, accounts: readonly Account[], { described, replace, seen }: Adding): Changes<readonly Added[]> {
  refuseUnkeepable(described);
  const coming = new Map<string, Uint8Array>();
  const called = namesIn(settingsOf(files));
  const added = accounts.map(({ name, bytes }) => {
    refuseStrange(name);
    refuseUnportable(name);
    const like = called.get(alike(name)) ?? name;
    if (like !== name)
      throw new Problem(`${files.called} has ${like}, which on many systems is the same name as ${name}: give the file another name`);
    called.set(alike(name), name);
    const path = `${SOURCES}/${name}`;
    const before = coming.get(name) ?? files.read(path);
    const there = before === undefined ? "" : hashOf(before);
    if (seen !== undefined && seen !== there) throw new Changed(there);
    const same = before !== undefined && Buffer.from(bytes).equals(before);
    if (before !== undefined && !same && !replace)
      throw new Problem(`${files.called} has another ${name}: add it with --replace to take its place, or give the file another name`);
    coming.set(name, bytes);
    const aside = before === undefined || same ? [] : [{ write: asideOf(name, before), bytes: before }];
    const became: Added["became"] = same ? "same" : before === undefined ? "new" : "replaced";
    return { steps: [...aside, ...(same ? [] : [{ write: path, bytes }])], result: { name, became, sha256: hashOf(bytes) } };
  });
  const results = added.map(({ result }) => result);
  const settings = edited(files, (sources, document) => describe(sources, document, { described, added: results }));
  return { steps: [...added.flatMap(({ steps }) => steps), { write: SETTINGS, bytes: settings }], result: results };
}

/**
 * Takes an account out. Its bytes are kept in `removed/`, where the result says, and decisions on it wait for its return. Of one whose file is gone only what
 * is known of it is taken out; nothing is kept, and the result is undefined.
 */
export function removing(files: Files, name: string, present: readonly string[]): Changes<string | undefined> {
  const path = `${SOURCES}/${name}`;
  // a name may not lead out of the folder
  const bytes = present.includes(name) ? files.read(path) : undefined;
  let described = false;
  const settings = edited(files, (sources) => {
    const index = sources.items.findIndex((item) => isMap(item) && item.get("file") === name);
    described = index >= 0;
    if (described) sources.delete(index);
  });
  if (bytes === undefined && described) return { steps: [{ write: SETTINGS, bytes: settings }], result: undefined };
  if (bytes === undefined) throw new Problem(`${files.called} has no source ${name}: it has ${present.join(", ") || "none"}`);
  const kept = asideOf(name, bytes);
  return { steps: [{ write: kept, bytes }, { write: SETTINGS, bytes: settings }, { remove: path }], result: kept };
}

/** SHA-256 of a file's bytes, in hexadecimal. */
export function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** What a dossier holds at its top whose name is hidden. */
const HIDDEN = new Set(Object.keys(GIT));

/** A path that leads out of the dossier, or to what is none of its files. Whatever else a file there is called, it can be copied and comes back. */
export function refuseOutside(path: string): void {
  const strange = (part: string) => part === "" || part.startsWith(".") || /^[A-Za-z]:|[\p{Cc}\\]/u.test(part);
  if (!HIDDEN.has(path) && path.split("/").some(strange))
    throw new Problem(`${JSON.stringify(path)} leads out of the dossier, or does so on some systems: give the file another name`);
}

/** A name under which a new file is not taken: one that leads out of the folder, that a dossier passes over, or that some systems do not take. */
function refuseStrange(name: string): void {
  const parts = name.split("/");
  if (parts.some((part) => part.startsWith(".")))
    throw new Problem(`${name} has a hidden name, which a dossier passes over: give the file another name first`);
  if (name.length > 240 || parts.some((part) => part === "") || /[\p{Cc}\\:*?"<>|]/u.test(name))
    throw new Problem(`${JSON.stringify(name)} cannot be the name of a file on every system: give it another name first`);
}

/** Bytes of the longest name that file systems take. */
const LONGEST = 255;

/** A name under which some system could not keep a new file. */
function refuseUnportable(name: string): void {
  const wrong = (part: string) => Buffer.byteLength(part) > LONGEST || /[. ]$/u.test(part) || /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu.test(part);
  if (name.split("/").some(wrong))
    throw new Problem(`${JSON.stringify(name)} cannot be the name of a file on every system: give it another name first`);
}

/** The same for names that some systems take for one: those that differ in capitals alone, or in how accents are put together. */
function alike(name: string): string {
  return name.normalize("NFC").toLowerCase();
}

/** The accounts that are described, by what systems take for their name. */
function namesIn(document: Document.Parsed): Map<string, string> {
  const sources = document.get("sources");
  const names = isSeq(sources) ? sources.items.map((item) => (isMap(item) ? item.get("file") : undefined)) : [];
  return new Map(names.flatMap((name) => (typeof name === "string" ? [[alike(name), name] as const] : [])));
}

/** Bytes are kept under a name that says which they are. */
function asideOf(name: string, bytes: Uint8Array): string {
  return `removed/${hashOf(bytes).slice(0, 12)}/${name}`;
}

/** What `regest.yaml` could not be read with any more. */
function refuseUnkeepable({ encoding, ...described }: Described): void {
  for (const [key, value] of Object.entries(described))
    if (value !== undefined && value.trim() === "") throw new Problem(`the ${key} of an account is empty: say it, or leave it out`);
  for (const key of ["language", "place"] as const)
    if (described[key]?.length === 1) throw new Problem(`the ${key} of an account is a code of two letters or more, not ${described[key]}`);
  if (described.written !== undefined && parseEdtf(described.written).problem !== undefined)
    throw new Problem(`when an account was written is no date: ${described.written}; write it as 1952, 1952-08 or 1952-08-24`);
  if (encoding !== undefined) refuseUnknownEncoding(encoding);
}

function settingsOf(files: Files): Document.Parsed {
  const bytes = files.read(SETTINGS);
  if (bytes === undefined) throw new Problem(`${files.called} has no ${SETTINGS}: put that back first`);
  const text = Buffer.from(bytes).toString("utf8");
  const path = `${files.called}/${SETTINGS}`;
  refuseConflict(path, text);
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error !== undefined) throw new Problem(`${path}: ${error.message.split("\n", 1)[0]} Mend it first`);
  return document;
}

function describe(
  sources: YAMLSeq,
  document: Document,
  { described, added }: { readonly described: Described; readonly added: readonly Added[] },
): void {
  const entries = new Map(sources.items.flatMap((item) => (isMap(item) ? [[item.get("file"), item] as const] : [])));
  for (const { name, sha256 } of added) {
    let entry = entries.get(name);
    if (entry === undefined) {
      entry = document.createNode({ file: name }) as YAMLMap;
      sources.add(entry);
      entries.set(name, entry);
    }
    for (const [key, value] of Object.entries({ ...described, sha256 })) if (value !== undefined) entry.set(key, value);
  }
}

/** The settings with another list of sources and nothing else changed: comments and order stay. */
function edited(files: Files, change: (sources: YAMLSeq, document: Document) => void): Uint8Array {
  const document = settingsOf(files);
  if (document.contents === null) document.contents = document.createNode({}) as never;
  let sources = document.get("sources");
  if (!isSeq(sources)) {
    sources = document.createNode([]);
    document.set("sources", sources);
  }
  (sources as YAMLSeq).flow = false;
  change(sources as YAMLSeq, document);
  return Buffer.from(String(document));
}
