import { Problem } from "../base/problem.ts";
import type { Copied, StoredDossier } from "./contract.ts";
import { isOnServer, SERVER } from "./dossier.ts";
import { folderFrom, openFolder } from "./folder-dossier.ts";

/** Opens a dossier by its folder, or by `server:` and its id on the PostgreSQL that DATABASE_URL names. */
export async function openPlace(place: string): Promise<StoredDossier> {
  if (!isOnServer(place)) return openFolder(place);
  if (place === SERVER) throw new Problem(`${SERVER} lacks an id: the address of the dossier in its workbench ends with it`);
  const { dossiers, close } = await server();
  try {
    const dossier = await dossiers.open(place.slice(SERVER.length));
    return { ...dossier, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The same for as long as it is asked. */
export async function withPlace<T>(place: string, ask: (dossier: StoredDossier) => Promise<T>): Promise<T> {
  const dossier = await openPlace(place);
  try {
    return await ask(dossier);
  } finally {
    await dossier.close();
  }
}

/** Makes a dossier of a copy, in a folder that is empty or not there, or on the server where the place is `server:`. Gives the place. */
export async function takeTo(place: string, copied: Copied): Promise<string> {
  if (!isOnServer(place)) {
    folderFrom(place, copied);
    return place;
  }
  if (place !== SERVER) throw new Problem(`a dossier gets its id from the server: name the place as ${SERVER}`);
  const { dossiers, close } = await server();
  try {
    return `${SERVER}${(await dossiers.take(copied)).id}`;
  } finally {
    await close();
  }
}

/** Whether a dossier is to be made on the server. */
export function isServer(place: string): boolean {
  return place === SERVER;
}

/** The address of the PostgreSQL; a `Problem` where none is named. */
export function serverUrl(): string {
  const url = process.env["DATABASE_URL"] ?? "";
  if (url === "") throw new Problem("DATABASE_URL names no database: a dossier on a server is in PostgreSQL");
  return url;
}

async function server() {
  const url = serverUrl();
  const [{ openDatabase }, { dossiersIn }] = await Promise.all([import("./postgres/database.ts"), import("./postgres/dossiers.ts")]);
  const database = await openDatabase(url, { connections: 2 });
  return { dossiers: dossiersIn(database), close: database.close };
}
