// npm run screenshots: a picture of every view of the workbench, wide and narrow, light and dark, in docs/images/.
//   npm run screenshots -- DOSSIER [FOLDER [VIEW…]]   of another dossier, into another folder, of some views only
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { startServer } from "../src/api/index.ts";
import { assert } from "../src/base/assert.ts";
import { readDossierOf } from "../src/cli/inputs.ts";
import { analyse } from "../src/pipeline.ts";
import { VIEWS, type View } from "../src/web/app/route.ts";
import { findBrowser } from "./browser.ts";

const root = join(import.meta.dirname, "..");
const [given = join(root, "examples", "three-regions-1944-1949"), folder = join(root, "docs", "images"), ...only] = process.argv.slice(2);

const SIZES = [
  { width: 1280, height: 800 },
  { width: 768, height: 1024 },
];

/** What is done in a view before its picture is taken, so that it shows what it is for. */
const POSES: Readonly<Record<View, (page: Page) => Promise<void>>> = {
  async read(page) {
    const passage = page.locator(".page p[data-block]").nth(1);
    await passage.scrollIntoViewIfNeeded();
    await page.locator(".page").first().focus();
    for (let count = 0; count < 4; count++) await page.keyboard.press("ArrowRight");
  },
  async findings(page) {
    const misfit = page.locator(".finding-row", { hasText: "does not fit" }).first();
    await misfit.evaluate((row: HTMLElement) => row.click());
  },
  async review(page) {
    await page.locator(".review").focus();
    for (const key of ["a", "s", "s", "ArrowDown"]) await page.keyboard.press(key);
  },
  async people(page) {
    await page.locator(".people-list button").first().click();
    await page.locator(".people-career li").first().waitFor();
  },
  async network(page) {
    await page.locator(".network-canvas[data-settled]").waitFor();
    await page.locator(".network-side summary").first().click();
  },
  async map(page) {
    await page.locator(".map-svg").waitFor();
    await page.locator(".map-row > button").first().click();
  },
  async timeline(page) {
    await page.waitForTimeout(100);
  },
  async state(page) {
    await page.getByRole("textbox", { name: /^Date/ }).fill("1946-07-05");
    await page.locator("[data-board=offices] summary").first().click({ timeout: 5000 });
  },
  async compare(page) {
    await page.locator(".compare-table tbody tr").first().waitFor();
  },
  async numbers(page) {
    await page.locator(".thing").first().waitFor();
  },
  async papers(page) {
    await page.locator(".paper summary").first().click();
  },
  async dates(page) {
    await page.getByRole("button", { name: "Show an example" }).click();
    await page.locator(".date-row").nth(1).focus();
  },
};

async function picture(
  browser: Browser,
  address: string,
  options: { readonly view: View; readonly colorScheme: "light" | "dark"; readonly viewport: (typeof SIZES)[number] },
) {
  const { view, colorScheme, viewport } = options;
  const context = await browser.newContext({ viewport, colorScheme, deviceScaleFactor: 1 });
  const page = await context.newPage();
  await page.goto(address);
  await page.locator(".frame").waitFor();
  await page.evaluate((fragment) => location.assign(fragment), `#/${view}`);
  await page.waitForTimeout(300);
  await POSES[view](page);
  await page.waitForTimeout(500);
  const file = join(folder, `${view}-${viewport.width}-${colorScheme}.png`);
  await page.screenshot({ path: file });
  await context.close();
  process.stdout.write(`${file}\n`);
}

const found = await findBrowser((text) => process.stderr.write(`${text}\n`));
assert(found.path !== undefined, found.path === undefined ? found.why : "");
mkdirSync(folder, { recursive: true });
const { dossier, learning } = readDossierOf([given], {});
const analysis = analyse(dossier.sources, learning);
/** The pictures show what can be decided, and nobody decides in them. */
const decide = () => ({ made: [], analysis: () => analysis });
const server = await startServer({ dossier: { title: dossier.title, analysis, learning, decide }, port: 0 });
const browser = await chromium.launch({ executablePath: found.path, args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
for (const view of VIEWS.filter((each) => only.length === 0 || only.includes(each))) {
  for (const viewport of SIZES) {
    for (const colorScheme of ["light", "dark"] as const) await picture(browser, server.address, { view, viewport, colorScheme });
  }
}
await browser.close();
await server.close();
