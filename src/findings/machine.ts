import type { Finding, Label } from "../model/finding.ts";
import type { Source } from "../model/source.ts";
import { makePlaces, type Places } from "./places.ts";

/** A passage as other programs get it: offsets index the text as given. */
export interface MachineLabel {
  readonly source: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
  /** Of the document, where it tells pages. */
  readonly page?: string;
  readonly quote: string;
  readonly label: string;
}

/** A finding as `regest check --format json` prints it: stable, other tools build on it. */
export interface MachineFinding {
  readonly id: string;
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly primary: MachineLabel;
  readonly related: readonly MachineLabel[];
  readonly because: readonly string[];
  readonly suggestions: readonly {
    readonly source?: string;
    readonly start?: number;
    readonly end?: number;
    readonly replacement?: string;
    readonly message: string;
  }[];
}

/** Findings for other programs, in the order given. */
export function toMachineFindings(findings: readonly Finding[], sources: Iterable<Source>): readonly MachineFinding[] {
  const places = makePlaces(sources);
  return findings.map((finding) => ({
    id: finding.id,
    rule: finding.rule,
    severity: finding.severity,
    message: finding.message,
    primary: machineLabel(finding.primary, places),
    related: finding.related.map((label) => machineLabel(label, places)),
    because: finding.because.map((step) => step.text),
    suggestions: finding.suggestions.map((suggestion) => {
      const { source = finding.primary.source, span, replacement, message } = suggestion;
      if (span === undefined || replacement === undefined) return { message };
      const { start, end } = places.of({ source, span, quote: "", text: "" });
      return { source, start, end, replacement, message };
    }),
  }));
}

function machineLabel(label: Label, places: Places): MachineLabel {
  const { start, end, line, column, page, quote } = places.of(label);
  return { source: label.source, start, end, line, column, ...(page === undefined ? {} : { page }), quote, label: label.text };
}
