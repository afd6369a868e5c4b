import type { TeamOptions } from "../../src/api/team/index.ts";

export const password = "a long enough password";
export const secret = "x".repeat(40);
/** As many requests as one likes. */
export const UNLIMITED: Pick<TeamOptions, "perMinute" | "attempts"> = { perMinute: 1e9, attempts: 1e6 };

export type Ask = (path: string, init?: RequestInit) => Promise<Response>;

export const post = (body: unknown, method = "POST"): RequestInit => ({ method, body: JSON.stringify(body) });

/** How somebody asks a server. With a name they sign up first, or in where they have done so before. */
export async function asking(fetching: (request: Request) => Promise<Response> | Response, address: string, name?: string): Promise<Ask> {
  let cookie = "";
  const ask: Ask = async (path, init = {}) => {
    const headers = { cookie, origin: address, "content-type": "application/json", ...(init.headers as Record<string, string>) };
    return await fetching(new Request(`${address}${path}`, { ...init, headers }));
  };
  if (name === undefined) return ask;
  const person = { name, email: `${name}@example.org`, password };
  let signed = await ask("/api/auth/sign-up/email", post(person));
  if (!signed.ok) signed = await ask("/api/auth/sign-in/email", post(person));
  cookie = signed.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  return ask;
}

export async function dossierOf(ask: Ask): Promise<string> {
  const there = (await (await ask("/api/dossiers")).json()) as readonly { readonly id: string }[];
  return there[0]?.id ?? ((await (await ask("/api/dossiers", post({ title: "Tried" }))).json()) as { readonly id: string }).id;
}

/** A route of a server, as its OpenAPI document tells of it. */
export interface Told {
  readonly "x-access"?: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
  /** By the statuses that it may be answered with. */
  readonly responses: Readonly<Record<string, unknown>>;
}

/** As much of JSON Schema as the document uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

/** Every route that the server answers, those that its document does not tell of too: `GET /api/dossiers/{dossier}`. */
export function routesIn(app: { readonly routes: readonly { readonly method: string; readonly path: string }[] }): readonly string[] {
  const routes = app.routes.filter(({ method, path }) => method !== "ALL" && path !== "/*" && path !== "/api/*");
  return [...new Set(routes.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, "{$1}")}`))];
}

export async function toldBy(ask: Ask): Promise<ReadonlyMap<string, Told>> {
  const { paths } = (await (await ask("/api/openapi.json")).json()) as { readonly paths: Readonly<Record<string, Readonly<Record<string, Told>>>> };
  return new Map(
    Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, told]) => [`${method.toUpperCase()} ${path}`, told])),
  );
}

/** Says so where a route was answered in a way of which its document does not tell. Of signing in it tells nothing. */
export function untold(told: ReadonlyMap<string, Told>, route: string, { status }: Pick<Response, "status">): readonly string[] {
  const answers = told.get(route)?.responses;
  return answers === undefined || String(status) in answers ? [] : [`${route} was answered with ${status}, of which its document does not tell`];
}
