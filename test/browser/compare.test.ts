import { readFile } from "node:fs/promises";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "vitest";
import { readAccounts } from "./told.ts";
import { keepingStage, stage } from "./workbench.ts";

const accounts = readAccounts();
const { open } = stage(accounts);
const kept = keepingStage(accounts, (replay) => ({ claims: replay.claims(accounts) }));

test("two chronicles, one event after the other: agreement, difference, silence, and a judgement of calendars", async () => {
  const { page, close } = await open({ at: "#/compare" });
  const row = (words: string) => page.locator(".compare-table tbody tr", { hasText: words });
  await expect.poll(() => row("captured Lima").getAttribute("data-verdict")).toBe("agreement");
  expect(await row("died in Quito").getAttribute("data-verdict")).toBe("difference");
  expect(await row("died in Quito").locator(".discrepancy").allTextContents()).toContain("when 3 March 1825 ≠ 1826, 304 days apart");
  expect(await row("died in Quito").locator("em").allTextContents()).toEqual(["Quito", "3 March 1825", "1826", "Lima"]);
  expect(await row("was founded").locator(".silent").allTextContents()).toEqual(["says nothing"]);
  await page.getByRole("button", { name: /told by one$/ }).click();
  await expect.poll(() => row("was founded").count()).toBe(0);
  await close();
});

test("where accounts differ, one is followed with a reason, by keyboard alone, and what is decided can be taken back", async () => {
  const { page, close } = await kept.open({ at: "#/compare" });
  const row = page.locator(".compare-table tbody tr", { hasText: "died in Quito" });
  expect(
    await page
      .locator("tr[data-verdict=agreement]")
      .getByRole("button", { name: /^Follow / })
      .count(),
  ).toBe(0);
  await row.getByRole("button", { name: /^Follow Letters of a Captain: / }).press("Enter");
  await page.keyboard.type("he saw the grave");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.keyboard.press("Enter");
  await expect.poll(() => row.locator(".followed-by").allTextContents()).toEqual(["✓ followed by Ada: he saw the grave"]);
  expect(await row.getAttribute("data-verdict")).toBe("difference");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe("Take back");
  await page.keyboard.press("Enter");
  await expect.poll(() => row.locator(".followed-by").count()).toBe(0);
  await close();
});

test("by keyboard alone: from an event to its words, and the table saved with its footnotes", async () => {
  const { page, close } = await open({ at: "#/compare" });
  await page.locator(".compare-table").waitFor();
  const save = page.getByRole("button", { name: "Markdown table" });
  await save.focus();
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  const saved = await readFile(await download.path(), "utf8");
  expect(saved).toContain("| event |  | The Town Book of Velm | Letters of a Captain |");
  expect(saved).toMatch(/\[\^\d+\]: Letters of a Captain, paragraph 1: “.*captured Lima/);
  const telling = page.getByRole("button", { name: /captured Lima.*Open in Letters/ });
  await telling.focus();
  await page.keyboard.press("Enter");
  await expect
    .poll(() => page.evaluate(() => [...(CSS.highlights.get("arrived") ?? [])].map(String).join()))
    .toContain("captured Lima with 3,500 men");
  await close();
});

test("every figure for one thing stands from low to high with who gives it, and leads to its words", async () => {
  const { page, close } = await open({ at: "#/numbers" });
  const thing = page.getByRole("region", { name: /^men: Army of the North/ });
  await expect.poll(() => thing.locator("tbody th").allTextContents()).toEqual(["3,500 men", "4,000 men"]);
  expect(await thing.locator(".figure-who").allTextContents()).toEqual(["Letters of a Captain", "The Town Book of Velm"]);
  await page.getByRole("searchbox").focus();
  await page.keyboard.type("no such thing");
  await expect.poll(() => page.locator(".thing").count()).toBe(0);
  await page.getByRole("searchbox").fill("");
  await thing.getByRole("button", { name: "3,500 men" }).focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => page.getByRole("tab", { selected: true }).textContent()).toBe("Letters of a Captain");
  await close();
});

test("an agreement has its parties, its terms and its life, and the stage of the day is set off", async () => {
  const { page, close } = await open({ at: "#/papers?on=1824-01-01" });
  const paper = page.getByRole("region", { name: "Treaty of Velm" });
  await expect.poll(() => paper.locator("dd").first().textContent()).toBe("Peru · Chile");
  expect(await paper.locator("dd > .words").textContent()).toContain("the fort should be razed");
  await expect.poll(() => paper.locator("[data-now]").textContent()).toContain("signed (on the day on show)");
  await paper.locator("summary").first().focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => paper.locator(".life blockquote").first().textContent()).toContain("was signed by Peru and Chile");
  await close();
});
