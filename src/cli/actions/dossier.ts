import { readFileSync } from "node:fs";
import { Problem } from "../../base/problem.ts";
import { standingOf, undoneAmong } from "../../decisions/index.ts";
import type { Decision, Outcome } from "../../model/decision.ts";
import { analyse } from "../../pipeline.ts";
import { type Added, hashOf } from "../../store/changes.ts";
import { readDecisions } from "../../store/decisions.ts";
import { type DossierFile, isDossier, readDossier } from "../../store/dossier.ts";
import { addSources, createDossier, removeSource } from "../../store/folder.ts";
import { parseEdtf } from "../../time/index.ts";
import type { AddOptions } from "../commands/dossier.ts";
import { readDossierOf } from "../inputs.ts";
import type { AccountOptions } from "../options.ts";
import { working } from "../progress.ts";
import type { Shell } from "../shell.ts";
import { counted } from "./check.ts";
import { actText } from "./log.ts";

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
  const told = ({ name, became, sha256 }: Added) => shell.print(`${SAID[became]} ${name} (sha256 ${sha256.slice(0, 12)})\n`);
  addSources(folder, files, { described, replace: replace === true, told });
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

function listedOf(file: DossierFile): Listed {
  const bytes = readFileSync(file.path);
  const state = file.sha256 === undefined ? "not described" : file.sha256 === hashOf(bytes) ? "as added" : "changed";
  return { ...file, bytes: bytes.length, state };
}

function dossierAt(folder: string): ReturnType<typeof readDossier> {
  if (!isDossier(folder)) throw new Problem(`${folder} is no dossier: \`regest init ${folder}\` makes one`);
  return readDossier(folder);
}

const NEEDS_A_LOOK: Readonly<Record<Exclude<Outcome["became"], "placed">, string>> = {
  carried: "known again by its words, since the text has changed",
  unplaced: "not placed: what it is about is not found any more",
  expired: "expired: the words it rests on have changed",
  contested: "contradicts another that was made without sight of it; neither takes effect until somebody decides again",
};

export function status(folder: string, options: AccountOptions, shell: Shell): void {
  const { title, files } = dossierAt(folder);
  const { decisions, strange } = readDecisions(folder);
  for (const line of strange) shell.tell(line);
  const analysis = files.length === 0 ? undefined : working("reading", { shell, options }, () => analysed(folder, options));
  const count = (severity: string) => analysis?.findings.filter((finding) => finding.severity === severity).length ?? 0;
  const { dismissed, rejected, outcomes } = analysis?.decided ?? { dismissed: [], rejected: [], outcomes: [] };
  const changed = files.filter((file) => listedOf(file).state === "changed").map(({ name }) => name);
  const lines = [
    title,
    `  ${counted(files.length, "account")}${changed.length === 0 ? "" : `; changed since they were added: ${changed.join(", ")}`}`,
    `  ${counted(count("error"), "error")}, ${counted(count("warning"), "warning")}, ${counted(count("note"), "note")}; ${dismissed.length} dismissed`,
    `  ${counted(analysis?.claims.length ?? 0, "claim")}; ${rejected.length} rejected`,
    `  ${counted(decisions.length, "decision")}: ${standingOf(decisions).inForce.length} in force, ${undoneAmong(decisions).size} taken back`,
    ...lookAt(decisions, outcomes),
  ];
  shell.print(`${lines.join("\n")}\n`);
}

function analysed(folder: string, options: AccountOptions): ReturnType<typeof analyse> {
  const { dossier, learning } = readDossierOf([folder], options);
  return analyse(dossier.sources, learning, dossier.decisions);
}

function lookAt(decisions: readonly Decision[], outcomes: readonly Outcome[]): readonly string[] {
  const byId = new Map(decisions.map((decision) => [decision.id, decision]));
  const lines = outcomes.flatMap(({ decision: id, became }) => {
    const decision = byId.get(id);
    return became === "placed" || decision === undefined ? [] : [`  ${id.slice(0, 8)}  ${actText(decision)}\n            ${NEEDS_A_LOOK[became]}`];
  });
  return lines.length === 0 ? [] : ["", "decisions that need a look", ...lines];
}
