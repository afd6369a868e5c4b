import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { RULES } from "../../rules/index.ts";
import { findBrowser } from "../../scripts/browser.ts";
import { assert } from "../../src/base/assert.ts";
import { toHtml } from "../../src/findings/formats/index.ts";
import { records } from "./fixture.ts";
import { FLAGS } from "./workbench.ts";

const folder = mkdtempSync(join(tmpdir(), "regest-report-"));
const file = join(folder, "report.html");
let browser: Browser | undefined;

beforeAll(async () => {
  const { findings, documents } = records;
  writeFileSync(file, toHtml({ findings, sources: documents.map(({ source }) => source), rules: RULES, title: "The siege of Velm" }));
  const { path } = await findBrowser(() => undefined);
  assert(path !== undefined, "no browser");
  browser = await chromium.launch({ executablePath: path, args: FLAGS });
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function opened(options: { readonly colorScheme?: "light" | "dark"; readonly width?: number }) {
  assert(browser !== undefined, "no browser");
  const context = await browser.newContext({ colorScheme: options.colorScheme ?? "light", viewport: { width: options.width ?? 1280, height: 800 } });
  const page = await context.newPage();
  const said: string[] = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("request", (request) => {
    if (!request.url().startsWith("file:")) said.push(request.url());
  });
  await page.goto(`file://${file}`);
  return { page, said, close: () => context.close() };
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`the report can be read by everyone, ${colorScheme}`, async () => {
    for (const width of [1280, 390]) {
      const { page, said, close } = await opened({ colorScheme, width });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      expect(said).toEqual([]);
      await close();
    }
  });
}

test("its policy lets its own style through, dark on dark screens and black on paper", async () => {
  const colours = async (colorScheme: "light" | "dark", media: "screen" | "print") => {
    const { page, close } = await opened({ colorScheme });
    await page.emulateMedia({ media, colorScheme });
    const seen = await page.evaluate(() => [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]);
    await close();
    return seen;
  };
  expect(await colours("light", "screen")).toEqual(["rgb(251, 250, 247)", "rgb(29, 33, 38)"]);
  expect(await colours("dark", "screen")).toEqual(["rgb(22, 25, 29)", "rgb(232, 230, 225)"]);
  expect(await colours("dark", "print")).toEqual(["rgb(255, 255, 255)", "rgb(0, 0, 0)"]);
});
