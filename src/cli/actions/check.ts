import { plainPaint, renderFindings } from "../../findings/index.ts";
import type { Finding, Severity } from "../../model/finding.ts";
import type { Source } from "../../model/source.ts";
import { checkAccounts } from "../checking.ts";
import type { CheckOptions, ReportFormat } from "../commands/check.ts";
import type { Dossier } from "../inputs.ts";
import { working } from "../progress.ts";
import type { ExitCode } from "../run.ts";
import type { Shell } from "../shell.ts";
import { reportAs, writeReports } from "./reports.ts";

/** Checks accounts and prints what was found. */
export function check(files: readonly string[], options: CheckOptions, shell: Shell): ExitCode {
  const checked = working("checking", { shell, options }, () => checkAccounts(files, options));
  const { dossier, findings, dismissed } = checked;
  for (const line of dossier.strange) shell.tell(line);
  const found: Found = { findings, dismissed: dismissed.length, ids: options.ids === true };
  const as = (format: ReportFormat, on: Pick<Shell, "paint" | "width">) =>
    format === "text" ? findingsText(found, dossier, on) : reportAs(format, checked);
  writeReports(options.output ?? [], (format) => as(format, { paint: plainPaint }));
  shell.print(as(options.format, shell));
  return findings.some((finding) => finding.severity === "error") ? 1 : 0;
}

interface Found {
  readonly findings: readonly Finding[];
  /** How many others somebody set aside. */
  readonly dismissed: number;
  /** Says each one's id. */
  readonly ids: boolean;
}

/** Every finding as text, and a closing line that counts them. */
export function findingsText(
  { findings, dismissed, ids }: Found,
  { sources, paths }: Dossier,
  { paint, width }: Pick<Shell, "paint" | "width">,
): string {
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
