import { createRoute, type OpenAPIHono, type RouteConfig, z } from "@hono/zod-openapi";
import type { Role } from "../../model/team.ts";
import type { StoredDossier } from "../../store/contract.ts";
import type { Dossiers } from "../../store/postgres/dossiers.ts";
import type { ReadingQueue } from "../../work/queue.ts";
import type { Accounts, Person } from "./accounts.ts";
import type { Events } from "./events.ts";
import type { Limit } from "./limits.ts";
import { LONGEST_CURSOR } from "./pages.ts";
import type { People } from "./people.ts";
import type { Shelf } from "./shelf.ts";

/** Who may ask for something: anyone, whoever is signed in, or who has at least a role in the dossier. */
export type Access = "anyone" | "person" | Role;

/** What the routes work with. */
export interface Desk {
  readonly dossiers: Dossiers;
  readonly people: People;
  readonly accounts: Accounts;
  readonly events: Events;
  readonly queue: ReadingQueue;
  readonly shelf: Shelf;
  readonly limit: Limit;
  /** How many proxies stand before the server. */
  readonly proxies: number;
  /** Where the server is reached. */
  readonly address: string;
  /** Told of what was our own fault. */
  readonly log: (text: string) => void;
}

export interface Env {
  readonly Variables: {
    readonly desk: Desk;
    readonly person: Person;
    readonly role: Role;
    readonly dossier: StoredDossier;
  };
}

export type Routes = OpenAPIHono<Env>;

/** A route with whoever may ask for it; without that none is answered. */
export function route<const Path extends string, const Config extends Omit<RouteConfig, "path"> & { readonly path: Path }>(
  access: Access,
  config: Config,
) {
  return createRoute({ ...config, responses: { ...alwaysPossible(config), ...config.responses } as Config["responses"], "x-access": access });
}

/** What may be answered to whoever asks by this method below this path, whatever the route itself does. */
function alwaysPossible({ method, path }: Pick<RouteConfig, "method" | "path">): RouteConfig["responses"] {
  return {
    ...(method === "get" ? { 304: { description: "It is still what If-None-Match says." } } : { 413: answer(refusal, "What was sent is too long.") }),
    ...(path.startsWith("/dossiers/{dossier}") ? { 409: answer(refusal, "The dossier as it is does not allow it; the sentence says why.") } : {}),
    500: answer(refusal, "A fault of the server; its log may say more."),
  };
}

/** The answer in JSON. */
export function answer<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { description, content: { "application/json": { schema } } };
}

export function body<Schema extends z.ZodType>(schema: Schema) {
  return { body: { required: true, content: { "application/json": { schema } } } };
}

export const refusal = z.object({ error: z.string() }).openapi("Refusal");
export const decision = z
  .looseObject({ id: z.string(), act: z.string(), at: z.string(), by: z.string(), because: z.string().optional(), after: z.array(z.string()) })
  .openapi("Decision");
export const inDossier = z.object({ dossier: z.string().min(1).max(64) });
export const role = z.enum(["reader", "editor", "owner"]);
export const page = z.object({ after: z.string().max(LONGEST_CURSOR).optional(), most: z.coerce.number().int().min(1).max(1000).optional() });

/** What the server says when it does not do what it is asked. */
export const refusals = {
  400: answer(refusal, "What was sent is not understood."),
  401: answer(refusal, "Nobody is signed in."),
  403: answer(refusal, "Whoever is signed in may not do this."),
  404: answer(refusal, "There is no such thing, or whoever asks may not know of it."),
  429: answer(refusal, "Too many requests; Retry-After says when to ask again."),
};
