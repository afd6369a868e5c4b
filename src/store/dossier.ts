import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { z } from "zod";
import { RULES } from "../../rules/index.ts";
import { nearest } from "../base/nearest.ts";
import { Problem } from "../base/problem.ts";
import { A_FEW, remembering } from "../base/remembering.ts";
import { type Level, levelsSchema, loadProfiles, type RuleSettings, readRules, rulesSchema, type Settable, together } from "../findings/index.ts";
import { loadYaml } from "../lang/yaml.ts";
import type { RuleId } from "../model/finding.ts";
import type { SourceId, SourceMetadata } from "../model/source.ts";
import { knownLanguages, packageRoot, readDataFiles } from "../readers/data.ts";

/** What there is to choose from in a dossier's settings. */
interface Choices {
  readonly rules: readonly Settable[];
  readonly profiles: readonly string[];
  readonly languages: readonly string[];
}

const some = z.string().min(1);

/** The schema of `regest.yaml`. */
export function settingsSchema({ rules, profiles, languages }: Choices) {
  return z.strictObject({
    title: some.optional(),
    /** For whoever opens the folder. */
    note: z.string().optional(),
    /** Settings that suit the period told of; of several the later go before the earlier. */
    profiles: z.array(z.enum(profiles)).optional(),
    /** Those that the accounts are in; without it the words of each tell. */
    languages: z.array(z.enum(languages)).min(1).optional(),
    rules: rulesSchema(rules).optional(),
    sources: z
      .array(
        z.strictObject({
          /** The file's name below `sources/`. */
          file: some,
          title: some.optional(),
          author: some.optional(),
          language: z.string().min(2).optional(),
          written: some.optional(),
          place: z.string().min(2).optional(),
          stance: some.optional(),
          encoding: some.optional(),
          rules: levelsSchema(rules).optional(),
          /** Of the file's bytes when it was added, in hexadecimal. */
          sha256: z.string().length(64).optional(),
        }),
      )
      .optional(),
  });
}

/** A source of a dossier: where its file is, and what the dossier says of it. */
export interface DossierFile {
  /** Its name below `sources/`, with forward slashes: its name in the dossier. */
  readonly name: string;
  readonly path: string;
  readonly metadata: SourceMetadata;
  readonly encoding?: string;
  /** Of its bytes when it was added; absent where it was put there by hand. */
  readonly sha256?: string;
}

export interface DossierFolder {
  readonly title: string;
  readonly files: readonly DossierFile[];
  /** How the rules are to be run. */
  readonly rules: RuleSettings;
  /** The languages that the accounts are in, where somebody said so. */
  readonly languages?: readonly string[];
}

/** A dossier's own gazetteer goes by one of these names. */
const GAZETTEERS = ["gazetteer.csv", "gazetteer.json", "gazetteer.geojson", "gazetteer.jsonld"];

/** The file that says what a dossier is called and what is known of its accounts, and the folder in which they lie. */
export const SETTINGS = "regest.yaml";
export const SOURCES = "sources";

/** How a dossier on the server is called on the command line, before its id. */
export const SERVER = "server:";

/** Whether what was named is on the server that DATABASE_URL names, and in no folder. */
export function isOnServer(place: string): boolean {
  return place.startsWith(SERVER);
}

/** Whether `folder` is a dossier. */
export function isDossier(folder: string): boolean {
  return existsSync(join(folder, SETTINGS));
}

/** Reads what a dossier folder holds: the sources named in `regest.yaml` in that order, then whatever else lies in `sources/`, by name. */
export function readDossier(folder: string): DossierFolder {
  const text = readFileSync(join(folder, SETTINGS), "utf8");
  const present = filesBelow(join(folder, SOURCES));
  return dossierIn(text, present, folder);
}

/** The same from the text of the settings and the names of the files in `sources/`. `folder` is what the dossier is called in messages. */
export function dossierIn(text: string, present: readonly string[], folder: string): DossierFolder {
  return remembered(JSON.stringify([text, present, folder]));
}

/** Whoever reads a thousand accounts one by one asks a thousand times for the same. */
const remembered = remembering((asked) => describedIn(...(JSON.parse(asked) as [string, readonly string[], string])), A_FEW);

/** Throws where git has left both sides of a conflict in the settings. */
export function refuseConflict(path: string, text: string): void {
  const line = text.split("\n").findIndex((each) => each.startsWith("<<<<<<< "));
  if (line < 0) return;
  throw new Problem(
    `${path}:${line + 1}: two branches say otherwise here, and git could not tell which is right: keep what holds of both, and take out the lines that begin with <<<<<<<, ======= and >>>>>>>`,
  );
}

function describedIn(text: string, present: readonly string[], folder: string): DossierFolder {
  const path = join(folder, SETTINGS);
  refuseConflict(path, text);
  const { profiles, problems: faults } = loadProfiles(readDataFiles(packageRoot(), [join("knowledge", "profiles")]), RULES);
  const schema = settingsSchema({ rules: RULES, profiles: [...profiles.keys()], languages: knownLanguages() });
  const { value, problems } = loadYaml({ path, text }, schema);
  if (value === undefined || faults.length > 0) throw new Problem([...faults, ...problems].join("\nregest: "));
  const there = new Set(present);
  const described = (value.sources ?? []).map(({ file, encoding, sha256, rules: _, ...known }): DossierFile => {
    if (!there.has(file))
      throw new Problem(
        `${path}: there is no ${join(folder, SOURCES, file)}: put it back, or \`regest remove ${folder} ${file}\` takes it out${hint(file, present)}`,
      );
    return { name: file, path: join(folder, SOURCES, file), metadata: withoutGaps(known), ...withoutGaps({ encoding, sha256 }) };
  });
  const known = new Set(described.map(({ name }) => name));
  const others = present.filter((name) => !known.has(name));
  const files = [...described, ...others.map((name) => ({ name, path: join(folder, SOURCES, name), metadata: {} }))];
  const chosen = (value.profiles ?? []).flatMap((name) => profiles.get(name)?.settings ?? []);
  const bySource = (value.sources ?? []).flatMap(({ file, rules }) => (rules === undefined ? [] : [[file as SourceId, levelsOf(rules)] as const]));
  const rules = together([...chosen, readRules(value.rules), { rules: new Map(), bySource: new Map(bySource) }]);
  return { title: value.title ?? basename(resolve(folder)), files, rules, ...(value.languages === undefined ? {} : { languages: value.languages }) };
}

function levelsOf(written: Readonly<Record<string, Level | undefined>>): ReadonlyMap<RuleId, Level> {
  return new Map(Object.entries(written).flatMap(([id, level]) => (level === undefined ? [] : [[id as RuleId, level] as const])));
}

/** The dossier that a path is, or in whose `sources/` it lies. */
export function dossierAround(path: string): string | undefined {
  if (isDossier(path)) return path;
  for (let folder = dirname(resolve(path)); dirname(folder) !== folder; folder = dirname(folder))
    if (basename(folder) === SOURCES && isDossier(dirname(folder))) return relative(".", dirname(folder)) || ".";
  return undefined;
}

/** Whether a file of a dossier may be its own gazetteer. */
export function isGazetteer(path: string): boolean {
  return GAZETTEERS.includes(path);
}

/** The file of a dossier's own gazetteer, where it has one. */
export function gazetteerOf(folder: string): string | undefined {
  const own = GAZETTEERS.map((name) => join(folder, name)).filter((file) => existsSync(file));
  if (own.length > 1) throw new Problem(`${folder} has ${own.length} gazetteers (${own.map((file) => basename(file)).join(", ")}): keep one`);
  return own[0];
}

/** The names of the files in a folder and its folders, with forward slashes, in order; hidden ones are passed over. */
export function filesBelow(folder: string): readonly string[] {
  return existsSync(folder) ? namesBelow(folder).sort((a, b) => (a < b ? -1 : 1)) : [];
}

/** Node's own recursive listing asks the disk about every file once more. */
function namesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.flatMap((entry) => {
    if (entry.isDirectory()) return namesBelow(join(folder, entry.name)).map((name) => `${entry.name}/${name}`);
    return entry.isFile() && !entry.name.startsWith(".") ? [entry.name] : [];
  });
}

function hint(file: string, present: readonly string[]): string {
  const close = nearest(file, present);
  return close === undefined ? "" : `; did you mean ${close}?`;
}

function withoutGaps<T extends object>(known: { readonly [Key in keyof T]: T[Key] | undefined }): Partial<T> {
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)) as Partial<T>;
}
