import { OpenAPIHono, z } from "@hono/zod-openapi";
import { toJson } from "../../base/json.ts";
import { BOARDS } from "../../export/state.ts";
import type { DecisionId } from "../../model/decision.ts";
import { actsOf } from "../../store/ledger.ts";
import { USUAL_PAGE } from "../../store/served/answers.ts";
import { dayFromEdtf } from "../state.ts";
import { answer, decision, type Env, inDossier, page, refusal, refusals, route } from "./context.ts";
import { listOf, pageOf } from "./pages.ts";
import { Refused, refuse } from "./refusals.ts";

const described = z.object({
  title: z.string().optional(),
  author: z.string().optional(),
  language: z.string().optional(),
  written: z.string().optional(),
  stance: z.string().optional(),
  encoding: z.string().optional(),
});
const source = z
  .object({
    name: z.string(),
    metadata: described.omit({ encoding: true }).extend({ place: z.string().optional() }),
    encoding: z.string().optional(),
    sha256: z.string(),
    described: z.string().optional(),
    bytes: z.number(),
  })
  .openapi("Source");
/** Of an account that came with a folder; new ones are called by less. */
const LONGEST_NAME = 1000;
const named = inDossier.extend({ name: z.string().min(1).max(LONGEST_NAME) });
const standing = z.object({ done: z.number(), all: z.number(), waiting: z.number() }).openapi("Reading");
const items = z.object({ items: z.array(z.looseObject({})), next: z.string().optional() });
const day = z.string().regex(/^-?\d{4}-\d{2}-\d{2}$/);
const unseen = z.object({ error: z.string(), decisions: z.array(decision) }).openapi("Unseen");

/** Accounts, and what is decided. */
export const sourceRoutes = new OpenAPIHono<Env>({ defaultHook: refuse })
  .openapi(
    route("reader", {
      method: "get",
      path: "/dossiers/{dossier}/sources",
      request: { params: inDossier },
      responses: { 200: answer(z.array(source), "The accounts."), ...refusals },
    }),
    async (context) =>
      context.json(
        (await context.var.dossier.sources()).map((each) => ({ ...each, metadata: { ...each.metadata } })),
        200,
      ),
  )
  .openapi(
    route("reader", {
      method: "get",
      path: "/dossiers/{dossier}/sources/{name}",
      request: { params: named },
      responses: { 200: { description: "The account as given.", content: { "application/octet-stream": { schema: z.string() } } }, ...refusals },
    }),
    async (context) => {
      const { name } = context.req.valid("param");
      const found = (await context.var.dossier.sources()).find((each) => each.name === name);
      if (found === undefined) throw new Refused(404, "there is no account of this name");
      // never shown by a browser: an account may hold anything
      const headers = { "content-type": "application/octet-stream", "content-disposition": "attachment", etag: `"${found.sha256}"` };
      return context.body(Buffer.from(await context.var.dossier.bytes(name)), 200, headers) as never;
    },
  )
  .openapi(
    route("editor", {
      method: "put",
      path: "/dossiers/{dossier}/sources/{name}",
      request: { params: named, query: described, body: { required: true, content: { "application/octet-stream": { schema: z.string() } } } },
      responses: {
        200: answer(z.object({ name: z.string(), became: z.enum(["new", "same", "replaced"]), sha256: z.string() }), "Kept, byte for byte."),
        ...refusals,
        409: answer(refusal, "Other bytes are there, and If-Match does not say that they are known."),
        412: answer(refusal.extend({ sha256: z.string() }), "The account has changed since."),
      },
    }),
    async (context) => {
      const { desk, dossier, person } = context.var;
      const { name } = context.req.valid("param");
      const match = context.req.header("if-match");
      const seen = match === undefined ? {} : { seen: /^"(.*)"$/.exec(match)?.[1] ?? match };
      const bytes = new Uint8Array(await context.req.arrayBuffer());
      const added = await dossier.add({ name, bytes }, { described: context.req.valid("query") as never, replace: match !== undefined, ...seen });
      await desk.events.tell({ dossier: dossier.id, what: "accounts", by: person.name });
      return context.json(added, 200);
    },
  )
  .openapi(
    route("editor", {
      method: "delete",
      path: "/dossiers/{dossier}/sources/{name}",
      request: { params: named },
      responses: { 204: { description: "Taken out; its bytes are kept." }, ...refusals },
    }),
    async (context) => {
      const { desk, dossier, person } = context.var;
      const { name } = context.req.valid("param");
      await dossier.remove(name);
      await desk.events.tell({ dossier: dossier.id, what: "accounts", by: person.name });
      return context.body(null, 204);
    },
  )
  .openapi(
    route("reader", {
      method: "get",
      path: "/dossiers/{dossier}/decisions",
      request: { params: inDossier, query: page },
      responses: { 200: answer(z.object({ items: z.array(decision), next: z.string().optional() }), "What was decided, in order."), ...refusals },
    }),
    async (context) => {
      const { dossier } = context.var;
      const { decisions } = await dossier.decisions();
      const told = await pageOf(listOf(dossier, "decisions"), context.req.valid("query"), async ({ after, most = USUAL_PAGE }) => {
        const start = after === undefined ? 0 : decisions.findIndex(({ id }) => id === after) + 1;
        const shown = decisions.slice(start, start + most);
        const last = shown.at(-1);
        return { items: shown, ...(start + most >= decisions.length || last === undefined ? {} : { next: last.id }) };
      });
      return context.json(told as never, 200);
    },
  )
  .openapi(
    route("editor", {
      method: "post",
      path: "/dossiers/{dossier}/decisions",
      request: {
        params: inDossier,
        body: {
          required: true,
          content: {
            "application/json": {
              schema: z.strictObject({
                act: z.looseObject({ act: z.string() }).optional(),
                acts: z.array(z.looseObject({ act: z.string() })).optional(),
                because: z.string().max(10_000).optional(),
                seen: z.array(z.string()).max(1000).optional(),
              }),
            },
          },
        },
      },
      responses: {
        201: answer(
          decision.extend({ decisions: z.array(decision) }),
          "Kept for good, all or none: the first of what was made, and the whole of it. Several are sent as `acts`.",
        ),
        409: answer(unseen, "Somebody decided on the same meanwhile: here is what."),
        ...refusals,
      },
    }),
    async (context) => {
      const { desk, dossier, person } = context.var;
      const { act, acts: several, because, seen } = context.req.valid("json");
      const acts = actsOf({ ...act, ...(several === undefined ? {} : { acts: several }) });
      if (acts === undefined) throw new Refused(400, "this is no decision");
      const signature = { by: person.name, at: new Date(), ...(because === undefined ? {} : { because }) };
      const made = await dossier.decide(acts, signature, seen as readonly DecisionId[] | undefined);
      await desk.events.tell({ dossier: dossier.id, what: "decided", by: person.name });
      return context.json({ ...made[0], decisions: made } as never, 201);
    },
  );

/** What was read, and the reading of it. */
export const answerRoutes = new OpenAPIHono<Env>({ defaultHook: refuse })
  .openapi(
    route("reader", {
      method: "get",
      path: "/dossiers/{dossier}/state",
      request: { params: inDossier, query: z.object({ date: day }) },
      responses: { 200: answer(z.looseObject({}), "How things stood on a day."), ...refusals },
    }),
    async (context) => {
      const date = dayFromEdtf(context.req.valid("query").date);
      if (date === undefined) throw new Refused(400, "date must be a day such as 1949-08-24");
      const answers = await context.var.dossier.answers();
      const state = { ...(await answers.on({ earliest: date, latest: date })), ...(await answers.changesAround(date)) };
      return context.body(toJson(state), 200, { "content-type": "application/json; charset=utf-8" }) as never;
    },
  )
  .openapi(
    route("reader", {
      method: "get",
      path: "/dossiers/{dossier}/state/{board}",
      request: { params: inDossier.extend({ board: z.enum(BOARDS) }), query: page.extend({ date: day }) },
      responses: { 200: answer(items, "Rows of one board on a day, in the order of what they are about."), ...refusals },
    }),
    async (context) => {
      const { date: given, ...rest } = context.req.valid("query");
      const date = dayFromEdtf(given);
      if (date === undefined) throw new Refused(400, "date must be a day such as 1949-08-24");
      const { dossier } = context.var;
      const { board } = context.req.valid("param");
      const answers = await dossier.answers();
      const rows = await pageOf<unknown>(listOf(dossier, `state ${board}`), rest, (page) =>
        answers.rows(board, { earliest: date, latest: date }, { page }),
      );
      return context.body(toJson(rows), 200, { "content-type": "application/json; charset=utf-8" }) as never;
    },
  )
  .openapi(
    route("reader", {
      method: "get",
      path: "/dossiers/{dossier}/history",
      request: { params: inDossier, query: z.object({ name: z.string().min(1).max(300) }) },
      responses: { 200: answer(z.looseObject({}), "The history of whatever goes by a name."), ...refusals },
    }),
    async (context) => {
      const answers = await context.var.dossier.answers();
      const { named: found, suggestions } = await answers.find(context.req.valid("query").name);
      const histories = [];
      for (const each of found.slice(0, 10)) histories.push({ ...each, lines: await answers.history(each) });
      return context.body(toJson({ histories, suggestions }), 200, { "content-type": "application/json; charset=utf-8" }) as never;
    },
  )
  .openapi(
    route("reader", {
      method: "get",
      path: "/dossiers/{dossier}/search",
      request: { params: inDossier, query: page.extend({ words: z.string().min(1).max(300) }) },
      responses: { 200: answer(items, "Sentences with all the words in them."), ...refusals },
    }),
    async (context) => {
      const { dossier } = context.var;
      const { words, ...rest } = context.req.valid("query");
      const answers = await dossier.answers();
      return context.json((await pageOf(listOf(dossier, "search"), rest, (page) => answers.search(words, page))) as never, 200);
    },
  )
  .openapi(
    route("reader", {
      method: "get",
      path: "/dossiers/{dossier}/findings",
      request: {
        params: inDossier,
        query: page.extend({
          severity: z.enum(["error", "warning", "note"]).optional(),
          rule: z.string().max(100).optional(),
          source: z.string().max(LONGEST_NAME).optional(),
          dismissed: z.enum(["yes"]).optional(),
        }),
      },
      responses: { 200: answer(items, "Findings."), ...refusals },
    }),
    async (context) => {
      const { dossier } = context.var;
      const { dismissed, ...asked } = context.req.valid("query");
      const answers = await dossier.answers();
      const told = await pageOf(listOf(dossier, "findings"), asked, (page) => answers.findings({ ...asked, dismissed: dismissed === "yes" }, page));
      return context.json(told as never, 200);
    },
  )
  .openapi(
    route("reader", {
      method: "get",
      path: "/dossiers/{dossier}/claims",
      request: {
        params: inDossier,
        query: page.extend({
          source: z.string().max(LONGEST_NAME).optional(),
          predicate: z.string().max(100).optional(),
          entity: z.string().max(100).optional(),
        }),
      },
      responses: { 200: answer(items, "Claims."), ...refusals },
    }),
    async (context) => {
      const { dossier } = context.var;
      const asked = context.req.valid("query");
      const answers = await dossier.answers();
      return context.json((await pageOf(listOf(dossier, "claims"), asked, (page) => answers.claims(asked, page))) as never, 200);
    },
  )
  .openapi(
    route("reader", {
      method: "get",
      path: "/dossiers/{dossier}/reading",
      request: { params: inDossier },
      responses: { 200: answer(standing, "How far the reading has come."), ...refusals },
    }),
    async (context) => context.json(await context.var.desk.queue.standing(context.var.dossier), 200),
  )
  .openapi(
    route("editor", {
      method: "post",
      path: "/dossiers/{dossier}/reading",
      request: { params: inDossier },
      responses: { 202: answer(standing, "Asked for; workers do it."), ...refusals },
    }),
    async (context) => context.json(await context.var.desk.queue.ask(context.var.dossier), 202),
  )
  .openapi(
    route("editor", {
      method: "delete",
      path: "/dossiers/{dossier}/reading",
      request: { params: inDossier },
      responses: { 200: answer(standing, "Taken back; what is done stays done."), ...refusals },
    }),
    async (context) => {
      await context.var.desk.queue.cancel(context.var.dossier);
      return context.json(await context.var.desk.queue.standing(context.var.dossier), 200);
    },
  );
