import { Problem } from "../../base/problem.ts";
import { plainPaint, renderFindings, toMachineFindings } from "../../findings/index.ts";
import type { Finding } from "../../model/finding.ts";
import type { Source } from "../../model/source.ts";
import type { Checked } from "../checking.ts";
import type { CheckOptions, ReportFormat } from "../commands/check.ts";
import type { Shell } from "../shell.ts";
import { inLanguageOf } from "../teller.ts";
import { counted, findingsText, summaryOf } from "./check.ts";
import { reportAs, writeReports } from "./reports.ts";

/** What was new and what was gone at a glance. */
export interface Glanced {
  readonly fresh: readonly Finding[];
  readonly gone: readonly Finding[];
}

/** What has come of a change. */
export interface Turn extends Glanced {
  readonly now: Checked;
  /** The accounts that are others, or gone. */
  readonly changed: readonly string[];
  readonly milliseconds: number;
  /** What was told at a glance before everything was read; absent at a glance. */
  readonly told?: Glanced;
}

/** How a watch tells what it sees, and keeps its reports. */
export interface Telling {
  /** All that is found at first. */
  readonly begin: (checked: Checked) => void;
  readonly turn: (turn: Turn) => void;
  readonly write: (checked: Checked) => void;
}

export function openTelling(options: CheckOptions, shell: Shell): Telling {
  const ids = options.ids === true;
  const { paint, width } = shell;
  const page = { paint, ids, ...(width === undefined ? {} : { width }) };
  const inWords = (checked: Checked) => inLanguageOf(options.in, checked);
  const write = (checked: Checked) => {
    const told = inWords(checked);
    writeReports(options.output ?? [], (format: ReportFormat) =>
      format === "text" ? findingsText(told, { paint: plainPaint, ids }) : reportAs(format, told),
    );
  };
  return {
    write,
    begin(checked) {
      for (const line of checked.dossier.strange) shell.tell(line);
      const told = inWords(checked);
      const { findings, dossier } = told;
      if (options.format === "json") shell.print(`${JSON.stringify({ findings: toMachineFindings(findings, dossier.sources) })}\n`);
      else {
        shell.print(findingsText(told, page));
        shell.print(`watching ${counted(dossier.sources.length, "account")}; Ctrl-C stops\n`);
      }
      write(checked);
    },
    turn(turn) {
      const of = (findings: readonly Finding[]) => inWords({ ...turn.now, findings }).findings;
      if (options.format === "json") shell.print(`${JSON.stringify(inJson(turn, of))}\n`);
      else shell.print(`\n${linesOf(turn, { of, page }).join("\n")}\n`);
    },
  };
}

/** Findings in the language that was asked for. */
type InWords = (findings: readonly Finding[]) => readonly Finding[];

function inJson({ now, fresh, gone, milliseconds, told }: Turn, of: InWords): object {
  const found = { new: toMachineFindings(of(fresh), now.dossier.sources), gone: gone.map(({ id }) => id), milliseconds };
  return told === undefined ? { glance: true, ...found } : found;
}

interface Page {
  readonly of: InWords;
  readonly page: Pick<Shell, "paint" | "width"> & { readonly ids: boolean };
}

function linesOf({ now, changed, fresh, gone, milliseconds, told }: Turn, { of, page }: Page): readonly string[] {
  const { dossier } = now;
  const nameOf = (source: Source) => dossier.paths.get(source.id) ?? source.id;
  const said = told ?? { fresh: [], gone: [] };
  const shown = renderFindings(without(of(fresh), said.fresh), dossier.sources, { ...page, nameOf });
  const wrong = of(without(said.fresh, now.findings));
  const line = ({ rule, severity, message }: Finding) => `${severity}[${rule}]: ${message}`;
  const counts = `${fresh.length} new, ${gone.length} gone`;
  return [
    ...changed.map((name) => `${name} changed`),
    ...(shown === "" ? [] : [shown]),
    ...wrong.map((finding) => `not so, now that everything is read: ${line(finding)}`),
    ...without(of(gone), said.gone).map((finding) => `gone: ${line(finding)}`),
    told === undefined
      ? `at first glance ${counts} (${milliseconds} ms); everything is read again now`
      : `${counts}: ${summaryOf(now)} (${milliseconds} ms)`,
  ];
}

/** Of some findings those that are not among others, or were not as grave there. */
export function without(some: readonly Finding[], others: readonly Finding[]): readonly Finding[] {
  const known = new Set(others.map(({ id, severity }) => `${severity} ${id}`));
  return some.filter(({ id, severity }) => !known.has(`${severity} ${id}`));
}

/** What cannot be read at the moment is said; any other fault is ours. */
export function tellAndGoOn(shell: Pick<Shell, "tell">, error: unknown): void {
  if (!(error instanceof Problem)) throw error;
  shell.tell(`${error.message}; what was found before stands, and the watch goes on`);
}
