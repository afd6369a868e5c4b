import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { A_FEW, remembering } from "../base/remembering.ts";
import type { StoredDossier } from "../store/contract.ts";
import { isGazetteer, SETTINGS, SOURCES } from "../store/dossier.ts";
import { folderFrom } from "../store/folder-dossier.ts";
import { lives } from "../store/lock.ts";

/** A folder with a dossier in it for as long as it is read. */
export interface Layout {
  readonly folder: string;
  readonly end: () => void;
}

/**
 * The beginning of the names of such folders; the number of the process that made them follows. Containers may share a disk, and each counts its
 * processes for itself.
 */
const LAYOUT = `regest-reading-${hostname()}-`;

/** Takes away the folders of processes that were killed while they read. */
export function clearLayouts(): void {
  for (const name of readdirSync(tmpdir()).filter((each) => each.startsWith(LAYOUT)))
    if (!lives(Number.parseInt(name.slice(LAYOUT.length), 10))) rmSync(join(tmpdir(), name), { recursive: true, force: true });
}

const kept: Layout[] = [];

/** The folder of a layout that is there until this process ends. */
export function untilTheEnd(layout: Layout): string {
  if (kept.length === 0)
    process.once("exit", () => {
      for (const { end } of kept) end();
    });
  kept.push(layout);
  return layout.folder;
}

/** The dossier's own folder, or one made of it for the while: with one account, or with all where `only` is empty. */
export async function laidOut(dossier: StoredDossier, only: string): Promise<Layout> {
  if (dossier.folder !== undefined) return { folder: dossier.folder, end: () => undefined };
  const folder = mkdtempSync(join(tmpdir(), `${LAYOUT}${process.pid}-`));
  const end = () => rmSync(folder, { recursive: true, force: true });
  try {
    const wanted = (await dossier.sources()).map(({ name }) => name).filter((name) => only === "" || name === only);
    const files = new Map<string, Uint8Array>();
    for (const name of wanted) files.set(`${SOURCES}/${name}`, await dossier.bytes(name));
    for (const path of (await dossier.files()).filter(isGazetteer)) files.set(path, await dossier.file(path));
    files.set(SETTINGS, settingsFor(await dossier.file(SETTINGS), wanted));
    folderFrom(folder, { files, lines: await dossier.lines() });
    return { folder, end };
  } catch (error) {
    end();
    throw error;
  }
}

/** The dossier's own settings, with as many accounts as are there. JSON is YAML. */
function settingsFor(text: Uint8Array, wanted: readonly string[]): Uint8Array {
  const { sources = [], ...settings } = settingsIn(Buffer.from(text).toString("utf8"));
  return Buffer.from(JSON.stringify({ ...settings, sources: sources.filter(({ file }) => wanted.includes(file)) }));
}

const settingsIn = remembering((text: string) => (parse(text) ?? {}) as { readonly sources?: readonly { readonly file: string }[] }, A_FEW);
