import { dirname, resolve } from "node:path";
import { Problem } from "../base/problem.ts";
import { type Gazetteer, loadGazetteer, type OwnPlace } from "../lang/gazetteer.ts";
import { loadOwnGazetteer } from "../lang/own-gazetteer.ts";
import { readAccountFile } from "../readers/account.ts";
import { readPlaces } from "../readers/data.ts";
import { isDossier, readDossier } from "../store/dossier.ts";

/** The gazetteer for some accounts and dossiers: our own places, and before them those of the dossiers that these are or lie in. */
export function gazetteerFor(paths: readonly string[]): Gazetteer {
  const folders = new Set(paths.flatMap((path) => dossierOf(path) ?? []));
  const own = [...folders].flatMap((folder) => readDossier(folder).gazetteer ?? []).flatMap(ownPlaces);
  const { files, towns } = readPlaces();
  const { value, problems } = loadGazetteer(files, { own, ...(towns === undefined ? {} : { towns }) });
  if (value === undefined || problems.length > 0) throw new Problem(problems.join("\n"));
  return value;
}

/** The dossier that a path is, or in whose `sources/` it lies. */
function dossierOf(path: string): string | undefined {
  if (path === "-") return undefined;
  if (isDossier(path)) return path;
  for (let folder = dirname(resolve(path)); dirname(folder) !== folder; folder = dirname(folder)) {
    const above = dirname(folder);
    if (isDossier(above) && readDossier(above).files.some((file) => resolve(file.path) === resolve(path))) return above;
  }
  return undefined;
}

function ownPlaces(path: string): readonly OwnPlace[] {
  const { value, problems } = loadOwnGazetteer({ path, text: readAccountFile(path).given.replace(/^\ufeff/u, "") });
  if (value === undefined || problems.length > 0) throw new Problem(problems.join("\nregest: "));
  return value;
}
