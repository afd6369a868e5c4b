import { toMachineState } from "../../export/state.ts";
import { stateTables } from "../../export/tables.ts";
import type { StandingOptions } from "../options.ts";
import type { Shell } from "../shell.ts";
import { daysOf, readStanding, refuseUndated, showTables } from "./standing.ts";

/** Tells how things stood on a date. */
export function asOf({ date, files }: { readonly date: string; readonly files: readonly string[] }, options: StandingOptions, shell: Shell): void {
  refuseUndated(date);
  const standing = readStanding(files, options, shell);
  const { analysis, dossier, question } = standing;
  const state = toMachineState(date, analysis.state.on(daysOf(date, standing), question), { sources: dossier.sources, voices: analysis.voices });
  if (options.format === "json") shell.print(`${JSON.stringify(state, undefined, 2)}\n`);
  else {
    const none = `${date}: the accounts say nothing of how things stood then`;
    showTables({ heading: `How things stood: ${date}`, tables: stateTables(state), none }, { options, shell, dossier });
  }
}
