import type { Account, Reading } from "../../../api/wire.ts";
import { at } from "../../../base/assert.ts";
import { groupBy } from "../../../base/collections.ts";
import type { Because, Finding, Label, RuleId, Severity } from "../../../model/finding.ts";
import type { SourceId, Span } from "../../../model/source.ts";
import { blockAt } from "../read/layout.ts";

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

/** Findings that stand together under a rule or an account. */
export interface Group {
  /** The rule or account; undefined where they are not grouped. */
  readonly of: string | undefined;
  readonly findings: readonly Finding[];
}

/** Findings by what they stand together by, in their own order; the groups by their first. */
export function groupsOf(findings: readonly Finding[], by: "none" | "rule" | "account"): readonly Group[] {
  if (by === "none") return [{ of: undefined, findings }];
  const groups = groupBy(findings, ({ rule, primary }): string => (by === "rule" ? rule : primary.source));
  return [...groups].map(([of, grouped]) => ({ of, findings: grouped }));
}

/** A passage of a clash with the number it has in the argument. */
export interface Passage extends Span {
  readonly number: number;
  readonly label: Label;
}

/** The passages of a clash that stand in one block, in the order of the argument. */
export interface Place {
  readonly account: Account;
  readonly block: number;
  readonly passages: readonly Passage[];
}

/** A step of the argument and the passage it rests on, by number. */
export interface Step {
  readonly because: Because;
  readonly passage?: number;
}

/** A finding set out for reading: where it stands, the places it clashes with, and the argument between. */
export interface Clash {
  readonly here: Place;
  readonly others: readonly Place[];
  readonly steps: readonly Step[];
}

/** Numbers the passages of a finding; those that only the argument mentions are added, and none is shown twice. */
export function clashOf(finding: Finding, accountOf: (source: SourceId) => Account): Clash {
  const labels: Label[] = [];
  for (const label of [finding.primary, ...finding.related, ...finding.because.flatMap((because) => because.label ?? [])]) {
    if (!labels.some((known) => isSamePassage(known, label))) labels.push(label);
  }
  const passages = labels.map((label, index) => ({ number: index + 1, label, ...label.span }));
  const steps = finding.because.map((because) => {
    const passage = passages.find(({ label }) => because.label !== undefined && isSamePassage(label, because.label));
    return passage === undefined ? { because } : { because, passage: passage.number };
  });
  const places = placesOf(passages, accountOf);
  return { here: at(places, 0), others: places.slice(1), steps };
}

function placesOf(passages: readonly Passage[], accountOf: (source: SourceId) => Account): readonly Place[] {
  const places = new Map<string, { readonly account: Account; readonly block: number; readonly passages: Passage[] }>();
  for (const passage of passages) {
    const account = accountOf(passage.label.source);
    const block = blockAt(account.blocks, passage.start);
    const place = places.get(`${account.id} ${block}`);
    if (place === undefined) places.set(`${account.id} ${block}`, { account, block, passages: [passage] });
    else place.passages.push(passage);
  }
  return [...places.values()];
}

function isSamePassage(a: Label, b: Label): boolean {
  return a.source === b.source && a.span.start === b.span.start && a.span.end === b.span.end;
}
