import { supposing } from "../../decisions/index.ts";
import { explainFinding, remediesOf, renderFindingExplanation } from "../../explain/finding/index.ts";
import type { Act, Decision } from "../../model/decision.ts";
import type { Finding } from "../../model/finding.ts";
import type { Source } from "../../model/source.ts";
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
  const { dossier, learning, analysis } = read;
  const page = ruleDocument(finding.rule);
  const nameOf = (source: string) => [...dossier.paths].find(([id]) => id === source)?.[1] ?? source;
  const explanation = explainFinding(finding, {
    analysis,
    rules: learning.rules,
    recheck: rechecking(read, finding),
    nameOf,
    ...(page === undefined ? {} : { page }),
  });
  if (options.format === "json") return `${JSON.stringify({ explanation }, undefined, 2)}\n`;
  const next = nextSteps(finding, read);
  return renderFindingExplanation(explanation, { paint: shell.paint, nameOf, next, ...(shell.width === undefined ? {} : { width: shell.width }) });
}

/** What can be typed now: to set it aside or mend it, or, where somebody did so, to take that back. */
function nextSteps(finding: Finding, { paths, analysis, learning }: Read): readonly string[] {
  const { id } = finding;
  const folder = paths.find((path) => path !== "-" && isDossier(path));
  const aside = analysis.decided.dismissed.find(({ finding }) => finding.id === id);
  if (folder === undefined) return [];
  if (aside === undefined) {
    const { repairs } = remediesOf(finding, { ...analysis, languages: learning.languages });
    const mends = repairs.map(({ suggestion }, index) => {
      const number = repairs.length > 1 ? ` ${index + 1}` : "";
      return `  regest decide ${folder} mend ${id.slice(0, 8)}${number} --because "…"   ${finding.suggestions[suggestion]?.message}`;
    });
    return [`  regest decide ${folder} dismiss ${id.slice(0, 8)} --because "…"   if it is right in itself, or of no use here`, ...mends];
  }
  const { by, because, id: decision } = aside.by;
  return [
    `  It was set aside by ${by}${because === undefined ? "" : `: ${because}`}`,
    `  regest undo ${folder} ${decision.slice(0, 8)}   if it is to be told again`,
  ];
}

/** Reads the accounts again as if one more thing had been decided, and runs every rule: those that have a part in the finding, where it is found in them alone too. */
function rechecking({ dossier, learning, analysis }: Read, finding: Finding): (act: Act) => readonly Finding[] {
  const found = (sources: readonly Source[], decisions: readonly Decision[]) => {
    const { findings, decided } = analyse(sources, learning, decisions);
    return [...findings, ...decided.dismissed.map((aside) => aside.finding)];
  };
  const involved = new Set([finding.primary, ...finding.related, ...finding.because.flatMap(({ label }) => label ?? [])].map(({ source }) => source));
  const few = dossier.sources.filter(({ id }) => involved.has(id));
  let enough: readonly Source[] | undefined;
  return (act) => {
    if (enough === undefined) {
      const alone = few.length < analysis.documents.length && found(few, dossier.decisions).some(({ id }) => id === finding.id);
      enough = alone ? few : dossier.sources;
    }
    return found(enough, supposing(act, dossier.decisions));
  };
}
