import type { RuleId, Severity } from "../model/finding.ts";
import type { SourceId } from "../model/source.ts";
import type { Limit, Report, Rule } from "./rule.ts";

/** How grave what a rule finds is to be taken; off: it is not to look. */
export type Level = Severity | "off";

/** How a rule is to be run. */
export interface RuleSetting {
  readonly severity?: Level | undefined;
  /** Values for its thresholds, by their names. */
  readonly thresholds?: Readonly<Record<string, number>> | undefined;
}

/** What somebody set of the rules: in general, and in single accounts. */
export interface RuleSettings {
  readonly rules: ReadonlyMap<RuleId, RuleSetting>;
  readonly bySource: ReadonlyMap<SourceId, ReadonlyMap<RuleId, Level>>;
}

export const NO_SETTINGS: RuleSettings = { rules: new Map(), bySource: new Map() };

/** Settings of which the later ones go before the earlier, key by key. */
export function together(all: readonly RuleSettings[]): RuleSettings {
  const rules = new Map<RuleId, RuleSetting>();
  const bySource = new Map<SourceId, ReadonlyMap<RuleId, Level>>();
  for (const settings of all) {
    for (const [id, { severity, thresholds }] of settings.rules) {
      const before = rules.get(id);
      rules.set(id, { severity: severity ?? before?.severity, thresholds: { ...before?.thresholds, ...thresholds } });
    }
    for (const [source, levels] of settings.bySource) bySource.set(source, new Map([...(bySource.get(source) ?? []), ...levels]));
  }
  return { rules, bySource };
}

const GRADES: readonly Severity[] = ["note", "warning", "error"];

/**
 * The rules as somebody set them. A level moves everything that the rule finds by as much as it differs from the rule's own: what the rule itself takes
 * less gravely, since its grounds are weaker or since voices disagree, stays that much less grave.
 */
export function withSettings(rules: readonly Rule[], settings: RuleSettings): readonly Rule[] {
  return rules.flatMap((rule) => {
    const setting = settings.rules.get(rule.id);
    const level = setting?.severity ?? rule.severity;
    const inSources = new Map(
      [...settings.bySource].flatMap(([source, levels]) => (levels.has(rule.id) ? [[source, levels.get(rule.id) ?? level] as const] : [])),
    );
    if (level === "off" && [...inSources.values()].every((each) => each === "off")) return [];
    const limit: Limit = (name) => setting?.thresholds?.[name] ?? rule.thresholds[name]?.value ?? Number.NaN;
    const shown = level === "off" ? rule.severity : level;
    return [{ ...rule, severity: shown, check: (inquiry) => regraded(rule.check(inquiry, limit)) }];

    function* regraded(reports: Iterable<Report>): Iterable<Report> {
      for (const report of reports) {
        const here = inSources.get(report.primary.source) ?? level;
        if (here !== "off") yield { ...report, severity: moved(report.severity ?? rule.severity, rule.severity, here) };
      }
    }
  });
}

/** A severity, moved by as much as `to` differs from `from`. */
function moved(severity: Severity, from: Severity, to: Severity): Severity {
  const grade = GRADES.indexOf(severity) + GRADES.indexOf(to) - GRADES.indexOf(from);
  return GRADES[Math.max(0, Math.min(GRADES.length - 1, grade))] ?? severity;
}
