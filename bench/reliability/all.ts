import type { TestPostgres } from "../../test/support/postgres.ts";
import { failingDisks, killedIndexers, killedWriters, twoWriters, wrongClocks } from "./folder.ts";
import { fullDisks } from "./full.ts";
import { oddAccounts } from "./readers.ts";
import { oddQuestions, oddRequests } from "./requests.ts";
import { rolesHeld } from "./roles.ts";
import { crowd, killedServers } from "./server.ts";
import type { Proof } from "./shared.ts";
import { killedWorkers } from "./workers.ts";

/** How much is tried. */
export interface Extent {
  /** Of killing. */
  readonly rounds: number;
  readonly cheap: number;
  readonly crowd: { readonly readers: number; readonly writers: number; readonly seconds: number };
}

/** A part of the proof. */
export interface Part {
  readonly name: string;
  readonly run: () => Promise<Proof>;
}

export const SHORT: Extent = { rounds: 5, cheap: 50, crowd: { readers: 50, writers: 10, seconds: 3 } };
export const WHOLE: Extent = { rounds: 200, cheap: 2000, crowd: { readers: 1000, writers: 50, seconds: 120 } };

/** The parts that need no server. */
export function folderParts({ rounds, cheap }: Extent): readonly Part[] {
  return [
    { name: "writers", run: () => killedWriters(rounds) },
    { name: "indexers", run: () => killedIndexers(rounds) },
    { name: "two", run: () => twoWriters(Math.ceil(rounds / 5)) },
    { name: "disks", run: () => failingDisks(cheap) },
    { name: "full", run: () => fullDisks(Math.ceil(rounds / 2)) },
    { name: "clocks", run: () => wrongClocks(cheap) },
    { name: "accounts", run: () => oddAccounts(Math.ceil(cheap / 4)) },
    { name: "questions", run: () => oddQuestions(Math.ceil(cheap / 10)) },
  ];
}

/** Those that need a PostgreSQL. */
export function serverParts({ rounds, cheap, crowd: size }: Extent, server: TestPostgres): readonly Part[] {
  return [
    { name: "servers", run: async () => killedServers(rounds, await server.database()) },
    { name: "workers", run: async () => killedWorkers(rounds, await server.database()) },
    { name: "crowd", run: async () => crowd(size, await server.database()) },
    { name: "roles", run: async () => rolesHeld(await server.database()) },
    { name: "requests", run: async () => oddRequests(Math.ceil(cheap / 10), await server.database()) },
  ];
}
