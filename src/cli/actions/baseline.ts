import { Problem } from "../../base/problem.ts";
import { baselineOf, since } from "../../findings/index.ts";
import { baselineFile, readBaseline, writeBaseline } from "../../store/baseline.ts";
import { isDossier } from "../../store/dossier.ts";
import { checkAccounts } from "../checking.ts";
import type { BaselineOptions } from "../commands/baseline.ts";
import type { Shell } from "../shell.ts";
import { counted } from "./check.ts";

/** Keeps what is found today as known. */
export async function baseline(files: readonly string[], options: BaselineOptions, shell: Shell): Promise<void> {
  const file = options.output ?? ownFile(files);
  const before = readBaseline(file);
  const { findings, dossier } = await checkAccounts(files, { ...options, all: true }, shell);
  for (const line of dossier.strange) shell.tell(line);
  writeBaseline(file, baselineOf(findings));
  shell.print(`wrote ${file}: ${counted(findings.length, "finding")}${before === undefined ? "" : change()}\n`);

  function change(): string {
    const { fresh, gone } = since(findings, before ?? []);
    return ` (${fresh.length} new, ${gone.length} not found any more)`;
  }
}

function ownFile(files: readonly string[]): string {
  const [folder, ...others] = files;
  if (folder !== undefined && others.length === 0 && folder !== "-" && isDossier(folder)) return baselineFile(folder);
  throw new Problem("these accounts are no dossier with a place of its own for a baseline: say where to write it with --output FILE");
}
