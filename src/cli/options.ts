import type { Command } from "commander";
import { nearest } from "../base/nearest.ts";
import { Problem } from "../base/problem.ts";
import type { Semantics } from "../state/index.ts";
import { TABLE_FORMATS, type TableFormat } from "./tables.ts";

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
  readonly limits?: Limits;
}

/** How much is read at once; what is usual where absent. Nothing of it is said on the command line. */
export interface Limits {
  /** Characters of the largest dossier that is read into memory; of a larger folder its index tells. */
  readonly inMemory?: number;
  /** Characters of the largest dossier whose accounts are held against each other in its index. */
  readonly together?: number;
}

/** What a dossier is named by where it may be either. */
export const PLACE = "the dossier: its folder, or server: and its id on the PostgreSQL that DATABASE_URL names";

/** The options of every command that reads accounts. */
export function addAccountOptions(command: Command): Command {
  return command
    .option("--written <date>", "when the accounts were written (EDTF: 1952, 1952-08, 1952-08-24)")
    .option("--place <code>", "where they were written (RU, GB, FR …): whose calendar, new year and seasons their dates follow")
    .option("--language <code>", "the language the accounts are in; without it their words tell")
    .option("--encoding <name>", "the encoding of the files, where it cannot be told")
    .option("--progress", "tell on standard error that work is going on, also where no terminal is");
}

/** What every command takes that tells how things stood. */
export interface StandingOptions extends AccountOptions {
  readonly format: TableFormat;
  readonly evidence?: boolean;
  readonly account?: string;
  readonly voice?: string;
  readonly consensus?: boolean;
  readonly trust?: string;
  readonly semantics: Semantics;
}

export function addStandingOptions(command: Command): Command {
  return addAccountOptions(
    command
      .option("--format <format>", "text, json, csv or md", oneOf("--format", TABLE_FORMATS), "text")
      .option("--evidence", "with the words that every row rests on, and what bounds it")
      .option("--account <name>", "hear one account alone, with all who speak in it")
      .option("--voice <name>", "hear one who speaks in the accounts alone")
      .option("--consensus", "take what two in three of the accounts say that speak of it; all else is contested")
      .option("--trust <names>", "of each thing, hear the first of these accounts that speaks of it (a, b, c)")
      .option(
        "--semantics <name>",
        "where one voice contradicts itself: best gives up the least likely claims, robust all that clash, brave as few as suits",
        oneOf("--semantics", ["best", "robust", "brave"] as const),
        "best",
      ),
  );
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
