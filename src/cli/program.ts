import { existsSync } from "node:fs";
import { Command } from "commander";
import { nearest } from "../base/nearest.ts";
import { version } from "../readers/version.ts";
import { addAsOf } from "./commands/as-of.ts";
import { addBaseline } from "./commands/baseline.ts";
import { addCheck } from "./commands/check.ts";
import { addCopies } from "./commands/copies.ts";
import { addDates } from "./commands/dates.ts";
import { addDecide } from "./commands/decide.ts";
import { addDiff } from "./commands/diff.ts";
import { addDossier } from "./commands/dossier.ts";
import { addExplain } from "./commands/explain.ts";
import { addHistory } from "./commands/history.ts";
import { addIndex } from "./commands/index-dossier.ts";
import { addRead } from "./commands/read.ts";
import { addServe } from "./commands/serve.ts";
import { addWhen } from "./commands/when.ts";
import { addWorker } from "./commands/worker.ts";
import type { ExitCode } from "./run.ts";
import type { Shell } from "./shell.ts";

/** What a command's definition is given: the shell, and where its exit code goes. */
export interface Setting {
  readonly shell: Shell;
  readonly finish: (code: ExitCode) => void;
}

const EXIT_CODES = `
Exit status:
  0  nothing at error level
  1  findings at error level
  2  it could not run
`;

/** Runs the command line `args` (without node and script). Usage errors are thrown as commander's errors. */
export async function runProgram(shell: Shell, args: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = makeProgram({ shell, finish: (exit) => (code = exit) });
  await program.parseAsync(withHint(program, args), { from: "user" });
  return code;
}

/** The command line: every command with its options, help and examples. */
export function makeProgram(setting: Setting): Command {
  const { shell } = setting;
  const program = new Command("regest")
    .description("Reads historical accounts like a source critic: what they claim, when, where it cannot be true, and how things stood on any date.")
    .usage("COMMAND …")
    .version(version(), "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ writeOut: shell.print, writeErr: () => undefined, getOutHelpWidth: () => shell.width ?? 100 })
    .addHelpText("after", EXIT_CODES);
  const commands = [
    addCheck,
    addBaseline,
    addRead,
    addDates,
    addAsOf,
    addHistory,
    addDiff,
    addWhen,
    addExplain,
    addServe,
    addDossier,
    addDecide,
    addIndex,
    addCopies,
    addWorker,
  ];
  for (const add of commands) add(program, setting);
  addHelp(program);
  return program;
}

function addHelp(program: Command): void {
  program
    .command("help")
    .argument("[command]")
    .description("print the help of a command")
    .action((name: string | undefined) => {
      const named = program.commands.find((command) => command.name() === name);
      if (name !== undefined && named === undefined) program.error(`there is no command '${name}'${meant(name, program)}`);
      (named ?? program).outputHelp();
    });
}

function meant(name: string, program: Command): string {
  const close = nearest(
    name,
    program.commands.map((command) => command.name()),
  );
  return close === undefined ? "" : `; did you mean ${close}?`;
}

/** Without a command there is only help to give; a file in its place was meant to be checked. */
function withHint(program: Command, args: readonly string[]): readonly string[] {
  const [first] = args;
  if (first === undefined) return ["--help"];
  const known = program.commands.some((command) => command.name() === first);
  if (!known && !first.startsWith("-") && first !== "help" && existsSync(first))
    program.error(`${first} is no command; to check it: regest check ${first}`);
  return args.map(withMinus);
}

/** A year before Christ in EDTF ("-0066-06") begins like an option: it is handed on with a minus sign. */
function withMinus(word: string): string {
  return /^-\d{4}/u.test(word) ? `\u2212${word.slice(1)}` : word;
}
