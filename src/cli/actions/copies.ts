import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { Problem } from "../../base/problem.ts";
import { packed, unpacked } from "../../store/backup.ts";
import { type Copied, copyOf } from "../../store/contract.ts";
import { writeAt } from "../../store/folder.ts";
import { isServer, serverUrl, takeTo, withPlace } from "../../store/places.ts";
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

/** Where a dossier is to be made, and whose it is to be there. */
export interface Destination {
  readonly place: string;
  readonly owner: string | undefined;
}

export async function restore(file: string, to: Destination, shell: Shell): Promise<void> {
  if (!existsSync(file)) throw new Problem(`there is no file ${file}`);
  mustHaveOwner(to);
  await take(unpacked(readFileSync(file), file), to, shell);
}

export async function copy(from: string, to: Destination, shell: Shell): Promise<void> {
  mustHaveOwner(to);
  await take(await allOf(from), to, shell);
}

/** On a server a dossier in which nobody takes part is seen by nobody. */
function mustHaveOwner({ place, owner }: Destination): void {
  if (!isServer(place)) {
    if (owner !== undefined) throw new Problem("--owner is for a dossier on the server: a folder is whoever's disk it is on");
    return;
  }
  serverUrl();
  if (owner === undefined) throw new Problem("a dossier on the server needs an owner, or nobody would see it: say whose it is with --owner ADDRESS");
  if (!/^[^\s@]+@[^\s@]+$/u.test(owner)) throw new Problem(`--owner ${owner}: give the address by which they sign in, as in ada@example.org`);
}

async function take(copied: Copied, { place, owner }: Destination, shell: Shell): Promise<void> {
  const made = await takeTo(place, copied);
  shell.print(`${made} holds ${told(copied)}\n`);
  if (owner !== undefined) shell.print(`${await given(made.slice(place.length), owner)}\n`);
}

/** Makes somebody the owner of a dossier on the server, and says how they come to it. */
async function given(id: string, email: string): Promise<string> {
  const [{ openDatabase }, { peopleIn }] = await Promise.all([import("../../store/postgres/database.ts"), import("../../api/team/people.ts")]);
  const database = await openDatabase(serverUrl(), { connections: 2 });
  try {
    const people = peopleIn(database.db);
    const { secret } = await people.give(id, { email, by: COMMAND_LINE });
    await people.note(id, { person: COMMAND_LINE, what: "put the dossier on the server", about: email });
    return secret === undefined ? `it is ${email}'s` : `${email} signs up and takes it over, within fourteen days, with this word: ${secret}`;
  } finally {
    await database.close();
  }
}

/** Who has done what was done without signing in. */
const COMMAND_LINE = "command line";

function allOf(place: string): Promise<Copied> {
  return withPlace(place, copyOf);
}

function told({ files, lines }: Copied): string {
  const accounts = [...files.keys()].filter((path) => path.startsWith("sources/")).length;
  return `${counted(accounts, "account")} and ${counted(lines.filter((line) => line.trim() !== "").length, "decision")}`;
}
