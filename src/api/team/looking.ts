import { OpenAPIHono, z } from "@hono/zod-openapi";
import { QUESTIONS, type Question } from "../questions.ts";
import { answer, type Env, inDossier, refusal, refusals, route } from "./context.ts";
import { refuse } from "./refusals.ts";

const JSON_TYPE = { "content-type": "application/json; charset=utf-8" };
const unread = { 409: answer(refusal, "The dossier cannot be read as it is.") };

/** What the workbench shows: a dossier as it is read with all that was decided, and answers to questions about it. */
export const lookingRoutes = new OpenAPIHono<Env>({ defaultHook: refuse })
  .openapi(
    route("reader", {
      method: "get",
      path: "/dossiers/{dossier}/analysis",
      request: { params: inDossier },
      responses: { 200: answer(z.looseObject({}), "Everything that was read of the accounts, and what was decided."), ...unread, ...refusals },
    }),
    async (context) => {
      const { desk, dossier } = context.var;
      return context.body(await desk.shelf.ask(dossier, { reading: true }), 200, JSON_TYPE) as never;
    },
  )
  .openapi(
    route("reader", {
      method: "get",
      path: "/dossiers/{dossier}/answers/{question}",
      request: {
        params: inDossier.extend({ question: z.enum(QUESTIONS as [Question, ...Question[]]) }),
        query: z.object({
          date: z.string().max(30).optional(),
          from: z.string().max(30).optional(),
          to: z.string().max(30).optional(),
          entity: z.string().max(100).optional(),
          finding: z.string().max(100).optional(),
          account: z.string().max(300).optional(),
          start: z.string().max(12).optional(),
          end: z.string().max(12).optional(),
        }),
      },
      responses: { 200: answer(z.looseObject({}), "The answer to a question about the dossier as it is read."), ...unread, ...refusals },
    }),
    async (context) => {
      const { desk, dossier } = context.var;
      const { question } = context.req.valid("param");
      return context.body(await desk.shelf.ask(dossier, { question, about: context.req.valid("query") }), 200, JSON_TYPE) as never;
    },
  );
