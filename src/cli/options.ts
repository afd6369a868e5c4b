import type { Command } from "commander";
import { nearest } from "../base/nearest.ts";
import { Problem } from "../base/problem.ts";

/** What is said on the command line about accounts whose files cannot say it. */
export interface AccountOptions {
  /** EDTF. */
  readonly written?: string;
  /** A code of knowledge/calendars.yaml. */
  readonly place?: string;
  /** BCP 47. */
  readonly language?: string;
  /** A label of the Encoding Standard. */
  readonly encoding?: string;
  readonly progress?: boolean;
}

/** The options of every command that reads accounts. */
export function addAccountOptions(command: Command): Command {
  return command
    .option("--written <date>", "when the accounts were written (EDTF: 1952, 1952-08, 1952-08-24)")
    .option("--place <code>", "where they were written (RU, GB, FR …): whose calendar, new year and seasons their dates follow")
    .option("--language <code>", "the language the accounts are in; without it their words tell")
    .option("--encoding <name>", "the encoding of the files, where it cannot be told")
    .option("--progress", "tell on standard error that work is going on, also where no terminal is");
}

/** Takes one of `allowed` as the value of `option`, and suggests the nearest for anything else. */
export function oneOf<T extends string>(option: string, allowed: readonly T[]): (given: string) => T {
  return (given) => {
    const found = allowed.find((name) => name === given);
    if (found !== undefined) return found;
    const close = nearest(given, allowed);
    throw new Problem(`${option} ${given}: ${close === undefined ? `it is one of ${allowed.join(", ")}` : `did you mean ${close}?`}`);
  };
}

/** Text shown under a command's help: examples that can be typed as they stand. */
export function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  ${line}`).join("\n")}\n`;
}
