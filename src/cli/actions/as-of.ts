import { edtfOf, toMachineState } from "../../export/state.ts";
import { stateTables } from "../../export/tables.ts";
import type { Day } from "../../model/time.ts";
import { exactly } from "../../time/index.ts";
import type { StandingOptions } from "../options.ts";
import type { Shell } from "../shell.ts";
import { daysOf, readStanding, refuseUndated, showTables } from "./standing.ts";

/** Tells how things stood on a date. */
export function asOf({ date, files }: { readonly date: string; readonly files: readonly string[] }, options: StandingOptions, shell: Shell): void {
  refuseUndated(date);
  const standing = readStanding(files, options, shell);
  const { analysis, dossier, question } = standing;
  const days = daysOf(date, standing);
  const state = toMachineState(date, analysis.state.on(days, question), { sources: dossier.sources, voices: analysis.voices });
  const changes = analysis.state.changes();
  const near = { before: edtfOfDay(changes.findLast((day) => day < days.earliest)), after: edtfOfDay(changes.find((day) => day > days.latest)) };
  if (options.format === "json") shell.print(`${JSON.stringify({ ...state, changes: near }, undefined, 2)}\n`);
  else {
    const none = `${date}: the accounts say nothing of how things stood then`;
    showTables({ heading: `How things stood: ${date}`, tables: stateTables(state), none }, { options, shell, dossier });
    const told = Object.entries(near).flatMap(([side, day]) =>
      day === undefined ? [] : [`the last change ${side} it is on ${day}`.replace("last change after", "next change after")],
    );
    if (options.format === "text" && told.length > 0) shell.print(`\n${told.join("; ")}\n`);
  }
}

function edtfOfDay(day: number | undefined): string | undefined {
  return day === undefined ? undefined : edtfOf(exactly(day as Day));
}
