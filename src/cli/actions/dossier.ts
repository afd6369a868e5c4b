import { Problem } from "../../base/problem.ts";
import { dataFor, withoutData } from "../../lang/choice.ts";
import { readAccountFile } from "../../readers/account.ts";
import { knownLanguages } from "../../readers/data.ts";
import type { Added } from "../../store/changes.ts";
import type { StoredSource } from "../../store/contract.ts";
import { readDecisions } from "../../store/decisions.ts";
import { type DossierFile, isOnServer, readDossier } from "../../store/dossier.ts";
import { addSources, createDossier, removeSource } from "../../store/folder.ts";
import { withPlace } from "../../store/places.ts";
import { parseEdtf } from "../../time/index.ts";
import type { AddOptions } from "../commands/dossier.ts";
import type { Shell } from "../shell.ts";

export function init(folder: string, title: string | undefined, shell: Shell): void {
  createDossier(folder, title);
  shell.print(`made ${folder}; \`regest add ${folder} FILE\` puts an account in\n`);
}

export function add({ folder, files }: { readonly folder: string; readonly files: readonly string[] }, options: AddOptions, shell: Shell): void {
  const { replace, written, ...rest } = options;
  if (written !== undefined && parseEdtf(written).problem !== undefined)
    throw new Problem(`--written ${written} is no date: write it as 1952, 1952-08 or 1952-08-24`);
  if (files.length > 1 && options.title !== undefined) throw new Problem("--title is one account's: add the others by themselves");
  const described = { ...rest, ...(written === undefined ? {} : { written }) };
  let replaced = false;
  const fresh = new Set<string>();
  const anew = Object.values(described).some((value) => value !== undefined);
  const told = ({ name, became, sha256 }: Added) => {
    replaced ||= became === "replaced";
    shell.print(`${became === "same" && anew ? ANEW : SAID[became]} ${name} (sha256 ${sha256.slice(0, 12)})\n`);
    if (became !== "same" || anew) fresh.add(name);
  };
  addSources(folder, files, { described, replace: replace === true, told });
  const { files: there } = attempt(shell, () => readDossier(folder)) ?? { files: [] };
  for (const file of there) if (fresh.has(file.name)) attempt(shell, () => refuseUnread(file));
  if (replaced && readDecisions(folder).decisions.length > 0)
    shell.print(`decisions are carried over by their words; \`regest status ${folder}\` lists those that could not be placed\n`);
}

const SAID: Readonly<Record<Added["became"], string>> = {
  new: "added",
  same: "is there already, byte for byte:",
  replaced: "added, in place of another version, which is in removed/:",
};

const ANEW = "is there already, byte for byte, and is described anew:";

/** What is added is there, whatever else is wrong: that is said, and shows nowhere else before it stands in the way of what can be read. */
function attempt<T>(shell: Shell, work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    shell.tell(error.message);
    return undefined;
  }
}

function refuseUnread({ name, path, encoding, metadata: { language } }: DossierFile): void {
  const unread = (why: string) => new Problem(`${name} is kept, but not read: ${why}`);
  try {
    readAccountFile(path, encoding);
  } catch (error) {
    throw error instanceof Problem ? unread(error.message) : error;
  }
  if (language !== undefined && dataFor(language, knownLanguages()) === undefined) throw unread(withoutData(language, knownLanguages()));
}

export function remove(folder: string, name: string, shell: Shell): void {
  const kept = removeSource(folder, name);
  shell.print(`removed ${name}; ${kept === undefined ? "its file was gone already" : `its bytes are in ${folder}/${kept}`}\n`);
}

/** Whether the bytes of an account are those that were added. */
export function stateOf({ described, sha256 }: StoredSource): "as added" | "changed" | "not described" {
  return described === undefined ? "not described" : described === sha256 ? "as added" : "changed";
}

/** Lists the accounts of a dossier, in a folder or on the server. */
export async function list(place: string, format: "text" | "json", shell: Shell): Promise<void> {
  const { title, sources } = await withPlace(place, async (dossier) => ({ title: await dossier.title(), sources: await dossier.sources() }));
  if (format === "json") {
    const listed = sources.map((source) => {
      const { name, metadata, encoding, described: sha256, bytes } = source;
      return { name, metadata, encoding, sha256, bytes, state: stateOf(source) };
    });
    shell.print(`${JSON.stringify({ title, sources: listed }, undefined, 2)}\n`);
    return;
  }
  const lines = sources.map((source) => {
    const { title: called, author, written, language, stance } = source.metadata;
    const known = [called, author, written, language, stance].filter((part) => part !== undefined).join("; ");
    return `  ${source.name}  ${source.bytes.toLocaleString("en")} bytes, ${stateOf(source)}${known === "" ? "" : `\n      ${known}`}\n`;
  });
  shell.print(`${title}\n${lines.join("") || noneIn(place)}`);
}

function noneIn(place: string): string {
  return isOnServer(place) ? "  no accounts yet\n" : `  no accounts yet; \`regest add ${place} FILE\` puts one in\n`;
}
