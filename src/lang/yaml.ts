import { isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import { nearest } from "../base/nearest.ts";
import type { DataFile } from "./data.ts";

export interface Loaded<T> {
  readonly value?: T;
  /** Each says `file:line:column: what is wrong and what would be right`. */
  readonly problems: readonly string[];
}

/** Reads one YAML file against a schema. Unknown keys are refused: a misspelt key must never turn data off in silence. */
export function loadYaml<T>(file: DataFile, schema: z.ZodType<T>): Loaded<T> {
  // a fault is told with its place, for which the text is read
  const known = file.known?.text === file.text ? schema.safeParse(file.known.value) : undefined;
  if (known?.success === true) return { value: known.data, problems: [] };
  const lines = new LineCounter();
  const document = parseDocument(file.text, { lineCounter: lines, schema: "core" });
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${file.path}:${line}:${col}`;
  };
  if (document.errors.length > 0) return { problems: document.errors.map((error) => `${place(error.pos[0])}: ${error.message.split("\n", 1)[0]}`) };
  const result = schema.safeParse(document.toJS());
  if (result.success) return { value: result.data, problems: [] };
  return {
    problems: result.error.issues.map((issue) => {
      const path = issue.path as (string | number)[];
      const where = path.length > 0 ? `${path.join(".")}: ` : "";
      if (issue.code === "unrecognized_keys") {
        const key = issue.keys[0] ?? "";
        return `${place(keyOffset(document.getIn(path, true), key))}: ${where}unknown key "${key}"${hint(schema, path, key)}`;
      }
      const message =
        issue.code === "invalid_value" ? noneOf(document.getIn(path) ?? document.getIn(path.slice(0, -1)), issue.values) : issue.message;
      for (let depth = path.length; depth >= 0; depth--) {
        const node = depth === 0 ? document.contents : document.getIn(path.slice(0, depth), true);
        if (isNode(node) && node.range) return `${place(node.range[0])}: ${where}${message}`;
      }
      return `${place(0)}: ${where}${message}`;
    }),
  };
}

/** "“warnign” is none of off, note, warning, error; did you mean warning?" */
function noneOf(given: unknown, values: readonly unknown[]): string {
  const known = values.map(String);
  const close = nearest(String(given), known);
  return `"${String(given)}" is none of ${known.join(", ")}${close === undefined ? "" : `; did you mean "${close}"?`}`;
}

function keyOffset(map: unknown, key: string): number {
  if (!isMap(map)) return 0;
  for (const pair of map.items) if (isScalar(pair.key) && String(pair.key.value) === key) return pair.key.range?.[0] ?? 0;
  return 0;
}

function hint(schema: z.ZodType, path: readonly (string | number)[], key: string): string {
  const known = keysAt(schema, path);
  const close = nearest(key, known);
  if (close !== undefined) return `; did you mean "${close}"?`;
  return known.length > 0 ? `; known keys are ${known.join(", ")}` : "";
}

/** The keys that the schema knows at `path`, walking through objects, arrays, records, optionals and unions. */
function keysAt(schema: unknown, path: readonly (string | number)[]): string[] {
  const def = (schema as { def?: Record<string, unknown> } | undefined)?.def;
  if (def === undefined) return [];
  switch (def["type"]) {
    case "object": {
      const shape = def["shape"] as Record<string, unknown>;
      const [head, ...rest] = path;
      return head === undefined ? Object.keys(shape) : keysAt(shape[String(head)], rest);
    }
    case "array":
      return keysAt(def["element"], path.slice(1));
    case "record":
      return keysAt(def["valueType"], path.slice(1));
    case "union":
      return [...new Set((def["options"] as unknown[]).flatMap((option) => keysAt(option, path)))];
    case "pipe":
      return keysAt(def["out"], path);
    case "optional":
    case "default":
    case "nullable":
    case "readonly":
      return keysAt(def["innerType"], path);
    default:
      return [];
  }
}
