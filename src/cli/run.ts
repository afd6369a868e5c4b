import { CommanderError } from "commander";
import { Problem } from "../base/problem.ts";
import type { Shell } from "./shell.ts";

/** 0: nothing at error level. 1: findings at error level. 2: it could not run. */
export type ExitCode = 0 | 1 | 2;

/** Runs a command to its exit code. Whatever it throws becomes one sentence: a problem with what was handed in, or a fault of ours. */
export async function runToExit(shell: Shell, command: () => Promise<ExitCode>): Promise<ExitCode> {
  try {
    return await command();
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0;
      shell.tell(error.code === "commander.error" ? error.message : usageSentence(error));
      return 2;
    }
    if (error instanceof Problem) shell.tell(error.message);
    else tellFault(shell, error);
    return 2;
  }
}

/** A fault is ours: it says so, and how we can be told. */
export function tellFault(shell: Shell, error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  shell.tell(`this is a fault in Regest, not in your text: ${message.split("\n", 1)[0]}`);
  shell.tell("please report it with the command you gave; with REGEST_DEBUG=1 the place of the fault is printed too");
  if ((process.env["REGEST_DEBUG"] ?? "") !== "" && error instanceof Error) shell.tell(error.stack ?? "");
}

/** commander's "error: unknown option '--fromat'\n(Did you mean --format?)" as one sentence. */
function usageSentence(error: CommanderError): string {
  const [first = "", hint] = error.message.replace(/^error: /, "").split("\n");
  const meant = hint === undefined ? "" : `; ${hint.replace(/^\(/, "").replace(/\)$/, "").replace(/^D/, "d")}`;
  return `${first}${meant === "" ? "; `regest --help` shows how" : meant}`;
}
