import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { extname } from "node:path";
import { Problem } from "../base/problem.ts";
import type { SourceFormat } from "../model/source.ts";
import { decode } from "./encoding.ts";

/** A file's words and how to read them. */
export interface AccountFile {
  readonly given: string;
  readonly format: SourceFormat;
}

/** Bytes of the largest file that is read: some twelve thick books, whose dates alone fill some gigabytes of memory. */
const LIMIT = 12 * 1024 * 1024;
const CHUNK = 1024 * 1024;

const FORMATS: Readonly<Record<string, SourceFormat>> = {
  ".md": "markdown",
  ".markdown": "markdown",
  ".html": "html",
  ".htm": "html",
  ".xhtml": "html",
};

/** Files that are no text, by their first bytes. */
const SIGNATURES: readonly { readonly start: string; readonly what: string }[] = [
  { start: "%PDF-", what: "a PDF" },
  { start: "PK\u0003\u0004", what: "a zip archive (or a .docx, .odt or .epub, which are zip archives)" },
  { start: "\u00d0\u00cf\u0011\u00e0", what: "an old Word document" },
  { start: "{\\rtf", what: "an RTF document" },
  { start: "\u0089PNG", what: "a picture" },
  { start: "\u00ff\u00d8\u00ff", what: "a picture" },
  { start: "\u001f\u008b", what: "compressed" },
];

/** Reads a file of text; whatever is wrong with it is a `Problem` in one sentence. `-` is standard input. */
export function readAccountFile(path: string, encoding?: string): AccountFile {
  const bytes = readBytes(path);
  const what = SIGNATURES.find(({ start }) => Buffer.from(bytes.subarray(0, start.length)).toString("latin1") === start)?.what;
  if (what !== undefined) throw new Problem(`${path} is ${what}; Regest reads plain text, Markdown and HTML: save it as one of these first`);
  const format = FORMATS[extname(path).toLowerCase()] ?? "plain";
  const given = decode(path, bytes, { format, ...(encoding === undefined ? {} : { encoding }) });
  if (given.trim() === "") throw new Problem(`${path} is empty: there is nothing to read in it`);
  return { given, format };
}

function readBytes(path: string): Uint8Array {
  const file = path === "-" ? 0 : open(path);
  try {
    const { size } = fstatSync(file);
    if (size > LIMIT) throw tooLarge(path, size);
    return readAll(path, file);
  } catch (error) {
    throw asProblem(path, error);
  } finally {
    if (file !== 0) closeSync(file);
  }
}

function open(path: string): number {
  try {
    return openSync(path, "r");
  } catch (error) {
    throw asProblem(path, error);
  }
}

/** Reads on until the end, for pipes do not tell their size. */
function readAll(path: string, file: number): Uint8Array {
  const chunks: Buffer[] = [];
  for (let size = 0; ; ) {
    const chunk = Buffer.allocUnsafe(CHUNK);
    const read = readSync(file, chunk);
    if (read === 0) return Buffer.concat(chunks);
    chunks.push(chunk.subarray(0, read));
    size += read;
    if (size > LIMIT) throw tooLarge(path, size);
  }
}

function tooLarge(path: string, size: number): Problem {
  const megabytes = Math.ceil(size / 1024 / 1024);
  return new Problem(`${path} has ${megabytes} MB or more, and ${LIMIT / 1024 / 1024} MB is the most that is read at once: divide it into parts`);
}

function asProblem(path: string, error: unknown): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case "ENOENT":
    case "ENOTDIR":
      return new Problem(`there is no file ${path}`);
    case "EISDIR":
      return new Problem(`${path} is a folder: name the files in it, or a dossier (a folder with a regest.yaml)`);
    case "EACCES":
    case "EPERM":
      return new Problem(`${path} may not be read by this user: look at its permissions`);
    case "ENXIO":
    case "EIO":
    case "ELOOP":
    case "ENAMETOOLONG":
      return new Problem(`${path} cannot be read (${(error as NodeJS.ErrnoException).code})`);
    default:
      return error;
  }
}
