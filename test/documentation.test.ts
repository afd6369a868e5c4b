import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeProgram } from "../src/cli/program.ts";
import { processShell } from "../src/cli/shell.ts";
import { loadLanguages } from "../src/lang/language.ts";
import { readDataFiles } from "../src/readers/data.ts";
import { root } from "./support/code.ts";

const read = (path: string) => readFileSync(join(root, path), "utf8");
const pages = readdirSync(root).filter((name) => name.endsWith(".md"));

describe("every command", () => {
  const commands = makeProgram({ shell: processShell(), finish: () => undefined }).commands.filter((command) => command.name() !== "help");

  test("stands in the README", () => {
    const readme = read("README.md");
    expect(commands.map((command) => command.name()).filter((name) => !readme.includes(`regest ${name}`))).toEqual([]);
  });

  test.each(commands.map((command) => [command.name(), command] as const))("%s has help with examples", (name, command) => {
    let help = "";
    command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
    expect(help).toMatch(new RegExp(`Examples:\\n {2}regest ${name}`));
  });
});

test("the finding in the README is what the command prints", () => {
  const [, command = "", shown = ""] = /`regest (check \S+)` says[\s\S]*?```text\n([\s\S]*?)\n```/.exec(read("README.md")) ?? [];
  const { stdout } = spawnSync(process.execPath, ["bin/regest.js", ...command.split(" ")], { cwd: root, encoding: "utf8" });
  expect(shown.length).toBeGreaterThan(0);
  expect(stdout).toContain(shown);
});

test("what the pages point to is there", () => {
  const missing = pages.flatMap((page) =>
    [...read(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path = ""]) => path).filter((path) => !existsSync(join(root, path))),
  );
  expect(missing).toEqual([]);
});

test("the recipe for a pattern names every key that a pattern may have", () => {
  const path = "lang/en/claims/zz.yaml";
  const { problems } = loadLanguages([...readDataFiles(), { path, text: "patterns:\n  - { zzzzzzzzzzzzzzzzzzzz: 1 }\n" }]);
  const keys = /known keys are (.+)$/u.exec(problems.find((problem) => problem.includes("unknown key")) ?? "")?.[1]?.split(", ") ?? [];
  expect(keys).toContain("subject");
  const recipe = read("CONTRIBUTING.md");
  expect(
    keys.filter((key) => !recipe.includes(`\`${key}\``) && !recipe.includes(`     ${key}:`) && !recipe.includes(`\`${key}: `) && key !== "id"),
  ).toEqual([]);
});

test("the npm commands that the pages name exist", () => {
  const { scripts } = JSON.parse(read("package.json")) as { readonly scripts: Readonly<Record<string, string>> };
  const named = pages.flatMap((page) => [...read(page).matchAll(/npm run ([a-z-]+)/g)].map(([, name = ""]) => name));
  expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
});
