import { Worker } from "node:worker_threads";
import type { AccountOptions } from "./options.ts";
import type { Shell } from "./shell.ts";

interface Progress {
  /** Takes the line away. */
  readonly end: () => void;
}

/** Does `work` and, if someone watches or asked for it, tells that it goes on once it has taken a second. */
export function working<T>(what: string, { shell, options }: { readonly shell: Shell; readonly options: AccountOptions }, work: () => T): T {
  if (!shell.watched && options.progress !== true) return work();
  const progress = startProgress(what, shell.watched);
  try {
    return work();
  } finally {
    progress.end();
  }
}

/** The same for work that waits in between. */
export async function workingOn<T>(
  what: string,
  { shell, options }: { readonly shell: Shell; readonly options: AccountOptions },
  work: () => Promise<T>,
): Promise<T> {
  if (!shell.watched && options.progress !== true) return work();
  const progress = startProgress(what, shell.watched);
  try {
    return await work();
  } finally {
    progress.end();
  }
}

/**
 * Tells on standard error that work is going on, from the first second on. The work itself keeps its thread busy, so another one tells.
 * On a terminal it is one line that is wiped at the end; elsewhere it is one line every ten seconds.
 */
export function startProgress(what: string, terminal: boolean): Progress {
  const worker = new Worker(SCRIPT, { eval: true, workerData: { what, terminal } });
  worker.unref();
  const shown = new Int32Array(new SharedArrayBuffer(4));
  worker.postMessage(shown);
  return {
    end() {
      void worker.terminate();
      if (terminal && Atomics.load(shown, 0) === 1) process.stderr.write("\r\u001b[K");
    },
  };
}

const SCRIPT = `
const { parentPort, workerData } = require("node:worker_threads");
const { writeSync } = require("node:fs");
const started = Date.now();
parentPort.once("message", (shown) => {
  const tell = () => {
    const seconds = Math.round((Date.now() - started) / 1000);
    Atomics.store(shown, 0, 1);
    const line = "regest: " + workerData.what + ", " + seconds + " s";
    writeSync(2, workerData.terminal ? "\\r" + line + "\\u001b[K" : line + "\\n");
  };
  setTimeout(() => { tell(); setInterval(tell, workerData.terminal ? 1000 : 10000); }, 1000);
});
`;
