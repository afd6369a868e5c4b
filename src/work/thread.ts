import { parentPort } from "node:worker_threads";
import { Problem } from "../base/problem.ts";
import type { Learning } from "../pipeline.ts";
import { learn } from "./learning.ts";
import { carryOut, type Order, type Outcome } from "./reading.ts";

/** What a thread answers: what came of the task, or what went wrong. */
export type Reply = { readonly outcome: Outcome } | { readonly problem: string } | { readonly fault: string };

let learning: Learning | undefined;
/** What it takes to cut an account into sentences, which is read far sooner. */
let untrained: Learning | undefined;

parentPort?.on("message", (order: Order) => {
  parentPort?.postMessage(reply(order));
});

function reply(order: Order): Reply {
  try {
    if (order.task.kind === "words") untrained ??= learning ?? learn({ trained: false });
    else learning ??= learn();
    return { outcome: carryOut(order, (order.task.kind === "words" ? untrained : learning) ?? learn()) };
  } catch (error) {
    if (error instanceof Problem) return { problem: error.message };
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
