import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { parseDocument } from "yaml";
import type { DataFile } from "../lang/data.ts";

/** What YAML says, by the hash of its text: to read it from JSON takes a tenth of the time. */
type Values = Readonly<Record<string, unknown>>;

/** What the texts of YAML among the files say, for a file of values; one that is faulty, or says what JSON cannot, is left out. */
export function valuesOf(files: readonly DataFile[]): Values {
  return Object.fromEntries(
    files.flatMap(({ path, text }) => {
      const document = path.endsWith(".yaml") ? parseDocument(text, { schema: "core" }) : undefined;
      if (document === undefined || document.errors.length > 0) return [];
      const value: unknown = document.toJS();
      return isDeepStrictEqual(value, JSON.parse(JSON.stringify(value) ?? "null")) ? [[hashOf(text), value] as const] : [];
    }),
  );
}

/** The files, with what a file of values has of their very texts. Where it has nothing, or there is none, they are read as they are. */
export function withValues(files: readonly DataFile[], path: string): readonly DataFile[] {
  const values = valuesIn(path);
  if (values === undefined) return files;
  return files.map((file) => {
    const value = file.path.endsWith(".yaml") ? values[hashOf(file.text)] : undefined;
    return value === undefined ? file : { ...file, known: { text: file.text, value } };
  });
}

let read: { readonly path: string; readonly values: Values } | undefined;

function valuesIn(path: string): Values | undefined {
  if (read?.path !== path && existsSync(path)) read = { path, values: JSON.parse(readFileSync(path, "utf8")) as Values };
  return read?.path === path ? read.values : undefined;
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
