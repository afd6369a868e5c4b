import { openTeam } from "../../src/api/team/index.ts";
import type { Proof } from "./shared.ts";
import { type Ask, asking, dossierOf, post, routesIn, secret, toldBy, UNLIMITED, untold } from "./signed-in.ts";

const ROLES = ["nobody", "stranger", "reader", "editor", "owner"] as const;
type Who = (typeof ROLES)[number];
type Team = Awaited<ReturnType<typeof openTeam>>;
/** What its document does not tell of: signing in is for everybody, and so is the document. */
const OPEN = ["GET /api/health", "GET /api/openapi.json", "GET /api/auth/*", "POST /api/auth/*"];

/** A dossier with somebody in each role, somebody who owns another, and nobody at all. */
async function everybody(team: Team, address: string): Promise<{ readonly asks: Readonly<Record<Who, Ask>>; readonly dossier: string }> {
  const fetching = (request: Request) => team.app.fetch(request);
  const owner = await asking(fetching, address, "owner");
  const dossier = await dossierOf(owner);
  const other = ((await (await owner("/api/dossiers", post({ title: "Another" }))).json()) as { readonly id: string }).id;
  const invited = async (who: Who, role: string, into = dossier) => {
    const made = await owner(`/api/dossiers/${into}/invitations`, post({ email: `${who}@example.org`, role }));
    const ask = await asking(fetching, address, who);
    await ask("/api/invitations/accept", post({ secret: ((await made.json()) as { readonly secret: string }).secret }));
    return ask;
  };
  const [reader, editor] = [await invited("reader", "reader"), await invited("editor", "editor")];
  const stranger = await invited("stranger", "owner", other);
  return { asks: { nobody: await asking(fetching, address), stranger, reader, editor, owner }, dossier };
}

/** Every route is asked in every role, for something that is not quite right, so that nothing is done: those who may are heard, and nobody else. */
export async function rolesHeld(url: string): Promise<Proof> {
  const address = "http://regest.test";
  const faults: string[] = [];
  const team = await openTeam({ url, secret, address, ...UNLIMITED, log: (text) => faults.push(text.slice(0, 300)) });
  const { asks, dossier } = await everybody(team, address);
  const told = await toldBy(asks.owner);
  const rows: string[] = [];
  for (const route of routesIn(team.app)) {
    const [method = "", path = ""] = route.split(" ");
    const needed = told.get(route)?.["x-access"] ?? (OPEN.includes(route) ? "anyone" : undefined);
    if (needed === undefined) faults.push(`${route} does not say who may ask`);
    const answers: string[] = [];
    for (const who of ROLES) {
      const removed = route === "DELETE /api/dossiers/{dossier}" && who === "owner" ? "none" : dossier;
      const at = path
        .replace("{dossier}", removed)
        .replace(/\{\w+\}/g, "none")
        .replace("*", "get-session");
      const answer = await asks[who](at, { method, ...(["POST", "PUT"].includes(method) ? { body: "{" } : {}) });
      await answer.body?.cancel();
      const heard = isHeard(answer.status, needed, who);
      if (heard !== mayAsk(needed ?? "owner", who)) faults.push(`${route}: ${who} was answered with ${answer.status}`);
      faults.push(...untold(told, route, answer));
      answers.push(heard ? "yes" : String(answer.status));
    }
    rows.push(`| \`${route}\` | ${answers.join(" | ")} |`);
  }
  await team.close();
  const routes = rows.length;
  const table = [`| route | ${ROLES.join(" | ")} |`, `|---|${"---|".repeat(ROLES.length)}`, ...rows.sort()].join("\n");
  return { what: "every route in every role", rounds: 1, counted: { routes, answers: routes * ROLES.length }, faults, table };
}

/** Refused are who is not signed in (401), of a dossier who takes no part in it (404), and who may do less (403). */
function isHeard(status: number, needed: string | undefined, who: Who): boolean {
  if (who === "stranger" && !["person", "anyone"].includes(needed ?? "")) return status !== 404;
  return ![401, 403].includes(status) && status < 500;
}

function mayAsk(needed: string, who: Who): boolean {
  if (needed === "anyone") return true;
  if (needed === "person") return who !== "nobody";
  return ROLES.indexOf(who) >= ROLES.indexOf(needed as Who);
}
