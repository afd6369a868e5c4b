import type { Finding } from "../../model/finding.ts";
import type { Source } from "../../model/source.ts";
import { argumentOf, type FindingReport, type Pointers, pointersOf } from "./report.ts";

/**
 * Findings as JUnit XML: a suite for each account, a case for each finding. Errors are failures, as they are for the exit status; warnings and notes are
 * cases that pass and say what was found; an account without findings has one case that says so.
 */
export function toJunit(report: FindingReport): string {
  const pointers = pointersOf(report);
  const { findings, sources, title = "Regest" } = report;
  const suites = sources.map((source) =>
    suite(
      source,
      findings.filter(({ primary }) => primary.source === source.id),
      { report, pointers },
    ),
  );
  const failures = findings.filter(({ severity }) => severity === "error").length;
  const tests = sources.reduce((sum, { id }) => sum + Math.max(1, findings.filter(({ primary }) => primary.source === id).length), 0);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${attribute(title)}" tests="${tests}" failures="${failures}" errors="0">\n${suites.join("")}</testsuites>\n`;
}

interface Desk {
  readonly report: FindingReport;
  readonly pointers: Pointers;
}

function suite(source: Source, findings: readonly Finding[], { report, pointers }: Desk): string {
  const path = report.pathOf?.(source) ?? source.id;
  const failures = findings.filter(({ severity }) => severity === "error").length;
  const cases =
    findings.length === 0
      ? `    <testcase classname="${attribute(path)}" name="no findings"/>\n`
      : findings.map((finding) => testcase(finding, path, pointers)).join("");
  return `  <testsuite name="${attribute(path)}" tests="${Math.max(1, findings.length)}" failures="${failures}" errors="0" skipped="0">\n${cases}  </testsuite>\n`;
}

function testcase(finding: Finding, path: string, pointers: Pointers): string {
  const { line } = pointers.of(finding.primary).place;
  const { severity, rule, message, id } = finding;
  const name = `${rule}: ${message} (${id.slice(0, 8)})`;
  const body = [`${severity}[${rule}]: ${message}`, ...passages(finding, pointers), ...argumentOf(finding)].join("\n");
  const inside =
    severity === "error"
      ? `<failure type="${attribute(rule)}" message="${attribute(message)}">${content(body)}</failure>`
      : `<system-out>${content(body)}</system-out>`;
  return `    <testcase classname="${attribute(path)}" name="${attribute(name)}" file="${attribute(path)}" line="${line}">${inside}</testcase>\n`;
}

function passages({ primary, related }: Finding, pointers: Pointers): readonly string[] {
  return [primary, ...related].map((label) => {
    const { path, place } = pointers.of(label);
    return `${path}:${place.line}:${place.column}: “${place.quote}”${label.text === "" ? "" : ` ${label.text}`}`;
  });
}

/** XML 1.0 has no place for most controls, nor for halves of a surrogate pair, not even as references. */
function content(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}

function attribute(text: string): string {
  return content(text)
    .replaceAll('"', "&quot;")
    .replace(/[\t\n\r]/g, (control) => `&#${control.charCodeAt(0)};`);
}
