import { Problem } from "../base/problem.ts";
import { type Dismissed, standingOf } from "../decisions/index.ts";
import type { Decision } from "../model/decision.ts";
import type { Finding } from "../model/finding.ts";
import { type Analysis, analyse, type Learning } from "../pipeline.ts";
import { type Asked, askIndex } from "./indexed.ts";
import { accountsOrLarge, type Dossier, readDossierOf } from "./inputs.ts";
import { workingOn } from "./progress.ts";
import type { Shell } from "./shell.ts";
import { type Compared, compared, type SinceOptions } from "./since.ts";
import { largeDossier } from "./texts.ts";

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

/** How accounts are checked. */
export interface Checking extends SinceOptions {
  /** Every account alone. */
  readonly each?: boolean;
}

/** Reads and checks accounts, together or with `each` every one alone; of a dossier folder that is too large for that, its index tells what was found. */
export async function checkAccounts(files: readonly string[], options: Checking, shell: Shell): Promise<Checked> {
  const told = { ...options, shell };
  const inMemory = await workingOn("checking", { shell, options }, async () => {
    const named = accountsOrLarge(files, options);
    return "large" in named ? named : (await checkDossier(readDossierOf(files, { ...options, ...named }), files, told)).checked;
  });
  return "large" in inMemory ? askIndex(inMemory.large, { shell, options }, (asked) => checkedIn(asked, files, told)) : inMemory;
}

/** Checks accounts that were read from files, and gives what was read in them as well. */
export async function checkDossier(
  { dossier, learning }: Pick<Checked, "dossier" | "learning">,
  files: readonly string[],
  options: Checking,
): Promise<{ readonly checked: Checked; readonly analyses: readonly Analysis[] }> {
  const together = options.each === true ? dossier.sources.map((source) => [source]) : [dossier.sources];
  const analyses = together.map((sources) => analyse(sources, learning, dossier.decisions));
  const expired = new Set(
    analyses.flatMap(({ decided }) => decided.outcomes.flatMap(({ decision, became }) => (became === "expired" ? decision : []))),
  );
  const dismissed = analyses.flatMap(({ decided }) => decided.dismissed);
  const today = { findings: analyses.flatMap(({ findings }) => findings), dismissed: dismissed.map(({ finding }) => finding) };
  const checked = {
    dossier,
    learning,
    ...(await compared(today, files, options)),
    dismissed,
    expired: dossier.decisions.filter(({ id, act }) => act === "dismiss" && expired.has(id)),
  };
  return { checked, analyses };
}

/** What the index of a dossier has of findings. */
export async function checkedIn(asked: Asked, files: readonly string[], options: Checking): Promise<Checked> {
  const { answers, together } = asked;
  if (together && options.each === true)
    throw new Problem("--each: these accounts were read together, and too many for each to be read anew: name the files of those that are meant");
  const guessed = (await answers.remarks("guessed")).map(({ text }) => text);
  const { dossier, learning } = await largeDossier(asked, guessed);
  const byId = new Map<string, Decision>(dossier.decisions.map((decision) => [decision.id, decision]));
  const found = await answers.everyFinding();
  const dismissed = found.flatMap(({ finding, dismissed: id }): readonly Dismissed[] => {
    const by = byId.get(id);
    return by === undefined ? [] : [{ finding, by }];
  });
  const findings = found.flatMap(({ finding, dismissed: id }) => (id === "" ? [finding] : []));
  const today = { findings, dismissed: dismissed.map(({ finding }) => finding) };
  const there = new Set<string>(found.map(({ finding }) => finding.id));
  const { inForce } = standingOf(dossier.decisions);
  // of accounts that were read each by itself nobody knows what would be found between them
  const expired = together ? inForce.filter((decision) => decision.act === "dismiss" && !there.has(decision.finding)) : [];
  return { dossier, learning, ...(await compared(today, files, options)), dismissed, expired };
}
