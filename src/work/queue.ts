import { availableParallelism } from "node:os";
import { PgBoss, type Job as PgBossJob } from "pg-boss";
import type { StoredDossier } from "../store/contract.ts";
import { forget } from "../store/served/keep.ts";
import { doTask } from "./index.ts";
import { clearLayouts } from "./layout.ts";
import { openPool } from "./pool.ts";
import type { Task } from "./reading.ts";
import { type Due, dueIn, isDue } from "./tasks.ts";

const QUEUE = "reading";
/** A worker that has not been heard of for so long is taken to be gone, and what it had in hand is done by another. */
const SILENT_SECONDS = 10;
/** How often those that have gone are looked for, and what became due without a word being sent. */
const LOOK_SECONDS = 2;
const LONGEST_SECONDS = 3600;
/** Of a task in hand when its worker went away, or that failed; it waits longer each time, so that one that brings workers down lets others pass. */
const RETRIES = 100;
const LONGEST_WAIT_SECONDS = 30;

interface Job {
  readonly dossier: string;
  readonly task: Task;
  /** Once the words of all accounts are read, what follows is put into the queue as well. */
  readonly goesOn?: boolean;
}

/** How far the reading of a dossier has come. */
export interface Standing {
  readonly done: number;
  readonly all: number;
  /** Tasks that wait or are in hand. */
  readonly waiting: number;
}

/** What is to be read, for any number of workers on any number of machines. */
export interface ReadingQueue {
  /** Asks for all that is due; what is asked for already is not asked for again. */
  readonly ask: (dossier: StoredDossier) => Promise<Standing>;
  readonly standing: (dossier: StoredDossier) => Promise<Standing>;
  /** Takes back what was asked for. What is done stays done, and asking again goes on from there. */
  readonly cancel: (dossier: StoredDossier) => Promise<number>;
  readonly close: () => Promise<void>;
}

export interface QueueOptions {
  readonly url: string;
  /** Characters of the largest dossier that is read together. */
  readonly most?: number;
  readonly onError: (error: Error) => void;
}

async function openBoss({ url, onError }: QueueOptions, watches: boolean): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: url,
    schema: "regest_queue",
    max: 4,
    useListenNotify: watches,
    supervise: true,
    superviseIntervalSeconds: LOOK_SECONDS,
    monitorIntervalSeconds: LOOK_SECONDS,
    schedule: false,
  });
  boss.on("error", onError);
  await boss.start();
  const how = {
    heartbeatSeconds: SILENT_SECONDS,
    expireInSeconds: LONGEST_SECONDS,
    retryLimit: RETRIES,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: LONGEST_WAIT_SECONDS,
    notify: true,
  };
  // of one task, one job at most waits or is in hand
  await boss.createQueue(QUEUE, { policy: "exclusive", ...how });
  // one that an earlier version made is brought up to date
  await boss.updateQueue(QUEUE, how);
  return boss;
}

/** Puts what is due into the queue, and takes out of the index what is not told any more. */
async function put(boss: PgBoss, dossier: StoredDossier, { tasks, later, gone }: Due): Promise<void> {
  await forget(await dossier.index(), dossier.id, gone);
  const jobs = tasks.map((task) => ({
    data: { dossier: dossier.id, task, ...(later > 0 && task.kind === "words" ? { goesOn: true } : {}) } satisfies Job,
    singletonKey: [dossier.id, task.kind, task.source, task.madeFrom].join("\n"),
    // words can be searched before anything else is read
    priority: task.kind === "words" ? 1 : 0,
  }));
  if (jobs.length > 0) await boss.insert(QUEUE, jobs);
}

export async function openQueue(options: QueueOptions): Promise<ReadingQueue> {
  const boss = await openBoss(options, false);
  const jobsOf = async (dossier: StoredDossier) => {
    const jobs = await boss.findJobs<Job>(QUEUE, { data: { dossier: dossier.id }, limit: 100_000 });
    return jobs.filter(({ state }) => state === "created" || state === "retry" || state === "active");
  };
  const standing = async (dossier: StoredDossier): Promise<Standing> => {
    const { tasks, later, all } = await dueIn(dossier, options.most);
    return { done: all - tasks.length - later, all, waiting: (await jobsOf(dossier)).length };
  };
  return {
    standing,
    async ask(dossier) {
      const due = await dueIn(dossier, options.most);
      await put(boss, dossier, due);
      return standing(dossier);
    },
    async cancel(dossier) {
      const ids = (await jobsOf(dossier)).map(({ id }) => id);
      if (ids.length > 0) await boss.cancel(QUEUE, ids);
      return ids.length;
    },
    close: () => boss.stop({ graceful: true, timeout: 5000 }),
  };
}

export interface WorkerOptions extends QueueOptions {
  /** Threads that read; as many as the machine has processors, where absent. */
  readonly threads?: number;
  readonly open: (dossier: string) => Promise<StoredDossier | undefined>;
  /** Told of every task that is done. */
  readonly onDone?: (dossier: string, task: Task) => Promise<void> | void;
}

/** Takes tasks from the queue and does them until it is closed. Killed at any moment, it loses and doubles nothing: what it had in hand another does. */
export async function startWorker(options: WorkerOptions): Promise<{ readonly close: () => Promise<void> }> {
  clearLayouts();
  const threads = options.threads ?? availableParallelism();
  const boss = await openBoss(options, true);
  const pool = openPool(threads);
  const doJob = async ({ id, data, signal }: PgBossJob<Job>) => {
    const dossier = await options.open(data.dossier);
    if (dossier === undefined) return;
    // the dossier may have changed since, or another worker may have done it
    const isWanted = () => isDue(dossier, data.task, options.most);
    if (await isWanted()) {
      await doTask(dossier, data.task, { pool, signal, isWanted });
      await options.onDone?.(data.dossier, data.task);
    }
    if (data.goesOn === true) await goOn(dossier, id);
  };
  /** A worker that is killed before this is done leaves the job, and another goes on. */
  const goOn = async (dossier: StoredDossier, job: string) => {
    const due = await dueIn(dossier, options.most);
    if (due.later > 0 || due.tasks.some(({ kind }) => kind === "words")) return;
    const [own] = await boss.findJobs<Job>(QUEUE, { id: job });
    if (own?.state === "active") await put(boss, dossier, due);
  };
  const watch = { pollingIntervalSeconds: LOOK_SECONDS, notifyPollingIntervalSeconds: LOOK_SECONDS, heartbeatRefreshSeconds: 3 };
  // each thread watches for itself, so that whoever has done a task looks for the next at once
  for (let thread = 0; thread < threads; thread++) {
    const watcher = await boss.work<Job>(QUEUE, watch, async (jobs) => {
      try {
        for (const job of jobs) await doJob(job);
      } catch (error) {
        options.onError(error instanceof Error ? error : new Error(String(error)));
        throw error;
      }
      boss.notifyWorker(watcher);
    });
  }
  return {
    async close() {
      await boss.stop({ graceful: true, timeout: 10_000 });
      await pool.close();
    },
  };
}
