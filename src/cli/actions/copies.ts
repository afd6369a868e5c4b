import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { Problem } from "../../base/problem.ts";
import { packed, unpacked } from "../../store/backup.ts";
import { type Copied, copyOf } from "../../store/contract.ts";
import { writeAt } from "../../store/folder.ts";
import { openPlace, takeTo } from "../../store/places.ts";
import type { Shell } from "../shell.ts";
import { counted } from "./check.ts";

export async function backup(place: string, file: string, shell: Shell): Promise<void> {
  if (existsSync(file)) throw new Problem(`${file} is there already: name another file`);
  const copied = await allOf(place);
  writeAt(dirname(resolve(file)), basename(file), packed(copied));
  // whoever relies on it knows that it can be read
  unpacked(readFileSync(file), file);
  shell.print(`${file} holds ${told(copied)}\n`);
}

export async function restore(file: string, place: string, shell: Shell): Promise<void> {
  if (!existsSync(file)) throw new Problem(`there is no file ${file}`);
  const copied = unpacked(readFileSync(file), file);
  shell.print(`${await takeTo(place, copied)} holds ${told(copied)}\n`);
}

export async function copy(from: string, to: string, shell: Shell): Promise<void> {
  const copied = await allOf(from);
  shell.print(`${await takeTo(to, copied)} holds ${told(copied)}\n`);
}

async function allOf(place: string): Promise<Copied> {
  const dossier = await openPlace(place);
  try {
    return await copyOf(dossier);
  } finally {
    await dossier.close();
  }
}

function told({ files, lines }: Copied): string {
  const accounts = [...files.keys()].filter((path) => path.startsWith("sources/")).length;
  return `${counted(accounts, "account")} and ${counted(lines.filter((line) => line.trim() !== "").length, "decision")}`;
}
