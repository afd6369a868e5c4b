import { writeFileSync } from "node:fs";
import { relative, sep } from "node:path";
import { Problem } from "../../base/problem.ts";
import { type FindingReport, toGithub, toHtml, toJunit, toSarif } from "../../findings/formats/index.ts";
import { toMachineFindings } from "../../findings/index.ts";
import { ruleDocument } from "../../readers/rule-documents.ts";
import { version } from "../../readers/version.ts";
import type { Checked } from "../checking.ts";
import type { ReportFile, ReportFormat } from "../commands/check.ts";

/** Findings in a format for other programs; as text they are shown by the command itself. */
export function reportAs(format: Exclude<ReportFormat, "text">, checked: Checked): string {
  switch (format) {
    case "json":
      return `${JSON.stringify({ findings: toMachineFindings(checked.findings, checked.dossier.sources), ...sinceOf(checked) }, undefined, 2)}\n`;
    case "sarif":
      return toSarif(reportOf(checked));
    case "github":
      return toGithub(reportOf(checked));
    case "junit":
      return toJunit(reportOf(checked));
    case "html":
      return toHtml(reportOf(checked));
  }
}

/** With what the findings were compared; nothing where they were not. */
function sinceOf({ compared }: Checked): object {
  return compared === undefined ? {} : { since: { name: compared.name, known: compared.known.length, gone: compared.gone.map(({ id }) => id) } };
}

/** Writes the reports that go to files of their own. */
export function writeReports(outputs: readonly ReportFile[], write: (format: ReportFormat) => string): void {
  for (const { format, file } of outputs) {
    try {
      writeFileSync(file, write(format));
    } catch (error) {
      throw new Problem(`${file} could not be written: ${(error as Error).message}`);
    }
  }
}

function reportOf({ findings, dismissed, dossier, learning }: Checked): FindingReport {
  const { sources, paths, title } = dossier;
  return {
    findings,
    sources,
    rules: learning.rules,
    title,
    version: version(),
    pathOf: ({ id }) => fromHere(paths.get(id) ?? id),
    dismissed: dismissed.map(({ finding, by }) => ({ finding, by: by.by, ...(by.because === undefined ? {} : { because: by.because }) })),
    pageOf: ruleDocument,
  };
}

/** The path of a file below the folder from which the command runs, with forward slashes: what GitHub and others know files by. */
function fromHere(path: string): string {
  const here = relative(".", path);
  return (here.startsWith("..") || here === "" ? path : here).split(sep).join("/");
}
