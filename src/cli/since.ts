import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Problem } from "../base/problem.ts";
import { type Baseline, baselineOf, since } from "../findings/index.ts";
import type { Finding } from "../model/finding.ts";
import { analyse } from "../pipeline.ts";
import { BASELINE, baselineFile, baselineOnServer, readBaseline } from "../store/baseline.ts";
import { isDossier, isOnServer } from "../store/dossier.ts";
import { asOfCommit } from "../store/git.ts";
import { askIndex } from "./indexed.ts";
import { accountsOrLarge, readDossierOf } from "./inputs.ts";
import type { AccountOptions } from "./options.ts";
import type { Shell } from "./shell.ts";

/** With what findings are compared. */
export interface SinceOptions extends AccountOptions {
  /** A baseline's file, or a commit as git names it. */
  readonly since?: string;
  /** Also what is known. */
  readonly all?: boolean;
  /** Who is told how the reading of a large dossier goes on. */
  readonly shell?: Pick<Shell, "tell" | "watched">;
}

/** What was there before, and what that is called. */
export interface Compared {
  readonly name: string;
  readonly known: readonly Finding[];
  readonly gone: Baseline;
}

/** What is found today, and what of it somebody set aside. */
interface Today {
  readonly findings: readonly Finding[];
  readonly dismissed: readonly Finding[];
}

/** Parts findings into those that are told and those that were known, where there is something to compare with. */
export async function compared(
  { findings, dismissed }: Today,
  paths: readonly string[],
  options: SinceOptions,
): Promise<{ readonly findings: readonly Finding[]; readonly compared?: Compared }> {
  const before = options.all === true ? undefined : await baselineFor(paths, options);
  if (before === undefined) return { findings };
  const { fresh, known, gone } = since(findings, before.baseline);
  const aside = new Set<string>(dismissed.map(({ id }) => id));
  return { findings: fresh, compared: { name: before.name, known, gone: gone.filter(({ id }) => !aside.has(id)) } };
}

interface Before {
  readonly name: string;
  readonly baseline: Baseline;
}

async function baselineFor(paths: readonly string[], options: SinceOptions): Promise<Before | undefined> {
  const { since: name } = options;
  if (name === undefined) return ownBaselines(paths);
  if (statSync(name, { throwIfNoEntry: false })?.isFile() === true) return { name, baseline: readBaseline(name) ?? [] };
  return { name, baseline: await baselineAt(name, paths, options) };
}

/** Those that dossiers keep of themselves. */
async function ownBaselines(paths: readonly string[]): Promise<Before | undefined> {
  const kept: { readonly file: string; readonly baseline: Baseline }[] = [];
  for (const path of paths) {
    const isServed = isOnServer(path);
    if (path === "-" || !(isServed || isDossier(path))) continue;
    const baseline = isServed ? await baselineOnServer(path) : readBaseline(baselineFile(path));
    if (baseline !== undefined) kept.push({ file: isServed ? `${path}/${BASELINE}` : baselineFile(path), baseline });
  }
  return kept.length === 0 ? undefined : { name: kept.map(({ file }) => file).join(", "), baseline: kept.flatMap(({ baseline }) => baseline) };
}

/** What would have been found in the accounts as they were at a commit, what was set aside then included. */
async function baselineAt(ref: string, paths: readonly string[], options: SinceOptions): Promise<Baseline> {
  if (paths.includes("-")) throw new Problem(`--since ${ref}: standard input has no history; name a file`);
  const scratch = mkdtempSync(join(tmpdir(), "regest-since-"));
  try {
    const called = new Map<string, string>();
    const then = paths.flatMap((path, index) => {
      const there = asOfCommit(path, ref, join(scratch, String(index)));
      if (there === undefined || (!isDossier(there) && isDossier(path))) return [];
      called.set(there, path);
      return [there];
    });
    if (then.length === 0) return [];
    return baselineOf(await everythingFound(then, { ...options, nameOf: (path) => called.get(path) ?? path }));
  } catch (error) {
    if (error instanceof Problem) throw new Problem(error.message.replaceAll(`${scratch}/`, `${ref}: `));
    throw error;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** All that is found, what was set aside included. */
async function everythingFound(
  paths: readonly string[],
  options: SinceOptions & { readonly nameOf: (path: string) => string },
): Promise<readonly Finding[]> {
  const named = accountsOrLarge(paths, options);
  if ("large" in named) {
    const { shell = SILENT } = options;
    return askIndex(named.large, { shell, options }, async ({ answers }) => (await answers.everyFinding()).map(({ finding }) => finding));
  }
  const { dossier, learning } = readDossierOf(paths, { ...options, ...named });
  const { findings, decided } = analyse(dossier.sources, learning, dossier.decisions);
  return [...findings, ...decided.dismissed.map(({ finding }) => finding)];
}

const SILENT = { tell: () => undefined, watched: false };
