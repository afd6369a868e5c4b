import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, test } from "vitest";
import { type Node, nodesOf, readCode, root } from "./support/code.ts";

const files = new Map(readCode("src", "rules").map((file) => [file.path, file]));

/** Every file of ours that is loaded with `entry`, and the packages that they load. What is imported for its types alone is not loaded. */
function loadedWith(entry: string): { readonly own: readonly string[]; readonly packages: readonly string[] } {
  const own = new Set([entry]);
  const packages = new Set<string>();
  for (const path of own) {
    const file = files.get(path);
    if (file === undefined) throw new Error(`${path} is imported but not there`);
    for (const specifier of [...nodesOf(file.program)].flatMap(loads)) {
      if (specifier.startsWith(".")) own.add(normalize(join(dirname(path), specifier)).replaceAll("\\", "/"));
      else packages.add(specifier);
    }
  }
  return { own: [...own].sort(), packages: [...packages].sort() };
}

/** What a statement or expression loads when it is run. */
function loads(node: Node): readonly string[] {
  const from = (node["source"] as { readonly value?: unknown } | null | undefined)?.value;
  if (typeof from !== "string") return [];
  const parts = (node["specifiers"] ?? []) as readonly Node[];
  const onlyTypes = node["importKind"] === "type" || node["exportKind"] === "type";
  const everyPartType = parts.length > 0 && parts.every((part) => part["importKind"] === "type" || part["exportKind"] === "type");
  return onlyTypes || everyPartType ? [] : [from];
}

describe("reading dates", () => {
  const { own, packages } = loadedWith("src/bundled-dates.ts");

  test("loads source, segmentation and timexes, and no other stage", () => {
    const stages = new Set(
      own.map((path) => (path.startsWith("src/mentions/") ? path.split("/").slice(0, 3) : path.split("/").slice(0, 2)).join("/")),
    );
    expect([...stages].sort()).toEqual([
      "src/base",
      "src/bundled-dates.ts",
      "src/dates",
      "src/lang",
      "src/mentions/timexes",
      "src/model",
      "src/source",
      "src/text",
      "src/time",
    ]);
  });

  test("loads of a language how it is cut and how it writes dates, and of formats plain text alone", () => {
    const named = own.filter((path) => path.startsWith("src/lang/")).map((path) => path.slice("src/lang/".length));
    for (const other of ["names.ts", "claims.ts", "joining.ts", "offices.ts", "quantities.ts", "quotations.ts", "language.ts"])
      expect(named).not.toContain(other);
    expect(own.filter((path) => /^src\/source\/(html|markdown)\//.test(path))).toEqual([]);
  });

  test("loads nothing of Node's and no parser of markup", () => {
    expect(packages).toEqual(["@noble/hashes/sha2.js", "@noble/hashes/utils.js", "yaml", "zod"]);
  });

  test("can be told from the whole: the pipeline loads the stages that it must not", () => {
    const whole = loadedWith("src/pipeline.ts").own;
    for (const stage of ["src/claims/index.ts", "src/entities/index.ts", "src/lang/names.ts"]) expect(whole).toContain(stage);
  });
});

test("package.json hands it out with its types", () => {
  const { exports, files: shipped } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    readonly exports: Readonly<Record<string, { readonly types: string; readonly default: string }>>;
    readonly files: readonly string[];
  };
  expect(exports["./dates"]).toEqual({ types: "./dist/types/src/bundled-dates.d.ts", default: "./dist/dates.js" });
  expect(shipped).toContain("dist");
});
