import { createAdaptorServer } from "@hono/node-server";
import { Problem } from "../../base/problem.ts";
import { openDatabase } from "../../store/postgres/database.ts";
import { dossiersIn } from "../../store/postgres/dossiers.ts";
import { openQueue } from "../../work/queue.ts";
import type { Asset } from "../assets.ts";
import { openAccounts } from "./accounts.ts";
import { createTeamApp, type TeamApp } from "./app.ts";
import { openEvents } from "./events.ts";
import { makeLimit } from "./limits.ts";
import { peopleIn } from "./people.ts";
import { openShelf } from "./shelf.ts";

export interface TeamOptions {
  /** Of the PostgreSQL. */
  readonly url: string;
  readonly secret: string;
  /** Where browsers reach the server. */
  readonly address: string;
  /** How many proxies stand before the server, each of which tells in `X-Forwarded-For` who asked it; none where absent. */
  readonly proxies?: number;
  /** Requests that one address may make in a minute. */
  readonly perMinute?: number;
  /** Attempts to sign in that one address may make in a minute. */
  readonly attempts?: number;
  /** Connections to the database at most. */
  readonly connections?: number;
  readonly log?: (text: string) => void;
  /** The built workbench; none is served without. */
  readonly assets?: ReadonlyMap<string, Asset>;
}

const PER_MINUTE = 1200;

/** Everything that the routes work with, and the routes. */
export async function openTeam(options: TeamOptions): Promise<{ readonly app: TeamApp; readonly close: () => Promise<void> }> {
  const onError = (error: Error) => options.log?.(error.message);
  const database = await openDatabase(options.url, { onError, ...(options.connections === undefined ? {} : { connections: options.connections }) });
  const people = peopleIn(database.db);
  const accounts = await openAccounts(database, people, options);
  const events = await openEvents(database.pool);
  const queue = await openQueue({ url: options.url, onError });
  const shelf = openShelf();
  const limit = makeLimit(options.perMinute ?? PER_MINUTE);
  const desk = {
    dossiers: dossiersIn(database),
    people,
    accounts,
    events,
    queue,
    shelf,
    limit,
    proxies: options.proxies ?? 0,
    address: options.address,
    log: options.log ?? (() => undefined),
  };
  const app = createTeamApp(desk, options.assets === undefined ? undefined : forTeam(options.assets));
  return {
    app,
    async close() {
      await shelf.close();
      await queue.close();
      await events.close();
      await database.close();
    },
  };
}

/** The page says of itself that it is a team's, so that it asks who looks before it asks for anything else. */
function forTeam(assets: ReadonlyMap<string, Asset>): ReadonlyMap<string, Asset> {
  const page = assets.get("/");
  if (page === undefined) return assets;
  const text = new TextDecoder().decode(page.bytes).replace("<html ", '<html data-team="" ');
  return new Map([...assets, ["/", { ...page, bytes: new TextEncoder().encode(text) }]]);
}

/** Serves the dossiers of a team. A port in use is a `Problem`. */
export async function startTeamServer(
  options: TeamOptions & { readonly host: string; readonly port: number },
): Promise<{ readonly address: string; readonly close: () => Promise<void> }> {
  const team = await openTeam(options);
  const server = createAdaptorServer({ fetch: team.app.fetch, serverOptions: { maxHeaderSize: 16_384, requestTimeout: 120_000 } });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(new Problem(`${options.host}:${options.port} cannot be listened on (${error.code})`)),
    );
    server.listen(options.port, options.host, resolve);
  }).catch(async (error: unknown) => {
    await team.close();
    throw error;
  });
  return {
    address: options.address,
    async close() {
      server.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await team.close();
    },
  };
}
