import { parse } from "yaml";
import { sha256Hex } from "../base/hash.ts";
import type { StoredDossier, StoredSource } from "../store/contract.ts";
import { SETTINGS } from "../store/dossier.ts";
import { INDEX_VERSION } from "../store/served/tables.ts";
import type { Task } from "./reading.ts";

/** Bytes of the largest dossier whose accounts are read together; of larger ones each is read by itself. */
export const MOST_TOGETHER = 8_000_000;

/** What is to be done for the index to tell of the dossier as it is. */
export interface Due {
  readonly tasks: readonly Task[];
  /** How many there are in all, those that are done already too. */
  readonly all: number;
  /** Accounts in the index that are not in the dossier any more. */
  readonly gone: readonly string[];
}

/** Compares the index with the dossier. What was done before an interruption need not be done again. */
export async function dueIn(dossier: StoredDossier, most = MOST_TOGETHER): Promise<Due> {
  const { db } = await dossier.index();
  const sources = await dossier.sources();
  const decided = await decidedIn(dossier);
  const searched = await db.selectFrom("searched").select(["source", "made_from"]).where("dossier", "=", dossier.id).execute();
  const readings = await db.selectFrom("reading").select(["scope", "made_from"]).where("dossier", "=", dossier.id).execute();
  const tasks = sources.map((source): Task => ({ kind: "words", source: source.name, madeFrom: printOf([source], "") }));
  const together = areReadTogether(sources, most);
  if (together && sources.length > 0) tasks.push({ kind: "together", source: "", madeFrom: printOf(sources, decided) });
  else for (const source of sources) tasks.push({ kind: "alone", source: source.name, madeFrom: printOf([source], decided) });
  const done = new Set([
    ...searched.map(({ source, made_from }) => `words ${source} ${made_from}`),
    ...readings.map(({ scope, made_from }) => `${scope === "" ? "together" : "alone"} ${scope} ${made_from}`),
  ]);
  const names = new Set(sources.map(({ name }) => name));
  const known = [
    ...searched.map(({ source }) => source),
    ...readings.flatMap(({ scope }) => (scope === "" && !together ? [""] : scope === "" ? [] : [scope])),
  ];
  return {
    tasks: tasks.filter(({ kind, source, madeFrom }) => !done.has(`${kind} ${source} ${madeFrom}`)),
    all: tasks.length,
    gone: [...new Set(known.filter((name) => !names.has(name)))],
  };
}

/** Whether one task is among those that are due, at the price of that one. */
export async function isDue(dossier: StoredDossier, { kind, source, madeFrom }: Task, most = MOST_TOGETHER): Promise<boolean> {
  const { db } = await dossier.index();
  const sources = await dossier.sources();
  if (kind !== "words" && areReadTogether(sources, most) !== (kind === "together")) return false;
  const meant = kind === "together" ? sources : sources.filter(({ name }) => name === source);
  if (meant.length === 0 || printOf(meant, kind === "words" ? "" : await decidedIn(dossier)) !== madeFrom) return false;
  const done =
    kind === "words"
      ? await db.selectFrom("searched").select("made_from").where("dossier", "=", dossier.id).where("source", "=", source).executeTakeFirst()
      : await db.selectFrom("reading").select("made_from").where("dossier", "=", dossier.id).where("scope", "=", source).executeTakeFirst();
  return done?.made_from !== madeFrom;
}

function areReadTogether(sources: readonly StoredSource[], most: number): boolean {
  return sources.reduce((sum, { bytes }) => sum + bytes, 0) <= most;
}

/** What besides its accounts bears on what is read of a dossier. */
async function decidedIn(dossier: StoredDossier): Promise<string> {
  const { decisions } = await dossier.decisions();
  return `${await rulesOf(dossier)} ${decisions.map(({ id }) => id).join(" ")}`;
}

/** What the dossier sets besides its accounts, and what it sets for each. */
async function rulesOf(dossier: StoredDossier): Promise<string> {
  const settings = parse(Buffer.from(await dossier.file(SETTINGS)).toString("utf8")) ?? {};
  const {
    title: _,
    note: __,
    sources = [],
    ...others
  } = settings as { title?: string; note?: string; sources?: readonly { file: string; rules?: unknown }[] };
  return JSON.stringify([others, sources.flatMap(({ file, rules }) => (rules === undefined ? [] : [[file, rules]]))]);
}

function printOf(sources: readonly StoredSource[], decided: string): string {
  const known = sources.map(({ name, sha256, metadata, encoding }) => [name, sha256, metadata, encoding ?? ""]);
  return sha256Hex(JSON.stringify([INDEX_VERSION, known, decided])).slice(0, 32);
}
