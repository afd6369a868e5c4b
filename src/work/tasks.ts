import { parse } from "yaml";
import { groupBy } from "../base/collections.ts";
import { A_FEW, remembering } from "../base/remembering.ts";
import { askedBy, bearingByAccount } from "../decisions/index.ts";
import type { DecisionId } from "../model/decision.ts";
import type { StoredDossier, StoredSource } from "../store/contract.ts";
import { SETTINGS } from "../store/dossier.ts";
import { printOfName } from "../store/served/rows.ts";
import { areReadTogether, MOST_TOGETHER, wordsOf } from "./measure.ts";
import { printOf, withDecisions } from "./prints.ts";
import type { Task } from "./reading.ts";

/** What is to be done for the index to tell of the dossier as it is. */
export interface Due {
  readonly tasks: readonly Task[];
  /** How many follow when those are done: whether accounts are read together is known once their words are read. */
  readonly later: number;
  /** How many there are in all, those that are done already too. */
  readonly all: number;
  /** Accounts in the index that are not in the dossier any more. */
  readonly gone: readonly string[];
}

/** Compares the index with the dossier. What was done before an interruption need not be done again. */
export async function dueIn(dossier: StoredDossier, most = MOST_TOGETHER): Promise<Due> {
  const { db } = await dossier.index();
  const sources = await dossier.sources();
  const rules = await rulesOf(dossier);
  const bearing = await bearingIn(dossier);
  const searched = await db.selectFrom("searched").select(["source", "made_from"]).where("dossier", "=", dossier.id).execute();
  const readings = await db.selectFrom("reading").select(["scope", "made_from"]).where("dossier", "=", dossier.id).execute();
  const tasks = sources.map((source): Task => ({ kind: "words", source: source.name, madeFrom: wordsOf(source) }));
  const together = await areReadTogether(dossier, sources, most);
  const read = (of: readonly StoredSource[], name: string) => withDecisions(printOf(of, rules), bearing.get(name) ?? []);
  if (together === true && sources.length > 0) tasks.push({ kind: "together", source: "", madeFrom: read(sources, "") });
  else if (together === false)
    for (const source of sources) tasks.push({ kind: "alone", source: source.name, madeFrom: read([source], source.name) });
  const done = new Set([
    ...searched.map(({ source, made_from }) => `words ${source} ${made_from}`),
    ...readings.map(({ scope, made_from }) => `${scope === "" ? "together" : "alone"} ${scope} ${made_from}`),
  ]);
  const names = new Set(sources.map(({ name }) => name));
  const known = [
    ...searched.map(({ source }) => source),
    ...readings.flatMap(({ scope }) => (scope === "" && (together === false || sources.length === 0) ? [""] : scope === "" ? [] : [scope])),
  ];
  const later = together === undefined ? sources.length : 0;
  return {
    tasks: tasks.filter(({ kind, source, madeFrom }) => !done.has(`${kind} ${source} ${madeFrom}`)),
    later,
    all: tasks.length + later,
    gone: [...new Set(known.filter((name) => !names.has(name)))],
  };
}

/** Whether one task is among those that are due, at the price of that one. */
export async function isDue(dossier: StoredDossier, { kind, source, madeFrom }: Task, most = MOST_TOGETHER): Promise<boolean> {
  const { db } = await dossier.index();
  const sources = await dossier.sources();
  if (kind !== "words" && (await areReadTogether(dossier, sources, most)) !== (kind === "together")) return false;
  const meant = kind === "together" ? sources : sources.filter(({ name }) => name === source);
  if (meant.length === 0) return false;
  const now =
    kind === "words"
      ? printOf(meant, "")
      : withDecisions(printOf(meant, await rulesOf(dossier)), (await bearingIn(dossier, source)).get(source) ?? []);
  if (now !== madeFrom) return false;
  const done =
    kind === "words"
      ? await db.selectFrom("searched").select("made_from").where("dossier", "=", dossier.id).where("source", "=", source).executeTakeFirst()
      : await db.selectFrom("reading").select("made_from").where("dossier", "=", dossier.id).where("scope", "=", source).executeTakeFirst();
  return done?.made_from !== madeFrom;
}

/** The decisions that bear on each account as the index has it read, or on one of them; under "" those that bear on all together. */
async function bearingIn(dossier: StoredDossier, only?: string): Promise<ReadonlyMap<string, readonly DecisionId[]>> {
  const { decisions } = await dossier.decisions();
  const { db } = await dossier.index();
  const asked = askedBy(decisions);
  const prints = new Map(asked.names.map((name) => [printOfName(name), name]));
  const names = await scopesWith([...prints.keys()], (some) => {
    const rows = db.selectFrom("borne").select(["name as what", "scope"]).where("dossier", "=", dossier.id).where("name", "in", some);
    return (only === undefined ? rows : rows.where("scope", "=", only)).execute();
  });
  const findings = await scopesWith(asked.findings, (some) => {
    const rows = db.selectFrom("finding").select(["id as what", "scope"]).where("dossier", "=", dossier.id).where("id", "in", some);
    return (only === undefined ? rows : rows.where("scope", "=", only)).execute();
  });
  return bearingByAccount(decisions, { names: new Map([...names].map(([print, scopes]) => [prints.get(print) ?? print, scopes])), findings });
}

/** Looked up at once. */
const AT_ONCE = 500;

async function scopesWith(
  all: readonly string[],
  find: (some: readonly string[]) => Promise<readonly { readonly what: string; readonly scope: string }[]>,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const found: { readonly what: string; readonly scope: string }[] = [];
  for (let start = 0; start < all.length; start += AT_ONCE) found.push(...(await find(all.slice(start, start + AT_ONCE))));
  return new Map([...groupBy(found, ({ what }) => what)].map(([what, rows]) => [what, new Set(rows.map(({ scope }) => scope))]));
}

/** What the dossier sets besides its accounts, and what it sets for each. */
async function rulesOf(dossier: StoredDossier): Promise<string> {
  return rulesIn(Buffer.from(await dossier.file(SETTINGS)).toString("utf8"));
}

/** Whoever reads a thousand accounts one by one asks a thousand times for the same. */
const rulesIn = remembering((settings: string): string => {
  const {
    title: _,
    note: __,
    sources = [],
    ...others
  } = (parse(settings) ?? {}) as { title?: string; note?: string; sources?: readonly { file: string; rules?: unknown }[] };
  return JSON.stringify([others, sources.flatMap(({ file, rules }) => (rules === undefined ? [] : [[file, rules]]))]);
}, A_FEW);
