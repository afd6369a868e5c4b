import { standingOf } from "../../decisions/index.ts";
import { plainPaint, renderFindings } from "../../findings/index.ts";
import type { Finding, Severity } from "../../model/finding.ts";
import type { Source } from "../../model/source.ts";
import { type Checked, checkAccounts } from "../checking.ts";
import type { CheckOptions, ReportFormat } from "../commands/check.ts";
import type { ExitCode } from "../run.ts";
import type { Shell } from "../shell.ts";
import { inLanguageOf } from "../teller.ts";
import { reportAs, writeReports } from "./reports.ts";

/** Checks accounts and prints what was found. */
export async function check(files: readonly string[], options: CheckOptions, shell: Shell): Promise<ExitCode> {
  const checked = inLanguageOf(options.in, await checkAccounts(files, options, shell));
  for (const line of checked.dossier.strange) shell.tell(line);
  const as = (format: ReportFormat, on: Page) => (format === "text" ? findingsText(checked, on) : reportAs(format, checked));
  const ids = options.ids === true;
  writeReports(options.output ?? [], (format) => as(format, { paint: plainPaint, ids }));
  const { paint, width } = shell;
  shell.print(as(options.format, { paint, ids, ...(width === undefined ? {} : { width }) }));
  return checked.findings.some((finding) => finding.severity === "error") ? 1 : 0;
}

/** How findings are written for people. */
export interface Page extends Pick<Shell, "paint" | "width"> {
  /** Says each one's id. */
  readonly ids: boolean;
}

/** Every finding as text, and a closing line that counts them. */
export function findingsText({ findings, dossier, ...rest }: Omit<Checked, "learning">, { paint, width, ids }: Page): string {
  const { sources, paths } = dossier;
  const nameOf = (source: Source) => paths.get(source.id) ?? source.id;
  const rendered = renderFindings(findings, sources, { paint, nameOf, ids, ...(width === undefined ? {} : { width }) });
  return `${rendered}${rendered === "" ? "" : "\n\n"}${closing({ findings, dossier, ...rest })}\n`;
}

/** The count, and what besides is not shown and why. */
function closing({ findings, dossier, dismissed, expired, compared }: Omit<Checked, "learning">): string {
  const since = compared === undefined ? "" : `; ${compared.known.length} known since ${compared.name}`;
  const gone =
    compared === undefined || compared.gone.length === 0
      ? ""
      : `, and ${compared.gone.length} that ${compared.gone.length === 1 ? "was" : "were"} there gone`;
  const aside = dismissed.length === 0 ? "" : `; ${dismissed.length} dismissed`;
  const stale =
    expired.length === 0
      ? ""
      : `\n${counted(expired.length, "dismissal")} expired, since the words ${expired.length === 1 ? "it rests" : "they rest"} on have changed; \`regest status\` shows ${expired.length === 1 ? "it" : "them"}`;
  return `${summary(findings, dossier.sources, compared !== undefined)}${since}${gone}${aside}${stale}${contestedIn(dossier)}`;
}

/** Of decisions that contradict each other none takes effect, which nobody would see in what is found. */
function contestedIn({ decisions }: Checked["dossier"]): string {
  const { length } = standingOf(decisions).contested.flat();
  return length === 0 ? "" : `\n${length} decisions contradict each other, and none of them takes effect; \`regest status\` shows them`;
}

/** How many there are of each level. */
export function summaryOf({ findings, dossier, compared }: Pick<Checked, "findings" | "dossier" | "compared">): string {
  return summary(findings, dossier.sources, compared !== undefined);
}

/** "3 findings in 2 accounts: 1 error, 2 notes". */
function summary(findings: readonly Finding[], sources: readonly Source[], fresh: boolean): string {
  const levels: readonly Severity[] = ["error", "warning", "note"];
  const parts = levels.flatMap((level) => {
    const count = findings.filter((finding) => finding.severity === level).length;
    return count === 0 ? [] : [counted(count, level)];
  });
  const of = counted(sources.length, "account");
  const what = fresh ? "new finding" : "finding";
  return findings.length === 0 ? `no ${what}s in ${of}` : `${counted(findings.length, what)} in ${of}: ${parts.join(", ")}`;
}

/** "1 account", "2 accounts". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
