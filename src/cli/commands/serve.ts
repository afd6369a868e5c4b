import { spawn } from "node:child_process";
import { type Command, InvalidArgumentError } from "commander";
import { startServer } from "../../api/index.ts";
import { analyse } from "../../pipeline.ts";
import { learn, readDossierOf } from "../inputs.ts";
import { type AccountOptions, addAccountOptions, examples } from "../options.ts";
import type { Setting } from "../program.ts";
import { working } from "../progress.ts";
import type { Shell } from "../shell.ts";
import { findingsText } from "./check.ts";

interface ServeOptions extends AccountOptions {
  readonly port: number;
  readonly open: boolean;
  readonly findings?: boolean;
}

export function addServe(program: Command, { shell, finish }: Setting): void {
  const command = program
    .command("serve")
    .argument("<file...>", "accounts or dossier folders")
    .summary("open the workbench on accounts, for this machine only")
    .description("Reads accounts and serves the workbench on the loopback address: nothing leaves this machine, and nobody else can look in.")
    .option("--port <number>", "the port; 0 takes any that is free", asPort, 0)
    .option("--no-open", "do not open a browser")
    .option("--findings", "print the findings first, as `regest check` does");
  addAccountOptions(command)
    .addHelpText("after", examples("regest serve chronicle.txt", "regest serve my-dossier --port 8080 --no-open"))
    .action(async (files: readonly string[], options: ServeOptions) => {
      await serve(files, options, shell);
      finish(0);
    });
}

function asPort(given: string): number {
  const port = Number(given);
  if (!/^\d+$/.test(given) || port > 65_535) throw new InvalidArgumentError("It is a number from 0 to 65535.");
  return port;
}

/** Serves until it is told to stop (Ctrl-C, SIGTERM, SIGHUP). */
async function serve(files: readonly string[], options: ServeOptions, shell: Shell): Promise<void> {
  const { dossier, analysis } = working("reading", { shell, options }, () => {
    const learning = learn();
    const read = readDossierOf(files, options, learning.languages);
    return { dossier: read, analysis: analyse(read.sources, learning) };
  });
  if (options.findings === true) shell.print(`${findingsText(analysis.findings, dossier, shell)}\n`);
  const stopped = nextSignal();
  const server = await startServer({ dossier: { title: dossier.title, analysis }, port: options.port });
  shell.print(`The workbench is at ${server.address}\nCtrl-C stops it.\n`);
  if (options.open && shell.watched) openBrowser(server.address);
  await stopped;
  await server.close();
}

function nextSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve());
  });
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
