import { createHash } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import { z } from "zod";
import { at } from "../base/assert.ts";
import { Problem } from "../base/problem.ts";
import { hashOf } from "./changes.ts";
import type { Copied } from "./contract.ts";

/** What a backup says of itself in its first line. Later versions read all earlier ones. */
const VERSION = 1;
/** Bytes that a backup may unpack to: what is larger is no backup of ours. */
const LARGEST = 2 ** 31;

const head = z.strictObject({ regest: z.literal("backup"), version: z.int() });
const entry = z.union([
  z.strictObject({ path: z.string(), sha256: z.string(), base64: z.string() }),
  z.strictObject({ line: z.string() }),
  z.strictObject({ end: z.string() }),
]);

/** A dossier as the bytes of one file: a line each for every file and every decision, a checksum over all of it, compressed. */
export function packed({ files, lines }: Copied): Uint8Array {
  const rows = [rowOf({ regest: "backup", version: VERSION })];
  for (const [path, bytes] of files) rows.push(rowOf({ path, sha256: hashOf(bytes), base64: Buffer.from(bytes).toString("base64") }));
  for (const line of lines) rows.push(rowOf({ line }));
  rows.push(rowOf({ end: checksum(rows) }));
  if (rows.reduce((size, row) => size + row.length, 0) > LARGEST)
    throw new Problem("there is more in this dossier than a backup can hold: copy it with `regest copy` instead");
  return gzipSync(Buffer.concat(rows));
}

function rowOf(row: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(row)}\n`);
}

/** The dossier in a backup. One that was cut off, or in which anything is otherwise than it was written, is a `Problem`. */
export function unpacked(bytes: Uint8Array, called: string): Copied {
  const rows = unzipped(bytes, called);
  const broken = (what: string) => new Problem(`${called} cannot be restored: ${what}; take another backup`);
  const { success, data } = head.safeParse(parsed(rows[0]));
  if (!success) throw new Problem(`${called} is no backup that \`regest backup\` made`);
  if (data.version > VERSION) throw new Problem(`${called} was made by a later version of Regest: restore it with that`);
  const files = new Map<string, Uint8Array>();
  const lines: string[] = [];
  let ended = false;
  for (const [index, row] of rows.entries()) {
    if (index === 0) continue;
    const read = entry.safeParse(parsed(row));
    if (!read.success || ended) throw broken(`line ${index + 1} is damaged`);
    if ("line" in read.data) lines.push(read.data.line);
    else if ("path" in read.data) {
      const content = new Uint8Array(Buffer.from(read.data.base64, "base64"));
      if (hashOf(content) !== read.data.sha256) throw broken(`${read.data.path} is damaged`);
      files.set(read.data.path, content);
    } else {
      ended = read.data.end === checksum(rows.slice(0, index));
      if (!ended) throw broken("it is damaged");
    }
  }
  if (!ended) throw broken("its end is missing");
  return { files, lines };
}

function checksum(rows: readonly Uint8Array[]): string {
  const hash = createHash("sha256");
  for (const row of rows) hash.update(row);
  return hash.digest("hex");
}

/** Its lines, each with its end. They are never one text: no text is as long as the accounts of a large dossier. */
function unzipped(bytes: Uint8Array, called: string): readonly Buffer[] {
  try {
    const all = gunzipSync(bytes, { maxOutputLength: LARGEST });
    const rows: Buffer[] = [];
    for (let start = 0; start < all.length; start += at(rows, rows.length - 1).length) {
      const end = all.indexOf("\n", start);
      rows.push(all.subarray(start, end < 0 ? all.length : end + 1));
    }
    return rows;
  } catch {
    throw new Problem(`${called} is no backup that \`regest backup\` made, or was cut off`);
  }
}

function parsed(row: Buffer | undefined): unknown {
  try {
    return JSON.parse(row?.toString("utf8") ?? "");
  } catch {
    return undefined;
  }
}
