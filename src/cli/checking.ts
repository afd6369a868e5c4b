import type { Dismissed } from "../decisions/index.ts";
import type { Finding } from "../model/finding.ts";
import { analyse, type Learning } from "../pipeline.ts";
import { type Dossier, readDossierOf } from "./inputs.ts";
import type { AccountOptions } from "./options.ts";

/** Accounts that were checked, and what was found. */
export interface Checked {
  readonly dossier: Dossier;
  readonly learning: Learning;
  readonly findings: readonly Finding[];
  /** Those that somebody set aside. */
  readonly dismissed: readonly Dismissed[];
}

/** Reads and checks accounts, together or with `each` every one alone. */
export function checkAccounts(files: readonly string[], options: AccountOptions & { readonly each?: boolean }): Checked {
  const { dossier, learning } = readDossierOf(files, options);
  const together = options.each === true ? dossier.sources.map((source) => [source]) : [dossier.sources];
  const analyses = together.map((sources) => analyse(sources, learning, dossier.decisions));
  return {
    dossier,
    learning,
    findings: analyses.flatMap(({ findings }) => findings),
    dismissed: analyses.flatMap(({ decided }) => decided.dismissed),
  };
}
