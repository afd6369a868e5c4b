import { Problem } from "../../base/problem.ts";
import { type MachineEntity, toMachineReading } from "../../export/reading.ts";
import { visible } from "../../findings/excerpt.ts";
import { displayWidth } from "../../findings/index.ts";
import { analyse } from "../../pipeline.ts";
import type { ReadOptions } from "../commands/read.ts";
import { gazetteerFor } from "../gazetteer.ts";
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
  const read = toMachineReading({ source, ...analyse([source], { ...learning, gazetteer: gazetteerFor([file]) }, dossier.decisions) });
  return options.format === "places" ? placesText(read.entities) : `${JSON.stringify(read, undefined, 2)}\n`;
}

/** A row for each place: its name, where it lies or may lie, and why. */
function placesText(entities: readonly MachineEntity[]): string {
  const places = entities.filter(({ kind }) => kind === "place").map((entity) => ({ ...entity, name: visible(entity.name) }));
  const width = places.reduce((widest, { name }) => Math.max(widest, displayWidth(name)), 0);
  const rows = places.map(({ name, placing }) => {
    const shown =
      placing === undefined
        ? "not in the gazetteer"
        : `${placing.place?.title ?? placing.candidates.map(({ title }) => title).join("; ")} · ${placing.reason}`;
    return `${name}${" ".repeat(width - displayWidth(name))}  ${placing !== undefined && placing.place === undefined ? "? " : ""}${visible(shown)}\n`;
  });
  return places.length === 0 ? "no places\n" : rows.join("");
}
