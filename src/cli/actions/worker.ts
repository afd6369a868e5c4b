import { availableParallelism } from "node:os";
import { Problem } from "../../base/problem.ts";
import { openDatabase } from "../../store/postgres/database.ts";
import { dossiersIn } from "../../store/postgres/dossiers.ts";
import { startWorker } from "../../work/queue.ts";
import type { WorkerCommandOptions } from "../commands/worker.ts";
import type { Shell } from "../shell.ts";

/** Works until it is told to stop (Ctrl-C, SIGTERM, SIGHUP). */
export async function work({ threads }: WorkerCommandOptions, shell: Shell): Promise<void> {
  const url = process.env["DATABASE_URL"] ?? "";
  if (url === "") throw new Problem("DATABASE_URL names no database: a worker takes its work from the PostgreSQL of a server");
  const onError = (error: Error) => shell.tell(error.message);
  // a thread writes through one connection and asks through another
  const connections = 2 + 2 * (threads ?? availableParallelism());
  const database = await openDatabase(url, { connections, onError });
  const dossiers = dossiersIn(database);
  const worker = await startWorker({
    url,
    onError,
    ...(threads === undefined ? {} : { threads }),
    open: (id) =>
      dossiers.open(id).catch((error: unknown) => {
        if (error instanceof Problem) return undefined;
        throw error;
      }),
    onDone: (dossier, { kind, source }) => void shell.print(`${dossier}  ${kind === "together" ? "all accounts together" : `${source} (${kind})`}\n`),
  });
  shell.print("Waiting for work. Ctrl-C stops it.\n");
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve());
  });
  await worker.close();
  await database.close();
}
