import type { Command } from "commander";
import { Problem } from "../../base/problem.ts";
import { examples } from "../options.ts";
import type { Setting } from "../program.ts";

export interface WorkerCommandOptions {
  readonly threads?: number;
}

/** The command that reads in the background for a server. */
export function addWorker(program: Command, { shell, finish }: Setting): void {
  program
    .command("worker")
    .option("--threads <number>", "how many accounts are read at once; as many as there are processors where absent", asThreads)
    .summary("read in the background what the server of a team is asked to read")
    .description(
      "Takes what is to be read from the PostgreSQL that DATABASE_URL names, until it is stopped. Any number of workers may run, on any machines; one that is killed loses and doubles nothing.",
    )
    .addHelpText("after", examples("regest worker", "regest worker --threads 4"))
    .action(async (options: WorkerCommandOptions) => {
      const { work } = await import("../actions/worker.ts");
      await work(options, shell);
      finish(0);
    });
}

function asThreads(given: string): number {
  const threads = Number(given);
  if (!/^\d+$/.test(given) || threads < 1 || threads > 64) throw new Problem(`--threads ${given}: a number from 1 to 64`);
  return threads;
}
