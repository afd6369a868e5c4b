import { existsSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { Problem } from "../base/problem.ts";
import { packageRoot } from "../readers/data.ts";
import type { Order, Outcome } from "./reading.ts";
import type { Reply } from "./thread.ts";

/** Threads that read, so that whoever asks goes on meanwhile. */
export interface Pool {
  /** Does a task in a thread that is free; `signal` stops it at once, with the thread. */
  readonly run: (order: Order, signal?: AbortSignal) => Promise<Outcome>;
  readonly close: () => Promise<void>;
}

/** Makes threads as they are needed, at most `size` of them. */
export function openPool(size: number): Pool {
  const free: Worker[] = [];
  const all = new Set<Worker>();
  const waiting: ((worker: Worker) => void)[] = [];
  const give = (worker: Worker) => {
    const next = waiting.shift();
    if (next === undefined) free.push(worker);
    else next(worker);
  };
  const start = () => {
    const worker = new Worker(entry());
    worker.unref();
    all.add(worker);
    return worker;
  };
  const take = async () => free.pop() ?? (all.size < size ? start() : new Promise<Worker>((resolve) => waiting.push(resolve)));
  const drop = (worker: Worker) => {
    all.delete(worker);
    void worker.terminate();
    if (waiting.length > 0) give(start());
  };
  return {
    async run(order, signal) {
      signal?.throwIfAborted();
      const worker = await take();
      try {
        const outcome = await answerOf(worker, order, signal);
        give(worker);
        return outcome;
      } catch (error) {
        if (error instanceof Problem) give(worker);
        else drop(worker);
        throw error;
      }
    },
    close: async () => void (await Promise.all([...all].map((worker) => worker.terminate()))),
  };
}

function answerOf(worker: Worker, order: Order, signal: AbortSignal | undefined): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const done = (act: () => void) => {
      worker.off("message", onMessage);
      worker.off("error", onError);
      worker.off("exit", onExit);
      signal?.removeEventListener("abort", onAbort);
      worker.unref();
      act();
    };
    const onMessage = (reply: Reply) =>
      done(() => {
        if ("outcome" in reply) resolve(reply.outcome);
        else reject("problem" in reply ? new Problem(reply.problem) : new Error(reply.fault));
      });
    const onError = (error: Error) => done(() => reject(error));
    const onExit = () => done(() => reject(new Error("a thread that read ended before it was done: most often there is too little memory")));
    const onAbort = () => done(() => reject(signal?.reason));
    worker.on("message", onMessage);
    worker.on("error", onError);
    worker.on("exit", onExit);
    signal?.addEventListener("abort", onAbort);
    worker.ref();
    worker.postMessage(order);
  });
}

/** The thread's code: built beside the command, or as it stands in the repository. */
function entry(): string {
  const root = packageRoot();
  const built = join(root, "dist", "thread.js");
  return import.meta.url.endsWith(".ts") || !existsSync(built) ? join(root, "src", "work", "thread.ts") : built;
}
