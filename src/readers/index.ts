import { type FileHandle, open, readdir } from "node:fs/promises";
import { basename, dirname, extname } from "node:path";
import { nearest } from "../base/nearest.ts";
import { Problem } from "../base/problem.ts";
import type { SourceFormat } from "../model/source.ts";
import { decode } from "./decode.ts";

export interface ReadOptions {
  /** Any name that WHATWG's Encoding Standard knows; without it UTF-8 is tried first. */
  readonly encoding?: string;
  /** Without it the file's name and first words tell. */
  readonly format?: SourceFormat;
  /** The longest file that is read, in bytes; `defaultLimit` without it. */
  readonly limit?: number;
}

export interface ReadResult {
  readonly path: string;
  readonly text: string;
  readonly format: SourceFormat;
  readonly encoding: string;
  /** What the reader should know of how the file was read, a sentence each. */
  readonly notices: readonly string[];
}

/** 25 million bytes, several times the longest printed histories. */
export const defaultLimit = 25_000_000;

const formats: ReadonlyMap<string, SourceFormat> = new Map([
  [".md", "markdown"],
  [".markdown", "markdown"],
  [".html", "html"],
  [".htm", "html"],
  [".xhtml", "html"],
]);
const htmlStart = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,500}?-->\s*)?<(?:!doctype\s+html|html)\b/i;
const declaredCharset = /<meta[^>]{0,200}charset\s*=\s*["']?([\w:-]+)/i;

/** Reads an account from a file. Whatever is wrong with it is a Problem that says in one sentence what, where and what to do. */
export async function readFile(path: string, options: ReadOptions = {}): Promise<ReadResult> {
  const name = shown(path);
  const bytes = await readBytes(path, options.limit ?? defaultLimit).catch(async (error: unknown) => {
    if (error instanceof Problem) throw error;
    throw new Problem(`cannot read ${name}: ${await reason(error, path)}`);
  });
  if (bytes.length === 0) throw new Problem(`cannot read ${name}: it is empty; choose a file with text in it`);
  const byName = formats.get(extname(path).toLowerCase());
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 2048)).toString("latin1");
  const format = options.format ?? byName ?? (htmlStart.test(start) ? "html" : "plain");
  const declared = format === "html" ? declaredCharset.exec(start)?.[1] : undefined;
  const decoded = decode(bytes, {
    name,
    ...(options.encoding === undefined ? {} : { encoding: options.encoding }),
    ...(declared === undefined ? {} : { declared }),
  });
  if (decoded.text.trim() === "") throw new Problem(`cannot read ${name}: it holds nothing but blanks; choose a file with text in it`);
  return { path, text: decoded.text, format, encoding: decoded.encoding, notices: decoded.notice === undefined ? [] : [decoded.notice] };
}

async function readBytes(path: string, limit: number): Promise<Uint8Array> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    if (size > limit) throw tooLarge(path, limit, size);
    return await upTo(file, limit, path);
  } finally {
    await file.close();
  }
}

/** Reads to the end whatever size the file claims to have, since it may be a pipe or still growing. */
async function upTo(file: FileHandle, limit: number, path: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(1_048_576), 0, 1_048_576);
    if (bytesRead === 0) break;
    chunks.push(buffer.subarray(0, bytesRead));
    length += bytesRead;
    if (length > limit) throw tooLarge(path, limit);
  }
  return Buffer.concat(chunks, length);
}

function tooLarge(path: string, limit: number, size?: number): Problem {
  const has = size === undefined ? "it has more than" : `it has ${megabytes(size)} MB, more than`;
  return new Problem(`cannot read ${shown(path)}: ${has} the ${megabytes(limit)} MB that one file may have; cut it into parts, or raise the limit`);
}

function megabytes(bytes: number): string {
  return String(Math.round(bytes / 100_000) / 10);
}

/** Why the system would not hand over a file, and what to do about it. */
export async function reason(error: unknown, path: string): Promise<string> {
  const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "unknown";
  switch (code) {
    case "ENOENT": {
      const close = nearest(basename(path), await readdir(dirname(path)).catch(() => []));
      return `there is no such file; ${close === undefined ? "check its name and folder" : `did you mean ${shown(close)}?`}`;
    }
    case "EISDIR":
      return "it is a folder; name a file in it";
    case "ENOTDIR":
      return "a part of its path is a file, not a folder; check the path";
    case "EACCES":
    case "EPERM":
      return "you have no permission to read it; change its permissions or copy it to a place of your own";
    case "ENAMETOOLONG":
      return "its name is longer than this system allows; rename it";
    case "ERR_INVALID_ARG_VALUE":
      return "no file can have such a name; check it";
    case "ELOOP":
      return "its symbolic links lead in a circle; name the file itself";
    default:
      return `the system would not hand it over (${code}); check the disk and try again`;
  }
}

/** A file name in quotation marks, with nothing in it that could steer a terminal, and not endlessly long. */
export function shown(path: string): string {
  const plain = path.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, (sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`);
  const characters = [...plain];
  return `"${characters.length > 200 ? `${characters.slice(0, 200).join("")}…` : plain}"`;
}
