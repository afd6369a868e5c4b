import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findBrowser } from "../../scripts/browser.ts";
import { assert } from "../../src/base/assert.ts";
import { root } from "../support/code.ts";
import { FLAGS } from "./workbench.ts";

const folder = mkdtempSync(join(tmpdir(), "regest-page-"));
const built = join(root, "dist", "dates.js");
const page = `<!doctype html><title>Letters</title><p>On 3 May 1848 the gates were closed. On 20 May they stood open.</p><output></output>`;
let server: Server;
let browser: Browser;

/** Serves what the tests write into `folder`, and nothing else. */
beforeAll(async () => {
  const found = await findBrowser(() => undefined);
  assert(found.path !== undefined, "no browser");
  browser = await chromium.launch({ executablePath: found.path, args: FLAGS });
  server = createServer((request, response) => {
    const name = request.url === "/" ? "index.html" : (request.url ?? "").slice(1);
    if (!existsSync(join(folder, name))) {
      response.writeHead(404).end();
      return;
    }
    response.setHeader("content-type", name.endsWith(".js") ? "text/javascript" : "text/html; charset=utf-8");
    response.end(readFileSync(join(folder, name)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  await browser.close();
  server.close();
  rmSync(folder, { recursive: true });
});

async function shown(): Promise<string> {
  const asked: string[] = [];
  const opened = await browser.newPage();
  opened.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await opened.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  await opened.waitForFunction(() => document.querySelector("output")?.textContent !== "");
  const text = (await opened.locator("output").textContent()) ?? "";
  await opened.close();
  expect(asked.filter((path) => !["/", "/page.js", "/dates.js", "/favicon.ico"].includes(path))).toEqual([]);
  return text;
}

const script = (from: string) =>
  `import { readDates } from ${JSON.stringify(from)};
document.querySelector("output").textContent = readDates(document.querySelector("p").textContent).map(({ words, edtf }) => words + " is " + edtf).join("; ");`;
const answer = "3 May 1848 is 1848-05-03; 20 May is 1848-05-20";

test("a page without a bundler imports the built file as it is", async () => {
  writeFileSync(join(folder, "dates.js"), readFileSync(built));
  writeFileSync(join(folder, "page.js"), script("./dates.js"));
  writeFileSync(join(folder, "index.html"), `${page}<script type="module" src="page.js"></script>`);
  expect(await shown()).toBe(answer);
});

test("a page made by a bundler imports the package by its name", async () => {
  writeFileSync(join(root, "dist", "page-of-a-test.js"), script("regest/dates"));
  try {
    await build({
      root,
      configFile: false,
      logLevel: "error",
      build: { outDir: folder, emptyOutDir: false, lib: { entry: "dist/page-of-a-test.js", formats: ["es"], fileName: "page" } },
    });
  } finally {
    rmSync(join(root, "dist", "page-of-a-test.js"));
  }
  writeFileSync(join(folder, "index.html"), `${page}<script type="module" src="page.js"></script>`);
  expect(await shown()).toBe(answer);
});

test("Node imports the package by its name, and gives the same", async () => {
  const name = "regest/dates";
  const { readDates } = (await import(name)) as typeof import("../../src/bundled-dates.ts");
  expect(readDates("On 3 May 1848 the gates were closed. On 20 May they stood open.").map(({ edtf }) => edtf)).toEqual(["1848-05-03", "1848-05-20"]);
});

test("the built file holds no names, claims or other knowledge, and needs nothing beside it", () => {
  const code = readFileSync(built, "utf8");
  expect(code).toContain("timexes/cues.yaml");
  for (const other of ["lang/en/names/", "lang/en/claims/", "lang/en/grammar.yaml", "knowledge/predicates.yaml", "timexes/examples"])
    expect(code).not.toContain(other);
  expect(code).not.toMatch(/^import /m);
});
