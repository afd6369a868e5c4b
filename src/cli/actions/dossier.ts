import { readFileSync } from "node:fs";
import { Problem } from "../../base/problem.ts";
import { type Added, hashOf } from "../../store/changes.ts";
import { readDecisions } from "../../store/decisions.ts";
import { type DossierFile, isDossier, readDossier } from "../../store/dossier.ts";
import { addSources, createDossier, removeSource } from "../../store/folder.ts";
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
  const told = ({ name, became, sha256 }: Added) => {
    replaced ||= became === "replaced";
    shell.print(`${SAID[became]} ${name} (sha256 ${sha256.slice(0, 12)})\n`);
  };
  addSources(folder, files, { described, replace: replace === true, told });
  if (replaced && readDecisions(folder).decisions.length > 0)
    shell.print(`decisions are carried over by their words; \`regest status ${folder}\` lists those that could not be placed\n`);
}

const SAID: Readonly<Record<Added["became"], string>> = {
  new: "added",
  same: "is there already, byte for byte:",
  replaced: "added, in place of another version, which is in removed/:",
};

export function remove(folder: string, name: string, shell: Shell): void {
  shell.print(`removed ${name}; its bytes are in ${folder}/${removeSource(folder, name)}\n`);
}

/** A source with whether its bytes are those that were added. */
interface Listed extends DossierFile {
  readonly bytes: number;
  readonly state: "as added" | "changed" | "not described";
}

export function list(folder: string, format: "text" | "json", shell: Shell): void {
  const { title, files } = dossierAt(folder);
  const listed = files.map(listedOf);
  if (format === "json") {
    shell.print(`${JSON.stringify({ title, sources: listed.map(({ path: _, ...rest }) => rest) }, undefined, 2)}\n`);
    return;
  }
  const lines = listed.map(({ name, metadata: { title: called, author, written, language, stance }, bytes, state }) => {
    const known = [called, author, written, language, stance].filter((part) => part !== undefined).join("; ");
    return `  ${name}  ${bytes.toLocaleString("en")} bytes, ${state}${known === "" ? "" : `\n      ${known}`}\n`;
  });
  shell.print(`${title}\n${lines.join("") || `  no accounts yet; \`regest add ${folder} FILE\` puts one in\n`}`);
}

export function listedOf(file: DossierFile): Listed {
  const bytes = readFileSync(file.path);
  const state = file.sha256 === undefined ? "not described" : file.sha256 === hashOf(bytes) ? "as added" : "changed";
  return { ...file, bytes: bytes.length, state };
}

export function dossierAt(folder: string): ReturnType<typeof readDossier> {
  if (!isDossier(folder)) throw new Problem(`${folder} is no dossier: \`regest init ${folder}\` makes one`);
  return readDossier(folder);
}
