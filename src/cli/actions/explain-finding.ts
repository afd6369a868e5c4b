import { explainFinding, renderFindingExplanation } from "../../explain/finding/index.ts";
import type { Act, Decision, DecisionId } from "../../model/decision.ts";
import type { Finding } from "../../model/finding.ts";
import { type Analysis, analyse, type Learning } from "../../pipeline.ts";
import { ruleDocument } from "../../readers/rule-documents.ts";
import { isDossier } from "../../store/dossier.ts";
import type { ExplainOptions } from "../commands/explain.ts";
import type { Dossier } from "../inputs.ts";
import type { Shell } from "../shell.ts";

/** Accounts as they were read, and with what. */
export interface Read {
  readonly paths: readonly string[];
  readonly dossier: Dossier;
  readonly learning: Learning;
  readonly analysis: Analysis;
}

/** The findings, those set aside included, whose id is or begins with the one given. */
export function findingsWithId(id: string, { findings, decided }: Analysis): readonly Finding[] {
  const all = [...findings, ...decided.dismissed.map(({ finding }) => finding)];
  const exact = all.filter((finding) => finding.id === id);
  return exact.length > 0 || id.length < 4 ? exact : all.filter((finding) => finding.id.startsWith(id));
}

/** A finding told in plain words, or as JSON. */
export function explainedFinding(
  finding: Finding,
  read: Read,
  { options, shell }: { readonly options: ExplainOptions; readonly shell: Shell },
): string {
  const { dossier, learning, analysis, paths } = read;
  const page = ruleDocument(finding.rule);
  const nameOf = (source: string) => [...dossier.paths].find(([id]) => id === source)?.[1] ?? source;
  const explanation = explainFinding(finding, {
    analysis,
    rules: learning.rules,
    recheck: rechecking(read),
    nameOf,
    ...(page === undefined ? {} : { page }),
  });
  if (options.format === "json") return `${JSON.stringify({ explanation }, undefined, 2)}\n`;
  const folder = paths.find((path) => path !== "-" && isDossier(path));
  const next =
    folder === undefined
      ? []
      : [`  regest decide ${folder} dismiss ${finding.id.slice(0, 8)} --because "…"   if it is right in itself, or of no use here`];
  return renderFindingExplanation(explanation, { paint: shell.paint, nameOf, next, ...(shell.width === undefined ? {} : { width: shell.width }) });
}

/** Reads the accounts again as if one more thing had been decided, and runs every rule. */
function rechecking({ dossier, learning }: Read): (act: Act) => readonly Finding[] {
  return (act) => {
    const supposed: Decision = { ...act, id: "supposed" as DecisionId, at: "", by: "", after: dossier.decisions.map(({ id }) => id) };
    return analyse(dossier.sources, learning, [...dossier.decisions, supposed]).findings;
  };
}
