import { availableParallelism } from "node:os";
import type { StoredDossier } from "../store/contract.ts";
import { forget, keep } from "../store/served/keep.ts";
import { openKeeper } from "./keeper.ts";
import { laidOut } from "./layout.ts";
import { openPool, type Pool } from "./pool.ts";
import type { Outcome, Task } from "./reading.ts";
import { type Due, dueIn } from "./tasks.ts";

type Done = Task & Outcome;

/** How far the reading of a dossier has come. */
export interface Progress {
  readonly done: number;
  readonly all: number;
  readonly task: Task;
}

export interface WorkOptions {
  /** Threads; as many as the machine has processors, where absent. */
  readonly threads?: number;
  /** Characters of the largest dossier that is read together. */
  readonly most?: number;
  /** Only tasks of these kinds; all where absent. */
  readonly kinds?: readonly Task["kind"][];
  readonly signal?: AbortSignal;
  readonly progress?: (progress: Progress) => void;
}

/**
 * Brings the index of a dossier up to date. What is done is kept soon, so that after an interruption at any moment only what was done in the last seconds
 * is done again. Gives the problems of accounts that could not be read, now or before.
 */
export async function bringUpToDate(dossier: StoredDossier, options: WorkOptions = {}): Promise<readonly string[]> {
  const { kinds = ALL } = options;
  const due = await dueIn(dossier, options.most);
  await forget(await dossier.index(), dossier.id, due.gone);
  const words = due.tasks.filter(({ kind }) => kind === "words");
  const reads = kinds.some((kind) => kind !== "words");
  const problems = due.later > 0 && reads ? await worked(dossier, { ...due, tasks: words }, options) : [];
  const then = due.later > 0 && reads ? await dueIn(dossier, options.most) : due;
  await forget(await dossier.index(), dossier.id, then.gone);
  const tasks = then.tasks.filter(({ kind }) => kinds.includes(kind));
  const all = options.kinds === undefined ? then.all : tasks.length;
  problems.push(...(await worked(dossier, { tasks, all, later: 0 }, options)));
  const unread = await (await dossier.answers()).remarks("unread");
  return [...new Set([...problems, ...unread.map(({ text }) => text)])];
}

const ALL: NonNullable<WorkOptions["kinds"]> = ["words", "alone", "together"];

interface Piece {
  readonly task: Task;
  /** That of reading the words of the same account, which is done with it. */
  readonly words?: Task;
}

/** An account whose words are due, and that is to be read by itself, is opened and cut into sentences once for both. */
function piecesOf(tasks: readonly Task[]): Piece[] {
  const alone = new Set(tasks.flatMap(({ kind, source }) => (kind === "alone" ? [source] : [])));
  const words = new Map(tasks.flatMap((task) => (task.kind === "words" && alone.has(task.source) ? [[task.source, task] as const] : [])));
  return tasks.flatMap((task): readonly Piece[] => {
    const own = words.get(task.source);
    if (own === undefined) return [{ task }];
    return task.kind === "alone" ? [{ task, words: own }] : [];
  });
}

/** Does tasks, and gives the problems of accounts that could not be read. */
async function worked(dossier: StoredDossier, due: Pick<Due, "tasks" | "later" | "all">, options: WorkOptions): Promise<string[]> {
  const threads = options.threads ?? availableParallelism();
  const pool = openPool(Math.min(threads, Math.max(1, due.tasks.length)));
  const problems: string[] = [];
  const open = piecesOf(due.tasks);
  const { all } = due;
  let done = all - due.tasks.length - due.later;
  const keeper = openKeeper<Done>(dossier, (task) => {
    done++;
    options.progress?.({ done, all, task });
  });
  const work = async () => {
    for (let piece = open.shift(); piece !== undefined; piece = open.shift()) {
      const { task, words } = piece;
      const { passages, ...outcome } = await carriedOut(dossier, task, { pool, signal: options.signal, withWords: words !== undefined });
      problems.push(...outcome.problems);
      if (words !== undefined) await keeper.take({ ...words, problems: [], ...(passages === undefined ? {} : { passages }) });
      await keeper.take({ ...task, ...outcome, ...(words !== undefined || passages === undefined ? {} : { passages }) });
    }
  };
  try {
    const ended = await Promise.allSettled(Array.from({ length: threads }, work));
    await keeper.end();
    for (const each of ended) if (each.status === "rejected") throw each.reason;
  } finally {
    await pool.close();
  }
  return problems;
}

export interface TaskOptions {
  readonly pool: Pool;
  readonly signal?: AbortSignal | undefined;
  /** Of an account that is read alone the words are wanted too. */
  readonly withWords?: boolean;
  /** Whether it is still to be done, where others may have done it meanwhile; asked while nobody else writes into the index. */
  readonly isWanted?: () => Promise<boolean>;
}

/** Does a task and keeps what came of it, all at once or not at all; to do it twice does no harm. */
export async function doTask(dossier: StoredDossier, task: Task, { isWanted, ...how }: TaskOptions): Promise<readonly string[]> {
  const outcome = await carriedOut(dossier, task, how);
  await keep(await dossier.index(), dossier.id, [{ ...task, ...outcome, ...(isWanted === undefined ? {} : { isWanted }) }]);
  return outcome.problems;
}

async function carriedOut(dossier: StoredDossier, task: Task, { pool, signal, withWords = false }: Omit<TaskOptions, "isWanted">): Promise<Outcome> {
  const layout = await laidOut(dossier, task.source);
  try {
    return await pool.run({ task, dossier: dossier.id, folder: layout.folder, withWords }, signal);
  } finally {
    layout.end();
  }
}
