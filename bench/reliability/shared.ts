import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";

export const root = join(import.meta.dirname, "..", "..");

/** What a part of the proof found. Anything in `faults` is a failure. */
export interface Proof {
  readonly what: string;
  readonly rounds: number;
  /** What was done, counted. */
  readonly counted: Readonly<Record<string, number>>;
  readonly faults: readonly string[];
  /** In Markdown. */
  readonly table?: string;
}

/** Random numbers that come again with the same seed. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

export const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** A process of Node's, with the lines it has printed so far. */
export interface Child {
  readonly process: ChildProcess;
  readonly lines: string[];
  readonly ended: Promise<void>;
}

/** Runs Node with these arguments; a string is a script. */
export function child(what: string | readonly string[], env: NodeJS.ProcessEnv = {}): Child {
  const args = typeof what === "string" ? ["--input-type=module", "-e", what] : what;
  const process_ = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "ignore"] });
  const lines: string[] = [];
  let rest = "";
  process_.stdout?.on("data", (data: Buffer) => {
    const parts = `${rest}${data}`.split("\n");
    rest = parts.pop() ?? "";
    lines.push(...parts);
  });
  return { process: process_, lines, ended: new Promise((resolve) => process_.on("close", () => resolve())) };
}

/** Kills it without warning some time after its first line, or after a while without one. */
export async function killedWithin(running: Child, milliseconds: number): Promise<void> {
  for (let waited = 0; running.lines.length === 0 && running.process.exitCode === null && waited < 120_000; waited += 5) await pause(5);
  await pause(milliseconds);
  running.process.kill("SIGKILL");
  await running.ended;
}
