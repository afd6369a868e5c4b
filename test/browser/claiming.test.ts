import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { readDecisions } from "../../src/store/decisions.ts";
import { dossierStage } from "./workbench.ts";

/** Saying on a page what words claim: with what is suggested, by keyboard alone, and without losing what was typed. */

const { open, folder } = dossierStage({
  "velm.txt":
    "The Town Book\n\nOn 3 May 1821 the Council appointed Manuel Ortega governor of Velm. In 1823 Juan Salas kissed hands as governor of Velm.\n",
});
const decided = () => readDecisions(folder).decisions;

async function select(page: Page, words: string): Promise<void> {
  await page.locator(".page [data-block]", { hasText: words }).evaluate((block, wanted) => {
    const text = block.firstChild ?? block;
    const start = block.textContent?.indexOf(wanted) ?? 0;
    getSelection()?.setBaseAndExtent(text, start, text, start + wanted.length);
  }, words);
}

test("words in which nothing was read become a claim by what is suggested for those who are named there", async () => {
  const { page, close } = await open();
  await select(page, "kissed hands");
  await page.getByRole("button", { name: "Add a claim …" }).click();
  const dialog = page.getByRole("dialog", { name: "What these words claim" });
  await dialog
    .getByRole("button", { name: /by who is named here$/ })
    .first()
    .click();
  await expect.poll(() => dialog.getByLabel("whom or what").inputValue()).toBe("Juan Salas");
  expect(await dialog.getByLabel("office").inputValue()).toContain("governor");
  expect(await dialog.getByLabel("When").locator("option:checked").textContent()).toBe("1823");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await dialog.getByRole("button", { name: "Add the claim" }).click();
  await expect
    .poll(() => decided().at(-1))
    .toMatchObject({ act: "add", claim: { roles: { patient: [{ quote: "Juan Salas" }] }, when: { quote: "1823" } } });
  await close();
});

test("by keyboard alone: words are selected, and the claim that was read in them is corrected; what was typed outlives a reload", async () => {
  const { page, close } = await open();
  const toTheClaim = async () => {
    await page.locator(".page").focus();
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => page.getByRole("dialog", { name: "How this was read" }).count()).toBe(1);
    for (let words = 0; words < 4; words++) await page.keyboard.press("Shift+ArrowRight");
    await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toContain("Council appointed");
    await page.getByRole("button", { name: "Correct “appoint” …" }).waitFor();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe("Correct “appoint” …");
    await page.keyboard.press("Enter");
  };
  await toTheClaim();
  const dialog = page.getByRole("dialog", { name: "What these words claim instead" });
  expect(await dialog.getByLabel("What happens").inputValue()).toBe("appoint");
  await dialog.getByLabel("Why").fill("the minutes call it an elect");
  await page.keyboard.type("ion");
  await page.reload();
  await page.locator(".page").waitFor();
  await toTheClaim();
  await expect.poll(() => dialog.getByLabel("Why").inputValue()).toBe("the minutes call it an election");
  await dialog.getByLabel("What happens").fill("elect");
  await page.keyboard.press("Enter");
  await expect
    .poll(() => decided().at(-1))
    .toMatchObject({ act: "correct", because: "the minutes call it an election", change: { predicate: "elect" } });
  await expect.poll(() => dialog.count()).toBe(0);
  expect(await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith("regest-draft correct")))).toEqual([]);
  await close();
});

test("a text that is pasted for its dates is there again after a reload", async () => {
  const { page, close } = await open({ at: "#/dates" });
  await page.getByRole("textbox", { name: "Text to read dates from" }).fill("On January 5, 1946 the envoys met.");
  await expect.poll(() => page.locator(".date-reading").allTextContents()).toEqual(["5 January 1946"]);
  await page.reload();
  await expect.poll(() => page.locator(".date-reading").allTextContents()).toEqual(["5 January 1946"]);
  await close();
});
