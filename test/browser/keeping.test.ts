import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { unzipSync } from "fflate";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { dossierToServe } from "../../src/cli/actions/serve.ts";
import { records } from "./fixture.ts";
import { stage } from "./workbench.ts";

/** What is decided on files that were checked in the tab: kept, found again, taken along, forgotten. */

const { open } = stage(records);
const MARCH = "The fort was taken on 30 February 1849. The garrison left.\n";
const PATIENCE = { timeout: 20_000 };

async function check(page: Page, text: string): Promise<void> {
  await page.getByLabel("Files to check").setInputFiles({ name: "march.txt", mimeType: "text/plain", buffer: Buffer.from(text) });
  await expect.poll(() => page.locator(".page").textContent(), PATIENCE).toContain(text.slice(0, 30));
}

async function dismissed(page: Page): Promise<void> {
  await page.locator(".finding-row").click();
  await page.getByRole("button", { name: "Dismiss …" }).click();
  await page.keyboard.type("so the inscription has it");
  await page.keyboard.press("Enter");
  await expect.poll(() => page.locator(".finding-row").count()).toBe(0);
}

test("what is decided on a dropped file survives a reload, in the place where one was, and is carried over to the file once it is edited", async () => {
  const { page, close } = await open();
  await check(page, MARCH);
  await expect.poll(() => page.locator(".finding-row").count()).toBe(1);
  await dismissed(page);
  await page.keyboard.press("3");
  await page.locator('.frame[data-view="timeline"]').waitFor();
  await page.reload();
  await page.locator('.frame[data-view="timeline"]').waitFor(PATIENCE);
  expect(await page.locator(".dossier-title").textContent()).toContain("march.txt");
  await page.keyboard.press("d");
  const log = page.getByRole("dialog", { name: "What was decided" });
  await expect.poll(() => log.textContent()).toContain("so the inscription has it");
  await page.keyboard.press("Escape");
  await check(page, `In the spring. ${MARCH}`);
  await page.keyboard.press("d");
  await log.getByRole("button", { name: /^Take back/ }).click();
  await page.keyboard.press("Escape");
  await expect.poll(() => page.locator(".finding-row").count()).toBe(1);
  await close();
});

test("a dropped file with what was decided on it leaves as a dossier that Regest takes up again", async () => {
  const { page, close } = await open();
  await check(page, MARCH);
  await dismissed(page);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save as a dossier" }).click()]);
  const folder = mkdtempSync(join(tmpdir(), "regest-saved-"));
  for (const [path, bytes] of Object.entries(unzipSync(readFileSync(await download.path())))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    if (!path.endsWith("/")) writeFileSync(join(folder, path), bytes);
  }
  const { served } = dossierToServe([join(folder, download.suggestedFilename().replace(/\.zip$/, ""))], {});
  expect(served.analysis.findings).toEqual([]);
  expect(served.analysis.decided.log.map(({ decision }) => decision.because)).toEqual(["so the inscription has it"]);
  rmSync(folder, { recursive: true });
  await close();
});

test("one goes on with what this browser keeps, or has it forgotten, which can be taken back", async () => {
  const { page, close } = await open();
  await check(page, MARCH);
  await dismissed(page);
  await page.getByRole("button", { name: "Back to the dossier" }).click();
  await page.keyboard.press("1");
  await expect.poll(() => page.locator(".page").textContent()).toContain("The Town Book of Velm");
  const list = page.getByRole("dialog", { name: "Kept in this browser" });
  const openList = async () => {
    await page.keyboard.press("Control+k");
    await page.getByRole("listbox").waitFor();
    await page.keyboard.type("files checked in this browser");
    await page.keyboard.press("Enter");
  };
  await openList();
  await expect.poll(() => list.locator("li").textContent()).toContain("1 file · 1 decision");
  await list.getByRole("button", { name: /^Forget/ }).click();
  await list.getByRole("button", { name: /^Do not forget/ }).click();
  await list.getByRole("button", { name: "march.txt", exact: true }).click();
  await expect.poll(() => page.locator(".page").textContent(), PATIENCE).toContain("The fort was taken");
  expect(await page.locator(".finding-row").count()).toBe(0);
  await openList();
  await list.getByRole("button", { name: /^Forget/ }).click();
  await list.getByRole("button", { name: /^Do not forget/ }).waitFor();
  await page.reload();
  await expect.poll(() => page.locator(".page").textContent()).toContain("The Town Book of Velm");
  await openList();
  await expect.poll(() => list.textContent()).toContain("Nothing is kept here.");
  await close();
});
