import { OpenAPIHono, z } from "@hono/zod-openapi";
import { streamSSE } from "hono/streaming";
import { USUAL_PAGE } from "../../store/served/answers.ts";
import { answer, body, type Env, inDossier, page, refusal, refusals, role, route } from "./context.ts";
import { listOf, pageOf } from "./pages.ts";
import { Refused, refuse } from "./refusals.ts";

const known = z.object({ id: z.string(), title: z.string(), role }).openapi("Dossier");
const member = z.object({ person: z.string(), name: z.string(), email: z.string(), role }).openapi("Member");
const invitation = z.object({ id: z.string(), email: z.string(), role, expires: z.string() }).openapi("Invitation");
const entry = z.object({ nth: z.number(), at: z.string(), by: z.string(), what: z.string(), about: z.string() }).openapi("Entry");
const one = (name: string) =>
  inDossier.extend({ [name]: z.string().min(1).max(64) }) as z.ZodObject<{ dossier: z.ZodString } & Record<typeof name, z.ZodString>>;
const nothing = { description: "Done." };
const SECONDS_BETWEEN_SIGNS = 25;

/** Dossiers, and who takes part in them. */
export const dossierRoutes = new OpenAPIHono<Env>({ defaultHook: refuse })
  .openapi(
    route("person", {
      method: "get",
      path: "/me",
      responses: { 200: answer(z.object({ id: z.string(), name: z.string(), email: z.string() }), "Whoever is signed in."), ...refusals },
    }),
    (context) => context.json(context.var.person, 200),
  )
  .openapi(
    route("person", {
      method: "get",
      path: "/dossiers",
      responses: { 200: answer(z.array(known), "The dossiers in which whoever asks takes part."), ...refusals },
    }),
    async (context) => context.json([...(await context.var.desk.people.dossiersOf(context.var.person.id))], 200),
  )
  .openapi(
    route("person", {
      method: "post",
      path: "/dossiers",
      request: body(
        z.strictObject({
          title: z
            .string()
            .trim()
            .min(1)
            .max(300)
            .regex(/^\P{Cc}+$/u),
        }),
      ),
      responses: { 201: answer(known, "Made; whoever made it owns it."), ...refusals },
    }),
    async (context) => {
      const { desk, person } = context.var;
      const { title } = context.req.valid("json");
      const { id } = await desk.dossiers.create(title);
      await desk.people.setRole(id, person.id, "owner");
      await desk.people.note(id, { person: person.id, what: "made the dossier", about: title });
      return context.json({ id, title, role: "owner" as const }, 201);
    },
  )
  .openapi(
    route("reader", {
      method: "get",
      path: "/dossiers/{dossier}",
      request: { params: inDossier },
      responses: { 200: answer(known, "The dossier."), ...refusals },
    }),
    async (context) => {
      const { dossier, role: own } = context.var;
      return context.json({ id: dossier.id, title: await dossier.title(), role: own }, 200);
    },
  )
  .openapi(
    route("owner", { method: "delete", path: "/dossiers/{dossier}", request: { params: inDossier }, responses: { 204: nothing, ...refusals } }),
    async (context) => {
      const { desk, dossier, person } = context.var;
      await desk.people.note(dossier.id, { person: person.id, what: "removed the dossier", about: await dossier.title() });
      await desk.dossiers.remove(dossier.id);
      return context.body(null, 204);
    },
  )
  .openapi(
    route("reader", {
      method: "get",
      path: "/dossiers/{dossier}/members",
      request: { params: inDossier },
      responses: { 200: answer(z.array(member), "Who takes part."), ...refusals },
    }),
    async (context) => context.json([...(await context.var.desk.people.members(context.var.dossier.id))], 200),
  )
  .openapi(
    route("owner", {
      method: "put",
      path: "/dossiers/{dossier}/members/{person}",
      request: { params: one("person"), ...body(z.strictObject({ role })) },
      responses: { 204: nothing, 409: answer(refusal, "A dossier needs an owner."), ...refusals },
    }),
    async (context) => {
      const { desk, dossier, person } = context.var;
      const { person: whose = "" } = context.req.valid("param");
      const { role: given } = context.req.valid("json");
      // nobody becomes a member without having been invited
      if ((await desk.people.roleIn(dossier.id, whose)) === undefined) throw new Refused(404, "nobody of this id takes part: invite them first");
      await desk.people.setRole(dossier.id, whose, given);
      await desk.people.note(dossier.id, { person: person.id, what: `made a member ${given}`, about: whose });
      await desk.events.tell({ dossier: dossier.id, what: "members" });
      return context.body(null, 204);
    },
  )
  .openapi(
    route("owner", {
      method: "delete",
      path: "/dossiers/{dossier}/members/{person}",
      request: { params: one("person") },
      responses: { 204: nothing, 409: answer(refusal, "A dossier needs an owner."), ...refusals },
    }),
    async (context) => {
      const { desk, dossier, person } = context.var;
      const { person: whose = "" } = context.req.valid("param");
      if ((await desk.people.roleIn(dossier.id, whose)) === undefined) throw new Refused(404, "nobody of this id takes part");
      await desk.people.setRole(dossier.id, whose, undefined);
      await desk.people.note(dossier.id, { person: person.id, what: "took a member out", about: whose });
      await desk.events.tell({ dossier: dossier.id, what: "members" });
      return context.body(null, 204);
    },
  );

/** Invitations, what was done, and what happens. */
export const peopleRoutes = new OpenAPIHono<Env>({ defaultHook: refuse })
  .openapi(
    route("owner", {
      method: "post",
      path: "/dossiers/{dossier}/invitations",
      request: { params: inDossier, ...body(z.strictObject({ email: z.email().max(300), role })) },
      responses: { 201: answer(invitation.extend({ secret: z.string() }), "Invited; the secret, to be passed on, is told only now."), ...refusals },
    }),
    async (context) => {
      const { desk, dossier, person } = context.var;
      const asked = context.req.valid("json");
      const made = await desk.people.invite(dossier.id, { ...asked, by: person.id });
      await desk.people.note(dossier.id, { person: person.id, what: `invited a ${asked.role}`, about: made.email });
      return context.json(made, 201);
    },
  )
  .openapi(
    route("owner", {
      method: "get",
      path: "/dossiers/{dossier}/invitations",
      request: { params: inDossier },
      responses: { 200: answer(z.array(invitation), "Invitations that are open."), ...refusals },
    }),
    async (context) => context.json([...(await context.var.desk.people.invitations(context.var.dossier.id))], 200),
  )
  .openapi(
    route("owner", {
      method: "delete",
      path: "/dossiers/{dossier}/invitations/{invitation}",
      request: { params: one("invitation") },
      responses: { 204: nothing, ...refusals },
    }),
    async (context) => {
      const { desk, dossier, person } = context.var;
      const { invitation: id = "" } = context.req.valid("param");
      if (!(await desk.people.withdraw(dossier.id, id))) throw new Refused(404, "there is no open invitation of this id");
      await desk.people.note(dossier.id, { person: person.id, what: "withdrew an invitation", about: id });
      return context.body(null, 204);
    },
  )
  .openapi(
    route("person", {
      method: "post",
      path: "/invitations/accept",
      request: body(z.strictObject({ secret: z.string().min(1).max(100) })),
      responses: { 200: answer(z.object({ dossier: z.string(), role }), "Taken part in from now on."), ...refusals },
    }),
    async (context) => {
      const { desk, person } = context.var;
      const taken = await desk.people.accept(context.req.valid("json").secret, person.id);
      if (taken === undefined) throw new Refused(404, "this invitation is not open any more: ask for another");
      await desk.people.note(taken.dossier, { person: person.id, what: "accepted an invitation", about: taken.role });
      await desk.events.tell({ dossier: taken.dossier, what: "members" });
      return context.json(taken, 200);
    },
  )
  .openapi(
    route("owner", {
      method: "get",
      path: "/dossiers/{dossier}/audit",
      request: { params: inDossier, query: page },
      responses: { 200: answer(z.object({ items: z.array(entry), next: z.string().optional() }), "What was done, the latest first."), ...refusals },
    }),
    async (context) => {
      const { desk, dossier } = context.var;
      const told = await pageOf(listOf(dossier, "audit"), context.req.valid("query"), async ({ after, most = USUAL_PAGE }) => {
        const items = await desk.people.audit(dossier.id, { before: after === undefined ? undefined : Number(after), most });
        const last = items.at(-1);
        return { items, ...(items.length < most || last === undefined ? {} : { next: String(last.nth) }) };
      });
      return context.json({ ...told, items: [...told.items] }, 200);
    },
  )
  .openapi(
    route("reader", {
      method: "get",
      path: "/dossiers/{dossier}/events",
      request: { params: inDossier },
      responses: {
        200: { description: "What happens, as server-sent events.", content: { "text/event-stream": { schema: z.string() } } },
        ...refusals,
      },
    }),
    (context) =>
      streamSSE(context, async (stream) => {
        const { desk, dossier, person } = context.var;
        const end = desk.events.listen(
          dossier.id,
          ({ what, by }) => void stream.writeSSE({ event: what, data: JSON.stringify(by === undefined ? {} : { by }) }),
        );
        let wake = () => undefined as unknown;
        stream.onAbort(() => {
          end();
          wake();
        });
        await stream.writeSSE({ event: "listening", data: "{}" });
        while (!stream.aborted && !stream.closed) {
          await new Promise<void>((resolve) => {
            const timer = setTimeout(resolve, SECONDS_BETWEEN_SIGNS * 1000);
            // whoever goes away is not waited for
            wake = () => [clearTimeout(timer), resolve()];
          });
          if (stream.aborted || stream.closed) break;
          // whoever does not take part any more hears no more
          if ((await desk.people.roleIn(dossier.id, person.id)) === undefined) break;
          await stream.writeSSE({ event: "still", data: "{}" });
        }
        end();
      }) as never,
  );
