// npm test: every check and every test, and one closing line that counts them all.
//   npm test -- PATH…   runs only the vitest files whose path contains PATH
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findBrowser } from "./browser.ts";

interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

interface Ran {
  readonly code: number;
  readonly output: string;
}

const root = join(import.meta.dirname, "..");
const scratch = mkdtempSync(join(tmpdir(), "regest-test-"));

const CHECKS: readonly { readonly name: string; readonly program: string; readonly args: readonly string[] }[] = [
  { name: "types of the core", program: "typescript/bin/tsc", args: ["-p", "tsconfig.core.json"] },
  { name: "types of the Node side and the tests", program: "typescript/bin/tsc", args: ["-p", "tsconfig.node.json"] },
  { name: "types of the workbench", program: "typescript/bin/tsc", args: ["-p", "tsconfig.web.json"] },
  { name: "format and lint", program: "@biomejs/biome/bin/biome", args: ["check", "--error-on-warnings"] },
  { name: "nothing unused", program: "knip/bin/knip.js", args: [] },
  { name: "lock file", program: "../scripts/check-lock.ts", args: [] },
];

function node(args: readonly string[], options: { readonly show: boolean; readonly env?: NodeJS.ProcessEnv }): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, ...options.env };
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: options.show ? "inherit" : ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout?.on("data", (chunk) => (output += chunk));
    child.stderr?.on("data", (chunk) => (output += chunk));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

async function runChecks(): Promise<Count> {
  let failed = 0;
  for (const { name, program, args } of CHECKS) {
    const { code, output } = await node([join("node_modules", program), ...args], { show: false });
    process.stdout.write(`${code === 0 ? "✓" : "✗"} ${name}\n`);
    if (code === 0) continue;
    failed += 1;
    process.stdout.write(`${output}\n`);
  }
  return { passed: CHECKS.length - failed, failed, skipped: 0 };
}

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly { readonly status: string }[] }[];
}

/** Runs vitest and counts its tests; a file that breaks before its first test counts as one failure. */
async function runVitest(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Count> {
  const file = join(scratch, "report.json");
  rmSync(file, { force: true });
  const command = ["node_modules/vitest/vitest.mjs", "run", ...args, "--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const { code } = await node(command, { show: true, env });
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(readFileSync(file, "utf8")) as Report;
  const broken = report.testResults.filter(
    (result) => result.status === "failed" && !result.assertionResults.some((test) => test.status === "failed"),
  );
  const failed = report.numFailedTests + broken.length;
  const skipped = report.numPendingTests + report.numTodoTests;
  return { passed: report.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed, skipped };
}

async function runBrowserTests(): Promise<Count> {
  if (!existsSync(join(root, "test", "browser"))) return { passed: 0, failed: 0, skipped: 0 };
  const browser = await findBrowser((text) => process.stdout.write(`${text}\n`));
  const config = ["--config", "vitest.browser.config.ts"];
  if (browser.path !== undefined) return runVitest(config, { REGEST_CHROMIUM: browser.path });
  const { output } = await node(["node_modules/vitest/vitest.mjs", "list", ...config], { show: false });
  const skipped = output.split("\n").filter((line) => line.startsWith("test/browser/")).length;
  process.stdout.write(`\n!!! ${skipped} BROWSER TESTS SKIPPED: ${browser.why}\n\n`);
  return { passed: 0, failed: 0, skipped };
}

function sum(counts: readonly Count[]): Count {
  const total = (key: keyof Count) => counts.reduce((all, count) => all + count[key], 0);
  return { passed: total("passed"), failed: total("failed"), skipped: total("skipped") };
}

const filters = process.argv.slice(2);
const counts =
  filters.length > 0
    ? [await runVitest(filters)]
    : [await runChecks(), await runVitest([], { REGEST_ENTRY: join(root, "dist", "cli", "main.js") }), await runBrowserTests()];
rmSync(scratch, { recursive: true, force: true });
const { passed, failed, skipped } = sum(counts);
process.stdout.write(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}\n`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
