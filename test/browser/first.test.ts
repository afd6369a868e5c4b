import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "vitest";
import { VIEWS } from "../../src/web/app/route.ts";
import { readAccounts } from "./told.ts";
import { stage } from "./workbench.ts";

const nothing = { documents: [], mentions: [], claims: [], voices: [], entities: [], places: [], findings: [] };
const empty = stage(nothing);
const told = stage(readAccounts());
const letters = stage(
  readAccounts({
    "ltr.txt": "A letter\n\nOn 3 May 1821 Manuel Ortega was appointed governor of Velm.",
    "rtl.txt": "מכתב מן העיר\n\nב־3 במאי 1821 מונה אורטגה למושל העיר. היום הזה נזכר כאן.",
  }),
);

test("without an account one is led by the hand, and the example is one press away", async () => {
  const { page, close } = await empty.open();
  await page.getByRole("heading", { name: "Begin with a text" }).waitFor();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByRole("button", { name: "Open the example" }).focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => page.getByRole("tab").count(), { timeout: 30_000 }).toBe(3);
  await expect.poll(() => page.locator(".finding-row").count()).toBeGreaterThan(3);
  await close();
});

test("by keyboard alone: the palette finds a view, a name, a day and a command", async () => {
  const { page, close } = await told.open();
  const ask = async (question: string) => {
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox", { name: /^A view/ }).waitFor();
    await page.keyboard.type(question);
    await expect.poll(() => page.getByRole("option").count()).toBeGreaterThan(0);
    await page.keyboard.press("Enter");
    await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
  };
  await ask("compare view");
  await expect.poll(() => new URL(page.url()).hash).toBe("#/compare");
  await ask("1822-08-09");
  await expect.poll(() => new URL(page.url()).hash).toBe("#/compare?on=1822-08-09");
  await ask("Juan Salas");
  await expect.poll(() => page.evaluate(() => [...(CSS.highlights.get("arrived") ?? [])].map(String).join())).toContain("Juan Salas");
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: /^A view/ }).waitFor();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.keyboard.press("Escape");
  await close();
});

test("the workbench speaks German on every view, and keeps to it", async () => {
  const { page, close } = await told.open();
  await page.keyboard.press("?");
  await page.getByRole("combobox", { name: "Language of the workbench" }).selectOption("Deutsch");
  await page.keyboard.press("Escape");
  expect(await page.evaluate(() => document.documentElement.lang)).toBe("de");
  await page.reload();
  await page.locator(".frame").waitFor();
  const english = /\b(the|and|with|nothing|says|told|before|after|show)\b/i;
  for (const view of VIEWS.filter((each) => each !== "review")) {
    await page.evaluate((to) => location.assign(to), `#/${view}?on=1824-01-01`);
    await page.locator(`.frame[data-view="${view}"]`).waitFor();
    await page.waitForTimeout(400);
    const said = await page
      .locator("button:visible, h2:visible, legend:visible, label:visible, .empty:visible")
      .evaluateAll((parts) =>
        parts
          .filter(
            (part) =>
              part.closest("[dir=auto], .telling, .item-row, .finding-row, blockquote, .palette") === null &&
              part.querySelector("[dir=auto]") === null,
          )
          .map((part) => `${part.getAttribute("aria-label") ?? ""} ${part.textContent}`),
      );
    expect(
      said.filter((text) => english.test(text)),
      view,
    ).toEqual([]);
  }
  await close();
});

test("a text from right to left is set so, beside one from left to right", async () => {
  const { page, close } = await letters.open({ at: "#/read/rtl.txt" });
  const paragraph = page.locator(".page p[data-block]").first();
  await expect.poll(() => paragraph.textContent()).toContain("אורטגה");
  const box = await paragraph.evaluate((element) => {
    const range = document.createRange();
    range.setStart(element.firstChild as Text, 0);
    range.setEnd(element.firstChild as Text, 1);
    const [letter, block] = [range.getBoundingClientRect(), element.getBoundingClientRect()];
    return { direction: getComputedStyle(element).direction, fromRight: block.right - letter.right, fromLeft: letter.left - block.left };
  });
  expect(box.direction).toBe("rtl");
  expect(box.fromRight).toBeLessThan(box.fromLeft);
  await close();
});

test("printed, an account is its text alone", async () => {
  const { page, close } = await told.open();
  await page.emulateMedia({ media: "print" });
  for (const hidden of [".top", ".dock", ".panel", ".side"]) expect(await page.locator(hidden).isVisible(), hidden).toBe(false);
  expect(await page.locator(".page p[data-block]").first().isVisible()).toBe(true);
  await close();
});

test("where an account tells no date, no day is made up to stand under it", async () => {
  const { page, close } = await told.open();
  await page.locator(".dock").waitFor();
  await page
    .getByLabel("Files to check")
    .setInputFiles({ name: "rain.txt", mimeType: "text/plain", buffer: Buffer.from("It rained, and nobody came.") });
  await expect.poll(() => page.locator(".page").textContent(), { timeout: 30_000 }).toContain("It rained");
  expect(await page.locator(".dock").count()).toBe(0);
  await close();
});
