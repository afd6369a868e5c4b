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

/**
 * Sets aside the findings that were dismissed, one by one or with their rule in one source, and adds to the others which account was followed.
 * `records` are the ids of all else that is there and can be remarked on: sources and claims.
 */
export function decideFindings(found: readonly Finding[], inForce: readonly Decision[], records: ReadonlySet<string>): DecidedFindings {
  const there = new Set(found.map(({ id }) => id));
  const dismissals = new Map<FindingId, Decision>();
  const silences = new Map<string, Decision>();
  const judgements = new Map<FindingId, Extract<Decision, { act: "judge" }>>();
  const outcomes: Outcome[] = [];
  for (const decision of inForce) {
    if (decision.act === "dismiss") dismissals.set(decision.finding, decision);
    else if (decision.act === "judge") judgements.set(decision.finding, decision);
    else if (decision.act === "silence") silences.set(`${decision.rule} ${decision.source}`, decision);
    const became = becameOf(decision, there, records);
    if (became !== undefined) outcomes.push({ decision: decision.id, became });
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

/** Undefined for what is decided of something else; a remark on a claim that is quoted is placed by its words. */
function becameOf(decision: Decision, findings: ReadonlySet<FindingId>, records: ReadonlySet<string>): Outcome["became"] | undefined {
  switch (decision.act) {
    case "dismiss":
    case "judge":
      return findings.has(decision.finding) ? "placed" : "expired";
    case "silence":
      return records.has(decision.source) ? "placed" : "unplaced";
    case "note":
      if (decision.claim !== undefined) return undefined;
      return records.has(decision.about) || findings.has(decision.about as FindingId) ? "placed" : "unplaced";
    default:
      return undefined;
  }
}

function judged(finding: Finding, decision: Extract<Decision, { act: "judge" }> | undefined): Finding {
  if (decision === undefined) return finding;
  const why = decision.because === undefined ? "" : `: ${decision.because}`;
  return { ...finding, because: [...finding.because, { text: `${decision.by} follows ${decision.prefer}${why}` }] };
}
