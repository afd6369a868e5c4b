import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { toJson } from "../base/json.ts";
import { Problem } from "../base/problem.ts";
import type { Act, Decision } from "../model/decision.ts";
import { PAPER_LIMIT, paperWords } from "../readers/account.ts";
import { actsOf } from "../store/ledger.ts";
import type { Asset } from "./assets.ts";
import { nothingHere, onlyFromHere, secureHeaders, withToken } from "./guard.ts";
import { type Answering, QUESTIONS } from "./questions.ts";
import type { Reading } from "./wire.ts";

/** What the server needs: the dossier as read, what answers questions about it, the built workbench, and who may ask. */
export interface AppOptions {
  readonly reading: () => Reading;
  readonly answer: Answering;
  /** Keeps what the reader decides; absent, or undefined, where there is no dossier to keep it in. A `Problem` says what cannot be. */
  readonly decide?: (acts: readonly Act[], because: string | undefined) => readonly Decision[] | undefined;
  /** Makes a dossier of accounts that are in none; false where there is nothing to be made. A `Problem` says what stood in the way. */
  readonly begin?: () => boolean;
  readonly assets: ReadonlyMap<string, Asset>;
  readonly token: string;
  readonly port: () => number;
}

const UNKEPT = "these accounts are in no dossier, so nothing can be kept: `regest init` makes one";

/** The routes: the built workbench for anyone on this machine, the dossier for whoever has the token. */
export function createApp(options: AppOptions): Hono {
  const app = new Hono();
  app.use(secureHeaders);
  app.use(onlyFromHere(options.port));
  app.use("/api/*", withToken(options.token));
  const analysis = latest(options.reading, toJson);
  app.get("/api/dossier", (context) => json(context, toJson(dossierOf(options.reading()))));
  app.get("/api/analysis", (context) => json(context, analysis()));
  for (const question of QUESTIONS)
    app.get(`/api/${question}`, (context) => {
      const said = options.answer(question, context.req.query());
      return "refusal" in said ? context.json({ error: said.refusal }, 400) : json(context, toJson(said.answer));
    });
  app.post(
    "/api/decisions",
    bodyLimit({ maxSize: 65_536, onError: (context) => context.json({ error: "a decision is not that long" }, 413) }),
    async (context) => {
      const { because, ...act } = await sent(context.req.json());
      const acts = actsOf(act);
      if (acts === undefined || (because !== undefined && typeof because !== "string")) return context.json({ error: "this is no decision" }, 400);
      try {
        const decisions = options.decide?.(acts, because);
        return decisions === undefined ? context.json({ error: UNKEPT }, 409) : context.json({ decisions });
      } catch (error) {
        if (error instanceof Problem) return context.json({ error: error.message }, 409);
        throw error;
      }
    },
  );
  app.post("/api/beginning", (context) => {
    try {
      return options.begin?.() === true ? context.json({}) : context.json({ error: "there is nothing here that a dossier could be made of" }, 409);
    } catch (error) {
      if (error instanceof Problem) return context.json({ error: error.message }, 409);
      throw error;
    }
  });
  app.post(
    "/api/paper",
    bodyLimit({ maxSize: PAPER_LIMIT, onError: (context) => context.json({ error: "this document is too large to be taken apart" }, 413) }),
    async (context) => {
      const name = context.req.query("name") ?? "this document";
      try {
        const words = paperWords(name, new Uint8Array(await context.req.arrayBuffer()));
        return words === undefined ? context.json({ error: `${name} is no document that can be taken apart` }, 422) : context.json({ words });
      } catch (error) {
        if (error instanceof Problem) return context.json({ error: error.message }, 422);
        throw error;
      }
    },
  );
  app.get("*", (context) => {
    const asset = options.assets.get(context.req.path);
    if (asset === undefined) return context.json({ error: "there is nothing here" }, 404);
    return context.body(asset.bytes, 200, {
      "content-type": asset.type,
      "cache-control": asset.fixed ? "public, max-age=31536000, immutable" : "no-cache",
    });
  });
  app.notFound(nothingHere);
  app.onError((_, context) => context.json({ error: "this request could not be answered; the terminal that runs Regest may say more" }, 500));
  return app;
}

function json(context: { body(text: string, status: 200, headers: Record<string, string>): Response }, text: string): Response {
  return context.body(text, 200, { "content-type": "application/json; charset=utf-8" });
}

/** The sources and what is known of them, without their words. */
function dossierOf(reading: Reading): unknown {
  return {
    title: reading.title,
    sources: reading.accounts.map(({ text, blocks, ...known }) => ({ ...known, length: text.length, paragraphs: blocks.length })),
  };
}

async function sent(body: Promise<unknown>): Promise<Readonly<Record<string, unknown>>> {
  const given = await body.catch(() => undefined);
  return typeof given === "object" && given !== null ? { ...given } : {};
}

/** What is made of something, made anew only when that is another. */
function latest<T, R>(source: () => T, make: (of: T) => R): () => R {
  let made: { readonly of: T; readonly value: R } | undefined;
  return () => {
    const of = source();
    if (made?.of !== of) made = { of, value: make(of) };
    return made.value;
  };
}
