import { Problem } from "../../base/problem.ts";
import { plainPaint, renderFindings, toMachineFindings } from "../../findings/index.ts";
import type { Finding } from "../../model/finding.ts";
import type { Source } from "../../model/source.ts";
import { TextMemory } from "../../text/syntax/memory.ts";
import { learn } from "../../work/learning.ts";
import { changesOf } from "../changes.ts";
import { type Checked, checkAccounts } from "../checking.ts";
import type { CheckOptions, ReportFormat } from "../commands/check.ts";
import type { Kept } from "../inputs.ts";
import { working } from "../progress.ts";
import type { ExitCode } from "../run.ts";
import type { Shell } from "../shell.ts";
import { nextSignal } from "../signals.ts";
import { counted, findingsText, summaryOf } from "./check.ts";
import { reportAs, writeReports } from "./reports.ts";

interface Desk {
  readonly files: readonly string[];
  readonly options: CheckOptions;
  readonly shell: Shell;
  readonly kept: Kept;
}

/** Checks accounts, and again whenever they change, until it is told to stop: prints what is new and what is gone. What cannot be read is said, and the watch goes on. */
export async function watchAccounts(files: readonly string[], options: CheckOptions, shell: Shell): Promise<ExitCode> {
  const { format } = options;
  if (format !== "text" && format !== "json") throw new Problem(`--watch prints text or json; write ${format} to a file: --output ${format}=FILE`);
  if (files.includes("-")) throw new Problem("standard input cannot be watched: name files or a dossier");
  const desk: Desk = { files, options, shell, kept: { learning: { ...learn(), memory: new TextMemory() }, sources: new Map() } };
  const changes = changesOf(files);
  let before = working("checking", { shell, options }, () => checkAccounts(files, options, desk.kept));
  begin(before, desk);
  const stopped = nextSignal().then(() => changes.close());
  while ((await changes.next()) === true) before = again(before, desk) ?? before;
  await stopped;
  if (format === "text") shell.print("stopped\n");
  return 0;
}

function begin(checked: Checked, desk: Desk): void {
  const { options, shell } = desk;
  for (const line of checked.dossier.strange) shell.tell(line);
  if (options.format === "json") shell.print(`${JSON.stringify({ findings: toMachineFindings(checked.findings, checked.dossier.sources) })}\n`);
  else {
    shell.print(findingsText(checked, pageOf(desk)));
    shell.print(`watching ${counted(checked.dossier.sources.length, "account")}; Ctrl-C stops\n`);
  }
  write(checked, desk);
}

/** Checks once more; undefined where nothing has changed, or where it could not be read. */
function again(before: Checked, desk: Desk): Checked | undefined {
  const { files, options, shell, kept } = desk;
  const started = performance.now();
  try {
    const now = checkAccounts(files, options, kept);
    if (sameAs(before, now)) return undefined;
    for (const line of now.dossier.strange) if (!before.dossier.strange.includes(line)) shell.tell(line);
    show({ before, now, milliseconds: Math.round(performance.now() - started) }, desk);
    write(now, desk);
    return now;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    shell.tell(`${error.message}; what was found before stands, and the watch goes on`);
    return undefined;
  }
}

interface Turn {
  readonly before: Checked;
  readonly now: Checked;
  readonly milliseconds: number;
}

function show({ before, now, milliseconds }: Turn, desk: Desk): void {
  const { options, shell } = desk;
  const fresh = without(now.findings, before.findings);
  const gone = without(before.findings, now.findings);
  if (options.format === "json") {
    shell.print(`${JSON.stringify({ new: toMachineFindings(fresh, now.dossier.sources), gone: gone.map(({ id }) => id), milliseconds })}\n`);
    return;
  }
  const nameOf = (source: Source) => now.dossier.paths.get(source.id) ?? source.id;
  const { paint, width } = shell;
  const shown = renderFindings(fresh, now.dossier.sources, { paint, nameOf, ids: options.ids === true, ...(width === undefined ? {} : { width }) });
  const lines = [
    ...changedNames(before, now).map((name) => `${name} changed`),
    ...(shown === "" ? [] : [shown]),
    ...gone.map(({ rule, severity, message }) => `gone: ${severity}[${rule}]: ${message}`),
    `${fresh.length} new, ${gone.length} gone: ${summaryOf(now)} (${milliseconds} ms)`,
  ];
  shell.print(`\n${lines.join("\n")}\n`);
}

function without(some: readonly Finding[], others: readonly Finding[]): readonly Finding[] {
  const known = new Set(others.map(({ id, severity }) => `${severity} ${id}`));
  return some.filter(({ id, severity }) => !known.has(`${severity} ${id}`));
}

/** Whether nothing was read anew and the same is told. */
function sameAs(before: Checked, now: Checked): boolean {
  return (
    changedNames(before, now).length === 0 && without(now.findings, before.findings).length + without(before.findings, now.findings).length === 0
  );
}

/** The accounts that were read anew, and those that are gone. */
function changedNames(before: Checked, now: Checked): readonly string[] {
  const old = new Map(before.dossier.sources.map((source) => [source.id, source]));
  const fresh = now.dossier.sources.filter((source) => old.get(source.id) !== source).map(({ id }) => now.dossier.paths.get(id) ?? id);
  const there = new Set(now.dossier.sources.map(({ id }) => id));
  return [...fresh, ...before.dossier.sources.filter(({ id }) => !there.has(id)).map(({ id }) => before.dossier.paths.get(id) ?? id)];
}

function write(checked: Checked, { options }: Desk): void {
  const ids = options.ids === true;
  writeReports(options.output ?? [], (format: ReportFormat) =>
    format === "text" ? findingsText(checked, { paint: plainPaint, ids }) : reportAs(format, checked),
  );
}

function pageOf({ shell: { paint, width }, options }: Desk) {
  return { paint, ids: options.ids === true, ...(width === undefined ? {} : { width }) };
}
