import { z } from "zod";
import { Problem } from "../base/problem.ts";
import type { Finding, Severity } from "../model/finding.ts";
import { compareText } from "./inquiry.ts";

const entry = z.strictObject({
  id: z.string().min(1),
  rule: z.string().min(1),
  severity: z.enum(["error", "warning", "note"]),
  source: z.string().min(1),
  message: z.string(),
});
const file = z.strictObject({ findings: z.array(entry) });

/** A finding that is known: how grave it was taken, and for whoever reads the file, where it is and what it says. */
export type KnownFinding = z.infer<typeof entry>;

/** Findings as they stood at some time. */
export type Baseline = readonly KnownFinding[];

/** What has become of findings since a baseline. */
export interface Since {
  /** Those that were not there, or are graver than they were. */
  readonly fresh: readonly Finding[];
  readonly known: readonly Finding[];
  /** Those of the baseline that are not found any more. */
  readonly gone: Baseline;
}

export function baselineOf(findings: readonly Finding[]): Baseline {
  return findings
    .map(({ id, rule, severity, primary, message }) => ({ id: String(id), rule: String(rule), severity, source: String(primary.source), message }))
    .sort((a, b) => compareText(a.source, b.source) || compareText(a.rule, b.rule) || compareText(a.id, b.id));
}

const GRAVITY: Readonly<Record<Severity, number>> = { note: 0, warning: 1, error: 2 };

/** Parts findings into those that are new and those that the baseline has. Ids survive edits elsewhere; a finding whose words have changed is new. */
export function since(findings: readonly Finding[], baseline: Baseline): Since {
  const known = new Map(baseline.map(({ id, severity }) => [id, GRAVITY[severity]]));
  const isKnown = ({ id, severity }: Finding) => GRAVITY[severity] <= (known.get(id) ?? -1);
  const found = new Set<string>(findings.map(({ id }) => id));
  return {
    fresh: findings.filter((finding) => !isKnown(finding)),
    known: findings.filter(isKnown),
    gone: baseline.filter(({ id }) => !found.has(id)),
  };
}

/** The text of a baseline's file: a finding a line, so that git shows and merges them one by one. */
export function printBaseline(baseline: Baseline): string {
  const lines = baseline.map((known) => `    ${JSON.stringify(known)}`);
  return `{\n  "findings": [${lines.length === 0 ? "" : `\n${lines.join(",\n")}\n  `}]\n}\n`;
}

/** Reads what `printBaseline` printed. Throws a `Problem` that names the file where it is anything else. */
export function parseBaseline(text: string, path: string): Baseline {
  const { success, data } = file.safeParse(parsed(text, path));
  if (!success) throw new Problem(`${path} is no baseline: \`regest baseline\` writes one`);
  return data.findings;
}

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(`${path} is no baseline, or was torn by a merge: \`regest baseline\` writes it anew`);
  }
}
