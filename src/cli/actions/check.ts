import { renderFindings, toMachineFindings } from "../../findings/index.ts";
import type { Finding, Severity } from "../../model/finding.ts";
import type { Source } from "../../model/source.ts";
import { analyse } from "../../pipeline.ts";
import type { CheckOptions } from "../commands/check.ts";
import { type Dossier, readDossierOf } from "../inputs.ts";
import { working } from "../progress.ts";
import type { ExitCode } from "../run.ts";
import type { Shell } from "../shell.ts";

/** Checks accounts and prints what was found. */
export function check(files: readonly string[], options: CheckOptions, shell: Shell): ExitCode {
  const { dossier, findings, dismissed } = working("checking", { shell, options }, () => findAll(files, options));
  for (const line of dossier.strange) shell.tell(line);
  shell.print(
    options.format === "json" ? asJson(findings, dossier) : findingsText({ findings, dismissed, ids: options.ids === true }, dossier, shell),
  );
  return findings.some((finding) => finding.severity === "error") ? 1 : 0;
}

interface Found {
  readonly findings: readonly Finding[];
  /** How many others somebody set aside. */
  readonly dismissed: number;
  /** Says each one's id. */
  readonly ids: boolean;
}

function findAll(
  files: readonly string[],
  options: CheckOptions,
): { readonly dossier: Dossier; readonly findings: readonly Finding[]; readonly dismissed: number } {
  const { dossier, learning } = readDossierOf(files, options);
  const together = options.each === true ? dossier.sources.map((source) => [source]) : [dossier.sources];
  const analyses = together.map((sources) => analyse(sources, learning, dossier.decisions));
  const dismissed = analyses.reduce((sum, { decided }) => sum + decided.dismissed.length, 0);
  return { dossier, findings: analyses.flatMap(({ findings }) => findings), dismissed };
}

function asJson(findings: readonly Finding[], { sources }: Dossier): string {
  return `${JSON.stringify({ findings: toMachineFindings(findings, sources) }, undefined, 2)}\n`;
}

/** Every finding as text, and a closing line that counts them. */
export function findingsText({ findings, dismissed, ids }: Found, { sources, paths }: Dossier, { paint, width }: Shell): string {
  const nameOf = (source: Source) => paths.get(source.id) ?? source.id;
  const rendered = renderFindings(findings, sources, { paint, nameOf, ids, ...(width === undefined ? {} : { width }) });
  const aside = dismissed === 0 ? "" : `; ${dismissed} dismissed`;
  return `${rendered}${rendered === "" ? "" : "\n\n"}${summary(findings, sources)}${aside}\n`;
}

/** "3 findings in 2 accounts: 1 error, 2 notes". */
function summary(findings: readonly Finding[], sources: readonly Source[]): string {
  const levels: readonly Severity[] = ["error", "warning", "note"];
  const parts = levels.flatMap((level) => {
    const count = findings.filter((finding) => finding.severity === level).length;
    return count === 0 ? [] : [counted(count, level)];
  });
  const of = counted(sources.length, "account");
  return findings.length === 0 ? `no findings in ${of}` : `${counted(findings.length, "finding")} in ${of}: ${parts.join(", ")}`;
}

/** "1 account", "2 accounts". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
