import { expect, test } from "vitest";
import { untrained } from "../../test/support/learnt.ts";
import { Problem } from "../base/problem.ts";
import { createApp } from "./app.ts";
import { answering } from "./questions.ts";
import type { Reading } from "./wire.ts";

const reading: Reading = { title: "Two letters", accounts: [], mentions: [], claims: [], voices: [], entities: [], places: [], findings: [] };
const page = { bytes: new TextEncoder().encode("<!doctype html>"), type: "text/html; charset=utf-8", fixed: false };
const { languages, knowledge } = untrained();
if (knowledge === undefined) throw new Error("no knowledge");
const nothing = { documents: [], mentions: [], claims: [], voices: [], entities: [], places: [], findings: [] };
const answers = answering(nothing, { languages, knowledge, rules: [] });
const app = createApp({
  reading: () => reading,
  answer: answers,
  assets: new Map([["/", page]]),
  token: "secret",
  port: () => 4173,
});
const host = { host: "127.0.0.1:4173" };
const known = { ...host, authorization: "Bearer secret" };

async function ask(path: string, headers: Record<string, string>, method = "GET"): Promise<Response> {
  return await app.request(`http://127.0.0.1:4173${path}`, { method, headers });
}

test("the dossier is given to whoever has the token, and to nobody else", async () => {
  expect((await ask("/api/analysis", known)).status).toBe(200);
  expect(await (await ask("/api/dossier", known)).json()).toEqual({ title: "Two letters", sources: [] });
  expect((await ask("/api/analysis", host)).status).toBe(401);
  expect((await ask("/api/analysis", { ...host, authorization: "Bearer secret2" })).status).toBe(401);
  expect((await ask("/api/analysis", { ...host, authorization: "Bearer s\u00e9cret" })).status).toBe(401);
});

test("a foreign host name pointed at this machine is refused, page and data alike", async () => {
  expect((await ask("/", { host: "evil.example:4173" })).status).toBe(421);
  expect((await ask("/api/analysis", { ...known, host: "127.0.0.1:80" })).status).toBe(421);
  expect((await ask("/api/analysis", { ...known, host: "LOCALHOST:4173" })).status).toBe(200);
});

test("another site's page cannot ask", async () => {
  expect((await ask("/api/analysis", { ...known, origin: "https://evil.example" })).status).toBe(403);
  expect((await ask("/api/analysis", { ...known, "sec-fetch-site": "cross-site" })).status).toBe(403);
  expect((await ask("/", { ...host, "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" })).status).toBe(200);
  expect((await ask("/", { ...host, "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe" })).status).toBe(403);
  expect((await ask("/api/analysis", known, "POST")).status).toBe(405);
});

test("no page may run a script that is not ours, nor be framed", async () => {
  const answer = await ask("/", host);
  expect(answer.headers.get("content-security-policy")).toMatch(/script-src 'self';/);
  expect(answer.headers.get("content-security-policy")).not.toMatch(/unsafe/);
  expect(answer.headers.get("x-frame-options")).toBe("DENY");
  expect((await ask("/../package.json", host)).status).toBe(404);
});

test("a date that is no day is a clear refusal", async () => {
  expect((await ask("/api/state?date=1849-03-02", known)).status).toBe(200);
  const refused = await ask("/api/state?date=soon", known);
  expect(refused.status).toBe(400);
  expect(await refused.json()).toEqual({ error: "date must be a day such as 1949-08-24" });
});

test("what differs between two days is asked for by both", async () => {
  expect(await (await ask("/api/differences?from=1849-03-02&to=1849-05-01", known)).json()).toMatchObject({ boards: [] });
  expect((await ask("/api/differences?from=1849-03-02", known)).status).toBe(400);
  expect(await (await ask("/api/changes", known)).json()).toEqual({ days: [] });
});

test("an address with a line break in it is answered under the same policy as any other", async () => {
  for (const path of ["/%0D", "/api/%0A", "/api/nothing%0D%0A"]) {
    const answer = await ask(path, known);
    expect(answer.status, path).toBe(404);
    expect(answer.headers.get("content-security-policy"), path).toMatch(/default-src 'none'/);
  }
});

test("what breaks inside says nothing of the inside", async () => {
  const broken = createApp({
    reading: () => {
      throw new Error("at /home/someone/secret.ts:1");
    },
    answer: answers,
    assets: new Map(),
    token: "secret",
    port: () => 4173,
  });
  const answer = await broken.request("http://127.0.0.1:4173/api/analysis", { headers: known });
  expect(answer.status).toBe(500);
  expect(await answer.text()).not.toMatch(/secret\.ts/);
});

test("a decision is kept where there is a dossier, and refused in a sentence where there is none", async () => {
  const kept: unknown[] = [];
  const open = createApp({
    reading: () => reading,
    answer: answers,
    assets: new Map(),
    token: "secret",
    port: () => 4173,
    decide(acts, because) {
      if (acts.some(({ act }) => act === "undo")) throw new Problem("the disk is full");
      kept.push({ acts, because });
      return [];
    },
  });
  const send = (to: typeof app, body: string, headers: Record<string, string> = known) =>
    to.request("http://127.0.0.1:4173/api/decisions", { method: "POST", headers, body });
  const dismiss = { act: "dismiss", finding: "f", rule: "r", message: "m" };
  expect((await send(app, JSON.stringify(dismiss))).status).toBe(409);
  expect((await send(open, JSON.stringify({ ...dismiss, because: "so" }))).status).toBe(200);
  expect((await send(open, JSON.stringify({ acts: [dismiss, dismiss] }))).status).toBe(200);
  expect(kept).toEqual([
    { acts: [dismiss], because: "so" },
    { acts: [dismiss, dismiss], because: undefined },
  ]);
  expect((await send(open, JSON.stringify({ act: "undo", decision: "d" }))).status).toBe(409);
  for (const body of [
    "",
    "[]",
    "{",
    '{"acts":[]}',
    JSON.stringify({ acts: [dismiss, 1] }),
    JSON.stringify({ ...dismiss, acts: [dismiss] }),
    JSON.stringify({ ...dismiss, extra: 1 }),
    JSON.stringify({ ...dismiss, because: 1 }),
  ])
    expect((await send(open, body)).status, body).toBe(400);
  expect((await send(open, JSON.stringify(dismiss), host)).status).toBe(401);
  expect((await send(open, JSON.stringify(dismiss), { ...known, origin: "https://evil.example" })).status).toBe(403);
  expect((await send(open, JSON.stringify({ ...dismiss, message: "m".repeat(70_000) }), { ...known, "content-length": "70100" })).status).toBe(413);
  expect(kept).toHaveLength(2);
});

test("a dossier is made where that can be, and where it cannot the reason is said", async () => {
  const made: string[] = [];
  const common = { reading: () => reading, answer: answers, assets: new Map(), token: "secret", port: () => 4173 };
  const open = createApp({ ...common, begin: () => made.push("one") > 0 });
  const full = createApp({
    ...common,
    begin() {
      throw new Problem("the disk is full");
    },
  });
  const send = (to: typeof app, headers: Record<string, string> = known) =>
    to.request("http://127.0.0.1:4173/api/beginning", { method: "POST", headers });
  expect((await send(open, host)).status).toBe(401);
  expect(made).toEqual([]);
  expect((await send(open)).status).toBe(200);
  expect(made).toEqual(["one"]);
  expect(await (await send(full)).json()).toEqual({ error: "the disk is full" });
  expect((await send(app)).status).toBe(409);
});

test("a document is taken apart for whoever has the token, and what is none is a clear refusal", async () => {
  const send = (headers: Record<string, string>, body: Uint8Array<ArrayBuffer>) =>
    app.request("http://127.0.0.1:4173/api/paper?name=letter.rtf", { method: "POST", headers, body });
  const rtf = new TextEncoder().encode("{\\rtf1 On 3 May it rained.}");
  expect((await send(host, rtf)).status).toBe(401);
  const read = await send(known, rtf);
  expect(read.status).toBe(200);
  expect(await read.json()).toEqual({ words: expect.stringContaining("On 3 May it rained.") });
  const refused = await send(known, new TextEncoder().encode("no document"));
  expect(refused.status).toBe(422);
  expect(await refused.json()).toEqual({ error: "letter.rtf is no document that can be taken apart" });
});
