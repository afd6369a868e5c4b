import { availableParallelism } from "node:os";
import type { StoredDossier } from "../store/contract.ts";
import { forget, keepPassages, keepReading } from "../store/served/keep.ts";
import { PLACES } from "../store/served/port.ts";
import { laidOut } from "./layout.ts";
import { openPool, type Pool } from "./pool.ts";
import type { Outcome, Task } from "./reading.ts";
import { dueIn } from "./tasks.ts";

/** How far the reading of a dossier has come. */
export interface Progress {
  readonly done: number;
  readonly all: number;
  readonly task: Task;
}

export interface WorkOptions {
  /** Threads; as many as the machine has processors, where absent. */
  readonly threads?: number;
  /** Bytes of the largest dossier that is read together. */
  readonly most?: number;
  /** Only tasks of these kinds; all where absent. */
  readonly kinds?: readonly Task["kind"][];
  readonly signal?: AbortSignal;
  readonly progress?: (progress: Progress) => void;
}

/**
 * Brings the index of a dossier up to date: what is done is kept at once, so that after an interruption at any moment only what was
 * in hand is done again. Gives the problems of accounts that could not be read.
 */
export async function bringUpToDate(dossier: StoredDossier, options: WorkOptions = {}): Promise<readonly string[]> {
  const found = await dueIn(dossier, options.most);
  const due = { ...found, tasks: found.tasks.filter(({ kind }) => options.kinds?.includes(kind) !== false) };
  await forget(await dossier.index(), dossier.id, due.gone);
  const pool = openPool(Math.min(options.threads ?? availableParallelism(), Math.max(1, due.tasks.length)));
  const problems: string[] = [];
  const open = [...due.tasks];
  const all = options.kinds === undefined ? due.all : due.tasks.length;
  let done = all - due.tasks.length;
  const work = async () => {
    for (let task = open.shift(); task !== undefined; task = open.shift()) {
      problems.push(...(await doTask(dossier, task, { pool, ...(options.signal === undefined ? {} : { signal: options.signal }) })));
      done++;
      options.progress?.({ done, all, task });
    }
  };
  try {
    const workers = Array.from({ length: options.threads ?? availableParallelism() }, work);
    const ended = await Promise.allSettled(workers);
    for (const each of ended) if (each.status === "rejected") throw each.reason;
  } finally {
    await pool.close();
  }
  return [...new Set(problems)];
}

export interface TaskOptions {
  readonly pool: Pool;
  readonly signal?: AbortSignal;
  /** Whether it is still to be done, where others may have done it meanwhile; asked while nobody else writes into the index. */
  readonly isWanted?: () => Promise<boolean>;
}

/** Does a task and keeps what came of it, all at once or not at all; to do it twice does no harm. */
export async function doTask(dossier: StoredDossier, task: Task, { pool, signal, isWanted }: TaskOptions): Promise<readonly string[]> {
  const layout = await laidOut(dossier, task.source);
  try {
    const outcome = await pool.run({ task, dossier: dossier.id, folder: layout.folder }, signal);
    await keepOutcome(dossier, task, { ...outcome, ...(isWanted === undefined ? {} : { isWanted }) });
    return outcome.problems;
  } finally {
    layout.end();
  }
}

async function keepOutcome(
  dossier: StoredDossier,
  { source, madeFrom }: Task,
  { passages, read, isWanted }: Outcome & Pick<TaskOptions, "isWanted">,
): Promise<void> {
  const port = await dossier.index();
  const how = { madeFrom, ...(isWanted === undefined ? {} : { isWanted }) };
  if (read !== undefined) await keepReading(port, { dossier: dossier.id, scope: source }, { ...read, ...how });
  if (passages === undefined) return;
  await keepPassages(port, { dossier: dossier.id, source, ...how }, (number) =>
    passages.map((passage) => ({ ...passage, place: passage.place + number * PLACES })),
  );
}
