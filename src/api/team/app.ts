import { OpenAPIHono } from "@hono/zod-openapi";
import type { Context, MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { etag } from "hono/etag";
import { matchedRoutes } from "hono/route";
import type { Role } from "../../model/team.ts";
import type { Asset } from "../assets.ts";
import { nothingHere, secureHeaders } from "../guard.ts";
import { answerRoutes, sourceRoutes } from "./contents.ts";
import type { Access, Desk, Env } from "./context.ts";
import { dossierRoutes, peopleRoutes } from "./dossiers.ts";
import { addressOf } from "./limits.ts";
import { lookingRoutes } from "./looking.ts";
import { refuse, told } from "./refusals.ts";

const MOST_BYTES = 65_536;
const MOST_OF_AN_ACCOUNT = 100 * 1024 * 1024;
const RANK: Readonly<Record<Role, number>> = { reader: 1, editor: 2, owner: 3 };

/** The routes of a server for a team. Every one of them says who may ask; one that does not say is not answered. */
export function createTeamApp(desk: Desk, assets: ReadonlyMap<string, Asset> = new Map()) {
  const app = new OpenAPIHono<Env>({ defaultHook: refuse });
  const access = new Map<string, Access>([
    ["GET /api/openapi.json", "anyone"],
    ["GET /api/health", "anyone"],
  ]);
  app.use(secureHeaders);
  app.use("/api/*", async (context, next) => {
    context.set("desk" as never, desk as never);
    context.header("cache-control", "private, no-cache");
    // no name and no word has this sign in it, and PostgreSQL takes none that has
    if (/%00|\0/.test(context.req.url)) return context.json({ error: "this is not understood" }, 400);
    return next();
  });
  app.use("/api/*", onlyOwnPages(desk.address), limited(desk));
  app.use("/api/*", (context, next) => bodyLimit({ maxSize: isAccount(context) ? MOST_OF_AN_ACCOUNT : MOST_BYTES, onError: tooLong })(context, next));
  app.on(["GET", "POST"], "/api/auth/*", (context) => desk.accounts.handle(context.req.raw, addressOf(context, desk.proxies)));
  app.use("/api/*", authorised(access));
  app.use("/api/*", (context, next) => (context.req.path.endsWith("/events") ? next() : etag()(context, next)));
  app.get("/api/health", (context) => context.json({ ok: true }));
  const routed = app
    .route("/api", dossierRoutes)
    .route("/api", peopleRoutes)
    .route("/api", sourceRoutes)
    .route("/api", answerRoutes)
    .route("/api", lookingRoutes);
  app.doc31("/api/openapi.json", { openapi: "3.1.0", info: { title: "Regest", version: "1" }, servers: [{ url: desk.address }] });
  for (const definition of app.openAPIRegistry.definitions) {
    if (definition.type !== "route") continue;
    const { method, path } = definition.route;
    access.set(`${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ":$1")}`, (definition.route as { "x-access"?: Access })["x-access"] ?? "owner");
  }
  app.get("/*", (context) => page(context, assets));
  app.notFound(nothingHere);
  app.onError((error, context) => {
    const answer = told(error, context);
    if (answer.status === 500) desk.log(`${context.req.method} ${context.req.path}: ${error.stack ?? error.message}`);
    return answer;
  });
  return routed;
}

export type TeamApp = ReturnType<typeof createTeamApp>;

/** The built workbench, for anyone; it shows nothing of a dossier before somebody has signed in. */
function page(context: Context, assets: ReadonlyMap<string, Asset>): Response {
  const asset = context.req.path.startsWith("/api/") ? undefined : assets.get(context.req.path);
  if (asset === undefined) return context.json({ error: "there is nothing here" }, 404);
  const kept = asset.fixed ? "public, max-age=31536000, immutable" : "no-cache";
  return context.body(asset.bytes, 200, { "content-type": asset.type, "cache-control": kept });
}

function isAccount(context: Context): boolean {
  return context.req.method === "PUT" && /^\/api\/dossiers\/[^/]+\/sources\//.test(context.req.path);
}

function tooLong(context: Context): Response {
  return context.json({ error: "what was sent is too long" }, 413);
}

/** Another site's page cannot send anything in the name of whoever is signed in. */
function onlyOwnPages(address: string): MiddlewareHandler<Env> {
  return async (context, next) => {
    const { origin, "sec-fetch-site": site } = context.req.header();
    const foreign = (origin !== undefined && origin !== new URL(address).origin) || site === "cross-site" || site === "same-site";
    if (foreign) return context.json({ error: "requests from other sites are refused" }, 403);
    return next();
  };
}

/** So many requests a minute from one address; signing in has a limit of its own. */
function limited({ limit, proxies }: Desk): MiddlewareHandler<Env> {
  return async (context, next) => {
    const seconds = limit.take(addressOf(context, proxies));
    if (seconds === 0) return next();
    context.header("retry-after", String(seconds));
    return context.json({ error: "too many requests: wait a little" }, 429);
  };
}

function authorised(access: ReadonlyMap<string, Access>): MiddlewareHandler<Env> {
  return async (context, next) => {
    const needed = matchedRoutes(context)
      .map(({ method, path }) => access.get(`${method} ${path}`))
      .find((one) => one !== undefined);
    if (needed === "anyone") return next();
    const { desk } = context.var;
    const person = await desk.accounts.personOf(context.req.raw.headers);
    if (person === undefined) return context.json({ error: "sign in first" }, 401);
    if (needed === undefined) return context.json({ error: "there is nothing here" }, 404);
    context.set("person" as never, person as never);
    if (needed === "person") return next();
    // of a dossier in which one takes no part one does not learn that it is there
    const id = /^\/api\/dossiers\/([^/]+)/.exec(context.req.path)?.[1] ?? "";
    const role = await desk.people.roleIn(id, person.id);
    if (role === undefined) return context.json({ error: "there is no such dossier" }, 404);
    if (RANK[role] < RANK[needed]) return context.json({ error: `this takes the role of ${needed}, and yours is ${role}` }, 403);
    context.set("role" as never, role as never);
    context.set("dossier" as never, (await desk.dossiers.open(id, person.id)) as never);
    return next();
  };
}
