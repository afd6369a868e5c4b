import { spawn } from "node:child_process";
import { startServer } from "../../api/index.ts";
import type { Act } from "../../model/decision.ts";
import { analyse } from "../../pipeline.ts";
import { appendDecisions, readDecisions } from "../../store/decisions.ts";
import { isDossier } from "../../store/dossier.ts";
import type { ServeOptions } from "../commands/serve.ts";
import { gazetteerFor } from "../gazetteer.ts";
import { readDossierOf } from "../inputs.ts";
import { working } from "../progress.ts";
import type { Shell } from "../shell.ts";
import { nextSignal } from "../signals.ts";
import { findingsText } from "./check.ts";
import { signatureOf } from "./decide.ts";

/** Serves until it is told to stop (Ctrl-C, SIGTERM, SIGHUP). */
export async function serve(files: readonly string[], options: ServeOptions, shell: Shell): Promise<void> {
  const { dossier, analysis, learning } = working("reading", { shell, options }, () => {
    const { dossier: read, learning } = readDossierOf(files, options);
    const known = { ...learning, gazetteer: gazetteerFor(files) };
    return { dossier: read, analysis: analyse(read.sources, known, read.decisions), learning: known };
  });
  if (options.findings === true) {
    const { dismissed } = analysis.decided;
    shell.print(`${findingsText({ findings: analysis.findings, dismissed, expired: [], dossier }, { ...shell, ids: false })}\n`);
  }
  const stopped = nextSignal();
  const [folder, ...others] = files;
  const keeps = folder !== undefined && others.length === 0 && folder !== "-" && isDossier(folder);
  const decide = (act: Act, because: string | undefined) => {
    const made = appendDecisions(folder ?? "", [act], signatureOf({ ...options, ...(because === undefined ? {} : { because }) }));
    return { made, analysis: () => analyse(dossier.sources, learning, readDecisions(folder ?? "").decisions) };
  };
  const served = { title: dossier.title, analysis, learning, ...(keeps ? { decide } : {}) };
  const server = await startServer({ dossier: served, port: options.port });
  shell.print(`The workbench is at ${server.address}\nCtrl-C stops it.\n`);
  if (options.open && shell.watched) openBrowser(server.address);
  await stopped;
  await server.close();
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
