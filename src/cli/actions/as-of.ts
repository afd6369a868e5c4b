import { Problem } from "../../base/problem.ts";
import { BOARDS, type MachineRow, type MachineState, toMachineState } from "../../export/state.ts";
import { makePlaces } from "../../findings/index.ts";
import type { SourceId } from "../../model/source.ts";
import type { DayRange } from "../../model/time.ts";
import { analyse } from "../../pipeline.ts";
import { boundsOf, dayRange, parseEdtf } from "../../time/index.ts";
import type { AsOfOptions } from "../commands/as-of.ts";
import { type Dossier, readDossierOf } from "../inputs.ts";
import { working } from "../progress.ts";
import type { Shell } from "../shell.ts";

/** Tells how things stood on a date. */
export function asOf({ date, files }: { readonly date: string; readonly files: readonly string[] }, options: AsOfOptions, shell: Shell): void {
  const days = daysOf(date);
  const { state, dossier } = working("reading", { shell, options }, () => {
    const { dossier, learning } = readDossierOf(files, options);
    const analysis = analyse(dossier.sources, learning, dossier.decisions);
    return { dossier, state: toMachineState(date, analysis.state.on(days), { sources: dossier.sources, voices: analysis.voices }) };
  });
  shell.print(options.format === "json" ? `${JSON.stringify(state, undefined, 2)}\n` : asText(state, dossier));
}

/** All days of a date written in EDTF. */
function daysOf(date: string): DayRange {
  const parsed = parseEdtf(date);
  if (parsed.value === undefined) throw new Problem(`"${date}" is no date: write it as 1949-08-24, 1949-08 or 1949`);
  const { start, end } = boundsOf(parsed.value);
  if (!Number.isFinite(start.earliest) || !Number.isFinite(end.latest)) throw new Problem(`"${date}" has an open end: name a day, a month or a year`);
  return dayRange(start.earliest, end.latest);
}

/** The boards that have rows, each row with its standing and the first words it rests on. */
function asText(state: MachineState, dossier: Dossier): string {
  const boards = BOARDS.filter((board) => state[board].length > 0);
  if (boards.length === 0) return `${state.date}: the accounts say nothing of how things stood then\n`;
  const placeOf = placesIn(dossier);
  const parts = boards.map((board) => `${board}\n${state[board].map((row) => rowText(row, placeOf(row))).join("")}`);
  return `How things stood: ${state.date}\n\n${parts.join("\n")}`;
}

function rowText(row: MachineRow, place: string): string {
  const { status, since, until, evidence, mode, ...about } = row;
  const parts = [...Object.values(about), mode === "full" ? "" : mode].map(valueText).filter((part) => part !== "");
  const quote = evidence[0]?.quote.replace(/\s+/g, " ");
  const words = quote === undefined ? "" : `      “${quote}” (${place})\n`;
  return `  ${parts.join(" · ")} — ${[status, ...timeText(since, until)].join(", ")}\n${words}`;
}

/** "[..1944-09-30]" is said in words; an end that is not known is left unsaid. */
function timeText(since: string | undefined, until: string | undefined): readonly string[] {
  const before = /^\[\.\.(.+)\]$/.exec(since ?? "")?.[1];
  const from = before === undefined ? since : `${before} or before`;
  const to = until?.endsWith("..]") === true ? undefined : until;
  return [...(from === undefined ? [] : [`since ${from}`]), ...(to === undefined ? [] : [`until ${to}`])];
}

/** A party by its name, several with commas, words as they are; numbers stand in the words already. */
function valueText(value: unknown): string {
  if (Array.isArray(value)) return value.map(valueText).join(", ");
  if (typeof value === "object" && value !== null && "name" in value) return String(value.name);
  return typeof value === "string" ? value : "";
}

function placesIn({ sources, paths }: Dossier): (row: MachineRow) => string {
  const places = makePlaces(sources);
  const byId = new Map(sources.map((source) => [source.id, source]));
  return ({ evidence: [first] }) => {
    const source = first === undefined ? undefined : byId.get(first.source as SourceId);
    if (first === undefined || source === undefined) return "";
    return `${paths.get(source.id) ?? source.id}:${places.lineAt(source, first.start)}`;
  };
}
