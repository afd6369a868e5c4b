import { availableParallelism } from "node:os";
import { PgBoss, type Job as PgBossJob } from "pg-boss";
import type { StoredDossier } from "../store/contract.ts";
import { forget } from "../store/served/keep.ts";
import { doTask } from "./index.ts";
import { clearLayouts } from "./layout.ts";
import { openPool } from "./pool.ts";
import type { Task } from "./reading.ts";
import { dueIn, isDue } from "./tasks.ts";

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

export async function openQueue(options: QueueOptions): Promise<ReadingQueue> {
  const boss = await openBoss(options, false);
  const jobsOf = async (dossier: StoredDossier) => {
    const jobs = await boss.findJobs<Job>(QUEUE, { data: { dossier: dossier.id }, limit: 100_000 });
    return jobs.filter(({ state }) => state === "created" || state === "retry" || state === "active");
  };
  const standing = async (dossier: StoredDossier): Promise<Standing> => {
    const { tasks, all } = await dueIn(dossier);
    return { done: all - tasks.length, all, waiting: (await jobsOf(dossier)).length };
  };
  return {
    standing,
    async ask(dossier) {
      const { tasks, gone } = await dueIn(dossier);
      await forget(await dossier.index(), dossier.id, gone);
      const jobs = tasks.map((task) => ({
        data: { dossier: dossier.id, task } satisfies Job,
        singletonKey: [dossier.id, task.kind, task.source, task.madeFrom].join("\n"),
        // words can be searched before anything else is read
        priority: task.kind === "words" ? 1 : 0,
      }));
      if (jobs.length > 0) await boss.insert(QUEUE, jobs);
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
  const doJob = async ({ data, signal }: PgBossJob<Job>) => {
    const dossier = await options.open(data.dossier);
    // the dossier may have changed since, or another worker may have done it
    const isWanted = async () => dossier !== undefined && (await isDue(dossier, data.task));
    if (dossier === undefined || !(await isWanted())) return;
    await doTask(dossier, data.task, { pool, signal, isWanted });
    await options.onDone?.(data.dossier, data.task);
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
