import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createApp } from "../../src/api/app.ts";
import { answering } from "../../src/api/questions.ts";
import { openTeam } from "../../src/api/team/index.ts";
import { readingOf } from "../../src/api/wire.ts";
import type { SourceId } from "../../src/model/source.ts";
import { analyse } from "../../src/pipeline.ts";
import { readSource } from "../../src/source/index.ts";
import { appendDecisions } from "../../src/store/decisions.ts";
import { createDossier } from "../../src/store/folder.ts";
import { learn } from "../../src/work/learning.ts";
import { Oddities } from "./oddities.ts";
import { chance, type Proof } from "./shared.ts";
import { type Ask, asking, dossierOf, post, routesIn, secret, type Told, toldBy, UNLIMITED, untold } from "./signed-in.ts";

const ACCOUNT = "Gustav Lind died at Velm on 31 April 1634. In 1635 he besieged Lund.";
/** Below which accounts sign up, in and out; the library that does so has routes of its own. */
const SIGNING = ["sign-up/email", "sign-in/email", "sign-out", "get-session", "update-user", "change-password", "reset-password", "list-sessions"];

/** What was answered, and what of it must not be. */
class Answers {
  readonly counted: Record<string, number> = {};
  readonly faults: string[] = [];
  readonly asked = new Set<string>();
  async take(route: string, at: string, answer: Response): Promise<void> {
    const text = await firstOf(answer);
    this.asked.add(route);
    const kind = `${String(answer.status)[0]}xx`;
    this.counted[kind] = (this.counted[kind] ?? 0) + 1;
    const place = `${route} (${at.slice(0, 200)})`;
    if (answer.status >= 500) this.faults.push(`${place} was answered with ${answer.status}`);
    if (/node_modules|\.ts:\d|\.js:\d|\bat \w+ \(/.test(text)) this.faults.push(`${place} told of the inside`);
    if (answer.headers.get("content-security-policy") === null) this.faults.push(`${place} came without a policy for its contents`);
  }
  /** All routes there are have been asked, with something that was answered. */
  missing(routes: readonly string[]): readonly string[] {
    return routes.filter((route) => !this.asked.has(route)).map((route) => `${route} was never asked`);
  }
}

/** All that is answered; of a stream that does not end, the beginning. */
async function firstOf(answer: Response): Promise<string> {
  if (!answer.headers.get("content-type")?.startsWith("text/event-stream")) return await answer.text();
  const reader = answer.body?.getReader();
  const { value } = (await reader?.read()) ?? {};
  await reader?.cancel();
  return new TextDecoder().decode(value);
}

/** Every route of a server for a team is asked for odd things by an owner: none of it is a fault of ours. */
export async function oddRequests(rounds: number, url: string, seed = 7): Promise<Proof> {
  const odd = new Oddities(chance(seed));
  const next = chance(seed + 1);
  const answers = new Answers();
  const address = "http://regest.test";
  const team = await openTeam({ url, secret, address, ...UNLIMITED, log: (text) => answers.faults.push(text.slice(0, 300)) });
  const fetching = (request: Request) => team.app.fetch(request);
  const ask = await asking(fetching, address, "ada");
  const nobody = await asking(fetching, address);
  const dossier = await dossierOf(ask);
  const me = ((await (await ask("/api/me")).json()) as { readonly id: string }).id;
  await ask(`/api/dossiers/${dossier}/sources/a.txt`, { method: "PUT", body: ACCOUNT });
  const told = await toldBy(ask);
  const routes = routesIn(team.app);
  const spare = async () => ((await (await ask("/api/dossiers", post({ title: "Spare" }))).json()) as { readonly id: string }).id;
  const place = async (name: string, route: string) => {
    if (next() < 0.1) return odd.string();
    if (name === "dossier") return route === "DELETE /api/dossiers/{dossier}" ? await spare() : dossier;
    return name === "person" && next() < 0.5 ? me : odd.called(name);
  };
  for (let round = 0; round < rounds; round++)
    for (const route of routes) {
      const [method = "", path = ""] = route.split(" ");
      const signing = path === "/api/auth/*";
      let at = signing ? `/api/auth/${odd.one([...SIGNING, encodeURIComponent(safe(odd.string()))])}` : path;
      for (const [whole, name = ""] of path.matchAll(/\{(\w+)\}/g)) at = at.replace(whole, encodeURIComponent(safe(await place(name, route))));
      const { query, body } = filled(odd, told.get(route), signing);
      const answer = await (signing ? nobody : ask)(`${at}${query}`, { method, ...(["POST", "PUT"].includes(method) ? { body } : {}) });
      await answers.take(route, at, answer);
      answers.faults.push(...untold(told, route, answer));
    }
  await team.close();
  const faults = [...answers.faults, ...answers.missing([...routes, ...told.keys()])];
  return { what: "odd requests to every route of a server for a team", rounds, counted: { routes: routes.length, ...answers.counted }, faults };
}

function filled(odd: Oddities, told: Told | undefined, signing: boolean): { readonly query: string; readonly body: string } {
  const named = (told?.parameters ?? []).filter((parameter) => parameter.in === "query");
  const query = named.map(({ name }) => `${name}=${encodeURIComponent(safe(odd.called(name)))}`).join("&");
  const schema = signing
    ? { properties: { email: { type: "string" }, password: { type: "string" }, name: { type: "string" } } }
    : (Object.values(told?.requestBody?.content ?? {})[0]?.schema ?? {});
  return { query: query === "" ? "" : `?${query}`, body: odd.body(odd.like("body", schema)) };
}

/** Half of a pair of signs cannot stand in an address at all. */
function safe(text: string): string {
  return Buffer.from(text).toString();
}

/** Every route of the server for one person is asked for odd things by whoever has the token. */
export async function oddQuestions(rounds: number, seed = 9): Promise<Proof> {
  const odd = new Oddities(chance(seed));
  const answers = new Answers();
  const folder = mkdtempSync(join(tmpdir(), "regest-reliability-"));
  createDossier(folder, "Tried");
  const learning = learn({ trained: false });
  const records = analyse([readSource({ id: "a.txt" as SourceId, given: ACCOUNT, format: "plain", metadata: { language: "en" } })], learning);
  const app = createApp({
    reading: () => readingOf("Tried", records),
    answer: answering(records, learning),
    decide: (acts, because) => appendDecisions(folder, acts, { by: "Ada", at: new Date(0), ...(because === undefined ? {} : { because }) }),
    assets: new Map(),
    token: "token",
    port: () => 4173,
  });
  const headers = { host: "127.0.0.1:4173", authorization: "Bearer token" };
  const ask: Ask = async (path, init = {}) => await app.request(`http://127.0.0.1:4173${path}`, { ...init, headers });
  const routes = routesIn(app);
  for (let round = 0; round < rounds; round++)
    for (const route of routes) {
      const [method = "", path = ""] = route.split(" ");
      const at = path === "*" ? `/${encodeURIComponent(safe(odd.string()))}` : path;
      const names = ["date", "from", "to", "entity", safe(odd.string())];
      const values = names.map((name) => `${encodeURIComponent(name)}=${encodeURIComponent(safe(entityOr(odd, name, records.entities)))}`);
      const act = odd.act();
      const body = odd.body(typeof act === "object" && act !== null && odd.one([true, false]) ? { ...act, because: odd.value() } : act);
      await answers.take(route, at, await ask(`${at}?${values.join("&")}`, { method, ...(method === "POST" ? { body } : {}) }));
    }
  rmSync(folder, { recursive: true, force: true });
  const faults = [...answers.faults, ...answers.missing(routes)];
  return { what: "odd requests to every route of the server for one person", rounds, counted: { routes: routes.length, ...answers.counted }, faults };
}

function entityOr(odd: Oddities, name: string, entities: readonly { readonly id: string }[]): string {
  const known = name === "entity" ? odd.one(entities) : undefined;
  return known !== undefined && odd.one([true, false]) ? known.id : odd.called(name);
}
