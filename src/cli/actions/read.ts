import { Problem } from "../../base/problem.ts";
import { toMachineReading } from "../../export/reading.ts";
import { visible } from "../../findings/excerpt.ts";
import { displayWidth } from "../../findings/index.ts";
import type { EntityId } from "../../model/entity.ts";
import type { MentionId } from "../../model/mention.ts";
import { type Analysis, analyse } from "../../pipeline.ts";
import { placeTitle, placingReason } from "../../places/reasons.ts";
import { gazetteerFor } from "../../work/gazetteer.ts";
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
  if (options.format === "places") return placesText(analyse(dossier.sources, { ...learning, gazetteer: gazetteerFor([file]) }, dossier.decisions));
  if (source === undefined || others.length > 0) throw new Problem(`${file} holds ${dossier.sources.length} accounts: name the file of one`);
  if (options.format === "text") return source.given;
  const read = toMachineReading({ source, ...analyse([source], { ...learning, gazetteer: gazetteerFor([file]) }, dossier.decisions) });
  return `${JSON.stringify(read, undefined, 2)}\n`;
}

/** A row for each place: its name, where it lies or may lie, and why. */
function placesText({ entities, places, mentions }: Analysis): string {
  const placings = new Map(places.map((placing) => [placing.entity, placing]));
  const quotes = new Map(mentions.map(({ id, quote }) => [id, quote]));
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  const words = { mention: (id: MentionId) => quotes.get(id) ?? "", entity: (id: EntityId) => names.get(id) ?? "" };
  const named = entities.filter(({ kind }) => kind === "place").map((entity) => ({ ...entity, name: visible(entity.name) }));
  const width = named.reduce((widest, { name }) => Math.max(widest, displayWidth(name)), 0);
  const rows = named.map(({ id, name }) => {
    const placing = placings.get(id);
    const shown =
      placing === undefined
        ? "not in the gazetteer"
        : `${(placing.place === undefined ? placing.candidates : [placing.place]).map(placeTitle).join("; ")} · ${placingReason(placing, words)}`;
    return `${name}${" ".repeat(width - displayWidth(name))}  ${placing !== undefined && placing.place === undefined ? "? " : ""}${visible(shown)}\n`;
  });
  return named.length === 0 ? "no places\n" : rows.join("");
}
