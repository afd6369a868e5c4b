import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { z } from "zod";
import { nearest } from "../base/nearest.ts";
import { Problem } from "../base/problem.ts";
import { loadYaml } from "../lang/yaml.ts";
import type { SourceMetadata } from "../model/source.ts";

const settings = z.strictObject({
  title: z.string().min(1).optional(),
  /** For whoever opens the folder. */
  note: z.string().optional(),
  sources: z
    .array(
      z.strictObject({
        /** The file's name below `sources/`. */
        file: z.string().min(1),
        title: z.string().min(1).optional(),
        author: z.string().min(1).optional(),
        language: z.string().min(2).optional(),
        written: z.string().min(1).optional(),
        place: z.string().min(2).optional(),
        stance: z.string().min(1).optional(),
        encoding: z.string().min(1).optional(),
        /** Of the file's bytes when it was added, in hexadecimal. */
        sha256: z.string().length(64).optional(),
      }),
    )
    .optional(),
});

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
}

/** A dossier's own gazetteer goes by one of these names. */
const GAZETTEERS = ["gazetteer.csv", "gazetteer.json", "gazetteer.geojson", "gazetteer.jsonld"];

const SETTINGS = "regest.yaml";

/** Whether `folder` is a dossier. */
export function isDossier(folder: string): boolean {
  return existsSync(join(folder, SETTINGS));
}

/** Reads what a dossier folder holds: the sources named in `regest.yaml` in that order, then whatever else lies in `sources/`, by name. */
export function readDossier(folder: string): DossierFolder {
  const path = join(folder, SETTINGS);
  const { value, problems } = loadYaml({ path, text: readFileSync(path, "utf8") }, settings);
  if (value === undefined) throw new Problem(problems.join("\n"));
  const present = filesBelow(join(folder, "sources"));
  const described = (value.sources ?? []).map(({ file, encoding, sha256, ...known }): DossierFile => {
    if (!present.includes(file)) throw new Problem(`${path}: there is no ${join(folder, "sources", file)}${hint(file, present)}`);
    return { name: file, path: join(folder, "sources", file), metadata: withoutGaps(known), ...withoutGaps({ encoding, sha256 }) };
  });
  const others = present.filter((name) => !described.some((file) => file.name === name));
  const files = [...described, ...others.map((name) => ({ name, path: join(folder, "sources", name), metadata: {} }))];
  return { title: value.title ?? basename(resolve(folder)), files };
}

/** The dossier that a path is, or in whose `sources/` it lies. */
export function dossierAround(path: string): string | undefined {
  if (isDossier(path)) return path;
  for (let folder = dirname(resolve(path)); dirname(folder) !== folder; folder = dirname(folder))
    if (basename(folder) === "sources" && isDossier(dirname(folder))) return relative(".", dirname(folder)) || ".";
  return undefined;
}

/** The file of a dossier's own gazetteer, where it has one. */
export function gazetteerOf(folder: string): string | undefined {
  const own = GAZETTEERS.map((name) => join(folder, name)).filter((file) => existsSync(file));
  if (own.length > 1) throw new Problem(`${folder} has ${own.length} gazetteers (${own.map((file) => basename(file)).join(", ")}): keep one`);
  return own[0];
}

function filesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith("."));
  const names = files.map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  return names.map((name) => name.replaceAll("\\", "/")).sort((a, b) => (a < b ? -1 : 1));
}

function hint(file: string, present: readonly string[]): string {
  const close = nearest(file, present);
  return close === undefined ? "" : `; did you mean ${close}?`;
}

function withoutGaps<T extends object>(known: { readonly [Key in keyof T]: T[Key] | undefined }): Partial<T> {
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)) as Partial<T>;
}
