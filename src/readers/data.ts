import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { Problem } from "../base/problem.ts";
import type { DataFile } from "../lang/data.ts";
import type { WeightsFile } from "../lang/weights.ts";
import { withValues } from "./values.ts";

const FOLDERS = ["lang", "knowledge"];
/** What the build has read of them. */
export const VALUES = join("dist", "data.json");

/** The folder that holds `lang/` and `knowledge/`: the nearest one above this file that has both a package.json and `lang/`. */
export function packageRoot(): string {
  const start = dirname(fileURLToPath(import.meta.url));
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, "package.json")) && existsSync(join(folder, "lang"))) return folder;
    if (dirname(folder) === folder)
      throw new Problem(`the language data is missing: no folder above ${start} holds lang/; install the package again`);
  }
}

/** Every .yaml and .txt file of language and knowledge data, ordered by path. */
export function readDataFiles(root: string = packageRoot(), folders: readonly string[] = FOLDERS): readonly DataFile[] {
  const files: DataFile[] = [];
  for (const folder of folders) {
    if (!existsSync(join(root, folder))) continue;
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.(yaml|txt)$/.test(entry.name)) continue;
      const path = join(entry.parentPath, entry.name);
      files.push({ path: relative(root, path).split(sep).join("/"), text: readFileSync(path, "utf8") });
    }
  }
  return withValues(
    files.sort((a, b) => (a.path < b.path ? -1 : 1)),
    join(root, VALUES),
  );
}

/** The codes of the languages that there is data for. */
export function knownLanguages(root: string = packageRoot()): readonly string[] {
  return readdirSync(join(root, "lang"), { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
    .sort();
}

/** The places of `knowledge/places/`: what is written by hand, and the text of the towns, which is large and read only where places are looked up. */
export function readPlaces(root: string = packageRoot()): { readonly files: readonly DataFile[]; readonly towns?: string } {
  const files = readDataFiles(root, [join("knowledge", "places")]);
  const towns = join(root, "knowledge", "places", "towns.tsv");
  return { files, ...(existsSync(towns) ? { towns: readFileSync(towns, "utf8") } : {}) };
}

/** Every file of trained weights, ordered by path; none where the package came without them. */
export function readWeights(root: string = packageRoot()): readonly WeightsFile[] {
  const folder = join(root, "weights");
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".bin"))
    .sort()
    .map((name) => {
      const { buffer, byteOffset, byteLength } = readFileSync(join(folder, name));
      return { path: `weights/${name.split(sep).join("/")}`, bytes: buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer };
    });
}
