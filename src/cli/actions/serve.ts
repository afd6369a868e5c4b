import { spawn } from "node:child_process";
import { basename, resolve } from "node:path";
import { type ServedDossier, startServer } from "../../api/index.ts";
import { Problem } from "../../base/problem.ts";
import type { Act } from "../../model/decision.ts";
import { type Analysis, analyse } from "../../pipeline.ts";
import { appendDecisions, readDecisions } from "../../store/decisions.ts";
import { isDossier, isOnServer } from "../../store/dossier.ts";
import { TextMemory } from "../../text/syntax/memory.ts";
import { gazetteerFor } from "../../work/gazetteer.ts";
import type { ServeOptions } from "../commands/serve.ts";
import { type Dossier, readDossierOf } from "../inputs.ts";
import type { AccountOptions } from "../options.ts";
import { working } from "../progress.ts";
import type { Shell } from "../shell.ts";
import { nextSignal } from "../signals.ts";
import { type Beginning, beginDossier, beginningOf } from "./beginning.ts";
import { findingsText } from "./check.ts";
import { signatureOf } from "./decide.ts";

/** Serves until it is told to stop (Ctrl-C, SIGTERM, SIGHUP). */
export async function serve(files: readonly string[], options: ServeOptions, shell: Shell): Promise<void> {
  const remote = files.find(isOnServer);
  if (remote !== undefined) throw new Problem(`${remote} is shown in its own workbench, which the server has at its address (REGEST_URL)`);
  const beginning = beginningOf(files);
  tellBegun(files, beginning, shell);
  const opened = beginning?.begun === undefined ? files : [beginning.begun];
  const { dossier, served } = working("reading", { shell, options }, () => dossierToServe(opened, options));
  if (options.findings === true) {
    const { findings, decided } = served.analysis;
    shell.print(`${findingsText({ findings, dismissed: decided.dismissed, expired: [], dossier }, { ...shell, ids: false })}\n`);
  }
  const stopped = nextSignal();
  const server = await started(served, options.port);
  shell.print(`The workbench is at ${server.address}\nCtrl-C stops it.\n`);
  if (options.open && shell.watched) openBrowser(server.address);
  await stopped;
  await server.close();
}

/** What was decided on files is in the dossier that was made of them, and not beside it. */
function tellBegun(files: readonly string[], { begun, earlier }: Partial<Beginning> = {}, shell: Shell): void {
  const [first = "", ...others] = files;
  if (begun !== undefined) shell.tell(`${others.length === 0 ? `${first} is` : "these files are"} in the dossier ${begun}, which is opened instead`);
  else if (earlier !== undefined)
    shell.tell(`${earlier} is a dossier of an earlier version: \`regest add ${earlier} ${files.join(" ")} --replace\` puts this one into it`);
}

/** A browser keeps theme, language and files checked in it by port as well: the same one from launch to launch, where nothing else listens there. */
const USUAL = 7344;

async function started(dossier: ServedDossier, port: number | undefined): ReturnType<typeof startServer> {
  if (port !== undefined) return startServer({ dossier, port });
  return startServer({ dossier, port: USUAL }).catch((error: unknown) => {
    if (error instanceof Problem) return startServer({ dossier, port: 0 });
    throw error;
  });
}

/** Reads what is to be served. Where it is a dossier, what is decided is kept in it; where it is files, a dossier can be made of them. */
export function dossierToServe(
  files: readonly string[],
  options: Pick<ServeOptions, "by"> & AccountOptions,
): { readonly dossier: Dossier; readonly served: ServedDossier & { readonly analysis: Analysis } } {
  const beginning = beginningOf(files);
  // as they would be called in a dossier
  const named = beginning === undefined ? {} : { nameOf: (path: string) => basename(path) };
  const { dossier, learning: learnt } = readDossierOf(files, { ...options, ...named, whole: true });
  // with every decision the accounts are read again, of which nothing has changed
  const learning = { ...learnt, gazetteer: gazetteerFor(files), memory: new TextMemory() };
  const analysis = analyse(dossier.sources, learning, dossier.decisions);
  const [folder, ...others] = files;
  const keeps = folder !== undefined && others.length === 0 && folder !== "-" && isDossier(folder);
  if (!keeps) {
    const begin = beginning === undefined ? {} : { begin: begins(beginning.folder, files, options) };
    return { dossier, served: { title: dossier.title, analysis, learning, ...begin } };
  }
  const decide = (acts: readonly Act[], because: string | undefined) => {
    const made = appendDecisions(folder, acts, signatureOf({ ...options, ...(because === undefined ? {} : { because }) }));
    return { made, analysis: () => analyse(dossier.sources, learning, readDecisions(folder).decisions) };
  };
  return { dossier, served: { title: dossier.title, analysis, learning, decide } };
}

function begins(folder: string, files: readonly string[], options: Pick<ServeOptions, "by"> & AccountOptions): NonNullable<ServedDossier["begin"]> {
  return {
    folder: resolve(folder),
    make() {
      beginDossier(folder, files, options);
      return dossierToServe([folder], options).served;
    },
  };
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
