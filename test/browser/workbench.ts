import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { findBrowser } from "../../scripts/browser.ts";
import { type RunningServer, type ServedDossier, startServer } from "../../src/api/index.ts";
import type { Records } from "../../src/api/wire.ts";
import { assert } from "../../src/base/assert.ts";
import { dossierToServe } from "../../src/cli/actions/serve.ts";
import { Replay, signedOn } from "../../src/decisions/index.ts";
import { loadLanguages } from "../../src/lang/language.ts";
import type { Decision } from "../../src/model/decision.ts";
import { readDataFiles } from "../../src/readers/data.ts";
import { addBytes, createDossier } from "../../src/store/folder.ts";

/** Switches for a browser without a screen that asks nothing of the network. */
export const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A page of the workbench, and what went wrong in it. */
export interface Opened {
  readonly page: Page;
  /** Fails if the page asked anything of another machine, broke its own security policy, or threw. */
  readonly close: () => Promise<void>;
}

export interface Stage {
  /** Opens the workbench at a route such as "#/findings". */
  readonly open: (options?: BrowserContextOptions & { readonly at?: string; readonly without?: "highlights" }) => Promise<Opened>;
  readonly server: () => RunningServer;
}

/** Like `stage`, with decisions that are kept while the tests of the file run; `told` are the records as decided. */
export function keepingStage(records: Records, told: (replay: Replay) => Partial<Records>): Stage & { readonly decisions: readonly Decision[] } {
  const decisions: Decision[] = [];
  const opened = stage(records, (acts, because) => {
    const made = signedOn(acts, decisions, { by: "Ada", at: new Date("2026-01-01T00:00:00.000Z"), ...(because === undefined ? {} : { because }) });
    decisions.push(...made);
    const analysis = () => {
      const replay = new Replay(decisions);
      const changed = told(replay);
      return { ...records, ...changed, decided: replay.decided };
    };
    return { made, analysis };
  });
  return { ...opened, decisions };
}

/** A dossier in a folder of its own with these accounts, read and kept as `regest serve` does it. */
export function dossierStage(
  accounts: Readonly<Record<string, string>>,
  more: Readonly<Record<string, string>> = {},
): Stage & { readonly folder: string } {
  const folder = join(mkdtempSync(join(tmpdir(), "regest-stage-")), "dossier");
  createDossier(folder, "The siege of Velm");
  for (const [name, text] of Object.entries(accounts))
    addBytes(folder, { name, bytes: new TextEncoder().encode(text) }, { described: { language: "en" }, replace: false });
  for (const [name, text] of Object.entries(more)) writeFileSync(join(folder, name), text);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return { ...serving(() => dossierToServe([folder], { by: "Ada" }).served), folder };
}

/** Files that are in no dossier, served as `regest serve FILE…` does it. */
export function filesStage(accounts: Readonly<Record<string, string>>): Stage & { readonly folder: string } {
  const folder = mkdtempSync(join(tmpdir(), "regest-stage-"));
  const paths = Object.keys(accounts).map((name) => join(folder, name));
  for (const [name, text] of Object.entries(accounts)) writeFileSync(join(folder, name), text);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return { ...serving(() => dossierToServe(paths, { by: "Ada", language: "en" }).served), folder };
}

/** Serves the built workbench with these records for the tests of a file, and a browser to look at it. */
export function stage(records: Records, decide?: ServedDossier["decide"]): Stage {
  return serving(() => {
    const { languages, knowledge } = loadLanguages(readDataFiles());
    assert(knowledge !== undefined, "no knowledge");
    return {
      title: "The siege of Velm",
      analysis: records,
      learning: { languages, knowledge, rules: [] },
      ...(decide === undefined ? {} : { decide }),
    };
  });
}

function serving(dossierOf: () => ServedDossier): Stage {
  let browser: Browser | undefined;
  let server: RunningServer | undefined;
  beforeAll(async () => {
    const found = await findBrowser(() => undefined);
    assert(found.path !== undefined, "no browser");
    browser = await chromium.launch({ executablePath: found.path, args: FLAGS });
    server = await startServer({ dossier: dossierOf(), port: 0 });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  const running = () => {
    assert(server !== undefined, "the server runs only while the tests do");
    return server;
  };
  return {
    server: running,
    async open({ at = "", without, ...options } = {}) {
      assert(browser !== undefined, "the browser runs only while the tests do");
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
      const page = await context.newPage();
      const faults = watch(page);
      if (without === "highlights") await page.addInitScript("delete globalThis.Highlight");
      await page.goto(running().address);
      await page.locator(".frame, .welcome").first().waitFor();
      if (at !== "") await page.evaluate((fragment) => location.assign(fragment), at);
      return {
        page,
        close: async () => {
          await context.close();
          expect(faults).toEqual([]);
        },
      };
    },
  };
}

/** What goes wrong in a page, as it does; `expected` are messages of the browser's own that are no fault. */
export function watch(page: Page, expected = /^$/): readonly string[] {
  const faults: string[] = [];
  page.on("request", (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (protocol !== "blob:" && hostname !== "127.0.0.1") faults.push(`asked ${request.url()}`);
  });
  page.on("pageerror", (error) => faults.push(`threw ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" && !expected.test(message.text())) faults.push(`said ${message.text()}`);
  });
  return faults;
}

/** How many stretches of text are painted under a name ("mark-date"). */
export function painted(page: Page, name: string): Promise<number> {
  return page.evaluate((of) => CSS.highlights.get(of)?.size ?? 0, name);
}

/** Fails unless a canvas that is dark on the screen is as if drawn for a light one while it is printed, and dark again afterwards. */
export async function printsLight(open: Stage["open"], at: string): Promise<void> {
  const drawn = (page: Page) => page.evaluate(() => document.querySelector<HTMLCanvasElement>("main canvas")?.toDataURL());
  const light = await open({ at, colorScheme: "light" });
  const dark = await open({ at, colorScheme: "dark" });
  // a network settles, and fonts arrive
  for (const { page } of [light, dark]) await page.waitForTimeout(1500);
  const [onPaper, onScreen] = [await drawn(light.page), await drawn(dark.page)];
  expect(onScreen).not.toBe(onPaper);
  await dark.page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  expect(await drawn(dark.page)).toBe(onPaper);
  await dark.page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await expect.poll(() => drawn(dark.page)).toBe(onScreen);
  await light.close();
  await dark.close();
}
