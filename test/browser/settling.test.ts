import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "vitest";
import { readDecisions } from "../../src/store/decisions.ts";
import { dossierStage } from "./workbench.ts";

const { open, folder } = dossierStage({
  "mill.txt":
    "The Mill\n\nIn May 1849 the directors met in secret. On 3 June 1849 they sold the mill. On 9 June 1894 they sold the ships. On 20 June 1849 they told the workmen. In July 1849 the company was dissolved.\n",
  "abbey.txt":
    "The Abbey\n\nBishop Anselm died at Reading in March 1192. In May 1194 Bishop Anselm signed the Charter of Lenham. Roger of Hereford met the monks in 1196.\n",
});
const lastDecision = () => readDecisions(folder).decisions.at(-1);

test("the suggested repair of a date is applied, nothing clashes there any more, and Ctrl Z takes it back", async () => {
  const { page, close } = await open();
  const rules = page.locator(".finding-row .finding-rule");
  await page.locator(".finding-row", { hasText: "9 June 1894" }).click();
  await page.getByRole("button", { name: /^Apply: / }).click();
  await expect.poll(() => page.locator(".deciding").textContent()).toContain("“9 June 1894” is read as 9 June 1849.");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.keyboard.type("a misprint");
  await page.keyboard.press("Enter");
  await expect.poll(() => rules.count()).toBe(1);
  expect(await page.getByRole("status").textContent()).toBe("Kept. Ctrl Z takes it back.");
  expect(lastDecision()).toMatchObject({ act: "date", edtf: "1849-06-09", because: "a misprint", by: "Ada" });
  await page.evaluate(() => location.assign("#/timeline"));
  await expect.poll(() => page.locator("body").textContent()).toContain("9 June 1849");
  await page.keyboard.press("Control+z");
  await page.evaluate(() => location.assign("#/findings"));
  await expect.poll(() => rules.count()).toBe(2);
  await close();
});

test("two of one name are told apart, by the passage in which the other is named", async () => {
  const { page, close } = await open();
  const rows = page.locator(".finding-row");
  await page.locator(".finding-row", { hasText: "Anselm acts" }).click();
  await page.getByText("Settle it otherwise").click();
  await page.getByRole("button", { name: "Two are called Anselm" }).click();
  await page.getByRole("combobox", { name: "Who is another?" }).selectOption({ label: "the one in passage 1" });
  await page.keyboard.press("Tab");
  await page.keyboard.type("a namesake");
  await page.keyboard.press("Enter");
  await expect.poll(() => rows.count()).toBe(1);
  expect(lastDecision()).toMatchObject({ act: "apart", because: "a namesake" });
  await page.evaluate(() => location.assign("#/people"));
  await expect.poll(() => page.locator(".people-list button", { hasText: "Anselm" }).count()).toBe(2);
  await close();
});

test("what was decided is listed with who and why, and is taken back there", async () => {
  const { page, close } = await open({ at: "#/findings" });
  await page.getByRole("button", { name: /decision/ }).click();
  const dialog = page.getByRole("dialog");
  await expect.poll(() => dialog.locator("li").first().textContent()).toContain("is of another: “Anselm” (abbey.txt)");
  expect(await dialog.locator("li").first().textContent()).toContain("Ada");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await dialog.getByRole("button", { name: /^Take back: is of another/ }).click();
  await expect.poll(() => dialog.locator("li").first().textContent()).toContain("taken back");
  await page.keyboard.press("Escape");
  await expect.poll(() => page.locator(".finding-row").count()).toBe(2);
  await close();
});

test("by keyboard alone another date is set, which is said in words before it is kept", async () => {
  const { page, close } = await open();
  await page.locator(".finding-row", { hasText: "Anselm acts" }).click();
  const settle = page.getByText("Settle it otherwise");
  await settle.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Another date for “March 1192”" }).press("Enter");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("1196-0");
  await expect.poll(() => page.locator(".deciding-note").textContent()).toBe("This is no date in EDTF.");
  await page.keyboard.press("Enter");
  await expect.poll(() => page.locator(".deciding [role=alert]").textContent()).toBe("This is no date in EDTF.");
  await page.keyboard.type("3");
  await expect.poll(() => page.locator(".deciding-note").textContent()).toBe("March 1196");
  await page.keyboard.press("Enter");
  await expect.poll(() => page.locator(".finding-row", { hasText: "Anselm acts" }).count()).toBe(0);
  expect(lastDecision()).toMatchObject({ act: "date", edtf: "1196-03" });
  await page.keyboard.press("Control+z");
  await expect.poll(() => page.locator(".finding-row", { hasText: "Anselm acts" }).count()).toBe(1);
  await close();
});

test("two names are made those of one; what is called otherwise is refused in a sentence", async () => {
  const { page, close } = await open();
  await page.locator(".finding-row", { hasText: "Anselm acts" }).click();
  await page.getByText("Settle it otherwise").click();
  await page.getByRole("button", { name: "Anselm is the same as somebody or something else" }).click();
  await page.keyboard.type("Nobody");
  await page.keyboard.press("Enter");
  await expect.poll(() => page.locator(".deciding [role=alert]").textContent()).toBe("Nothing of its kind is called “Nobody” in these accounts.");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("Roger of Hereford");
  await page.keyboard.press("Enter");
  await expect.poll(() => lastDecision()).toMatchObject({ act: "same", names: ["Anselm", "Roger of Hereford"] });
  await page.evaluate(() => location.assign("#/people"));
  await expect.poll(() => page.locator(".people-list button", { hasText: "Roger" }).count()).toBe(0);
  await page.keyboard.press("Control+z");
  await expect.poll(() => page.locator(".people-list button", { hasText: "Roger" }).count()).toBe(1);
  await close();
});
