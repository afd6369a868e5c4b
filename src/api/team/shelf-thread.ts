import { parentPort } from "node:worker_threads";
import { toJson } from "../../base/json.ts";
import { Problem } from "../../base/problem.ts";
import { analyse, type Learning } from "../../pipeline.ts";
import { TextMemory } from "../../text/syntax/memory.ts";
import { gazetteerFor } from "../../work/gazetteer.ts";
import { learn } from "../../work/learning.ts";
import { readFolder } from "../../work/reading.ts";
import { type About, type Answering, answering, type Question } from "../questions.ts";
import { predicatesOf, readingOf } from "../wire.ts";
import { tooMuch } from "./refusals.ts";

/** What is asked of a dossier: its reading, or a question about it. */
export type Asked = { readonly reading: true } | { readonly question: Question; readonly about: About };

/** A question to the thread. Without a folder only what was read before is told. */
export interface Order {
  readonly number: number;
  readonly dossier: string;
  /** Changes with whatever the reading is made from. */
  readonly madeFrom: string;
  readonly folder?: string;
  /** Characters of the largest dossier that is read. */
  readonly most: number;
  readonly asked: Asked;
}

/** The answer as JSON; or that it is not there and takes a folder, or cannot be. */
export type Reply = { readonly number: number } & (
  | { readonly json: string }
  | { readonly missing: true }
  | { readonly refusal: string }
  | { readonly problem: string }
  | { readonly fault: string }
);

interface Shelved {
  readonly madeFrom: string;
  readonly reading: string;
  readonly answer: Answering;
  readonly memory: TextMemory;
}

/** Dossiers whose readings are kept; the one that was asked for longest ago goes first. */
const MOST = 6;

const shelf = new Map<string, Shelved>();
let known: Learning | undefined;

parentPort?.on("message", (order: Order) => parentPort?.postMessage(reply(order)));

function reply(order: Order): Reply {
  const { number, asked } = order;
  try {
    const shelved = shelvedFor(order);
    if (shelved === undefined) return { number, missing: true };
    if ("reading" in asked) return { number, json: shelved.reading };
    const said = shelved.answer(asked.question, asked.about);
    return "refusal" in said ? { number, refusal: said.refusal } : { number, json: toJson(said.answer) };
  } catch (error) {
    if (error instanceof Problem) return { number, problem: error.message };
    return { number, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

function shelvedFor(order: Order): Shelved | undefined {
  const { dossier, madeFrom, folder } = order;
  const before = shelf.get(dossier);
  const now =
    before?.madeFrom === madeFrom ? before : folder === undefined ? undefined : read({ ...order, folder }, before?.memory ?? new TextMemory());
  if (now === undefined) return undefined;
  shelf.delete(dossier);
  shelf.set(dossier, now);
  const [oldest] = shelf.keys();
  if (shelf.size > MOST && oldest !== undefined) shelf.delete(oldest);
  return now;
}

function read({ folder, madeFrom, most }: Order & { readonly folder: string }, memory: TextMemory): Shelved {
  known ??= learn();
  const { title, learning: settled, sources, decisions } = readFolder(folder, "", known);
  if (sources.reduce((sum, { given }) => sum + given.length, 0) > most) throw new Problem(tooMuch(most));
  const learning = { ...settled, memory, gazetteer: gazetteerFor([folder]) };
  const records = analyse(sources, learning, decisions);
  return { madeFrom, memory, reading: toJson(readingOf(title, records, predicatesOf(learning))), answer: answering(records, learning) };
}
