import { serialize } from "node:v8";
import { parentPort } from "node:worker_threads";
import { Problem } from "../../base/problem.ts";
import { type Remembered, rememberedOf } from "../../glance/index.ts";
import { TextMemory } from "../../text/syntax/memory.ts";
import { learn } from "../../work/learning.ts";
import { type Checked, type Checking, checkDossier } from "../checking.ts";
import { type Account, type Kept, readDossierOf } from "../inputs.ts";
import { collector } from "./collector.ts";

/** Accounts as they were read from their files, to be checked. */
export interface Order {
  readonly files: readonly string[];
  readonly options: Checking;
  readonly accounts: readonly Account[];
}

/** What was read in the passages of an account, one record behind the other, and where each ends. */
export interface PackedReadings {
  readonly bytes: Uint8Array;
  readonly ends: readonly number[];
}

/** What was found, and what to remember for a glance at what changes next: nothing where accounts are checked each alone. */
export interface Outcome extends Omit<Checked, "dossier" | "learning"> {
  readonly remembered?: Remembered;
  readonly readings: readonly PackedReadings[];
  /** How long it took. */
  readonly milliseconds: number;
}

/** What the thread answers. */
export type Reply = { readonly outcome: Outcome } | { readonly problem: string } | { readonly fault: string };

let kept: Kept | undefined;
const collect = collector();

parentPort?.on("message", async (order: Order) => {
  const answer = await reply(order);
  parentPort?.postMessage(answer, "outcome" in answer ? answer.outcome.readings.map(({ bytes }) => bytes.buffer as ArrayBuffer) : []);
  collect();
});

async function reply(order: Order): Promise<Reply> {
  try {
    kept ??= { learning: { ...learn(), memory: new TextMemory() }, sources: new Map() };
    return { outcome: await check(order, kept) };
  } catch (error) {
    if (error instanceof Problem) return { problem: error.message };
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

async function check({ files, options, accounts }: Order, before: Kept): Promise<Outcome> {
  const started = performance.now();
  const { checked, analyses } = await checkDossier(readDossierOf(files, { ...options, accounts, kept: before }), files, options);
  const milliseconds = Math.round(performance.now() - started);
  const { dossier: _, learning: __, ...rest } = checked;
  const [analysis, ...others] = analyses;
  if (analysis === undefined || others.length > 0) return { ...rest, readings: [], milliseconds };
  const { remembered, readings } = rememberedOf(analysis);
  return { ...rest, remembered, readings: readings.map(packed), milliseconds };
}

function packed(readings: readonly unknown[]): PackedReadings {
  const records = readings.map((reading) => serialize(reading));
  const ends: number[] = [];
  let end = 0;
  for (const { length } of records) {
    end += length;
    ends.push(end);
  }
  const bytes = new Uint8Array(end);
  for (const [index, record] of records.entries()) bytes.set(record, index === 0 ? 0 : ends[index - 1]);
  return { bytes, ends };
}
