import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseSync } from "vite";

export const root = join(import.meta.dirname, "..", "..");

/** A node of the syntax tree, as far as the tests look at it. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

/** A file of our own code. */
export interface CodeFile {
  /** From the package root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  readonly lines: number;
  readonly program: Node;
  /** What it imports, as written. */
  readonly imports: readonly string[];
}

/** Our own TypeScript below `folders`, parsed. */
export function readCode(...folders: readonly string[]): readonly CodeFile[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => parse(`${folder}/${name.replaceAll("\\", "/")}`))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
  );
}

function parse(path: string): CodeFile {
  const text = readFileSync(join(root, path), "utf8");
  const { program, module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} does not parse`);
  const exported = module.staticExports.flatMap((statement) => statement.entries.flatMap((entry) => entry.moduleRequest?.value ?? []));
  const imports = [...module.staticImports.map((statement) => statement.moduleRequest.value), ...exported];
  return { path, text, lines: text.split("\n").length - 1, program: program as unknown as Node, imports: [...new Set(imports)] };
}

/** Every node of a tree, parents first. */
export function* nodesOf(node: Node): Generator<Node> {
  yield node;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child === "object" && child !== null && typeof child.type === "string") yield* nodesOf(child as Node);
    }
  }
}

/** The line of an offset, from 1. */
export function lineAt(file: CodeFile, offset: number): number {
  return file.text.slice(0, offset).split("\n").length;
}
