import { Worker } from "node:worker_threads";

export interface Progress {
  /** Takes the line away. */
  readonly end: () => void;
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
