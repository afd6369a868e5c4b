import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { POSES, SCHEMES, SIDES, SIZES, TEAM_SCENES } from "../../scripts/poses.ts";
import { VIEWS, type View } from "../../src/web/app/route.ts";
import { records } from "./fixture.ts";
import { readAccounts } from "./told.ts";
import { stage } from "./workbench.ts";

const root = join(import.meta.dirname, "..", "..");
const siege = stage(records, () => ({ made: [], analysis: () => records }));
const told = stage(readAccounts());

/** What each view is for, done from its opening on by keyboard alone. */
const TASKS: Readonly<Partial<Record<View, { readonly on: typeof told; readonly task: (page: Page) => Promise<void> }>>> = {
  read: {
    on: siege,
    async task(page) {
      await tabTo(page, ".page");
      await page.keyboard.press("ArrowRight");
      await expect.poll(() => page.getByRole("dialog", { name: "How this was read" }).textContent()).toContain("14 April 1849");
    },
  },
  findings: {
    on: siege,
    async task(page) {
      await page.keyboard.press("j");
      await expect.poll(() => page.locator(".clash-rule").textContent()).toBe("Missing list");
    },
  },
  timeline: {
    on: told,
    async task(page) {
      await page.keyboard.press("t");
      await expect.poll(() => page.evaluate(() => document.activeElement?.classList.contains("chart-face") === true)).toBe(true);
      await page.keyboard.press("End");
      await expect.poll(() => page.locator(".chart [aria-live]").textContent()).toContain("1826");
    },
  },
  state: {
    on: told,
    async task(page) {
      await page.keyboard.press(".");
      await tabTo(page, "[data-board=offices] summary");
      await page.keyboard.press("Enter");
      await expect.poll(() => page.locator("[data-board=offices] blockquote").count()).toBeGreaterThan(0);
    },
  },
  map: {
    on: told,
    async task(page) {
      await tabTo(page, ".map-row > button");
      await page.keyboard.press("Enter");
      await expect.poll(() => page.evaluate(() => document.activeElement?.closest(".map-row") !== null)).toBe(true);
    },
  },
  network: {
    on: told,
    async task(page) {
      await tabTo(page, ".network-side summary");
      await page.keyboard.press("Enter");
      await tabTo(page, ".network-page");
      await page.keyboard.press("Enter");
      await page.locator(".people-page h2").waitFor();
    },
  },
  people: {
    on: told,
    async task(page) {
      await tabTo(page, ".people-list button");
      await page.keyboard.press("Enter");
      await expect.poll(() => page.locator(".people-career li").count()).toBeGreaterThan(0);
    },
  },
  compare: {
    on: told,
    async task(page) {
      await tabTo(page, ".telling");
      await page.keyboard.press("Enter");
      await expect.poll(() => page.evaluate(() => CSS.highlights.get("arrived")?.size)).toBe(1);
    },
  },
  numbers: {
    on: told,
    async task(page) {
      await tabTo(page, ".find-field input");
      await page.keyboard.type("men");
      await expect.poll(() => page.locator(".thing h3").allTextContents()).toEqual([expect.stringContaining("men")]);
    },
  },
  papers: {
    on: told,
    async task(page) {
      await tabTo(page, ".paper summary");
      await page.keyboard.press("Enter");
      await expect.poll(() => page.locator(".life blockquote").first().textContent()).toContain("was signed");
    },
  },
  review: {
    on: siege,
    async task(page) {
      await page.locator(".review-card").waitFor();
      const before = await page.locator(".review-card").textContent();
      await page.keyboard.press("s");
      await expect.poll(() => page.locator(".review-card").textContent()).not.toBe(before);
    },
  },
  dates: {
    on: told,
    async task(page) {
      await tabTo(page, "textarea");
      await page.keyboard.type("On January 5, 1946 the envoys met.");
      await expect.poll(() => page.locator(".date-reading").allTextContents()).toEqual(["5 January 1946"]);
    },
  },
};

/** Presses Tab until something that fits has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  await page.locator(selector).first().waitFor();
  for (let count = 0; count < 150; count++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not lead to ${selector}`);
}

describe.each(VIEWS)("%s", (view) => {
  const proof = TASKS[view];

  test.runIf(proof !== undefined)("does what it is for by keyboard alone, opened by the palette", async () => {
    const { page, close } = await (proof?.on ?? told).open();
    await page.keyboard.press("Control+k");
    await page.getByRole("listbox").waitFor();
    await page.keyboard.type(`${await page.locator(`.views a[href^="#/${view}"]`).textContent()} view`);
    await page.keyboard.press("Enter");
    await page.locator(`.frame[data-view="${view}"]`).waitFor();
    await proof?.task(page);
    await close();
  });

  test("has its task, its pose and its pictures, wide and narrow, light and dark", () => {
    expect(proof, "a task in this file").toBeDefined();
    expect(POSES[view], "a pose in scripts/poses.ts").toBeDefined();
    const pictures = SIZES.flatMap(({ width }) => SCHEMES.map((scheme) => `docs/images/${view}-${width}-${scheme}.png`));
    expect(pictures.filter((picture) => !existsSync(join(root, picture)))).toEqual([]);
  });
});

test.each(Object.keys(SIDES))("another side of a view has its pictures: %s", (side) => {
  const pictures = SIZES.flatMap(({ width }) => SCHEMES.map((scheme) => `docs/images/${side}-${width}-${scheme}.png`));
  expect(pictures.filter((picture) => !existsSync(join(root, picture)))).toEqual([]);
});

test.each(TEAM_SCENES)("what a team sees has its pictures: %s", (scene) => {
  const pictures = SIZES.flatMap(({ width }) => SCHEMES.map((scheme) => `docs/images/team-${scene}-${width}-${scheme}.png`));
  expect(pictures.filter((picture) => !existsSync(join(root, picture)))).toEqual([]);
});

test("what the page fetches before anything is opened is small, and map and other views are fetched when they are opened", async () => {
  const { page, close } = await told.open();
  const fetched: string[] = [];
  page.on("response", (response) => fetched.push(new URL(response.url()).pathname));
  await page.reload();
  await page.locator(".page").first().waitFor();
  await page.waitForLoadState("networkidle");
  const scripts = fetched.filter((path) => path.endsWith(".js"));
  const size = scripts.reduce((sum, path) => sum + gzipSync(readFileSync(join(root, "dist", "web", path))).length, 0);
  expect(scripts.length).toBeGreaterThan(0);
  expect(size).toBeLessThan(250_000);
  fetched.length = 0;
  await page.evaluate(() => location.assign("#/compare"));
  await page.locator(".compare-table").waitFor();
  expect(fetched.some((path) => /CompareView.*\.js$/.test(path))).toBe(true);
  await close();
});

test("no script runs that is not ours, whatever is put into the page", async () => {
  const { page } = await told.open();
  const ran = await page.evaluate(async () => {
    const script = document.createElement("script");
    script.textContent = "document.title = 'broken into'";
    document.body.append(script);
    const image = document.createElement("img");
    image.setAttribute("onerror", "document.title = 'broken into'");
    image.src = "data:nothing";
    document.body.append(image);
    await new Promise((done) => setTimeout(done, 300));
    return document.title;
  });
  expect(ran).toBe("Read · The siege of Velm · Regest");
  await page.context().close();
});
