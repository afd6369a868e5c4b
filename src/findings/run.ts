import { at } from "../base/assert.ts";
import { firstEndingAfter } from "../base/collections.ts";
import { idFrom } from "../base/hash.ts";
import type { Document } from "../model/document.ts";
import type { Finding, FindingId, Label, Severity } from "../model/finding.ts";
import type { SourceId } from "../model/source.ts";
import { compareText, type Inquiry } from "./inquiry.ts";
import type { Report, Rule } from "./rule.ts";

/** Warnings that one rule may give in 10,000 words of a source before they are shown as one (`reasoning.md` §5.1). */
const WARNINGS_PER_10_000_WORDS = 12;

/** Runs every rule. Findings come errors first, then by source and place; the same passages give the same finding once. */
export function runRules(rules: readonly Rule[], inquiry: Inquiry): readonly Finding[] {
  const findings = rules.flatMap((rule) => collapse(rule, findingsOf(rule, inquiry), inquiry));
  return findings.sort(compareFindings);
}

/** Things with a finding each, in the order in which findings are told: errors first, then by source and place. */
export function inOrderTold<T>(things: readonly T[], findingOf: (thing: T) => Finding): readonly T[] {
  return [...things].sort((a, b) => compareFindings(findingOf(a), findingOf(b)));
}

/** Passages with the same words under the same heading are told apart by their order: the id survives edits elsewhere, and no finding swallows another. */
function findingsOf(rule: Rule, inquiry: Inquiry): Finding[] {
  const seen = new Set<string>();
  const used = new Map<string, number>();
  const findings: Finding[] = [];
  const reports = [...rule.check(inquiry)].sort((a, b) => compareReports(rule, a, b));
  for (const report of reports) {
    const place = [report.primary, ...(report.related ?? [])].map((label) => `${label.source} ${label.span.start} ${label.span.end}`).join("\n");
    if (seen.has(place)) continue;
    seen.add(place);
    const key = identityOf(report, inquiry).join("\n");
    const occurrence = (used.get(key) ?? 0) + 1;
    used.set(key, occurrence);
    findings.push({
      id: idFrom("finding", rule.id, key, String(occurrence)) as FindingId,
      rule: rule.id,
      severity: report.severity ?? rule.severity,
      message: report.message,
      primary: report.primary,
      related: report.related ?? [],
      because: report.because ?? [],
      suggestions: report.suggestions ?? [],
    });
  }
  return findings;
}

function compareReports(rule: Rule, a: Report, b: Report): number {
  return (
    RANK[a.severity ?? rule.severity] - RANK[b.severity ?? rule.severity] || compareLabels(a.primary, b.primary) || compareText(a.message, b.message)
  );
}

/** The words a report rests on, each with its source and heading. */
function identityOf(report: Report, inquiry: Inquiry): readonly string[] {
  if (report.identity !== undefined) return [report.primary.source, ...[...report.identity].sort(compareText)];
  const words = [report.primary, ...(report.related ?? [])].map((label) => {
    const heading = headingAt(inquiry.document(label.source), label.span.start);
    return [label.source, heading, label.quote, ...borrowed(label, inquiry)].map((part) => part.replace(/\s+/g, " ").trim()).join("\t");
  });
  return words.sort(compareText);
}

/** The dates in a passage of which a part does not stand in its words, as they are read: when that part is told otherwise, the passage says something else. */
function borrowed({ source, span }: Label, inquiry: Inquiry): readonly string[] {
  const document = inquiry.document(source);
  let sentence = firstEndingAfter(document.sentences, span.start);
  const values: string[] = [];
  for (let there = document.sentences[sentence]; there !== undefined && there.start < span.end; there = document.sentences[++sentence]) {
    for (const timex of inquiry.timexes(document, there.index)) {
      const inside = span.start <= timex.start && timex.end <= span.end;
      if (inside && (timex.basis.kind === "carried" || timex.basis.kind === "counted")) values.push(timex.value);
    }
  }
  return values;
}

function headingAt(document: Document, offset: number): string {
  const sections = document.sections;
  let low = 0;
  let high = document.paragraphs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(document.paragraphs, middle).start <= offset) low = middle + 1;
    else high = middle;
  }
  const section = document.paragraphs[low - 1]?.section;
  const heading = section === undefined ? undefined : sections[section]?.heading;
  if (heading === undefined) return "";
  const { start, end } = at(document.paragraphs, heading);
  return document.source.text.slice(start, end);
}

/** Shows a rule's warnings in a source as one where they are so many that they hide everything else. Nothing is lost: every passage stays, as a related one. */
function collapse(rule: Rule, findings: readonly Finding[], inquiry: Inquiry): readonly Finding[] {
  const kept: Finding[] = [];
  const warnings = new Map<SourceId, Finding[]>();
  for (const finding of findings) {
    if (finding.severity !== "warning") kept.push(finding);
    else warnings.set(finding.primary.source, [...(warnings.get(finding.primary.source) ?? []), finding]);
  }
  for (const [source, group] of warnings) {
    const words = inquiry.document(source).tokens.filter((token) => token.kind !== "punctuation").length;
    const budget = WARNINGS_PER_10_000_WORDS * Math.max(1, words / 10_000);
    kept.push(...(group.length > budget ? [summaryOf(rule, group)] : group));
  }
  return kept;
}

function summaryOf(rule: Rule, group: readonly Finding[]): Finding {
  const first = at(group, 0);
  return {
    ...first,
    id: idFrom("finding", rule.id, first.primary.source, "all") as FindingId,
    message: `${group.length} passages where ${rule.summary}; the first: ${first.message}`,
    related: [...first.related, ...group.slice(1).map((finding) => ({ ...finding.primary, text: finding.message }))],
    suggestions: [],
  };
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };

function compareFindings(a: Finding, b: Finding): number {
  return (
    RANK[a.severity] - RANK[b.severity] || compareLabels(a.primary, b.primary) || compareText(a.rule, b.rule) || compareText(a.message, b.message)
  );
}

function compareLabels(a: Label, b: Label): number {
  return compareText(a.source, b.source) || a.span.start - b.span.start || a.span.end - b.span.end;
}
