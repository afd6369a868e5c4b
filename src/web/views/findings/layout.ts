import type { Reading } from "../../../api/wire.ts";
import type { Because, Finding, Label, RuleId, Severity } from "../../../model/finding.ts";

/** From the gravest. */
export const SEVERITIES: readonly Severity[] = ["error", "warning", "note"];

const order = new WeakMap<Reading, readonly Finding[]>();

/** The findings from the gravest, and among equals as they stand in the accounts. */
export function orderFindings(reading: Reading): readonly Finding[] {
  const known = order.get(reading);
  if (known !== undefined) return known;
  const place = new Map(reading.accounts.map((account, index) => [account.id, index]));
  const ordered = [...reading.findings].sort(
    (a, b) =>
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      (place.get(a.primary.source) ?? 0) - (place.get(b.primary.source) ?? 0) ||
      a.primary.span.start - b.primary.span.start,
  );
  order.set(reading, ordered);
  return ordered;
}

/** How many findings there are of each severity. */
export function countSeverities(findings: readonly Finding[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, note: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

/** The rules that found something, by name, with how much. */
export function countRules(findings: readonly Finding[]): readonly { readonly rule: RuleId; readonly count: number }[] {
  const counts = new Map<RuleId, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts].map(([rule, count]) => ({ rule, count })).sort((a, b) => (a.rule < b.rule ? -1 : 1));
}

/** A passage of a clash with the number it has in the argument. */
export interface Passage {
  readonly number: number;
  readonly label: Label;
}

/** A step of the argument and the passage it rests on, by number. */
export interface Step {
  readonly because: Because;
  readonly passage?: number;
}

/** A finding set out for reading: the passage it is about, those it clashes with, and the argument between. */
export interface Clash {
  readonly primary: Passage;
  readonly others: readonly Passage[];
  readonly steps: readonly Step[];
}

/** Numbers the passages of a finding; those that only the argument mentions are added, and none is shown twice. */
export function clashOf(finding: Finding): Clash {
  const labels: Label[] = [];
  for (const label of [finding.primary, ...finding.related, ...finding.because.flatMap((because) => because.label ?? [])]) {
    if (!labels.some((known) => isSamePassage(known, label))) labels.push(label);
  }
  const passages = labels.map((label, index) => ({ number: index + 1, label }));
  const steps = finding.because.map((because) => {
    const passage = passages.find(({ label }) => because.label !== undefined && isSamePassage(label, because.label));
    return passage === undefined ? { because } : { because, passage: passage.number };
  });
  return { primary: { number: 1, label: finding.primary }, others: passages.slice(1), steps };
}

function isSamePassage(a: Label, b: Label): boolean {
  return a.source === b.source && a.span.start === b.span.start && a.span.end === b.span.end;
}
