import { openFolder } from "../../store/folder-dossier.ts";
import type { FoundWords } from "../../store/served/answers.ts";
import { bringUpToDate, type WorkOptions } from "../../work/index.ts";
import type { IndexOptions, SearchOptions } from "../commands/index-dossier.ts";
import type { Shell } from "../shell.ts";
import { counted } from "./check.ts";

/** Reads what is new in a dossier; Ctrl-C stops it, and what is done stays done. */
export async function index(folder: string, options: IndexOptions, shell: Shell): Promise<void> {
  const dossier = openFolder(folder);
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, onSignal);
  try {
    for (const problem of await bringUpToDate(dossier, { ...toldOn(shell, options), signal: stop.signal })) shell.tell(problem);
    const { db } = await dossier.index();
    const readings = await db.selectFrom("reading").select(["claims", "findings"]).where("dossier", "=", dossier.id).execute();
    const sum = (key: "claims" | "findings") => readings.reduce((all, reading) => all + reading[key], 0);
    shell.print(`${await dossier.title()}: ${counted(sum("claims"), "claim")}, ${counted(sum("findings"), "finding")}\n`);
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    shell.tell("stopped; the same command goes on where it was");
  } finally {
    await dossier.close();
  }
}

/** Finds sentences by their words; accounts that are new are made searchable first. */
export async function search(
  { folder, words }: { readonly folder: string; readonly words: string },
  options: SearchOptions,
  shell: Shell,
): Promise<void> {
  const dossier = openFolder(folder);
  try {
    for (const problem of await bringUpToDate(dossier, { ...toldOn(shell, options), kinds: ["words"] })) shell.tell(problem);
    const answers = await dossier.answers();
    const found: FoundWords[] = [];
    let page = await answers.search(words, { most: 1000 });
    for (found.push(...page.items); page.next !== undefined; found.push(...page.items))
      page = await answers.search(words, { most: 1000, after: page.next });
    if (options.format === "json") shell.print(`${JSON.stringify({ words, found }, undefined, 2)}\n`);
    else
      shell.print(
        `${found.map(({ source, start, quote }) => `${source}:${start}  ${quote.replace(/\s+/gu, " ").trim()}\n`).join("")}${counted(found.length, "sentence")}\n`,
      );
  } finally {
    await dossier.close();
  }
}

const SECOND = 1000;

function toldOn(shell: Shell, { progress }: IndexOptions): Pick<WorkOptions, "progress"> {
  if (!shell.watched && progress !== true) return {};
  let last = 0;
  return {
    progress({ done, all, task }) {
      if (done < all && Date.now() - last < SECOND) return;
      last = Date.now();
      shell.tell(`${done} of ${all} done (${task.kind === "together" ? "all accounts together" : task.source})`);
    },
  };
}
