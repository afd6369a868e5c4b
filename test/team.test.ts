import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { teamClient } from "../src/api/team/client.ts";
import { openTeam } from "../src/api/team/index.ts";
import { copy } from "../src/cli/actions/copies.ts";
import { createDossier } from "../src/store/folder.ts";
import { startPostgres, tellSkipped } from "./support/postgres.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });
const server = await startPostgres();
const address = "http://regest.test";
const password = "a long enough password";
const ROLES = ["nobody", "stranger", "reader", "editor", "owner"] as const;
type Who = (typeof ROLES)[number];

if ("why" in server) {
  tellSkipped("TESTS OF THE SERVER", server);
  test.skip("the server", () => undefined);
} else {
  type Team = Awaited<ReturnType<typeof openTeam>>;
  let team: Team;
  let url = "";
  const cookies = new Map<Who, string>();
  const ids = new Map<Who, string>();
  let dossier = "";
  const faults: string[] = [];

  const ask = async (who: Who, path: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = cookies.get(who);
    const headers = {
      ...(cookie === undefined ? {} : { cookie }),
      ...(init.body === undefined ? {} : { "content-type": "application/json" }),
      ...(init.headers as Record<string, string>),
    };
    return await team.app.request(`${address}${path}`, { ...init, headers });
  };
  const post = (body: unknown, method = "POST") => ({ method, body: JSON.stringify(body) });
  const signUp = async (who: Who): Promise<Response> => {
    const body = { name: who, email: `${who}@example.org`, password };
    const answer = await ask("nobody", "/api/auth/sign-up/email", { ...post(body), headers: { origin: address } });
    if (!answer.ok) return answer;
    cookies.set(
      who,
      answer.headers
        .getSetCookie()
        .map((one) => one.split(";")[0])
        .join("; "),
    );
    ids.set(who, ((await (await ask(who, "/api/me")).json()) as { id: string }).id);
    return answer;
  };

  beforeAll(async () => {
    url = await server.database();
    team = await openTeam({
      url,
      secret: "x".repeat(40),
      address,
      perMinute: 100_000,
      attempts: 1000,
      log: (text) => faults.push(text),
    });
    expect((await signUp("owner")).status).toBe(200);
    dossier = ((await (await ask("owner", "/api/dossiers", post({ title: "The Ili valley" }))).json()) as { id: string }).id;
    const other = ((await (await ask("owner", "/api/dossiers", post({ title: "Another" }))).json()) as { id: string }).id;
    for (const [who, role, into] of [
      ["reader", "reader", dossier],
      ["editor", "editor", dossier],
      ["stranger", "owner", other],
    ] as const) {
      const invited = await ask("owner", `/api/dossiers/${into}/invitations`, post({ email: `${who}@example.org`, role }));
      const { secret } = (await invited.json()) as { secret: string };
      expect((await signUp(who)).status).toBe(200);
      expect((await ask(who, "/api/invitations/accept", post({ secret }))).status).toBe(200);
    }
    await ask("owner", `/api/dossiers/${dossier}/sources/a.txt`, { method: "PUT", body: "The truce was signed on 31 April 1629." });
  });
  afterAll(async () => {
    expect(faults).toEqual([]);
    await team.close();
    await server.end();
  });

  describe("who may do what", () => {
    test("every route is answered to those with the role it takes, and to nobody else", async () => {
      const document = (await (await ask("nobody", "/api/openapi.json")).json()) as {
        openapi: string;
        paths: Record<string, Record<string, { "x-access": string; requestBody?: unknown }>>;
      };
      expect(document.openapi).toBe("3.1.0");
      const matrix: string[] = [];
      for (const [path, methods] of Object.entries(document.paths))
        for (const [method, { "x-access": needed }] of Object.entries(methods)) {
          const statuses: Record<string, number> = {};
          for (const who of ROLES) {
            // what is asked is never quite right, so that nothing is done to the dossier by those who may
            const at = path
              .replace("{dossier}", path === "/api/dossiers/{dossier}" && method === "delete" && who === "owner" ? "none" : dossier)
              .replace(/\{\w+\}/g, "none");
            const stop = new AbortController();
            const answer = await ask(who, at, {
              method: method.toUpperCase(),
              signal: stop.signal,
              ...(["post", "put"].includes(method) ? { body: "{" } : {}),
            });
            await answer.body?.cancel();
            stop.abort();
            statuses[who] = answer.status;
          }
          const rank = ["reader", "editor", "owner"].indexOf(needed);
          for (const [index, who] of (["reader", "editor", "owner"] as const).entries()) {
            if (rank < 0) expect(statuses[who], `${who} ${method} ${path}`).not.toBe(403);
            else if (index < rank) expect(statuses[who], `${who} ${method} ${path}`).toBe(403);
            else expect([401, 403, 500], `${who} ${method} ${path}`).not.toContain(statuses[who]);
          }
          expect(statuses["nobody"], `nobody ${method} ${path}`).toBe(401);
          if (rank >= 0) expect(statuses["stranger"], `stranger ${method} ${path}`).toBe(404);
          matrix.push(`${method} ${path} ${needed}`);
        }
      expect(matrix.length).toBeGreaterThanOrEqual(26);
      expect(matrix.filter((line) => !/ (person|reader|editor|owner)$/.test(line))).toEqual([]);
    });

    test("every route there is stands in the document, so that none is without a role", async () => {
      const document = (await (await ask("nobody", "/api/openapi.json")).json()) as { paths: Record<string, Record<string, unknown>> };
      const told = new Set(
        Object.entries(document.paths).flatMap(([path, methods]) =>
          Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ":$1")}`),
        ),
      );
      const open = ["GET /api/health", "GET /api/openapi.json", "GET /api/auth/*", "POST /api/auth/*"];
      const there = team.app.routes
        .filter(({ method, path }) => method !== "ALL" && path !== "/*" && path !== "/api/*")
        .map(({ method, path }) => `${method} ${path}`);
      expect([...new Set(there)].filter((one) => !told.has(one) && !open.includes(one))).toEqual([]);
    });

    test("who has not been invited cannot sign up, and an invitation is taken once", async () => {
      const answer = await ask("nobody", "/api/auth/sign-up/email", {
        ...post({ name: "x", email: "x@example.org", password }),
        headers: { origin: address },
      });
      expect(answer.status).toBe(403);
      const { secret } = (await (
        await ask("owner", `/api/dossiers/${dossier}/invitations`, post({ email: "y@example.org", role: "editor" }))
      ).json()) as { secret: string };
      const taken = await ask("reader", "/api/invitations/accept", post({ secret }));
      expect([taken.status, await taken.json()]).toEqual([200, { dossier, role: "editor" }]);
      expect((await ask("stranger", "/api/invitations/accept", post({ secret }))).status).toBe(404);
      const roleOfReader = async () => {
        const members = (await (await ask("owner", `/api/dossiers/${dossier}/members`)).json()) as { name: string; role: string }[];
        return members.find(({ name }) => name === "reader")?.role;
      };
      expect(await roleOfReader()).toBe("editor");
      const lower = (await (await ask("owner", `/api/dossiers/${dossier}/invitations`, post({ email: "y@example.org", role: "reader" }))).json()) as {
        secret: string;
      };
      const kept = await ask("reader", "/api/invitations/accept", post({ secret: lower.secret }));
      expect([kept.status, await kept.json()]).toEqual([200, { dossier, role: "editor" }]);
      expect((await ask("owner", `/api/dossiers/${dossier}/members/${ids.get("reader")}`, post({ role: "reader" }, "PUT"))).status).toBe(204);
      expect(await roleOfReader()).toBe("reader");
    });

    test("a dossier that comes from a folder is its owner's, who signs up for it where they have not yet", async () => {
      const folder = join(mkdtempSync(join(tmpdir(), "regest-team-")), "truce");
      createDossier(folder, "The truce");
      const said: string[] = [];
      const bring = (owner: string | undefined) =>
        copy(folder, { place: "server:", owner }, { print: (text: string) => said.push(text), tell: () => undefined } as never);
      vi.stubEnv("DATABASE_URL", url);
      await expect(bring(undefined)).rejects.toThrow("--owner");
      await bring("Owner@example.org");
      const titles = async (who: Who) => ((await (await ask(who, "/api/dossiers")).json()) as { title: string; role: string }[]).map(Object.values);
      expect(await titles("owner")).toContainEqual([expect.any(String), "The truce", "owner"]);
      await bring("new@example.org");
      vi.unstubAllEnvs();
      rmSync(dirname(folder), { recursive: true });
      const secret = / (\S+)\n$/u.exec(said.join(""))?.[1] ?? "";
      expect((await ask("stranger", "/api/invitations/accept", post({ secret: `${secret}x` }))).status).toBe(404);
      const taken = await ask("stranger", "/api/invitations/accept", post({ secret }));
      expect(await taken.json()).toMatchObject({ role: "owner" });
    });

    test("the last owner stays one; a role taken away is gone at once", async () => {
      const at = (who: Who) => `/api/dossiers/${dossier}/members/${ids.get(who)}`;
      expect((await ask("owner", at("owner"), { method: "DELETE" })).status).toBe(409);
      for (const nobody of ["members/none", "invitations/none"])
        expect((await ask("owner", `/api/dossiers/${dossier}/${nobody}`, { method: "DELETE" })).status, nobody).toBe(404);
      expect((await ask("owner", at("editor"), post({ role: "reader" }, "PUT"))).status).toBe(204);
      expect((await ask("editor", `/api/dossiers/${dossier}/reading`, { method: "POST" })).status).toBe(403);
      expect((await ask("owner", at("editor"), post({ role: "editor" }, "PUT"))).status).toBe(204);
    });

    test("who guesses at passwords is held up, whatever address the request claims to come from; behind a proxy the others are not", async () => {
      const guess = (team: Team, from: string) =>
        team.app.request(`${address}/api/auth/sign-in/email`, {
          ...post({ email: "reader@example.org", password: "guess guess guess" }),
          headers: { origin: address, "content-type": "application/json", "x-forwarded-for": from, "x-regest-from": from },
        });
      const options = { url, secret: "x".repeat(40), address, attempts: 3 };
      const [bare, behind] = [await openTeam(options), await openTeam({ ...options, proxies: 1 })];
      try {
        const told = async (team: Team, froms: readonly string[]) => {
          const statuses: number[] = [];
          for (const from of froms) statuses.push((await guess(team, from)).status);
          return statuses;
        };
        expect(await told(bare, ["192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.4"])).toEqual([401, 401, 401, 429]);
        expect(
          await told(behind, ["198.51.100.1, 192.0.2.1", "198.51.100.2, 192.0.2.1", "192.0.2.1", "198.51.100.3, 192.0.2.1", "192.0.2.2"]),
        ).toEqual([401, 401, 401, 429, 401]);
      } finally {
        await bare.close();
        await behind.close();
      }
    });

    test("signing out ends a session, and a wrong password opens none", async () => {
      const wrong = await ask("nobody", "/api/auth/sign-in/email", {
        ...post({ email: "reader@example.org", password: "wrong wrong wrong" }),
        headers: { origin: address },
      });
      expect(wrong.status).toBe(401);
      const right = await ask("nobody", "/api/auth/sign-in/email", {
        ...post({ email: "reader@example.org", password }),
        headers: { origin: address },
      });
      const cookie = right.headers
        .getSetCookie()
        .map((one) => one.split(";")[0])
        .join("; ");
      expect(right.headers.getSetCookie().join()).toMatch(/HttpOnly/i);
      expect((await team.app.request(`${address}/api/me`, { headers: { cookie } })).status).toBe(200);
      await team.app.request(`${address}/api/auth/sign-out`, {
        method: "POST",
        headers: { cookie, origin: address, "content-type": "application/json" },
        body: "{}",
      });
      expect((await team.app.request(`${address}/api/me`, { headers: { cookie } })).status).toBe(401);
    });
  });

  describe("working on one dossier", () => {
    const dismiss = { act: "silence", rule: "impossible-date", source: "a.txt" };
    const decisions = () => `/api/dossiers/${dossier}/decisions`;

    test("of two who decide on one thing the second is told, and shown what the first decided", async () => {
      const first = await ask("owner", decisions(), post({ act: dismiss, because: "a misprint", seen: [] }));
      expect(first.status).toBe(201);
      const made = (await first.json()) as { id: string; by: string };
      const second = await ask("editor", decisions(), post({ act: dismiss, seen: [] }));
      expect(second.status).toBe(409);
      expect(await second.json()).toMatchObject({
        error: expect.stringContaining("owner decided on the same"),
        decisions: [{ id: made.id, because: "a misprint" }],
      });
      expect((await ask("editor", decisions(), post({ act: dismiss, seen: [made.id] }))).status).toBe(201);
      expect((await ask("editor", decisions(), post({ act: { act: "nonsense" } }))).status).toBe(400);
    });

    test("an account that has changed is not replaced unseen; one that has not is not sent again", async () => {
      const at = `/api/dossiers/${dossier}/sources/b.txt`;
      const put = (body: string, headers: Record<string, string> = {}) => ask("editor", at, { method: "PUT", body, headers });
      expect(await (await put("one")).json()).toMatchObject({ became: "new" });
      expect((await put("two")).status).toBe(409);
      expect((await put("two", { "if-match": '"other"' })).status).toBe(412);
      const got = await ask("reader", at);
      expect(got.headers.get("content-disposition")).toBe("attachment");
      expect((await put("two", { "if-match": got.headers.get("etag") ?? "" })).status).toBe(200);
      const list = await ask("reader", `/api/dossiers/${dossier}/sources`);
      const again = await ask("reader", `/api/dossiers/${dossier}/sources`, { headers: { "if-none-match": list.headers.get("etag") ?? "" } });
      expect([list.status, again.status]).toEqual([200, 304]);
      expect((await ask("editor", at, { method: "DELETE" })).status).toBe(204);
    });

    test("who looks on is told at once", async () => {
      const events = await ask("reader", `/api/dossiers/${dossier}/events`);
      const reader = events.body?.getReader();
      const next = async () => new TextDecoder().decode((await reader?.read())?.value);
      expect(await next()).toContain("event: listening");
      await ask("editor", decisions(), post({ act: { act: "note", about: "a.txt" }, because: "look" }));
      let told = await next();
      // what was done just before may still be on its way
      while (!told.includes("event: decided")) told = await next();
      expect(told).toMatch(/event: decided\ndata: \{"by":"editor"\}/);
      await reader?.cancel();
    });

    test("what was done is on record, page by page, and the list of decisions too", async () => {
      const whole = (await (await ask("owner", `/api/dossiers/${dossier}/audit`)).json()) as { items: { nth: number; what: string }[] };
      expect(whole.items.map(({ what }) => what)).toContain("decided: silence");
      const first = (await (await ask("owner", `/api/dossiers/${dossier}/audit?most=2`)).json()) as typeof whole & { next: string };
      const second = (await (await ask("owner", `/api/dossiers/${dossier}/audit?most=2&after=${first.next}`)).json()) as typeof whole;
      expect([...first.items, ...second.items]).toEqual(whole.items.slice(0, 4));
      const client = teamClient(address, {
        fetch: ((url: string, init: RequestInit) => team.app.request(url, init)) as typeof fetch,
        headers: { cookie: cookies.get("reader") ?? "" },
      });
      const page = await client.api.dossiers[":dossier"].decisions.$get({ param: { dossier }, query: { most: "2" } });
      if (page.status !== 200) throw new Error("no page");
      const { items, next } = await page.json();
      expect(items).toHaveLength(2);
      const rest = await client.api.dossiers[":dossier"].decisions.$get({ param: { dossier }, query: { after: next } });
      if (rest.status !== 200) throw new Error("no page");
      expect((await rest.json()).items[0]?.id).not.toBe(items[1]?.id);
    });
  });

  describe("what the workbench shows", () => {
    const at = (path: string) => `/api/dossiers/${dossier}/${path}`;

    test("the dossier as it is read, with what was decided; a decision is seen in it at once, and unchanged it is not sent again", async () => {
      type Shown = { title: string; accounts: { id: string }[]; findings: { id: string; rule: string; message: string }[]; desk: { log: unknown[] } };
      await ask("owner", at("sources/c.txt"), { method: "PUT", body: "The truce was broken on 31 June 1630." });
      const first = await ask("reader", at("analysis"));
      const shown = (await first.json()) as Shown;
      expect(shown.title).toBe("The Ili valley");
      const finding = shown.findings.find(({ message }) => message.includes("31 June 1630"));
      expect(finding?.rule).toBe("impossible-date");
      const again = await ask("reader", at("analysis"), { headers: { "if-none-match": first.headers.get("etag") ?? "" } });
      expect(again.status).toBe(304);
      const remedies = await ask("reader", at(`answers/remedies?finding=${finding?.id}`));
      const { repairs } = (await remedies.json()) as { repairs: { acts: { act: string }[] }[] };
      const [repair] = repairs;
      expect(repair?.acts[0]).toMatchObject({ act: "date", edtf: "1630-06-30" });
      const made = await ask("editor", at("decisions"), post({ acts: repair?.acts, seen: [] }));
      expect([made.status, ((await made.json()) as { decisions: unknown[] }).decisions.length]).toEqual([201, 1]);
      const after = (await (await ask("reader", at("analysis"))).json()) as Shown;
      expect(after.findings.map(({ id }) => id)).not.toContain(finding?.id);
      expect(after.desk.log.length).toBe(shown.desk.log.length + 1);
    });

    test("questions are answered like those of one person's workbench, and refused in a sentence", async () => {
      const state = await ask("reader", at("answers/state?date=1630-01-01"));
      expect(await state.json()).toMatchObject({ boards: expect.any(Array) });
      const refused = await ask("reader", at("answers/state?date=soon"));
      expect([refused.status, await refused.json()]).toEqual([400, { error: "date must be a day such as 1949-08-24" }]);
      expect((await ask("reader", at("answers/nothing"))).status).toBe(400);
      expect((await ask("editor", at("decisions"), post({ acts: [] }))).status).toBe(400);
    });
  });

  describe("what comes from outside", () => {
    test("another site's page sends nothing, and nothing of the inside is told", async () => {
      const foreign = await ask("owner", `/api/dossiers`, { ...post({ title: "x" }), headers: { origin: "https://evil.example" } });
      expect(foreign.status).toBe(403);
      expect((await ask("owner", "/api/dossiers", { headers: { "sec-fetch-site": "cross-site" } })).status).toBe(403);
      const answer = await ask("owner", `/api/dossiers/${dossier}/state?date=1949-99-99`);
      expect(answer.status).toBe(400);
      for (const any of [answer, await ask("owner", "/api/dossiers//state/people%0D"), await ask("owner", "/api/%0A")])
        expect(any.headers.get("content-security-policy")).toMatch(/default-src 'none'/);
      for (const bad of ["{", "[]", '"x"', "{}", '{"title":""}', '{"title":1}', '{"title":"a","more":1}']) {
        const refused = await ask("owner", "/api/dossiers", { method: "POST", body: bad });
        expect(refused.status, bad).toBe(400);
        expect(await refused.text()).not.toMatch(/\.ts|node_modules|Zod|at /);
      }
    });

    test("what is too long is refused, and who asks too often is told when to ask again", async () => {
      const long = await ask("owner", "/api/dossiers", { ...post({ title: "x".repeat(70_000) }), headers: { "content-length": "70020" } });
      expect(long.status).toBe(413);
      const { makeLimit } = await import("../src/api/team/limits.ts");
      let now = 0;
      const limit = makeLimit(2, () => now);
      expect([limit.take("a"), limit.take("a"), limit.take("a"), limit.take("b")]).toEqual([0, 0, 30, 0]);
      now = 30_000;
      expect([limit.take("a"), limit.take("a")]).toEqual([0, 30]);
      now = -100_000;
      expect(limit.take("a")).toBe(30);
    });
  });
}
