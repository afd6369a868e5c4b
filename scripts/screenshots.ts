// npm run screenshots: a picture of every view of the workbench and of what a team sees, wide and narrow, light and dark, in docs/images/.
//   npm run screenshots -- DOSSIER [FOLDER [VIEW…]]   of another dossier, into another folder, of some views only ("team" for what a team sees)
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { startServer } from "../src/api/index.ts";
import { assert } from "../src/base/assert.ts";
import { readDossierOf } from "../src/cli/inputs.ts";
import { analyse } from "../src/pipeline.ts";
import { VIEWS } from "../src/web/app/route.ts";
import { gazetteerFor } from "../src/work/gazetteer.ts";
import { findBrowser } from "./browser.ts";
import { POSES, SCHEMES, SIDES, SIZES } from "./poses.ts";
import { playTeam } from "./team-poses.ts";

const root = join(import.meta.dirname, "..");
const [given = join(root, "examples", "three-regions-1944-1949"), folder = join(root, "docs", "images"), ...only] = process.argv.slice(2);

/** What a picture shows: where it is in the workbench, and what is done there first. */
interface Scene {
  readonly name: string;
  readonly at: string;
  readonly pose: (page: Page) => Promise<void>;
}

const SCENES: readonly Scene[] = VIEWS.flatMap((view) => [
  { name: view, at: `#/${view}`, pose: POSES[view] },
  ...Object.entries(SIDES).flatMap(([name, { of, ...side }]) => (of === view ? [{ name, ...side }] : [])),
]);

async function picture(browser: Browser, address: string, { scene, colorScheme, viewport }: Shot) {
  const context = await browser.newContext({ viewport, colorScheme, deviceScaleFactor: 1 });
  const page = await context.newPage();
  await page.goto(address);
  await page.locator(".frame").waitFor();
  await page.evaluate((fragment) => location.assign(fragment), scene.at);
  await page.waitForTimeout(300);
  await scene.pose(page);
  await page.waitForTimeout(500);
  const file = join(folder, `${scene.name}-${viewport.width}-${colorScheme}.png`);
  await page.screenshot({ path: file });
  await context.close();
  process.stdout.write(`${file}\n`);
}

interface Shot {
  readonly scene: Scene;
  readonly colorScheme: "light" | "dark";
  readonly viewport: (typeof SIZES)[number];
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
for (const scene of SCENES.filter(({ name }) => only.length === 0 || only.includes(name))) {
  for (const viewport of SIZES) {
    for (const colorScheme of SCHEMES) await picture(browser, server.address, { scene, viewport, colorScheme });
  }
}
await server.close();
if (only.length === 0 || only.includes("team")) {
  const left = await playTeam(browser, async (scene, page) => {
    for (const viewport of SIZES) {
      for (const colorScheme of SCHEMES) {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme });
        await page.waitForTimeout(300);
        const file = join(folder, `team-${scene}-${viewport.width}-${colorScheme}.png`);
        await page.screenshot({ path: file });
        process.stdout.write(`${file}\n`);
      }
    }
    await page.setViewportSize({ width: 1280, height: 800 });
  });
  if (left !== undefined) process.stderr.write(`no pictures of a team: ${left.why}\n`);
}
await browser.close();
