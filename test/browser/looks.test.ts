import { Buffer } from "node:buffer";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { dossierStage } from "./workbench.ts";

/** What a reader sees who looks closely, on accounts that are read as `regest serve` reads them. */

const town = `The siege of Velm

On 3 May 1848 General Anton Orlov besieged Velm with 4,000 men. “We shall hold”, wrote Mayor Petrus Kol to the Duke. Orlov’s guns fired for nine days. On 12 May 1848 the town surrendered to Orlov, and Kol was arrested.

On 20 May 1748 Orlov left Velm for Vienna. On 2 June 1848 Kol was killed in the tower. The tower stood there until the 19th century.
`;
const camp = `The siege of Velm

On 4 May 1848 Anton Orlow besieged Velm with 6,000 men. On 12 May 1848 the town surrendered to Orlow. On 2 June 1848 Petrus Kol was executed in the tower. In July 1848 three delegates travelled to Vienna.
`;

const { open } = dossierStage({ "town.txt": town, "camp.txt": camp });

async function german(page: Page): Promise<void> {
  await page.keyboard.press("?");
  await page.getByRole("dialog").getByRole("combobox").selectOption("de");
  await page.keyboard.press("Escape");
}

test("what was decided in the review is among the decisions at once, and taken back from any view", async () => {
  const { page, close } = await open({ at: "#/review" });
  await page.locator(".review-card").waitFor();
  await page.keyboard.press("a");
  await page.keyboard.press("r");
  const count = page.locator(".review-count");
  await expect.poll(() => count.textContent()).toMatch(/ · 2 of \d+ decided$/);
  await page.keyboard.press("d");
  const log = page.getByRole("dialog", { name: "What was decided" });
  await expect.poll(() => log.locator("li").count()).toBe(2);
  await page.keyboard.press("Escape");
  await page.keyboard.press("u");
  await expect.poll(() => count.textContent()).toMatch(/ · 1 of \d+ decided$/);
  await page.getByRole("link", { name: "Read" }).click();
  await page.locator(".page").first().waitFor();
  await page.keyboard.press("Control+z");
  await expect.poll(() => page.getByRole("status").textContent()).toBe("Taken back");
  await page.getByRole("link", { name: "Review" }).click();
  await expect.poll(() => count.textContent()).toMatch(/ · 0 of \d+ decided$/);
  await close();
});

test("accounts of one title are told apart by their files", async () => {
  const { page, close } = await open({ at: "#/compare" });
  await expect
    .poll(() => page.locator(".compare-table thead th").allTextContents())
    .toEqual(["Event", "The siege of Velm (town.txt)", "The siege of Velm (camp.txt)"]);
  await close();
});

test("where accounts call an event otherwise, the whole words that name it are set off", async () => {
  const { page, close } = await open({ at: "#/compare" });
  await expect.poll(() => page.locator(".told em").allTextContents()).toEqual(expect.arrayContaining(["was killed", "was executed"]));
  await close();
});

test("findings are printed as a book prints them: quotation marks that open and close, a capital at the head, rules in words", async () => {
  const { page, close } = await open({ at: "#/findings" });
  await page.locator(".finding-row", { hasText: "20 May 1748" }).click();
  const heading = page.locator(".clash h2");
  await expect.poll(() => heading.textContent()).toMatch(/^“20 May 1748” does not fit/);
  expect(await page.locator(".clash-rule").textContent()).toBe("Date misfit");
  expect(await page.locator("#main").textContent()).not.toContain('"');
  await page.locator(".finding-row", { hasText: "ccounts differ" }).first().click();
  await expect.poll(() => heading.textContent()).toMatch(/^Accounts differ/);
  await close();
});

test("words of an account keep its quotation marks wherever they are quoted", async () => {
  const { page, close } = await open({ at: "#/review" });
  const words = page.locator(".review-list-words");
  await expect.poll(async () => (await words.allTextContents()).join("\n")).toContain("We shall hold”, wrote");
  await close();
});

test("the timeline comes back to what it showed when a finding of another age is left", async () => {
  const { page, close } = await open({ at: "#/timeline" });
  const later = () => page.evaluate(() => document.querySelector("canvas")?.toDataURL());
  await page.locator(".chart canvas").waitFor();
  await page.waitForTimeout(500);
  const before = await later();
  await page.getByRole("link", { name: "Findings" }).click();
  await page.locator(".finding-row", { hasText: "20 May 1748" }).click();
  await page.waitForTimeout(300);
  await page.getByRole("link", { name: "Timeline" }).click();
  await expect.poll(later).toBe(before);
  await close();
});

test("entries of the timeline name who did what, without their dates, and say whom a pronoun means", async () => {
  const { page, close } = await open({ at: "#/timeline" });
  await expect
    .poll(() => page.locator(".item-list .item-label").allTextContents())
    .toEqual(expect.arrayContaining([expect.stringContaining("Kol was killed")]));
  expect(await page.locator(".item-list").textContent()).not.toContain("On 12 May 1848 the town");
  await close();
});

test("the map shows a day as the bar below says, and how many places lie on it", async () => {
  const { page, close } = await open({ at: "#/map" });
  await page.locator(".map-svg").waitFor();
  await expect.poll(() => page.url()).toMatch(/on=1848-/);
  expect(await page.locator(".map-sum").textContent()).toMatch(/on the map/);
  await close();
});

test("a network about a day can be asked for before any day is chosen", async () => {
  const { page, close } = await open({ at: "#/network" });
  const only = page.getByRole("checkbox", { name: "Only about the day chosen" });
  expect(await only.isChecked()).toBe(false);
  await only.check();
  await expect.poll(() => page.url()).toMatch(/on=1848-/);
  expect(await only.isChecked()).toBe(true);
  await close();
});

test("a name is found by any of its spellings", async () => {
  const { page, close } = await open();
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Find or do" });
  await palette.getByRole("combobox").fill("orlow");
  await expect.poll(() => palette.getByRole("option").allTextContents()).toContain("Anton OrlovPerson");
  await close();
});

test("in German no word of the workbench's own stays English beside a figure", async () => {
  const { page, close } = await open({ at: "#/numbers" });
  await german(page);
  await expect.poll(() => page.locator(".thing-of").allTextContents()).toContain("(reisen)");
  await close();
});

test("files that were dropped keep their title on a narrow screen", async () => {
  const { page, close } = await open({ viewport: { width: 768, height: 1024 } });
  await page.getByLabel("Files to check").setInputFiles([
    { name: "march.txt", mimeType: "text/plain", buffer: Buffer.from("On 3 May 1849 the fort was taken.\n") },
    { name: "april.txt", mimeType: "text/plain", buffer: Buffer.from("On 4 May 1849 the fort was taken.\n") },
  ]);
  const title = page.locator(".dossier-title");
  await expect.poll(() => title.textContent(), { timeout: 20_000 }).toBe("Checked here: 2 files");
  expect(await title.evaluate((shown) => shown.scrollWidth <= shown.clientWidth)).toBe(true);
  await page.getByRole("button", { name: "Back to the dossier" }).click();
  await expect.poll(() => title.textContent()).toBe("The siege of Velm");
  await close();
});
