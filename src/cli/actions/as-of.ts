import { edtfOf, type StateRecords, toMachineState } from "../../export/state.ts";
import { stateTables } from "../../export/tables.ts";
import type { Day } from "../../model/time.ts";
import { exactly } from "../../time/index.ts";
import type { StandingOptions } from "../options.ts";
import type { Shell } from "../shell.ts";
import { askStanding, dateText, daysOf, refuseUndated, type Standing, showTables } from "./standing.ts";

/** Tells how things stood on a date. */
export async function asOf(
  { date, files }: { readonly date: string; readonly files: readonly string[] },
  options: StandingOptions,
  shell: Shell,
): Promise<void> {
  refuseUndated(date, options);
  await askStanding(files, { shell, options }, (standing) => showState(date, standing, shell));
}

async function showState(date: string, standing: Standing, shell: Shell): Promise<void> {
  const { told: answers, dossier, question, options, records } = standing;
  const days = await daysOf(date, standing);
  const state = toMachineState(date, await answers.on(days, question), records);
  const [{ previous }, { next }] = [await answers.changesAround(days.earliest), await answers.changesAround(days.latest)];
  const near = { before: edtfOfDay(previous, records), after: edtfOfDay(next, records) };
  if (options.format === "json") shell.print(`${JSON.stringify({ ...state, changes: near }, undefined, 2)}\n`);
  else {
    const none = `${date}: the accounts say nothing of how things stood then`;
    showTables({ heading: `How things stood: ${dateText(date, days)}`, tables: stateTables(state), none }, { options, shell, dossier });
    const told = Object.entries(near).flatMap(([side, day]) =>
      day === undefined ? [] : [`the last change ${side} it is on ${day}`.replace("last change after", "next change after")],
    );
    if (options.format === "text" && told.length > 0) shell.print(`\n${told.join("; ")}\n`);
  }
}

function edtfOfDay(day: number | undefined, { calendar }: StateRecords): string | undefined {
  return day === undefined ? undefined : edtfOf(exactly(day as Day), calendar);
}
