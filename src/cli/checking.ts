import type { Dismissed } from "../decisions/index.ts";
import type { Decision } from "../model/decision.ts";
import type { Finding } from "../model/finding.ts";
import { analyse, type Learning } from "../pipeline.ts";
import { type Dossier, type Kept, readDossierOf } from "./inputs.ts";
import { type Compared, compared, type SinceOptions } from "./since.ts";

/** Accounts that were checked, and what was found. */
export interface Checked {
  readonly dossier: Dossier;
  readonly learning: Learning;
  /** Those that are told: without what is known, where it was compared with something. */
  readonly findings: readonly Finding[];
  /** Those that somebody set aside. */
  readonly dismissed: readonly Dismissed[];
  /** Dismissals of findings that are not there any more, since the words they rest on have changed. */
  readonly expired: readonly Decision[];
  readonly compared?: Compared;
}

/** Reads and checks accounts, together or with `each` every one alone. */
export function checkAccounts(files: readonly string[], options: SinceOptions & { readonly each?: boolean }, kept?: Kept): Checked {
  const { dossier, learning } = readDossierOf(files, { ...options, ...(kept === undefined ? {} : { kept }) });
  const together = options.each === true ? dossier.sources.map((source) => [source]) : [dossier.sources];
  const analyses = together.map((sources) => analyse(sources, learning, dossier.decisions));
  const expired = new Set(
    analyses.flatMap(({ decided }) => decided.outcomes.flatMap(({ decision, became }) => (became === "expired" ? decision : []))),
  );
  const dismissed = analyses.flatMap(({ decided }) => decided.dismissed);
  const today = { findings: analyses.flatMap(({ findings }) => findings), dismissed: dismissed.map(({ finding }) => finding) };
  return {
    dossier,
    learning,
    ...compared(today, files, options),
    dismissed,
    expired: dossier.decisions.filter(({ id, act }) => act === "dismiss" && expired.has(id)),
  };
}
