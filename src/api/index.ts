import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { createAdaptorServer } from "@hono/node-server";
import { Problem } from "../base/problem.ts";
import type { Act, Decision } from "../model/decision.ts";
import type { Learning } from "../pipeline.ts";
import { packageRoot } from "../readers/data.ts";
import { createApp } from "./app.ts";
import { type Asset, readAssets } from "./assets.ts";
import { answering } from "./questions.ts";
import { predicatesOf, type Records, readingOf } from "./wire.ts";

/** A dossier that has been read and is to be looked at. */
export interface ServedDossier {
  readonly title: string;
  readonly analysis: Records;
  /** What it was read with; questions about it are answered by it. */
  readonly learning: Learning;
  /** Keeps a decision; absent where there is no dossier to keep it in. */
  readonly decide?: (acts: readonly Act[], because: string | undefined) => Decided;
  /** Makes a dossier of accounts that are in none; absent where that cannot be. */
  readonly begin?: { readonly folder: string; readonly make: () => ServedDossier };
}

/** Decisions that were kept, and how everything is read in their light, which is only worked out when somebody looks. */
export interface Decided {
  readonly made: readonly Decision[];
  readonly analysis: () => Records;
}

export interface ServerOptions {
  readonly dossier: ServedDossier;
  /** 0 takes any free port. */
  readonly port: number;
  /** The built workbench; absent for the one in the package. */
  readonly assets?: ReadonlyMap<string, Asset>;
}

export interface RunningServer {
  /** What to open in a browser. Its fragment holds the token of this launch and never leaves the browser. */
  readonly address: string;
  /** Stops listening and ends open connections. */
  readonly close: () => Promise<void>;
}

/** Serves the workbench and the dossier on the loopback address only. A port in use and a missing build are `Problem`s. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const token = randomBytes(24).toString("base64url");
  const assets = options.assets ?? readAssets(join(packageRoot(), "dist", "web"));
  let { dossier } = options;
  let shown = show(dossier, dossier.analysis);
  let newer: (() => Records) | undefined;
  const now = () => {
    if (newer !== undefined) shown = show(dossier, newer());
    newer = undefined;
    return shown;
  };
  const deciding = (acts: readonly Act[], because: string | undefined) => {
    const decided = dossier.decide?.(acts, because);
    newer = decided?.analysis ?? newer;
    return decided?.made;
  };
  const begin = () => {
    if (dossier.begin === undefined) return false;
    dossier = dossier.begin.make();
    newer = () => dossier.analysis;
    return true;
  };
  let port = options.port;
  const app = createApp({
    reading: () => now().reading,
    answer: (question, about) => now().answer(question, about),
    assets,
    token,
    port: () => port,
    decide: deciding,
    begin,
  });
  const server = createAdaptorServer({ fetch: app.fetch, serverOptions: { maxHeaderSize: 16_384, requestTimeout: 30_000 } });
  port = await new Promise<number>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(cannotListen(error, options.port)));
    server.listen(options.port, "127.0.0.1", () => {
      const bound = server.address();
      resolve(typeof bound === "object" && bound !== null ? bound.port : options.port);
    });
  });
  return { address: `http://127.0.0.1:${port}/#token=${token}`, close: () => closing(server) };
}

function show({ title, learning, decide, begin }: ServedDossier, records: Records) {
  const reading = readingOf(title, records, decide === undefined ? undefined : predicatesOf(learning));
  return { reading: begin === undefined ? reading : { ...reading, beginning: begin.folder }, answer: answering(records, learning) };
}

function cannotListen(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === "EADDRINUSE") return new Problem(`port ${port} is in use; give another with --port, or 0 for any free one`);
  if (error.code === "EACCES") return new Problem(`port ${port} may not be used by this user; give one above 1023 with --port`);
  return error;
}

function closing(server: ReturnType<typeof createAdaptorServer>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ("closeAllConnections" in server) server.closeAllConnections();
  });
}
