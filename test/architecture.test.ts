import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, test } from "vitest";
import { type CodeFile, lineAt, type Node, nodesOf, readCode, root } from "./support/code.ts";

/** A folder imports only from folders before it. `rules` are seen by nobody in the core: whoever runs them hands them in. */
const ORDER = [
  ["base"],
  ["model"],
  ["time", "lang", "source", "text", "mentions", "claims", "entities", "decisions", "places", "chronology", "state", "compare", "findings"],
  ["rules", "export", "pipeline", "glance", "dates", "explain", "index"],
  ["readers", "node", "bundled-dates", "store", "work", "api", "cli", "web"],
].flat();
const CORE = ORDER.slice(0, ORDER.indexOf("readers"));
const FUNCTIONS = /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/;
const LINES_PER_FILE = 400;
const LINES_PER_FUNCTION = 70;
/** Of what other files call; then an options object. Inside a file one more is borne. */
const PARAMETERS = 3;

const files = readCode("src", "rules", "scripts", "test", "bench");
const product = files.filter((file) => /^(src|rules)\//.test(file.path) && !isTest(file));
const functions = files
  .filter((file) => !isTest(file))
  .flatMap((file) => [...nodesOf(file.program)].filter((node) => FUNCTIONS.test(node.type)).map((node) => ({ file, node })));
const core = product.filter((file) => CORE.includes(folderOf(file.path)));

function isTest(file: CodeFile): boolean {
  return /\.(test|oracle|contract)\.tsx?$/.test(file.path);
}

/** The stage a file belongs to: "src/text/tokens.ts" is of "text", "src/pipeline.ts" of "pipeline", "rules/x/rule.ts" of "rules". */
function folderOf(path: string): string {
  const [first = "", second = ""] = path.split("/");
  return first === "src" ? second.replace(/\.tsx?$/, "") : first;
}

/** Where a relative import leads, from the package root. */
function target(file: CodeFile, specifier: string): string {
  return normalize(join(dirname(file.path), specifier)).replaceAll("\\", "/");
}

/** Says where something stands, so that a failing test can be clicked. */
function at(file: CodeFile, node: Node, what: string): string {
  return `${file.path}:${lineAt(file, node.start)} ${what}`;
}

describe("one direction", () => {
  test("every folder has its place in the order", () => {
    expect([...new Set(product.map((file) => folderOf(file.path)))].filter((folder) => !ORDER.includes(folder))).toEqual([]);
  });

  test("a folder imports only from folders before it", () => {
    const against = product.flatMap((file) =>
      file.imports
        .filter((specifier) => specifier.startsWith("."))
        .filter((specifier) => ORDER.indexOf(folderOf(target(file, specifier))) > ORDER.indexOf(folderOf(file.path)))
        .map((specifier) => `${file.path} imports ${specifier}`),
    );
    expect(against).toEqual([]);
  });

  test("no stage imports the rules or the pipeline", () => {
    const against = core.filter((file) => !["rules", "index", "pipeline", "glance", "dates", "explain"].includes(folderOf(file.path)));
    const imports = against.flatMap((file) => file.imports.map((specifier) => [file.path, folderOf(target(file, specifier)), specifier] as const));
    expect(imports.filter(([, folder, specifier]) => specifier.startsWith(".") && ["rules", "pipeline"].includes(folder))).toEqual([]);
  });

  test("product code does not import tests, scripts or benchmarks", () => {
    const against = product.flatMap((file) => file.imports.filter((name) => name.startsWith(".") && !/^(src|rules)\//.test(target(file, name))));
    expect(against).toEqual([]);
  });

  test("relative imports name the file with its ending", () => {
    const bare = files.flatMap((file) =>
      file.imports.filter((name) => name.startsWith(".") && !/\.[a-z]+$/.test(name)).map((name) => `${file.path}: ${name}`),
    );
    expect(bare).toEqual([]);
  });
});

describe("the core is pure", () => {
  test("its own tsconfig covers all of it, without the DOM and without Node's types", () => {
    const config = JSON.parse(readFileSync(join(root, "tsconfig.core.json"), "utf8")) as {
      readonly compilerOptions: { readonly lib: readonly string[]; readonly types: readonly string[] };
      readonly include: readonly string[];
    };
    expect(config.compilerOptions).toEqual({ lib: ["es2023"], types: [] });
    const covered = config.include.map((path) => folderOf(`${path}/x`));
    expect([...new Set(core.map((file) => folderOf(file.path)))].filter((folder) => !covered.includes(folder))).toEqual([]);
  });

  test("no clock, no chance, nothing that depends on the machine's locale", () => {
    const impure = core.flatMap((file) =>
      [...nodesOf(file.program)].flatMap((node) => {
        const name = usedGlobal(node);
        return name === undefined ? [] : [at(file, node, name)];
      }),
    );
    expect(impure).toEqual([]);
  });

  test("no module keeps state", () => {
    const kept = core.flatMap((file) =>
      (file.program["body"] as readonly Node[]).flatMap((statement) => {
        const declaration = (statement["declaration"] ?? statement) as Node;
        return declaration.type === "VariableDeclaration" && isState(file, declaration) ? [at(file, declaration, "keeps state")] : [];
      }),
    );
    expect(kept).toEqual([]);
  });
});

/** `new Date`, `Date.now`, `Math.random`, `a.localeCompare(b)` and their like. */
function usedGlobal(node: Node): string | undefined {
  const name = (part: unknown) => (part as { readonly name?: string } | undefined)?.name ?? "";
  if ((node.type === "NewExpression" || node.type === "CallExpression") && name(node["callee"]) === "Date") return "Date";
  if (node.type !== "MemberExpression") return undefined;
  if (name(node["object"]) === "Date") return "Date";
  if (name(node["object"]) === "Math" && name(node["property"]) === "random") return "Math.random";
  return /^(localeCompare|toLocale\w+)$/.test(name(node["property"])) ? name(node["property"]) : undefined;
}

/** A variable, or something empty that can only have been made to be filled. */
function isState(file: CodeFile, declaration: Node): boolean {
  if (declaration["kind"] !== "const") return declaration["declare"] !== true;
  return (declaration["declarations"] as readonly Node[]).some((one) => {
    const { start, end } = one["id"] as Node;
    const value = one["init"] as Node | null;
    if (/:\s*readonly |:\s*Readonly/.test(file.text.slice(start, end))) return false;
    // a WeakMap only remembers what was derived from its key
    if (value?.type === "NewExpression")
      return (value["arguments"] as readonly Node[]).length === 0 && (value["callee"] as { readonly name?: string }).name !== "WeakMap";
    return value?.type === "ArrayExpression" && (value["elements"] as readonly Node[]).length === 0;
  });
}

describe("small enough to read", () => {
  test(`no file is longer than ${LINES_PER_FILE} lines`, () => {
    expect(files.filter((file) => file.lines > LINES_PER_FILE).map((file) => `${file.path}: ${file.lines}`)).toEqual([]);
  });

  test(`no function is longer than ${LINES_PER_FUNCTION} lines`, () => {
    const long = functions.flatMap(({ file, node }) => {
      const lines = lineAt(file, node.end) - lineAt(file, node.start) + 1;
      return lines > LINES_PER_FUNCTION ? [at(file, node, `${lines} lines`)] : [];
    });
    expect(long).toEqual([]);
  });

  test(`no exported function takes more than ${PARAMETERS} parameters, no other more than ${PARAMETERS + 1}`, () => {
    const many = functions.flatMap(({ file, node }) => {
      const parameters = (node["params"] as readonly Node[]).length;
      const exported = file.text.slice(0, node.start).endsWith("export ");
      return parameters > PARAMETERS + (exported ? 0 : 1) ? [at(file, node, `${parameters} parameters`)] : [];
    });
    expect(many).toEqual([]);
  });
});

describe("code knows no language", () => {
  test("no code of the core or the rules names one", () => {
    const codes = readdirSync(join(root, "lang"));
    const named = core.flatMap((file) =>
      [...nodesOf(file.program)]
        .filter((node) => node.type === "Literal" && codes.includes(String(node["value"])))
        .map((node) => at(file, node, String(node["value"]))),
    );
    expect(named).toEqual([]);
  });

  test("only rules have default exports", () => {
    const exporting = product.filter((file) => folderOf(file.path) !== "rules");
    const found = exporting.flatMap((file) =>
      (file.program["body"] as readonly Node[])
        .filter((node) => node.type === "ExportDefaultDeclaration")
        .map((node) => at(file, node, "default export")),
    );
    expect(found).toEqual([]);
  });
});

test("every rule's folder has its code and its document, and rules/index.ts lists them all", () => {
  const folders = readdirSync(join(root, "rules"), { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
  expect(folders.filter((name) => !existsSync(join(root, "rules", name, "rule.ts")) || !existsSync(join(root, "rules", name, "rule.md")))).toEqual(
    [],
  );
  const index = files.find((file) => file.path === "rules/index.ts");
  expect([...(index?.imports ?? [])].filter((name) => name.startsWith("./") && name.endsWith("/rule.ts")).sort()).toEqual(
    folders.map((name) => `./${name}/rule.ts`).sort(),
  );
});
