import { spawn } from "node:child_process";
import { type ServedDossier, startServer } from "../../api/index.ts";
import type { Act } from "../../model/decision.ts";
import { type Analysis, analyse } from "../../pipeline.ts";
import { appendDecisions, readDecisions } from "../../store/decisions.ts";
import { isDossier } from "../../store/dossier.ts";
import { TextMemory } from "../../text/syntax/memory.ts";
import { gazetteerFor } from "../../work/gazetteer.ts";
import type { ServeOptions } from "../commands/serve.ts";
import { type Dossier, readDossierOf } from "../inputs.ts";
import type { AccountOptions } from "../options.ts";
import { working } from "../progress.ts";
import type { Shell } from "../shell.ts";
import { nextSignal } from "../signals.ts";
import { findingsText } from "./check.ts";
import { signatureOf } from "./decide.ts";

/** Serves until it is told to stop (Ctrl-C, SIGTERM, SIGHUP). */
export async function serve(files: readonly string[], options: ServeOptions, shell: Shell): Promise<void> {
  const { dossier, served } = working("reading", { shell, options }, () => dossierToServe(files, options));
  if (options.findings === true) {
    const { findings, decided } = served.analysis;
    shell.print(`${findingsText({ findings, dismissed: decided.dismissed, expired: [], dossier }, { ...shell, ids: false })}\n`);
  }
  const stopped = nextSignal();
  const server = await startServer({ dossier: served, port: options.port });
  shell.print(`The workbench is at ${server.address}\nCtrl-C stops it.\n`);
  if (options.open && shell.watched) openBrowser(server.address);
  await stopped;
  await server.close();
}

/** Reads what is to be served. Where it is a dossier, what is decided is kept in it. */
export function dossierToServe(
  files: readonly string[],
  options: Pick<ServeOptions, "by"> & AccountOptions,
): { readonly dossier: Dossier; readonly served: ServedDossier & { readonly analysis: Analysis } } {
  const { dossier, learning: learnt } = readDossierOf(files, options);
  // with every decision the accounts are read again, of which nothing has changed
  const learning = { ...learnt, gazetteer: gazetteerFor(files), memory: new TextMemory() };
  const analysis = analyse(dossier.sources, learning, dossier.decisions);
  const [folder, ...others] = files;
  const keeps = folder !== undefined && others.length === 0 && folder !== "-" && isDossier(folder);
  if (!keeps) return { dossier, served: { title: dossier.title, analysis, learning } };
  const decide = (acts: readonly Act[], because: string | undefined) => {
    const made = appendDecisions(folder, acts, signatureOf({ ...options, ...(because === undefined ? {} : { because }) }));
    return { made, analysis: () => analyse(dossier.sources, learning, readDecisions(folder).decisions) };
  };
  return { dossier, served: { title: dossier.title, analysis, learning, decide } };
}

/** Opens the address in the browser of whoever sits here; where there is none, the printed address is enough. */
function openBrowser(address: string): void {
  const [program, ...args] = opener();
  if (program === undefined) return;
  const child = spawn(program, [...args, address], { stdio: "ignore", detached: true });
  child.on("error", () => undefined);
  child.unref();
}

function opener(): readonly string[] {
  switch (process.platform) {
    case "darwin":
      return ["open"];
    case "win32":
      return ["rundll32", "url.dll,FileProtocolHandler"];
    default:
      return (process.env["DISPLAY"] ?? process.env["WAYLAND_DISPLAY"] ?? "") === "" ? [] : ["xdg-open"];
  }
}
