import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type Ask, asking, dossierOf, post, secret, type Told, toldBy, UNLIMITED, untold } from "../bench/reliability/signed-in.ts";
import { openTeam } from "../src/api/team/index.ts";
import { openDatabase } from "../src/store/postgres/database.ts";
import { dossiersIn } from "../src/store/postgres/dossiers.ts";
import { keep } from "../src/store/served/keep.ts";
import { passagesOf, rowsOf } from "../src/store/served/rows.ts";
import { analysed } from "./support/analysed.ts";
import { startPostgres, tellSkipped } from "./support/postgres.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });
const server = await startPostgres();
const address = "http://regest.test";
/** What a page holds of each list of the account below, and what else has to be said to ask for it. */
const LISTS: Readonly<Record<string, string>> = {
  decisions: "",
  findings: "",
  claims: "",
  audit: "",
  search: "words=the&",
  "state/offices": "date=1629-06-01&",
};
const ACCOUNT = `On 3 May 1629 Gustav Lind was appointed governor of Velm. On 4 May 1629 Anna Berg was appointed governor of Riga.
On 5 May 1629 Karl Holm was appointed governor of Lund. The court met on 31 April 1634. The court met on 31 June 1635.
The regiment left on 31 September 1636.`;

if ("why" in server) {
  tellSkipped("TESTS OF THE SERVER'S DOCUMENT", server);
  test.skip("the server's document", () => undefined);
} else {
  let team: Awaited<ReturnType<typeof openTeam>>;
  let owner: Ask;
  let dossier = "";
  let url = "";
  let told: ReadonlyMap<string, Told>;
  const fetching = (request: Request) => team.app.fetch(request);
  beforeAll(async () => {
    url = await server.database();
    team = await openTeam({ url, secret, address, ...UNLIMITED });
    owner = await asking(fetching, address, "owner");
    dossier = await dossierOf(owner);
    await owner(`/api/dossiers/${dossier}/sources/a.txt`, { method: "PUT", body: ACCOUNT });
    for (const about of ["one", "two", "three"]) await owner(`/api/dossiers/${dossier}/decisions`, post({ act: { act: "note", about } }));
    await read();
    told = await toldBy(owner);
  });
  afterAll(async () => {
    await team.close();
    await server.end();
  });

  /** As a worker would. */
  async function read(): Promise<void> {
    const database = await openDatabase(url, { connections: 2 });
    const stored = await dossiersIn(database).open(dossier);
    const analysis = analysed({ "a.txt": ACCOUNT });
    const [document] = analysis.documents;
    const made = { source: "a.txt", madeFrom: "x", read: rowsOf(analysis, { dossier, scope: "a.txt" }) };
    await keep(await stored.index(), dossier, [{ ...made, passages: document === undefined ? [] : passagesOf(document, dossier) }]);
    await database.close();
  }

  describe("pages of a list", () => {
    const page = async (list: string, query: string) => await owner(`/api/dossiers/${dossier}/${list}?${LISTS[list]}${query}`);
    type Told = { readonly items: readonly unknown[]; readonly next?: string };

    test("every list that comes in pages is tried", () => {
      const paged = [...told].filter(([, { parameters }]) => parameters?.some(({ name }) => name === "after"));
      expect(paged.map(([route]) => route.replace("{board}", "offices")).sort()).toEqual(
        Object.keys(LISTS)
          .map((list) => `GET /api/dossiers/{dossier}/${list}`)
          .sort(),
      );
    });

    test.each(Object.keys(LISTS))("%s one after the other are the whole, each once", async (list) => {
      const whole = (await (await page(list, "")).json()) as Told;
      expect(whole.items.length).toBeGreaterThan(1);
      const items: unknown[] = [];
      for (let after: string | undefined, first = true; first || after !== undefined; first = false) {
        const one = (await (await page(list, `most=1${after === undefined ? "" : `&after=${after}`}`)).json()) as Told;
        items.push(...one.items);
        after = one.next;
      }
      expect(items).toEqual(whole.items);
    });

    test.each(Object.keys(LISTS))("%s: a place that is garbled, made up, or of another list is refused", async (list) => {
      const { next = "" } = (await (await page(list, "most=1")).json()) as Told;
      const [other = ""] = Object.keys(LISTS).filter((name) => name !== list);
      const elsewhere = (await (await page(other, "most=1")).json()) as Told;
      for (const after of [`${next}x`, next.slice(1), next.toUpperCase(), "0", "none", "", "%F0%9F%92%A5", elsewhere.next ?? ""]) {
        const answer = await page(list, `most=1&after=${after}`);
        expect([answer.status, await answer.json()], after).toEqual([400, { error: expect.stringMatching(/^after: no page of this list/) }]);
      }
    });
  });

  describe("what a route may be answered with stands in the document", () => {
    /** Asks every route; nothing that is asked is quite right, so that nothing is done. */
    async function everyRoute(ask: Ask, init: RequestInit): Promise<ReadonlyMap<string, number>> {
      const statuses = new Map<string, number>();
      for (const route of told.keys()) {
        const [method = "", path = ""] = route.split(" ");
        if (init.body !== undefined && method === "GET") continue;
        const stop = new AbortController();
        const at = path.replace("{dossier}", route === "DELETE /api/dossiers/{dossier}" ? "none" : dossier).replace(/\{\w+\}/g, "none");
        const answer = await ask(at, { ...init, method, signal: stop.signal });
        await answer.body?.cancel();
        stop.abort();
        statuses.set(route, answer.status);
        expect(untold(told, route, answer)).toEqual([]);
      }
      return statuses;
    }

    test("too much that is sent", async () => {
      const statuses = await everyRoute(owner, { body: "as long as it says", headers: { "content-length": "200000000" } });
      expect([...statuses].filter(([, status]) => status !== 413)).toEqual([]);
    });

    test("too many requests, another site's page, and an address that nothing has", async () => {
      const busy = await openTeam({ url, secret, address, perMinute: 0 });
      const ask = await asking((request) => busy.app.fetch(request), address);
      expect(new Set((await everyRoute(ask, {})).values())).toEqual(new Set([429]));
      await busy.close();
      expect(new Set((await everyRoute(owner, { headers: { "sec-fetch-site": "cross-site" } })).values())).toEqual(new Set([403]));
      const strange: Ask = (path, init) => owner(`${path}?x=%00`, init);
      expect(new Set((await everyRoute(strange, {})).values())).toEqual(new Set([400]));
    });

    test("nobody, a stranger, and whoever asks for nothing that is there", async () => {
      expect(new Set((await everyRoute(await asking(fetching, address), {})).values())).toEqual(new Set([401]));
      await everyRoute(owner, {});
      await everyRoute(owner, { body: "{" });
    });

    test("what has not changed since, what is decided unseen, and an account that was replaced", async () => {
      const at = (path: string) => `/api/dossiers/${dossier}/${path}`;
      const silence = { act: "silence", rule: "impossible-date", source: "a.txt" };
      const asked: readonly (readonly [string, () => Promise<Response>, number])[] = [
        ["GET /api/dossiers/{dossier}/sources", async () => again(at("sources")), 304],
        ["GET /api/dossiers/{dossier}/sources/{name}", async () => again(at("sources/a.txt")), 304],
        ["PUT /api/dossiers/{dossier}/sources/{name}", () => owner(at("sources/a.txt"), { method: "PUT", body: "x" }), 409],
        ["PUT /api/dossiers/{dossier}/sources/{name}", () => replaced(at("sources/a.txt")), 412],
        ["DELETE /api/dossiers/{dossier}/sources/{name}", () => owner(at("sources/none"), { method: "DELETE" }), 409],
        ["POST /api/dossiers/{dossier}/decisions", () => owner(at("decisions"), post({ act: silence, seen: [] })), 201],
        ["POST /api/dossiers/{dossier}/decisions", () => owner(at("decisions"), post({ act: silence, seen: [] })), 409],
      ];
      for (const [route, ask, status] of asked) {
        const answer = await ask();
        expect([answer.status, untold(told, route, answer)], route).toEqual([status, []]);
      }
    });

    async function again(path: string): Promise<Response> {
      const first = await owner(path);
      return owner(path, { headers: { "if-none-match": first.headers.get("etag") ?? "" } });
    }
    const replaced = (path: string) => owner(path, { method: "PUT", body: "x", headers: { "if-match": '"other"' } });
  });
}
