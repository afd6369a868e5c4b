import type { About, Answers, Question } from "../../api/questions.ts";
import type { Reading } from "../../api/wire.ts";
import type { Decision } from "../../model/decision.ts";
import { language } from "../base/language.ts";
import { type Host, Refusal } from "../data/host.ts";
import type { Answer, Asked, GivenFile, Request } from "./protocol.ts";
import { say } from "./words.ts";

/** A check under way. Cancelling it ends the worker at once. */
export interface Check {
  readonly done: Promise<Checked>;
  readonly cancel: () => void;
}

export interface Checked {
  readonly host: Host;
  /** What could not be read, in sentences. */
  readonly refused: readonly string[];
  /** As what the files are kept in this browser; undefined where they are not. */
  readonly id: string | undefined;
}

/** Reads and checks files in a worker of this tab; nothing leaves it. */
export function startCheck(files: readonly GivenFile[], onStep: (doing: string) => void): Check {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name: "check" });
  const done = new Promise<Checked>((resolve, reject) => {
    worker.addEventListener("message", ({ data: answer }: MessageEvent<Answer>) => {
      if (answer.kind === "step") onStep(answer.doing);
      if (answer.kind === "read") resolve({ host: workerHost(worker, answer.reading), refused: answer.refused, id: answer.id });
      if (answer.kind === "refused") reject(new Refusal(answer.refused.join("\n")));
    });
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      reject(new Refusal(say().fault));
    });
  });
  done.catch(() => worker.terminate());
  send(worker, { kind: "check", files, language: language() });
  return { done, cancel: () => worker.terminate() };
}

function send(worker: Worker, request: Request): void {
  worker.postMessage(request);
}

function workerHost(worker: Worker, reading: Reading): Host {
  let count = 0;
  let shown: Reading | undefined = reading;
  const ask = <T>(asked: Asked) => {
    const number = ++count;
    return new Promise<T>((resolve, reject) => {
      const hear = ({ data: answer }: MessageEvent<Answer>) => {
        if (answer.kind !== "answered" || answer.number !== number) return;
        worker.removeEventListener("message", hear);
        if ("refusal" in answer.answered) reject(new Refusal(answer.answered.refusal));
        // The worker answers what was asked by this number.
        else resolve(answer.answered.answer as T);
      };
      worker.addEventListener("message", hear);
      send(worker, { kind: "ask", number, asked });
    });
  };
  return {
    load: async () => (shown ??= await ask<Reading>({ ask: "reading" })),
    ask: <Q extends Question>(question: Q, about: About) => ask<Answers[Q]>({ ask: "question", question, about }),
    async decide(acts, because) {
      const made = await ask<readonly Decision[]>({ ask: "decide", acts, because, by: say().by });
      shown = undefined;
      return made;
    },
  };
}
