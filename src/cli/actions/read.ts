import { Problem } from "../../base/problem.ts";
import { toMachineReading } from "../../export/reading.ts";
import { analyse } from "../../pipeline.ts";
import type { ReadOptions } from "../commands/read.ts";
import { readDossierOf } from "../inputs.ts";
import { working } from "../progress.ts";
import type { Shell } from "../shell.ts";

/** Reads one account and prints what it says. */
export function read(file: string, options: ReadOptions, shell: Shell): void {
  shell.print(working("reading", { shell, options }, () => reading(file, options)));
}

function reading(file: string, options: ReadOptions): string {
  const { dossier, learning } = readDossierOf([file], options);
  const [source, ...others] = dossier.sources;
  if (source === undefined || others.length > 0) throw new Problem(`${file} holds ${dossier.sources.length} accounts: name the file of one`);
  if (options.format === "text") return source.given;
  return `${JSON.stringify(toMachineReading({ source, ...analyse([source], learning, dossier.decisions) }), undefined, 2)}\n`;
}
