import type { Hook } from "@hono/zod-openapi";
import type { Context } from "hono";
import { Problem } from "../../base/problem.ts";
import { Changed } from "../../store/changes.ts";
import { Unseen } from "../../store/contract.ts";
import type { Env } from "./context.ts";

/** What the server does not do, and why. */
export class Refused extends Error {
  readonly status: 400 | 404;
  constructor(status: Refused["status"], message: string) {
    super(message);
    this.status = status;
  }
}

/** What is not as it must be is said with its place, and nothing of the inside. */
export const refuse: Hook<unknown, Env, string, unknown> = (result, context) => {
  if (result.success) return undefined;
  const [first] = result.error.issues;
  const place = first === undefined || first.path.length === 0 ? "" : `${first.path.join(".")}: `;
  return context.json({ error: `${place}${first?.message ?? "this is not understood"}` }, 400);
};

/** Whatever is thrown becomes one sentence; of what is our own fault nothing is told. */
export function told(error: Error, context: Context): Response {
  if (error instanceof Refused) return context.json({ error: error.message }, error.status);
  if (error instanceof Changed) return context.json({ error: error.message, sha256: error.sha256 }, 412);
  if (error instanceof Unseen) return context.json({ error: error.message, decisions: error.decisions }, 409);
  if (error instanceof Problem) return context.json({ error: error.message }, 409);
  if ("getResponse" in error) return context.json({ error: "this is not understood" }, 400);
  return context.json({ error: "this request could not be answered; the log of the server may say more" }, 500);
}

/** What is said of a dossier with more characters than are held at once. */
export function tooMuch(most: number): string {
  return `this dossier has more than ${(most / 1e6).toFixed(1)} million characters, too many for the workbench, which holds every account at once: the routes that tell from the index, a page at a time, bear it`;
}
