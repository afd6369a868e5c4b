import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "vitest";
import { records } from "./fixture.ts";
import { keepingStage, stage } from "./workbench.ts";

const kept = keepingStage(records, (replay) => ({ findings: replay.findings(records.findings) }));
const unkept = stage(records);

test("by keyboard alone a finding is dismissed with its reason, the next is opened, and it can be taken back", async () => {
  const { page, close } = await kept.open();
  const rules = page.locator(".finding-row .finding-rule");
  await page.keyboard.press("F8");
  await expect.poll(() => page.locator(".clash-rule").textContent()).toBe("Date misfit");
  await page.getByRole("button", { name: "Dismiss …" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe("Dismiss …");
  await page.keyboard.press("Enter");
  await page.keyboard.type("so in the edition");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.keyboard.press("Enter");
  await expect.poll(() => rules.allTextContents()).toEqual(["Missing list", "Competing accounts"]);
  await expect.poll(() => page.locator(".clash-rule").textContent()).toBe("Missing list");
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe("H2");
  expect(kept.decisions.at(-1)).toMatchObject({ act: "dismiss", because: "so in the edition" });
  await page.getByText("1 dismissed").click();
  expect(await page.locator(".set-aside-by").textContent()).toBe("Ada: so in the edition");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByRole("button", { name: /^Take back: / }).press("Enter");
  await expect.poll(() => rules.allTextContents()).toEqual(["Date misfit", "Missing list", "Competing accounts"]);
  await close();
});

test("Ctrl and Z take a decision back, with Shift it is made again", async () => {
  const { page, close } = await kept.open();
  const rules = page.locator(".finding-row .finding-rule");
  await page.keyboard.press("F8");
  await page.getByRole("button", { name: "Dismiss …" }).press("Enter");
  await page.keyboard.press("Enter");
  await expect.poll(() => rules.allTextContents()).toEqual(["Missing list", "Competing accounts"]);
  await page.keyboard.press("Control+z");
  await expect.poll(() => rules.allTextContents()).toEqual(["Date misfit", "Missing list", "Competing accounts"]);
  expect(await page.getByRole("status").textContent()).toBe("Taken back");
  await page.keyboard.press("Control+Shift+z");
  await expect.poll(() => rules.allTextContents()).toEqual(["Missing list", "Competing accounts"]);
  await page.keyboard.press("Control+z");
  await expect.poll(() => rules.allTextContents()).toEqual(["Date misfit", "Missing list", "Competing accounts"]);
  await page.keyboard.press("Control+z");
  await expect.poll(() => page.getByRole("status").textContent()).toBe("There is nothing to take back");
  await close();
});

test("what cannot be kept is not offered", async () => {
  const { page, close } = await unkept.open({ at: "#/findings" });
  await page.locator(".clash-rule").waitFor();
  expect(await page.getByRole("button", { name: "Dismiss …" }).count()).toBe(0);
  await close();
});

test("a reason that was begun is there again after a reload, and gone once it is kept", async () => {
  const { page, close } = await kept.open();
  const ask = async () => {
    await page.locator(".finding-row").first().click();
    await page.getByRole("button", { name: "Dismiss …" }).click();
  };
  await ask();
  await page.keyboard.type("begun and not sent");
  await page.reload();
  await ask();
  const reason = page.locator('.deciding [name="because"]');
  await expect.poll(() => reason.inputValue()).toBe("begun and not sent");
  await page.keyboard.press("Enter");
  await expect.poll(() => page.locator(".deciding").count()).toBe(0);
  await page.keyboard.press("Control+z");
  await ask();
  expect(await reason.inputValue()).toBe("");
  await close();
});
