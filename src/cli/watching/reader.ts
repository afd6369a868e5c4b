import { existsSync } from "node:fs";
import { join } from "node:path";
import { deserialize } from "node:v8";
import { Worker } from "node:worker_threads";
import { at } from "../../base/assert.ts";
import { Problem } from "../../base/problem.ts";
import type { PassageReading, Readings } from "../../glance/index.ts";
import { packageRoot } from "../../readers/data.ts";
import type { Order, Outcome, PackedReadings, Reply } from "./thread.ts";

/** A thread that checks accounts in full, one order after the other, so that whoever asks can go on meanwhile. */
export interface Reader {
  /** Throws a `Problem` where the accounts cannot be checked. */
  readonly check: (order: Order) => Promise<Outcome>;
  readonly close: () => Promise<void>;
}

/** Starts the thread, and another one where it has run out of memory. */
export function openReader(): Reader {
  let worker = start();
  return {
    check: (order) =>
      new Promise((resolve, reject) => {
        const onMessage = (reply: Reply) => {
          worker.off("error", onError);
          if ("outcome" in reply) resolve(reply.outcome);
          else reject("problem" in reply ? new Problem(reply.problem) : new Error(reply.fault));
        };
        const onError = (error: Error & { readonly code?: string }) => {
          const isFull = error.code === "ERR_WORKER_OUT_OF_MEMORY";
          worker = start();
          reject(isFull ? new Problem("there is too little memory to read all of it") : error);
        };
        worker.once("message", onMessage);
        worker.once("error", onError);
        worker.postMessage(order);
      }),
    close: async () => void (await worker.terminate()),
  };
}

function start(): Worker {
  // more room for what is new would only let more of it lie about
  return new Worker(entry(), { resourceLimits: { maxYoungGenerationSizeMb: 16 } });
}

/** Unpacks what was read in a passage when it is asked for. */
export function unpacking(packed: readonly PackedReadings[]): Readings {
  return ([account, passage]) => {
    const { bytes, ends } = at(packed, account);
    return deserialize(bytes.subarray(passage === 0 ? 0 : at(ends, passage - 1), at(ends, passage))) as PassageReading;
  };
}

/** The thread's code: built beside the command, or as it stands in the repository. */
function entry(): string {
  const root = packageRoot();
  const built = join(root, "dist", "watch.js");
  return import.meta.url.endsWith(".ts") || !existsSync(built) ? join(root, "src", "cli", "watching", "thread.ts") : built;
}
