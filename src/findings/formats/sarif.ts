import type { Finding, Label, Suggestion } from "../../model/finding.ts";
import type { Source } from "../../model/source.ts";
import { argumentOf, type FindingReport, type Pointer, type Pointers, pointersOf, type SetAside } from "./report.ts";

const SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/** Under which name a finding's id stands among the fingerprints. It survives edits elsewhere in the text. */
const FINGERPRINT = "regestFindingId/v1";

/** Findings as SARIF 2.1.0 (OASIS). Lines and columns are those of the files, in UTF-16 units; findings that were dismissed are there as suppressed. */
export function toSarif(report: FindingReport): string {
  const pointers = pointersOf(report);
  const { findings, sources, dismissed = [] } = report;
  const used = new Set([...findings, ...dismissed.map(({ finding }) => finding)].map(({ rule }) => String(rule)));
  const rules = report.rules.filter(({ id }) => used.has(id));
  const desk: Desk = { pointers, indexOf: (rule) => rules.findIndex(({ id }) => id === rule) };
  const log = {
    $schema: SCHEMA,
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "Regest",
            ...(report.version === undefined ? {} : { semanticVersion: report.version }),
            rules: rules.map(({ id, severity, summary }) => ({
              id,
              name: pascal(id),
              shortDescription: { text: sentence(summary) },
              ...help(report.pageOf?.(id)),
              defaultConfiguration: { level: severity },
            })),
          },
        },
        columnKind: "utf16CodeUnits",
        artifacts: sources.map((source) => artifactOf(source, report)),
        results: [
          ...findings.map((finding) => resultOf(finding, desk)),
          ...dismissed.map((aside) => ({ ...resultOf(aside.finding, desk), suppressions: [suppression(aside)] })),
        ],
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

interface Desk {
  readonly pointers: Pointers;
  readonly indexOf: (rule: string) => number;
}

function resultOf(finding: Finding, desk: Desk): object {
  const { pointers } = desk;
  const index = desk.indexOf(finding.rule);
  const fixes = finding.suggestions.flatMap((suggestion) => fixOf(suggestion, finding, pointers) ?? []);
  return {
    ruleId: finding.rule,
    ...(index < 0 ? {} : { ruleIndex: index }),
    level: finding.severity,
    message: { text: [sentence(finding.message), ...argumentOf(finding)].join("\n") },
    locations: [locationOf(finding.primary, pointers)],
    ...(finding.related.length === 0
      ? {}
      : { relatedLocations: finding.related.map((label, nth) => ({ id: nth + 1, ...locationOf(label, pointers) })) }),
    partialFingerprints: { [FINGERPRINT]: finding.id },
    ...(fixes.length === 0 ? {} : { fixes }),
  };
}

function locationOf(label: Label, pointers: Pointers): object {
  const pointer = pointers.of(label);
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(pointer.path) },
      ...(pointer.inFile ? { region: { ...regionOf(pointer), snippet: { text: pointer.place.quote } } } : {}),
    },
    message: { text: pointer.inFile ? label.text || pointer.place.quote : `“${pointer.place.quote}” ${label.text}`.trim() },
  };
}

function regionOf({ place, end }: Pointer): object {
  return {
    startLine: place.line,
    startColumn: place.column,
    endLine: end.line,
    endColumn: end.column,
    charOffset: place.start,
    charLength: place.end - place.start,
  };
}

function fixOf(suggestion: Suggestion, { primary }: Finding, pointers: Pointers): object | undefined {
  const { source = primary.source, span, replacement, message } = suggestion;
  if (span === undefined || replacement === undefined) return undefined;
  const pointer = pointers.of({ source, span });
  if (!pointer.inFile) return undefined;
  return {
    description: { text: sentence(message) },
    artifactChanges: [
      {
        artifactLocation: { uri: uriOf(pointer.path) },
        replacements: [{ deletedRegion: regionOf(pointer), insertedContent: { text: replacement } }],
      },
    ],
  };
}

function suppression({ by, because }: SetAside): object {
  return { kind: "external", status: "accepted", justification: because === undefined ? `set aside by ${by}` : `${because} (${by})` };
}

function artifactOf(source: Source, { pathOf }: FindingReport): object {
  return {
    location: { uri: uriOf(pathOf?.(source) ?? source.id) },
    ...(source.title === "" ? {} : { description: { text: source.title } }),
  };
}

/** A path as a URI reference: what stands in it for itself must not be read as scheme, query or fragment. */
function uriOf(path: string): string {
  const encoded = path
    .replace(/\p{Cs}/gu, "\ufffd")
    .split("/")
    .map(encodeURIComponent)
    .join("/");
  return path.startsWith("/") ? `file://${encoded}` : encoded;
}

function help(page: string | undefined): object {
  return page === undefined ? {} : { help: { text: page.replace(/\n+$/u, ""), markdown: page } };
}

function pascal(id: string): string {
  return id.replace(/(?:^|-)([a-z])/gu, (_, letter: string) => letter.toUpperCase());
}

function sentence(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}.`;
}
