import { Problem } from "../base/problem.ts";
import { type Gazetteer, loadGazetteer, type OwnPlace } from "../lang/gazetteer.ts";
import { loadOwnGazetteer } from "../lang/own-gazetteer.ts";
import { readAccountFile } from "../readers/account.ts";
import { readPlaces } from "../readers/data.ts";
import { dossierAround, gazetteerOf } from "../store/dossier.ts";

/** The gazetteer for some accounts and dossiers: our own places, and before them those of the dossiers that these are or lie in. */
export function gazetteerFor(paths: readonly string[]): Gazetteer {
  const folders = new Set(paths.flatMap((path) => (path === "-" ? [] : (dossierAround(path) ?? []))));
  const own = [...folders].flatMap((folder) => gazetteerOf(folder) ?? []).flatMap(ownPlaces);
  const { files, towns } = readPlaces();
  const { value, problems } = loadGazetteer(files, { own, ...(towns === undefined ? {} : { towns }) });
  if (value === undefined || problems.length > 0) throw new Problem(problems.join("\n"));
  return value;
}

function ownPlaces(path: string): readonly OwnPlace[] {
  const { value, problems } = loadOwnGazetteer({ path, text: readAccountFile(path).given.replace(/^\ufeff/u, "") });
  if (value === undefined || problems.length > 0) throw new Problem(problems.join("\nregest: "));
  return value;
}
