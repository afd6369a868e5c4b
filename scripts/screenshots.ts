// npm run screenshots: a picture of every view of the workbench, wide and narrow, light and dark, in docs/images/.
//   npm run screenshots -- DOSSIER [FOLDER [VIEW…]]   of another dossier, into another folder, of some views only
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { startServer } from "../src/api/index.ts";
import { assert } from "../src/base/assert.ts";
import { readDossierOf } from "../src/cli/inputs.ts";
import { analyse } from "../src/pipeline.ts";
import { VIEWS, type View } from "../src/web/app/route.ts";
import { gazetteerFor } from "../src/work/gazetteer.ts";
import { findBrowser } from "./browser.ts";
import { POSES, SCHEMES, SIZES } from "./poses.ts";

const root = join(import.meta.dirname, "..");
const [given = join(root, "examples", "three-regions-1944-1949"), folder = join(root, "docs", "images"), ...only] = process.argv.slice(2);

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
const { dossier, learning: learnt } = readDossierOf([given], {});
const learning = { ...learnt, gazetteer: gazetteerFor([given]) };
const analysis = analyse(dossier.sources, learning);
/** The pictures show what can be decided, and nobody decides in them. */
const decide = () => ({ made: [], analysis: () => analysis });
const server = await startServer({ dossier: { title: dossier.title, analysis, learning, decide }, port: 0 });
const browser = await chromium.launch({ executablePath: found.path, args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
for (const view of VIEWS.filter((each) => only.length === 0 || only.includes(each))) {
  for (const viewport of SIZES) {
    for (const colorScheme of SCHEMES) await picture(browser, server.address, { view, viewport, colorScheme });
  }
}
await browser.close();
await server.close();
