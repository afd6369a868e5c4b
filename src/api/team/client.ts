import { hc } from "hono/client";
import type { TeamApp } from "./app.ts";

/** A client whose every call and answer has its type: `client.api.dossiers[":dossier"].findings.$get({ param, query })`. */
export function teamClient(address: string, options: { readonly fetch?: typeof fetch; readonly headers?: Record<string, string> } = {}) {
  return hc<TeamApp>(address, options);
}
