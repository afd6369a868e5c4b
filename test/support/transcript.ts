import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";

/** A fenced block of a Markdown file: ```info … ```. */
interface Block {
  readonly info: string;
  readonly lines: readonly string[];
  /** Of its first line, from 0. */
  readonly firstLine: number;
}

/** A scenario: files to write, and what is typed and answered. */
export interface Scenario {
  readonly title: string;
  readonly files: ReadonlyMap<string, string>;
  readonly steps: readonly Step[];
}

/** A line typed, and what is expected of it. A line `…` of `output` stands for any lines. */
export interface Step {
  readonly command: string;
  /** Standard output, then standard error with `2> ` before each line, then `[exit N]` unless N is 0. */
  readonly output: readonly string[];
  /** Where `output` stands in the Markdown file: lines from 0, half-open. */
  readonly place: { readonly start: number; readonly end: number };
}

/** Reads a scenario: ```text NAME blocks are files, ```console blocks are what is typed (`$ …`) and answered. */
export function parseScenario(markdown: string): Scenario {
  const lines = markdown.split("\n");
  const blocks = blocksOf(lines);
  const files = blocks.flatMap(({ info, lines: body }) => {
    const [kind, name] = info.split(" ");
    return kind !== "console" && name !== undefined ? [[name, `${body.join("\n")}\n`] as const] : [];
  });
  const steps = blocks.filter(({ info }) => info === "console").flatMap(stepsOf);
  return { title: (lines[0] ?? "").replace(/^# /, ""), files: new Map(files), steps };
}

function blocksOf(lines: readonly string[]): readonly Block[] {
  const blocks: Block[] = [];
  for (let index = 0; index < lines.length; index++) {
    const info = /^```(\S.*)$/.exec(lines[index] ?? "")?.[1];
    if (info === undefined) continue;
    const end = lines.indexOf("```", index + 1);
    if (end < 0) throw new Error(`the block in line ${index + 1} has no end`);
    blocks.push({ info, lines: lines.slice(index + 1, end), firstLine: index + 1 });
    index = end;
  }
  return blocks;
}

function stepsOf({ lines, firstLine }: Block): readonly Step[] {
  const typed = lines.flatMap((line, index) => (line.startsWith("$ ") ? [index] : []));
  return typed.map((index, nth) => {
    const end = typed[nth + 1] ?? lines.length;
    return {
      command: (lines[index] ?? "").slice(2),
      output: lines.slice(index + 1, end),
      place: { start: firstLine + index + 1, end: firstLine + end },
    };
  });
}

/** Runs every step in a fresh folder with the scenario's files, `regest` being `entry`; what came out is in the form of `Step.output`. */
export function runScenario(scenario: Scenario, entry: string): readonly (readonly string[])[] {
  const folder = mkdtempSync(join(tmpdir(), "regest-scenario-"));
  try {
    const bin = join(folder, ".bin");
    mkdirSync(bin);
    writeFileSync(join(bin, "regest"), `#!/bin/sh\nexec "${process.execPath}" "${entry}" "$@"\n`);
    chmodSync(join(bin, "regest"), 0o755);
    for (const [name, text] of scenario.files) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    return scenario.steps.map((step) => runStep(step, folder, bin));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function runStep({ command }: Step, folder: string, bin: string): readonly string[] {
  const { FORCE_COLOR: _, NO_COLOR: __, ...inherited } = process.env;
  const env = { ...inherited, PATH: [bin, process.env["PATH"]].join(delimiter) };
  const { status, signal, stdout, stderr } = spawnSync("sh", ["-c", command], { cwd: folder, env, encoding: "utf8", timeout: 60_000 });
  const shown = (text: string) => (text === "" ? [] : text.replaceAll("\u001b", "␛").replace(/\n$/, "").split("\n"));
  const end = status === 0 ? [] : [`[exit ${status ?? signal}]`];
  return [...shown(stdout), ...shown(stderr).map((line) => `2> ${line}`), ...end];
}

/** Whether `actual` is what `expected` says, a line `…` standing for any lines, also none. */
export function agrees(expected: readonly string[], actual: readonly string[]): boolean {
  const gap = expected.indexOf("…");
  if (gap < 0) return expected.length === actual.length && expected.every((line, index) => line === actual[index]);
  if (expected.slice(0, gap).some((line, index) => line !== actual[index])) return false;
  const rest = expected.slice(gap + 1);
  for (let start = gap; start <= actual.length; start++) if (agrees(rest, actual.slice(start))) return true;
  return false;
}
