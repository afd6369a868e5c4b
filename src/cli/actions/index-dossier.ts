import type { FoundWords } from "../../store/served/answers.ts";
import type { IndexOptions, SearchOptions } from "../commands/index-dossier.ts";
import { Stopped, withIndex } from "../indexed.ts";
import type { Shell } from "../shell.ts";
import { counted } from "./check.ts";

/** Reads what is new in a dossier; Ctrl-C stops it, and what is done stays done. */
export async function index(folder: string, options: IndexOptions, shell: Shell): Promise<void> {
  try {
    await withIndex(folder, { shell, options }, async (dossier) => {
      const { db } = await dossier.index();
      const readings = await db.selectFrom("reading").select(["claims", "findings"]).where("dossier", "=", dossier.id).execute();
      const sum = (key: "claims" | "findings") => readings.reduce((all, reading) => all + reading[key], 0);
      shell.print(`${await dossier.title()}: ${counted(sum("claims"), "claim")}, ${counted(sum("findings"), "finding")}\n`);
    });
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    shell.tell(error.message);
  }
}

/** Finds sentences by their words; accounts that are new are made searchable first. */
export async function search(
  { folder, words }: { readonly folder: string; readonly words: string },
  options: SearchOptions,
  shell: Shell,
): Promise<void> {
  await withIndex(folder, { shell, options, kinds: ["words"] }, async (dossier) => {
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
  });
}
