import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { hashOf } from "../../store/changes.ts";
import { isDossier, readDossier } from "../../store/dossier.ts";
import { addSources, createDossier } from "../../store/folder.ts";
import type { AccountOptions } from "../options.ts";

/** Where files that are in no dossier can be put into one, and where that was done before. */
export interface Beginning {
  /** The folder that would be made, beside the first of them. */
  readonly folder: string;
  /** A dossier of these very files, made by an earlier launch. */
  readonly begun?: string;
  /** A dossier of files of these names whose bytes were others. */
  readonly earlier?: string;
}

/** Undefined where something else than files is among them, a dossier for one, or two have one name. */
export function beginningOf(files: readonly string[]): Beginning | undefined {
  const [first] = files;
  const names = files.map((file) => basename(file));
  if (first === undefined || !files.every(isFile) || new Set(names).size < names.length) return undefined;
  const stem = basename(first, extname(first));
  const own = extname(first) === "" ? `${stem}-dossier` : stem;
  const name = files.length === 1 ? own : `${own}-and-${files.length - 1}-more`;
  const found: { begun?: string; earlier?: string } = {};
  for (let count = 1; ; count++) {
    const folder = join(dirname(first), count === 1 ? name : `${name}-${count}`);
    if (!existsSync(folder)) return { folder, ...found };
    const held = isDossier(folder) ? readDossier(folder).files : [];
    const paths = names.map((each) => held.find((file) => file.name === each)?.path);
    if (held.length !== names.length || paths.includes(undefined)) continue;
    const same = paths.every((path, index) => hashOf(readFileSync(path ?? "")) === hashOf(readFileSync(files[index] ?? "")));
    if (same) found.begun ??= folder;
    else found.earlier ??= folder;
  }
}

function isFile(path: string): boolean {
  return path !== "-" && statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

/** Makes the dossier, and puts the files into it byte for byte, with what the command line says of them. */
export function beginDossier(folder: string, files: readonly string[], { written, place, language, encoding }: AccountOptions): void {
  const described = Object.fromEntries(Object.entries({ written, place, language, encoding }).filter(([, said]) => said !== undefined));
  createDossier(folder, undefined);
  addSources(folder, files, { described, replace: false });
}
