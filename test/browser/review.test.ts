import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "vitest";
import { records } from "./fixture.ts";
import { keepingStage, stage } from "./workbench.ts";

const kept = keepingStage(records, (replay) => ({ claims: replay.claims(records) }));
const unkept = stage(records);

test("claims are accepted, corrected, rejected and taken back by keyboard alone, and what was decided stays decided", async () => {
  const { page, close } = await kept.open({ at: "#/review" });
  await page.locator(".review-card").waitFor();
  const count = page.locator(".review-count");
  const all = records.claims.length;
  await expect.poll(() => count.textContent()).toContain(`1 of ${all} · 0 of ${all} decided`);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  await page.keyboard.press("a");
  await expect.poll(() => count.textContent()).toContain(`1 of ${all - 1} · 1 of ${all} decided`);
  await page.keyboard.press("r");
  await expect.poll(() => kept.decisions.map(({ act }) => act)).toEqual(["accept", "reject"]);
  await page.keyboard.press("u");
  await expect.poll(() => kept.decisions.map(({ act }) => act)).toEqual(["accept", "reject", "undo"]);
  expect(kept.decisions.at(-1)).toMatchObject({ decision: kept.decisions[1]?.id });
  await expect.poll(() => count.textContent()).toContain(`1 of ${all} decided`);

  await page.keyboard.press("e");
  await expect.poll(() => page.evaluate(() => document.activeElement?.id ?? "")).toContain("predicate");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByLabel("What happens").fill("travel");
  await page.getByLabel("How firmly", { exact: true }).last().selectOption("planned");
  await page.getByLabel("Why").fill("an order, no deed");
  await page.keyboard.press("Enter");
  await expect
    .poll(() => kept.decisions.at(-1))
    .toMatchObject({ act: "correct", because: "an order, no deed", change: { predicate: "travel", modality: "planned" } });

  await page.reload();
  await page.locator(".review-card").waitFor();
  await expect.poll(() => count.textContent()).toContain(`2 of ${all} decided`);
  await close();
});

test("words that are selected become a claim, with the names beside them offered", async () => {
  const { page, close } = await kept.open({ at: "#/read" });
  const before = kept.decisions.length;
  await page.locator(".page [data-block]", { hasText: "The Duke came on 20 May" }).evaluate((block) => {
    const range = document.createRange();
    range.setStart(block.firstChild ?? block, 0);
    range.setEnd(block.firstChild ?? block, "The Duke came".length);
    getSelection()?.removeAllRanges();
    getSelection()?.addRange(range);
  });
  await page.getByRole("button", { name: "Add a claim …" }).click();
  const dialog = page.getByRole("dialog", { name: "What these words claim" });
  expect(await dialog.locator("blockquote").textContent()).toBe("The Duke came");
  await dialog.getByLabel("What happens").fill("dance");
  await page.keyboard.press("Enter");
  expect(await dialog.getByRole("alert").textContent()).toContain("There is no kind of event “dance”");
  await dialog.getByLabel("What happens").fill("travel");
  await dialog.getByLabel("who", { exact: true }).fill("The Duke");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.keyboard.press("Enter");
  await expect
    .poll(() => kept.decisions[before])
    .toMatchObject({ act: "add", claim: { predicate: "travel", passage: { quote: "The Duke came" }, roles: { agent: [{ quote: "The Duke" }] } } });
  await expect.poll(() => dialog.count()).toBe(0);
  await close();
});

test("where nothing is kept the claims can be read through, and nothing is offered", async () => {
  const { page, close } = await unkept.open({ at: "#/review" });
  await page.locator(".review-card").waitFor();
  expect(await page.getByRole("button", { name: /^Accept/ }).isDisabled()).toBe(true);
  await page.keyboard.press("s");
  await expect.poll(() => page.locator(".review-count").textContent()).toContain("2 of ");
  await close();
});
