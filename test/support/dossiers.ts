import { join } from "node:path";
import { addBytes, createDossier } from "../../src/store/folder.ts";

/** A dossier folder of that name in a place, with accounts by their names. */
export function dossierIn(place: string, name: string, accounts: Readonly<Record<string, string>>): string {
  const folder = join(place, name);
  createDossier(folder, name);
  for (const [file, text] of Object.entries(accounts)) addBytes(folder, { name: file, bytes: Buffer.from(text) }, { described: {}, replace: false });
  return folder;
}
