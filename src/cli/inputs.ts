import { statSync } from "node:fs";
import { basename } from "node:path";
import { Problem } from "../base/problem.ts";
import { placesOf, withoutPlace } from "../lang/calendars.ts";
import { dataFor, inLanguage, withoutData } from "../lang/choice.ts";
import type { Decision } from "../model/decision.ts";
import type { Source, SourceId, SourceMetadata } from "../model/source.ts";
import type { Learning } from "../pipeline.ts";
import { type AccountFile, readAccountFile } from "../readers/account.ts";
import { readSource } from "../source/index.ts";
import { readDecisions } from "../store/decisions.ts";
import { isDossier, isOnServer, readDossier } from "../store/dossier.ts";
import { parseEdtf } from "../time/index.ts";
import { learn, settled } from "../work/learning.ts";
import { MOST_TOGETHER } from "../work/measure.ts";
import type { AccountOptions } from "./options.ts";

/** The accounts named on the command line, together. */
export interface Dossier {
  readonly title: string;
  readonly sources: readonly Source[];
  /** Where each lies, for pointing at it. */
  readonly paths: ReadonlyMap<SourceId, string>;
  /** What was decided in the dossier folders among them. */
  readonly decisions: readonly Decision[];
  /** What whoever reads it should know, a sentence each: encodings that were guessed, lines of decisions that could not be read. */
  readonly strange: readonly string[];
}

/** A file to be read, and what is known of it. */
interface Named {
  readonly id: SourceId;
  readonly path: string;
  readonly metadata: SourceMetadata;
  readonly encoding?: string;
}

/** What a file that is in no dossier is called, where that is not its path. */
type NameOf = (path: string) => string;

/** A file that was read, and what is known of it. */
export type Account = Omit<Named, "encoding"> & AccountFile;

/** Reads the files that are named, and those of the dossier folders among them. Every file that cannot be read is named, before anything slow is begun. */
export function readAccountsOf(paths: readonly string[], options: NamedOptions): readonly Account[] {
  return accountsUpTo(Number.POSITIVE_INFINITY, paths, options) ?? [];
}

/** The accounts, where they are to be read into memory; else the dossier that they are, in a folder or on the server, whose index tells of them. */
export function accountsOrLarge(
  paths: readonly string[],
  options: NamedOptions,
): { readonly accounts: readonly Account[] } | { readonly large: string } {
  const [named, ...others] = paths;
  if (named !== undefined && others.length === 0 && isOnServer(named)) return { large: named };
  const folder = onlyFolder(paths);
  if (folder === undefined) return { accounts: readAccountsOf(paths, options) };
  const accounts = accountsUpTo(options.limits?.inMemory ?? MOST_TOGETHER, paths, options);
  return accounts === undefined ? { large: folder } : { accounts };
}

/** The dossier folder that is named, and nothing beside it. */
function onlyFolder([folder, ...others]: readonly string[]): string | undefined {
  return folder !== undefined && others.length === 0 && folder !== "-" && isDossier(folder) ? folder : undefined;
}

type NamedOptions = AccountOptions & { readonly nameOf?: NameOf };

/** Undefined as soon as they have more than `most` characters. */
function accountsUpTo(most: number, paths: readonly string[], options: NamedOptions): readonly Account[] | undefined {
  const problems: string[] = [];
  const { nameOf = (path) => path } = options;
  const named = withoutRepeats(paths.flatMap((path) => attempt(problems, () => expand(path, nameOf)) ?? []));
  const accounts: Account[] = [];
  let length = 0;
  for (const { encoding, ...known } of named) {
    const file = attempt(problems, () => readAccountFile(known.path, options.encoding ?? encoding));
    if (file === undefined) continue;
    accounts.push({ ...known, ...file });
    length += file.given.length;
    if (length > most) return undefined;
  }
  if (problems.length > 0) throw new Problem(problems.join("\nregest: "));
  return accounts;
}

/** The source of an account; what is said on the command line goes before what the dossier and the file say. */
export function sourceOf({ metadata, path: _, ...file }: Account, said: SourceMetadata): Source {
  return readSource({ ...file, metadata: { ...metadata, ...said } });
}

/** How files are read into a dossier. */
interface ReadingOptions extends AccountOptions {
  readonly each?: boolean;
  /** For the workbench, which shows all of them. */
  readonly whole?: boolean;
  readonly nameOf?: NameOf;
  readonly kept?: Kept;
  /** What was read from the files already. */
  readonly accounts?: readonly Account[];
}

/** Reads files and dossier folders into one dossier; the options say what the files do not. */
export function readDossierOf(paths: readonly string[], options: ReadingOptions): { readonly dossier: Dossier; readonly learning: Learning } {
  const accounts = options.accounts ?? readAccountsOf(paths, options);
  refuseTooMuch(accounts, paths, options);
  const folders = paths.filter((path) => path !== "-" && isDossier(path));
  const learning = settled(
    options.kept?.learning ?? learn(),
    folders.map(readDossier),
    [options.language, ...accounts.map(({ metadata }) => metadata.language)].filter((language) => language !== undefined),
  );
  const { languages, knowledge } = learning;
  const places = [...languages.values()].flatMap(({ reckoning }) => (reckoning === undefined ? [] : placesOf(reckoning)));
  const said = saidOnCommandLine(options, { languages: [...languages.keys()], places });
  const circumstances = JSON.stringify([said, [...languages.keys()]]);
  const sources = accounts.map((account) =>
    kept(account, circumstances, options.kept, () => inLanguage(sourceOf(account, said), languages, knowledge.telling)),
  );
  const where = new Map(accounts.map(({ id, path }) => [id, path === "-" ? id : path]));
  const ledgers = folders.map(readDecisions);
  const decisions = ledgers.flatMap((ledger) => ledger.decisions);
  const strange = [...accounts.flatMap(({ notices }) => notices), ...ledgers.flatMap((ledger) => ledger.strange)];
  return { dossier: { title: titleOf(paths), sources, paths: where, decisions, strange }, learning };
}

/** What a command that reads again and again need not make again: what was learnt, and the sources of accounts that have not changed. */
export interface Kept {
  readonly learning: Learning;
  readonly sources: Map<SourceId, { readonly given: string; readonly known: string; readonly source: Source }>;
}

/** The source that was made of the very same account before, or the one that is made now. */
function kept(account: Account, circumstances: string, shelf: Kept | undefined, make: () => Source): Source {
  if (shelf === undefined) return make();
  const { id, given, ...rest } = account;
  const known = JSON.stringify([rest, circumstances]);
  const before = shelf.sources.get(id);
  if (before?.given === given && before.known === known) return before.source;
  const source = make();
  shelf.sources.set(id, { given, known, source });
  return source;
}

const OF_ITS_INDEX =
  "`regest check`, `baseline`, `as-of`, `history`, `diff`, `when`, `status` and `explain` tell of it from its index, and `decide` decides on it";

/** What can be done with more than is read at once. */
function instead(paths: readonly string[], whole: boolean): string {
  const folders = paths.filter((path) => path !== "-" && isDossier(path));
  const [folder, another] = folders;
  if (folder === undefined)
    return `divide them into parts, read the dates alone with \`regest dates\`, or make a dossier of them (\`regest init\`, \`regest add\`): ${OF_ITS_INDEX}`;
  if (another !== undefined) return `name each alone: ${OF_ITS_INDEX}`;
  const beside = paths.filter((path) => path !== folder);
  if (beside.length > 0)
    return `${beside.join(", ")} can only be read with it inside: put ${beside.length === 1 ? "it" : "them"} into ${folder} (\`regest add\`) and name that alone: ${OF_ITS_INDEX}`;
  if (whole)
    return `the workbench holds every account at once, and these are too many for it: \`regest serve\` takes the files of some of them, or a dossier made of these, and of the whole ${OF_ITS_INDEX}`;
  return `${OF_ITS_INDEX}; for anything else divide it into parts`;
}

/** Throws a `Problem` where the accounts, or with `each` one of them, hold more than memory would bear. */
function refuseTooMuch(
  accounts: readonly Account[],
  paths: readonly string[],
  { each = false, whole = false, limits }: Pick<ReadingOptions, "each" | "limits" | "whole">,
): void {
  const most = limits?.inMemory ?? MOST_TOGETHER;
  const loads = accounts.map(({ path, given }) => ({ what: `${path} has`, length: given.length }));
  if (!each)
    loads.push({ what: `the ${accounts.length} accounts together have`, length: accounts.reduce((sum, { given }) => sum + given.length, 0) });
  const load = loads.find(({ length }) => length > most);
  if (load === undefined) return;
  const millions = (length: number) => (length / 1e6).toFixed(1);
  throw new Problem(
    `${load.what} ${millions(load.length)} million characters, and ${millions(most)} million is the most whose claims are held against each other at once: ${instead(paths, whole)}`,
  );
}

function attempt<T>(problems: string[], work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    problems.push(error.message);
    return undefined;
  }
}

/** A dossier folder stands for its sources. */
function expand(path: string, nameOf: NameOf): readonly Named[] {
  if (isOnServer(path))
    throw new Problem(
      `${path} is on the server: \`regest status\`, \`check\`, \`as-of\`, \`history\`, \`diff\`, \`when\` and \`explain\` take it, but nothing beside it; for anything else \`regest copy ${path} FOLDER\` makes a folder of it`,
    );
  const folder = path !== "-" && statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
  if (!folder || !isDossier(path)) return [{ id: (path === "-" ? "standard input" : nameOf(path)) as SourceId, path, metadata: {} }];
  const { files } = readDossier(path);
  if (files.length === 0) throw new Problem(`${path} is a dossier without sources: \`regest add ${path} FILE\` puts one in`);
  return files.map(({ name, ...file }) => ({ id: name as SourceId, ...file }));
}

function titleOf(paths: readonly string[]): string {
  const [only, ...others] = paths;
  if (only === undefined || others.length > 0) return paths.map((path) => basename(path)).join(", ");
  return isDossier(only) ? readDossier(only).title : basename(only);
}

function withoutRepeats(files: readonly Named[]): readonly Named[] {
  const byId = new Map<SourceId, Named>();
  for (const file of files) {
    const before = byId.get(file.id);
    if (before !== undefined && before.path !== file.path) throw new Problem(`two accounts are called ${file.id}: ${before.path} and ${file.path}`);
    byId.set(file.id, file);
  }
  return [...byId.values()];
}

/** What there is data for. */
export interface Known {
  readonly languages: readonly string[];
  readonly places: readonly string[];
}

/** What the options say of the accounts. Throws a `Problem` for a date of writing that is none, a language without data and a place that is not known. */
export function saidOnCommandLine({ written, language, place }: AccountOptions, { languages, places }: Known): SourceMetadata {
  if (written !== undefined && parseEdtf(written).problem !== undefined) {
    throw new Problem(`--written ${written} is no date: write it as 1952, 1952-08 or 1952-08-24`);
  }
  if (language !== undefined && dataFor(language, languages) === undefined) throw new Problem(withoutData(language, languages));
  if (place !== undefined && !places.includes(place)) throw new Problem(withoutPlace(place, places));
  return {
    ...(written === undefined ? {} : { written }),
    ...(language === undefined ? {} : { language }),
    ...(place === undefined ? {} : { place }),
  };
}
