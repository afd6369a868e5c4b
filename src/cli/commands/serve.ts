import type { Command } from "commander";
import { Problem } from "../../base/problem.ts";
import { type AccountOptions, addAccountOptions, examples } from "../options.ts";
import type { Setting } from "../program.ts";

export interface ServeOptions extends AccountOptions {
  /** Undefined for the usual one, or any other where that is in use. */
  readonly port?: number;
  readonly open: boolean;
  readonly findings?: boolean;
  readonly by?: string;
  readonly host: string;
}

export function addServe(program: Command, { shell, finish }: Setting): void {
  const command = program
    .command("serve")
    .argument("[file...]", "accounts or dossier folders; without one the workbench is empty, and files can be dropped on it")
    .summary("open the workbench on accounts, for this machine only")
    .description(
      "Reads accounts and serves the workbench on the loopback address: nothing leaves this machine, and nobody else can look in. Without accounts, and where DATABASE_URL names a PostgreSQL, serves the dossiers of a team: see docs/server.md.",
    )
    .option("--port <number>", "the port; 0 takes any that is free, and without it the usual one is taken where it is free", asPort)
    .option("--host <address>", "for a team: the address of this machine to be reached at", "127.0.0.1")
    .option("--no-open", "do not open a browser")
    .option("--by <name>", "who decides what is decided in the workbench; REGEST_BY or the user of this machine where absent")
    .option("--findings", "print the findings first, as `regest check` does");
  addAccountOptions(command)
    .addHelpText("after", examples("regest serve", "regest serve chronicle.txt", "regest serve my-dossier --port 8080 --no-open"))
    .action(async (files: readonly string[], options: ServeOptions) => {
      if (files.length === 0 && (process.env["DATABASE_URL"] ?? "") !== "") {
        const { serveTeam } = await import("../actions/serve-team.ts");
        await serveTeam(options, shell);
      } else {
        const { serve } = await import("../actions/serve.ts");
        await serve(files, options, shell);
      }
      finish(0);
    });
}

function asPort(given: string): number {
  const port = Number(given);
  if (!/^\d+$/.test(given) || port > 65_535) throw new Problem(`--port ${given}: a port is a number from 0 to 65535`);
  return port;
}
