import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { extname } from "node:path";
import { Problem } from "../base/problem.ts";
import type { SourceFormat } from "../model/source.ts";
import { decode } from "./encoding.ts";
import type { PaperFormat } from "./papers/index.ts";
import { readIsolated } from "./papers/isolated.ts";

/** A file's words and how to read them. */
export interface AccountFile {
  readonly given: string;
  readonly format: SourceFormat;
  /** What whoever reads it should know of how it was read, a sentence each. */
  readonly notices: readonly string[];
}

/** Bytes of the largest file of text that is read: some twelve thick books, whose dates alone fill some gigabytes of memory. */
const LIMIT = 12 * 1024 * 1024;
/** Bytes of the largest document, whose pictures and fonts are passed over. */
export const PAPER_LIMIT = 100 * 1024 * 1024;
const CHUNK = 1024 * 1024;

const FORMATS: Readonly<Record<string, SourceFormat>> = {
  ".md": "markdown",
  ".markdown": "markdown",
  ".html": "html",
  ".htm": "html",
  ".xhtml": "html",
};

/** Documents that are taken apart first, by their first bytes. */
const PAPERS: readonly { readonly start: string; readonly format: PaperFormat | "zip" }[] = [
  { start: "%PDF-", format: "pdf" },
  { start: "PK\u0003\u0004", format: "zip" },
  { start: "{\\rtf", format: "rtf" },
];
/** The first words of an edition in TEI: whatever XML says before its root, and the root. */
const TEI =
  /^(?:\u00ef\u00bb\u00bf)?\s*(?:<\?[^>]*>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE[^>[]*(?:\[[^\]]*\])?\s*>\s*)*<(?:\w+:)?(?:TEI|teiCorpus)(?:\.2)?[\s>]/;

/** Files that hold no text that could be read, by their first bytes. */
const REFUSED: readonly { readonly start: string; readonly what: string }[] = [
  { start: "\u00d0\u00cf\u0011\u00e0", what: "an old Word document: save it as .docx or .odt first" },
  { start: "\u0089PNG", what: "a picture: have its letters recognised (OCR) first" },
  { start: "\u00ff\u00d8\u00ff", what: "a picture: have its letters recognised (OCR) first" },
  { start: "GIF8", what: "a picture: have its letters recognised (OCR) first" },
  { start: "\u001f\u008b", what: "compressed: unpack it first" },
];

/**
 * Reads a file: text, Markdown, HTML, or a document (.docx, .odt, .pdf, .epub, TEI, .rtf), whose words are taken out as HTML.
 * Whatever is wrong with it is a `Problem` in one sentence. `-` is standard input.
 */
export function readAccountFile(path: string, encoding?: string): AccountFile {
  const bytes = readBytes(path);
  const start = Buffer.from(bytes.subarray(0, 4096)).toString("latin1");
  const refused = REFUSED.find((signature) => start.startsWith(signature.start));
  if (refused !== undefined) throw new Problem(`${path} is ${refused.what}`);
  const paper = paperWords(path, bytes);
  if (paper !== undefined) return { given: paper, format: "html", notices: [] };
  const format = FORMATS[extname(path).toLowerCase()] ?? "plain";
  const { text, notices } = decode(path, bytes, { format, ...(encoding === undefined ? {} : { encoding }) });
  return { given: withWords(path, text), format, notices };
}

/** The words of a document (.docx, .odt, .pdf, .epub, TEI, .rtf) as HTML; undefined for what is none. Throws a `Problem`. */
export function paperWords(name: string, bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 4096)).toString("latin1");
  const paper = paperIn(bytes) ?? (isTei(name, start) ? "tei" : undefined);
  return paper === undefined ? undefined : withWords(name, readIsolated(name, bytes, paper));
}

function paperIn(bytes: Uint8Array): PaperFormat | "zip" | undefined {
  const start = Buffer.from(bytes.subarray(0, 8)).toString("latin1");
  return PAPERS.find((signature) => start.startsWith(signature.start))?.format;
}

function isTei(path: string, start: string): boolean {
  return TEI.test(start) || [".xml", ".tei"].includes(extname(path).toLowerCase());
}

function withWords(path: string, given: string): string {
  if (given.trim() === "") throw new Problem(`${path} is empty: there is nothing to read in it`);
  return given;
}

function readBytes(path: string): Uint8Array {
  const file = path === "-" ? 0 : open(path);
  try {
    return readAll(path, file, fstatSync(file).size);
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
function readAll(path: string, file: number, told: number): Uint8Array {
  const chunks: Buffer[] = [];
  let limit: number | undefined;
  for (let size = 0; ; ) {
    const chunk = Buffer.allocUnsafe(CHUNK);
    const read = readSync(file, chunk);
    if (read === 0) return Buffer.concat(chunks);
    limit ??= paperIn(chunk.subarray(0, read)) === undefined ? LIMIT : PAPER_LIMIT;
    chunks.push(chunk.subarray(0, read));
    size += read;
    if (Math.max(size, told) > limit) throw tooLarge(path, Math.max(size, told), limit);
  }
}

function tooLarge(path: string, size: number, limit: number): Problem {
  const megabytes = Math.ceil(size / 1024 / 1024);
  return new Problem(`${path} has ${megabytes} MB or more, and ${limit / 1024 / 1024} MB is the most that is read at once: divide it into parts`);
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
