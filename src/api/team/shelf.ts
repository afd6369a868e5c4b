import { existsSync } from "node:fs";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { sha256Hex } from "../../base/hash.ts";
import { Problem } from "../../base/problem.ts";
import { packageRoot } from "../../readers/data.ts";
import type { StoredDossier } from "../../store/contract.ts";
import { isGazetteer, SETTINGS } from "../../store/dossier.ts";
import { laidOut } from "../../work/layout.ts";
import { areReadTogether, MOST_TOGETHER } from "../../work/measure.ts";
import { Refused, tooMuch } from "./refusals.ts";
import type { Asked, Order, Reply } from "./shelf-thread.ts";

/** Dossiers as they were read, in a thread of their own, so that whoever asks for anything else is not kept waiting. */
export interface Shelf {
  /** The answer as JSON; a `Refused` says why there is none. */
  readonly ask: (dossier: StoredDossier, asked: Asked) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** `most` is how many characters of a dossier are held at once. */
export function openShelf(most = MOST_TOGETHER): Shelf {
  const waiting = new Map<number, { readonly resolve: (reply: Reply) => void; readonly reject: (error: Error) => void }>();
  let worker: Worker | undefined;
  let asked = 0;
  const fail = (error: Error) => {
    worker = undefined;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const start = () => {
    const made = new Worker(entry());
    made.unref();
    made.on("message", (reply: Reply) => {
      waiting.get(reply.number)?.resolve(reply);
      waiting.delete(reply.number);
    });
    made.on("error", fail);
    made.on("exit", () => fail(new Error("the thread that reads dossiers ended: most often there is too little memory")));
    return made;
  };
  const send = (order: Omit<Order, "number">) =>
    new Promise<Reply>((resolve, reject) => {
      const number = ++asked;
      waiting.set(number, { resolve, reject });
      worker ??= start();
      worker.postMessage({ ...order, number });
    });
  /** Those who ask while a dossier is being read wait for the same reading. */
  const ask = async (dossier: StoredDossier, what: Asked): Promise<Reply> => {
    const order = { dossier: dossier.id, madeFrom: await printOf(dossier), asked: what, most };
    const kept = await send(order);
    if (!("missing" in kept)) return kept;
    if ((await areReadTogether(dossier, await dossier.sources(), most)) === false) throw new Problem(tooMuch(most));
    const layout = await laidOut(dossier, "");
    try {
      return await send({ ...order, folder: layout.folder });
    } finally {
      layout.end();
    }
  };
  return {
    async ask(dossier, what) {
      const reply = await ask(dossier, what);
      if ("json" in reply) return reply.json;
      if ("refusal" in reply) throw new Refused(400, reply.refusal);
      throw "problem" in reply ? new Problem(reply.problem) : new Error("fault" in reply ? reply.fault : "nothing was read");
    },
    async close() {
      const ending = worker;
      ending?.removeAllListeners("exit");
      await ending?.terminate();
    },
  };
}

/** Another for every other reading of the dossier. */
async function printOf(dossier: StoredDossier): Promise<string> {
  const { decisions } = await dossier.decisions();
  const files = [SETTINGS, ...(await dossier.files()).filter(isGazetteer)];
  const texts = await Promise.all(files.map(async (path) => Buffer.from(await dossier.file(path)).toString("latin1")));
  return sha256Hex(JSON.stringify([await dossier.sources(), texts, decisions.map(({ id }) => id)])).slice(0, 32);
}

/** The thread's code: built beside the command, or as it stands in the repository. */
function entry(): string {
  const root = packageRoot();
  const built = join(root, "dist", "shelf.js");
  return import.meta.url.endsWith(".ts") || !existsSync(built) ? join(root, "src", "api", "team", "shelf-thread.ts") : built;
}
