import type { Finding, Severity } from "../../model/finding.ts";
import { argumentOf, type FindingReport, pointersOf } from "./report.ts";

const COMMANDS: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", note: "notice" };

/** Findings as workflow commands of GitHub Actions, a line each: they are shown beside the lines of a change. */
export function toGithub(report: FindingReport): string {
  const pointers = pointersOf(report);
  return report.findings.map((finding) => `${command(finding)}::${data(messageOf(finding))}\n`).join("");

  function command({ severity, rule, primary }: Finding): string {
    const { path, place, end, inFile } = pointers.of(primary);
    const where = inFile
      ? { line: place.line, endLine: end.line, ...(place.line === end.line ? { col: place.column, endColumn: end.column } : {}) }
      : {};
    const properties = Object.entries({ file: path, ...where, title: rule }).map(([key, value]) => `${key}=${property(String(value))}`);
    return `::${COMMANDS[severity]} ${properties.join(",")}`;
  }

  function messageOf(finding: Finding): string {
    const others = finding.related.map((label) => {
      const { path, place } = pointers.of(label);
      return `${path}:${place.line}: “${place.quote}”${label.text === "" ? "" : ` ${label.text}`}`;
    });
    return [finding.message, ...others, ...argumentOf(finding)].join("\n");
  }
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
