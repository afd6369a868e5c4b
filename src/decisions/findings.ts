import type { Decision, Outcome } from "../model/decision.ts";
import type { Finding, FindingId } from "../model/finding.ts";

/** A finding that somebody dismissed, with the decision. */
export interface Dismissed {
  readonly finding: Finding;
  readonly by: Decision;
}

export interface DecidedFindings {
  readonly findings: readonly Finding[];
  readonly dismissed: readonly Dismissed[];
  readonly outcomes: readonly Outcome[];
}

/** Sets aside the findings that were dismissed, one by one or with their rule in one source, and adds to the others which account was followed. */
export function decideFindings(found: readonly Finding[], inForce: readonly Decision[]): DecidedFindings {
  const there = new Set(found.map(({ id }) => id));
  const dismissals = new Map<FindingId, Decision>();
  const silences = new Map<string, Decision>();
  const judgements = new Map<FindingId, Extract<Decision, { act: "judge" }>>();
  const outcomes: Outcome[] = [];
  for (const decision of inForce) {
    if (decision.act === "dismiss") dismissals.set(decision.finding, decision);
    else if (decision.act === "judge") judgements.set(decision.finding, decision);
    else if (decision.act === "silence") silences.set(`${decision.rule} ${decision.source}`, decision);
    else continue;
    const gone = decision.act !== "silence" && !there.has(decision.finding);
    outcomes.push({ decision: decision.id, became: gone ? "expired" : "placed" });
  }
  const findings: Finding[] = [];
  const dismissed: Dismissed[] = [];
  for (const finding of found) {
    const by = dismissals.get(finding.id) ?? silences.get(`${finding.rule} ${finding.primary.source}`);
    if (by !== undefined) dismissed.push({ finding, by });
    else findings.push(judged(finding, judgements.get(finding.id)));
  }
  return { findings, dismissed, outcomes };
}

function judged(finding: Finding, decision: Extract<Decision, { act: "judge" }> | undefined): Finding {
  if (decision === undefined) return finding;
  const why = decision.because === undefined ? "" : `: ${decision.because}`;
  return { ...finding, because: [...finding.because, { text: `${decision.by} follows ${decision.prefer}${why}` }] };
}
