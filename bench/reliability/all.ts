import type { TestPostgres } from "../../test/support/postgres.ts";
import { failingDisks, killedIndexers, killedWriters, twoWriters, wrongClocks } from "./folder.ts";
import { oddAccounts } from "./readers.ts";
import { crowd, killedServers, killedWorkers, oddRequests } from "./server.ts";
import type { Proof } from "./shared.ts";

/** How much is tried. */
export interface Extent {
  /** Of killing. */
  readonly rounds: number;
  readonly cheap: number;
  readonly crowd: { readonly readers: number; readonly writers: number; readonly seconds: number };
}

export const SHORT: Extent = { rounds: 5, cheap: 50, crowd: { readers: 50, writers: 10, seconds: 3 } };
export const WHOLE: Extent = { rounds: 200, cheap: 2000, crowd: { readers: 1000, writers: 50, seconds: 120 } };

/** The parts of the proof that need no server. */
export function folderParts({ rounds, cheap }: Extent): readonly (readonly [string, () => Promise<Proof>])[] {
  return [
    ["writers", () => killedWriters(rounds)],
    ["indexers", () => killedIndexers(rounds)],
    ["two", () => twoWriters(Math.ceil(rounds / 5))],
    ["disks", () => failingDisks(cheap)],
    ["clocks", () => wrongClocks(cheap)],
    ["accounts", () => oddAccounts(cheap)],
  ];
}

/** Those that need a PostgreSQL. */
export function serverParts({ rounds, cheap, crowd: size }: Extent, server: TestPostgres): readonly (readonly [string, () => Promise<Proof>])[] {
  return [
    ["servers", async () => killedServers(rounds, await server.database())],
    ["workers", async () => killedWorkers(rounds, await server.database())],
    ["crowd", async () => crowd(size, await server.database())],
    ["requests", async () => oddRequests(Math.ceil(cheap / 10), await server.database())],
  ];
}
