import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findBrowser } from "../../scripts/browser.ts";
import { assert } from "../../src/base/assert.ts";
import { docx } from "../support/papers.ts";
import { FLAGS } from "./workbench.ts";

/** What a reader comes for, from the command of the README to what they leave with, on the example that `npm start` opens. */

const root = join(import.meta.dirname, "..", "..");
const entry = process.env["REGEST_ENTRY"] ?? join(root, "src", "cli", "main.ts");
const folder = mkdtempSync(join(tmpdir(), "regest-workflows-"));
const dossier = join(folder, "three-regions");
let served: ChildProcess | undefined;
let browser: Browser | undefined;
let address = "";
/** What was asked of another machine. */
const foreign: string[] = [];

beforeAll(async () => {
  cpSync(join(root, "examples", "three-regions-1944-1949"), dossier, { recursive: true });
  const child = spawn(process.execPath, [entry, "serve", dossier, "--findings", "--no-open"], { stdio: ["ignore", "pipe", "inherit"] });
  served = child;
  let said = "";
  address = await new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (chunk) => {
      said += chunk;
      const found = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(said)?.[0];
      if (found !== undefined) resolve(found);
    });
    child.on("close", (code) => reject(new Error(`regest serve ended with ${code}`)));
  });
  expect(said).toContain("date-misfit");
  const chromiumHere = await findBrowser(() => undefined);
  assert(chromiumHere.path !== undefined, "no browser");
  browser = await chromium.launch({ executablePath: chromiumHere.path, args: FLAGS });
});

afterAll(async () => {
  await browser?.close();
  served?.kill("SIGTERM");
  rmSync(folder, { recursive: true, force: true });
});

async function open(): Promise<Page> {
  assert(browser !== undefined, "the browser runs only while the tests do");
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  page.on("request", (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (protocol !== "blob:" && hostname !== "127.0.0.1") foreign.push(request.url());
  });
  await page.goto(address);
  await page.locator(".frame").waitFor();
  return page;
}

test("check my chapter: the slip of the pen is found, argued with both passages, and set aside for good", async () => {
  const page = await open();
  await page.locator(".finding-row", { hasText: "August 24, 1943" }).click();
  await expect.poll(() => page.locator(".argument li").count()).toBeGreaterThan(1);
  await expect.poll(() => page.locator(".passage").count()).toBeGreaterThan(0);
  expect(await page.locator(".argument").textContent()).toContain("August 24, 1949");
  const before = await page.locator(".finding-row").count();
  await page.getByRole("button", { name: "Dismiss …" }).press("Enter");
  await page.keyboard.type("the edition has it so");
  await page.keyboard.press("Enter");
  await expect.poll(() => page.locator(".finding-row").count()).toBe(before - 1);
  expect(readFileSync(join(dossier, "decisions.jsonl"), "utf8")).toContain("the edition has it so");
  await page.keyboard.press("Control+z");
  await expect.poll(() => page.locator(".finding-row").count()).toBe(before);
  await page.context().close();
});

test("check my chapter: a Word draft is dropped, what cannot be is mended in one press and is gone at once, and a reload loses nothing", async () => {
  const page = await open();
  const said = ["On 22 August 1949 the envoys left Velm.", "On 24 August 1943 they crossed the river.", "On 3 September 1949 they came home."];
  const draft = docx(`<w:p><w:r><w:t>${said.join(" ")}</w:t></w:r></w:p>`);
  await page.getByLabel("Files to check").setInputFiles({ name: "chapter.docx", mimeType: "application/octet-stream", buffer: Buffer.from(draft) });
  const finding = page.locator(".finding-row", { hasText: "24 August 1943" });
  await finding.click({ timeout: 60_000 });
  await expect.poll(() => page.locator(".argument li").count()).toBeGreaterThan(1);
  await page.getByRole("button", { name: /^Apply: / }).click();
  await page.keyboard.type("a slip of mine");
  await page.keyboard.press("Enter");
  await expect.poll(() => finding.count()).toBe(0);
  await page.reload();
  await expect.poll(() => page.locator(".dossier-title").textContent(), { timeout: 60_000 }).toContain("Checked here");
  await page.locator(".frame").waitFor();
  expect(await finding.count()).toBe(0);
  await page.keyboard.press("d");
  await expect.poll(() => page.getByRole("dialog", { name: "What was decided" }).textContent()).toContain("a slip of mine");
  await page.context().close();
});

test("a chain of command: who led which force on a day, its strength and the words, and whose page that leads to", async () => {
  const page = await open();
  await page.getByRole("link", { name: "State" }).click();
  await page.getByRole("textbox", { name: /^Date/ }).fill("1945-06-01");
  const forces = page.getByRole("region", { name: "Forces" });
  await expect.poll(() => forces.textContent()).toContain("Ivan Polinov");
  expect(await forces.textContent()).toContain("15,000 men");
  await forces.locator("summary", { hasText: "Ivan Polinov" }).click();
  await expect.poll(() => forces.locator("blockquote").allTextContents()).toEqual(expect.arrayContaining([expect.stringContaining("Ivan Polinov")]));
  await page.getByRole("link", { name: "Names" }).click();
  await page.getByRole("searchbox").fill("polinov");
  await page.locator(".people-list button").first().click();
  await expect.poll(() => page.locator('.people-career [data-then="true"]').first().textContent()).toContain("so on 1 June 1945");
  await page.context().close();
});

test("a pile of papers: people of several files at once, from the timeline to the page, and nothing of it in the dossier", async () => {
  const page = await open();
  const before = readFileSync(join(dossier, "regest.yaml"), "utf8");
  const memo = docx(
    "<w:p><w:r><w:t>On 3 May 1951 Anna Keller founded the Velm Company. On 9 May 1951 Anna Keller met Ivo Horvat in Paris.</w:t></w:r></w:p>",
  );
  await page.getByLabel("Files to check").setInputFiles([
    { name: "memo.docx", mimeType: "application/octet-stream", buffer: Buffer.from(memo) },
    { name: "letter.rtf", mimeType: "application/rtf", buffer: Buffer.from("{\\rtf1 On 12 May 1951 Ivo Horvat left for Vienna.}") },
  ]);
  await page.getByRole("button", { name: "Save as a dossier" }).waitFor({ timeout: 60_000 });
  await page.getByRole("link", { name: "Names" }).click();
  await expect
    .poll(() => page.locator(".people-list button").allTextContents())
    .toEqual(expect.arrayContaining([expect.stringContaining("Anna Keller"), expect.stringContaining("Ivo Horvat")]));
  await page.getByRole("link", { name: "Timeline" }).click();
  await page.locator(".item-list button", { hasText: "left for" }).first().click();
  await expect.poll(() => page.evaluate(() => [...(CSS.highlights.get("arrived") ?? [])].map(String).join())).toContain("Horvat left");
  expect(readFileSync(join(dossier, "regest.yaml"), "utf8")).toBe(before);
  await page.context().close();
});

test("two chronicles, one year: what they agree and differ in is counted, and leaves as a table with footnotes", async () => {
  const page = await open();
  await page.getByRole("link", { name: "Compare" }).click();
  await page.locator(".compare-table").waitFor();
  await page.getByRole("button", { name: /told by one$/ }).click();
  const differing = page.locator("[data-verdict=difference]", { hasText: "12 June 1946" });
  await expect.poll(() => differing.textContent()).toContain("June 16, 1946");
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Markdown table" }).click()]);
  expect(await readFile(await download.path(), "utf8")).toMatch(/\[\^1\]: .+, paragraph \d+: “/);
  await page.context().close();
});

test("who was in charge: a day, its offices and their words, the next change, another day, a link", async () => {
  const page = await open();
  await page.getByRole("link", { name: "State" }).click();
  await page.getByRole("textbox", { name: /^Date/ }).fill("1945-06-01");
  const offices = page.getByRole("region", { name: "Offices" });
  await expect.poll(() => offices.textContent()).toContain("Alihan Tora");
  await offices.locator("summary").first().click();
  await expect.poll(() => offices.locator("blockquote").count()).toBeGreaterThan(0);
  const title = page.locator(".state-head h2");
  const before = await title.textContent();
  await page.getByRole("button", { name: "Change after" }).click();
  await expect.poll(() => title.textContent()).not.toBe(before);
  await page.getByRole("button", { name: "Compare dates" }).click();
  await page.getByRole("textbox", { name: /^Other date/ }).fill("1946-08-01");
  await expect.poll(() => page.locator("[data-board=offices] tr[data-kind=begun]").count()).toBeGreaterThan(0);
  const link = await page.context().newPage();
  await link.goto(page.url());
  await expect.poll(() => link.locator(".state-head h2").textContent()).toBe(await title.textContent());
  await page.context().close();
});

test("whose number is it: each figure with who gives it, and its words one press away", async () => {
  const page = await open();
  await page.getByRole("link", { name: "Figures" }).click();
  await page.getByRole("searchbox").fill("men");
  const figure = page.getByRole("button", { name: "some 15,000 men" });
  await figure.click();
  await expect.poll(() => page.evaluate(() => [...(CSS.highlights.get("arrived") ?? [])].map(String).join())).toContain("15,000 men");
  await page.context().close();
});

test("date the undated: a date of its own is read with its reason, in a text that is only pasted", async () => {
  const page = await open();
  await page.getByRole("link", { name: "Dates" }).click();
  await page.getByRole("textbox", { name: "Text to read dates from" }).fill("On January 5, 1946 the envoys met. Ten days later they left.");
  await expect.poll(() => page.locator(".date-reading").allTextContents()).toEqual(["5 January 1946", "15 January 1946"]);
  await page.context().close();
});

test("none of this asked anything of another machine", () => {
  expect(foreign).toEqual([]);
});
