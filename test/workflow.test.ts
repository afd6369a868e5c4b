import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { packageRoot } from "../src/readers/data.ts";

/** The parts of a workflow that run here, and those that GitHub alone can run. */
interface Workflow {
  readonly env: Readonly<Record<string, string>>;
  readonly jobs: { readonly check: { readonly steps: readonly Step[] } };
}

interface Step {
  readonly name?: string;
  readonly if?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

const entry = process.env["REGEST_ENTRY"] ?? join(packageRoot(), "src", "cli", "main.ts");
const workflow = parse(readFileSync(join(packageRoot(), "examples", "workflows", "regest.yml"), "utf8")) as Workflow;
const { steps } = workflow.jobs.check;
const room = mkdtempSync(join(tmpdir(), "regest-workflow-"));
const repository = join(room, "texts");
const prefix = join(room, "npm");
afterAll(() => rmSync(room, { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function git(...args: readonly string[]): void {
  const { status, stderr } = spawnSync("git", ["-C", repository, "-c", "user.name=Ada", "-c", "user.email=ada@example.org", ...args], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
}

/** Runs the steps of an event as GitHub does: one after the other in bash, until one fails. */
function runOn(event: "push" | "pull_request"): { readonly code: number; readonly output: string } {
  let output = "";
  for (const { run, if: condition = "" } of steps) {
    if (run === undefined || (condition !== "" && !condition.includes(`'${event}'`))) continue;
    const env = {
      ...process.env,
      ...workflow.env,
      REGEST: join(room, "package"),
      GITHUB_BASE_REF: "main",
      npm_config_prefix: prefix,
      npm_config_audit: "false",
      npm_config_fund: "false",
      npm_config_offline: "true",
      PATH: [join(prefix, "bin"), dirname(process.execPath), process.env["PATH"]].join(delimiter),
    };
    const { status, stdout, stderr } = spawnSync("bash", ["-eo", "pipefail", "-c", run], { cwd: repository, env, encoding: "utf8" });
    output += stdout + stderr;
    if (status !== 0) return { code: status ?? 2, output };
  }
  return { code: 0, output };
}

const annotations = ({ output }: { readonly output: string }) => output.split("\n").filter((line) => /^::(error|warning|notice) /u.test(line));
const results = () =>
  (JSON.parse(readFileSync(join(repository, "regest.sarif"), "utf8")) as { readonly runs: readonly [{ readonly results: readonly unknown[] }] })
    .runs[0].results;

// npm and bash as GitHub's machines have them
describe.runIf(process.platform !== "win32")("the workflow for a repository of texts", () => {
  beforeAll(() => {
    write(join(room, "package", "package.json"), JSON.stringify({ name: "regest", version: "0.0.0", bin: { regest: "regest.sh" } }));
    writeFileSync(join(room, "package", "regest.sh"), `#!/bin/sh\nexec "${process.execPath}" "${entry}" "$@"\n`, { mode: 0o755 });
    write(join(repository, "regest.yaml"), "title: The truce of Riga\nlanguages: [en]\n");
    write(join(repository, "sources", "diary.txt"), "The truce was signed on 31 April 1629.\nGustav Lind died on 9 June 1634.\n");
    git("init", "-q", "-b", "main");
    git("add", ".");
    git("commit", "-qm", "The accounts as they came");
    git("update-ref", "refs/remotes/origin/main", "HEAD");
  });

  test("a push is checked whole, and fails where something is at error level", () => {
    const run = runOn("push");
    expect(run.code).toBe(1);
    expect(annotations(run)).toHaveLength(1);
    expect(annotations(run)[0]).toMatch(/^::error file=sources\/diary\.txt,line=1,endLine=1,col=25,endColumn=38,/u);
    expect(results()).toHaveLength(1);
  }, 120_000);

  test("a pull request that brings nothing new passes, though old errors are there", () => {
    write(join(repository, "sources", "letter.txt"), "The envoy left on 3 May 1635.\n");
    git("add", ".");
    git("commit", "-qm", "A letter");
    const run = runOn("pull_request");
    expect([run.code, annotations(run)]).toEqual([0, []]);
    expect(results()).toEqual([]);
  }, 120_000);

  test("a pull request that brings an error fails, and is told that one alone", () => {
    write(join(repository, "sources", "letter.txt"), "The envoy left on 30 February 1635.\n");
    git("commit", "-qam", "Another date");
    const run = runOn("pull_request");
    expect(run.code).toBe(1);
    expect(annotations(run)).toHaveLength(1);
    expect(annotations(run)[0]).toContain("file=sources/letter.txt");
  }, 120_000);

  test("what it hands on is what its steps write", () => {
    const handed = steps.flatMap(({ uses = "", with: given = {} }) => (uses.includes("upload") ? [given["sarif_file"] ?? given["path"]] : []));
    expect(handed).toEqual(["regest.sarif", "regest.html"]);
    for (const file of handed) expect(existsSync(join(repository, String(file)))).toBe(true);
    expect(steps.find(({ uses }) => uses?.startsWith("actions/checkout"))?.with).toEqual({ "fetch-depth": 0 });
  });
});
