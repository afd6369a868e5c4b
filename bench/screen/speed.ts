// npm run bench:screen: how fast the workbench answers, in a Chromium that draws in software.
//   npm run bench:screen -- CLAIMS   with so many claims on the timeline (100000)

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type Browser, chromium, type Page } from "playwright-core";
import { findBrowser } from "../../scripts/browser.ts";
import { startServer } from "../../src/api/index.ts";
import type { Records } from "../../src/api/wire.ts";
import { assert } from "../../src/base/assert.ts";
import { readDossierOf } from "../../src/cli/inputs.ts";
import { loadLanguages } from "../../src/lang/language.ts";
import { analyse, type Learning } from "../../src/pipeline.ts";
import { readDataFiles } from "../../src/readers/data.ts";
import { GROUPINGS } from "../../src/web/views/timeline/sections.ts";
import { manyClaims, manyTies } from "./records.ts";

const root = join(import.meta.dirname, "..", "..");
const count = Number(process.argv[2] ?? 100_000);
const { languages, knowledge } = loadLanguages(readDataFiles());
assert(knowledge !== undefined, "no knowledge");
const bare: Learning = { languages, knowledge, rules: [] };

function print(what: string, figures: string): void {
  process.stdout.write(`${what.padEnd(64)}${figures}\n`);
}

interface Opened {
  readonly page: Page;
  /** Milliseconds from the request of the page to the first paragraph that can be read and clicked. */
  readonly ready: number;
  readonly close: () => Promise<void>;
}

async function open(browser: Browser, records: Records, learning: Learning): Promise<Opened> {
  const server = await startServer({ dossier: { title: "bench", analysis: records, learning }, port: 0 });
  const page = await browser.newPage({ viewport: { width: 1280, height: 780 } });
  const started = performance.now();
  await page.goto(server.address);
  await page.locator(".page [data-block]").first().waitFor();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  const ready = performance.now() - started;
  return {
    page,
    ready,
    close: async () => {
      await page.close();
      await server.close();
    },
  };
}

/** The frames while something is dragged or scrolled: median, 95th percentile and longest, in milliseconds. */
async function frames(page: Page, act: () => Promise<void>): Promise<string> {
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(globalThis, { frameTimes: times, recording: true });
    let before = performance.now();
    const tick = (now: number) => {
      times.push(now - before);
      before = now;
      if ((globalThis as unknown as { recording: boolean }).recording) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  await act();
  const times = await page.evaluate(() => {
    const kept = globalThis as unknown as { recording: boolean; frameTimes: number[] };
    kept.recording = false;
    return kept.frameTimes.slice(2);
  });
  const sorted = [...times].sort((a, b) => a - b);
  const share = (part: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0);
  return `median ${share(0.5)} ms, p95 ${share(0.95)} ms, longest ${share(1)} ms (${sorted.length} frames)`;
}

async function dragged(page: Page): Promise<void> {
  await page.mouse.move(800, 300);
  await page.mouse.down();
  for (let step = 0; step < 150; step++) await page.mouse.move(800 - 4 * step, 300);
  await page.mouse.up();
}

async function measureTimeline(browser: Browser): Promise<void> {
  const { page, close } = await open(browser, manyClaims(count), bare);
  for (const lanes of GROUPINGS) {
    const started = performance.now();
    await page.evaluate((to) => location.assign(`#/timeline/${to}`), lanes);
    await page.locator(".timeline-view canvas").waitFor();
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))));
    const shown = Math.round(performance.now() - started);
    const named = `timeline, ${count} events${lanes === "none" ? "" : `, ${lanes}`}`;
    print(`${named}: shown after`, `${shown} ms`);
    await page.mouse.move(500, 300);
    print(`${named}: dragged, all forty years`, await frames(page, () => dragged(page)));
    if (lanes === "none") {
      await page.getByRole("application", { name: "Timeline" }).focus();
      for (let press = 0; press < 6; press++) await page.keyboard.press("+");
      print(`${named}: dragged, five years`, await frames(page, () => dragged(page)));
      print(
        `${named}: zoomed by the wheel`,
        await frames(page, async () => {
          for (let turn = 0; turn < 60; turn++) await page.mouse.wheel(0, turn < 30 ? 60 : -60);
        }),
      );
      await page.keyboard.press("0");
    }
  }
  await close();
}

async function measureNetwork(browser: Browser, people: number): Promise<void> {
  const { page, close } = await open(browser, manyTies(people), bare);
  const started = performance.now();
  const since = () => `${Math.round(performance.now() - started)} ms`;
  await page.evaluate(() => location.assign("#/network"));
  const canvas = page.locator(".network-canvas");
  await canvas.waitFor();
  print(`network, ${people} nodes: shown after`, since());
  const more = page.locator(".network-tools button.action");
  while ((await more.count()) > 0) await more.click();
  await page.locator(".network-canvas[data-settled]").waitFor({ timeout: 120_000 });
  print(`network, ${people} nodes: settled after`, since());
  const box = await canvas.boundingBox();
  assert(box !== null, "the network has no place on the screen");
  const corner = { x: box.x + 20, y: box.y + box.height - 20 };
  const drag = async () => {
    await page.mouse.move(corner.x, corner.y);
    await page.mouse.down();
    for (let step = 0; step < 60; step++) await page.mouse.move(corner.x + 3 * step, corner.y - step);
    await page.mouse.up();
  };
  print(`network, ${people} nodes: dragged`, await frames(page, drag));
  const wander = async () => {
    for (let step = 0; step < 60; step++) await page.mouse.move(box.x + 200 + 8 * step, box.y + 100 + 5 * step);
  };
  print(`network, ${people} nodes: pointed at`, await frames(page, wander));
  await close();
}

async function measureOpening(browser: Browser): Promise<void> {
  const { dossier, learning } = readDossierOf([join(root, "examples", "three-regions-1944-1949")], {});
  const sample = await open(browser, analyse(dossier.sources, learning), learning);
  print("first view of the example can be used after", `${Math.round(sample.ready)} ms`);
  await sample.close();
  const large = await open(browser, manyClaims(10_000), bare);
  print("first view of 10,000 claims can be used after", `${Math.round(large.ready)} ms`);
  await large.close();
}

async function measureReading(browser: Browser): Promise<void> {
  const { page, close, ready } = await open(browser, manyClaims(10_000, { between: WORDS_BETWEEN }), bare);
  const what = "200,000 words with 20,000 marks";
  print(`${what}: first view can be used after`, `${Math.round(ready)} ms`);
  const scrolled = (step: number) =>
    frames(page, async () => {
      await page.mouse.move(600, 400);
      for (let turn = 0; turn < 240; turn++) await page.mouse.wheel(0, step);
    });
  print(`${what}: scrolled slowly`, await scrolled(120));
  print(`${what}: scrolled fast`, await scrolled(2000));
  print(`${what}: words selected`, await selecting(page));
  await close();
}

/** Words that make the accounts ten thousand times this long, with those of the claims themselves. */
const WORDS_BETWEEN = 14;
const SELECTIONS = 20;

/** How long after the button is let go what is offered for the selected words is on the screen, in milliseconds. */
async function selecting(page: Page): Promise<string> {
  const times: number[] = [];
  for (let turn = 0; turn < SELECTIONS; turn++) {
    const box = await page
      .locator(".page [data-block]")
      .nth(turn % 3)
      .boundingBox();
    if (box === null) continue;
    await page.mouse.move(box.x + 40, box.y + 30 + turn);
    await page.mouse.down();
    await page.mouse.move(box.x + 260, box.y + 30 + turn);
    await page.evaluate(() => {
      const kept = globalThis as unknown as { selected: Promise<number> };
      kept.selected = new Promise((done) =>
        addEventListener("pointerup", (event) => requestAnimationFrame(() => setTimeout(() => done(performance.now() - event.timeStamp))), {
          once: true,
          capture: true,
        }),
      );
    });
    await page.mouse.up();
    times.push(await page.evaluate(() => (globalThis as unknown as { selected: Promise<number> }).selected));
  }
  const sorted = times.sort((a, b) => a - b);
  return `median ${Math.round(sorted[Math.floor(sorted.length / 2)] ?? Number.NaN)} ms, longest ${Math.round(sorted.at(-1) ?? Number.NaN)} ms`;
}

function measureSize(): void {
  const folder = join(root, "dist", "web");
  const html = readFileSync(join(folder, "index.html"), "utf8");
  const names = [...html.matchAll(/(?:src|href)="\.?\/(assets\/[^"]+\.js)"/g)].map(([, name]) => name ?? "");
  const size = names.reduce((sum, name) => sum + gzipSync(readFileSync(join(folder, name))).length, 0);
  print("initial script, compressed", `${(size / 1000).toFixed(1)} kB in ${names.length} file(s) of ${readdirSync(join(folder, "assets")).length}`);
}

const found = await findBrowser((text) => process.stderr.write(`${text}\n`));
assert(found.path !== undefined, "no browser");
const browser = await chromium.launch({ executablePath: found.path, args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
measureSize();
await measureOpening(browser);
await measureReading(browser);
await measureTimeline(browser);
for (const people of [300, 5_000]) await measureNetwork(browser, people);
await browser.close();
