import { expect, test } from "vitest";
import { records } from "./fixture.ts";
import { stage } from "./workbench.ts";

const { open } = stage(records);

test("findings are listed from the gravest, and the filters narrow the list", async () => {
  const { page, close } = await open();
  const rows = page.locator(".finding-row");
  await expect
    .poll(() => page.locator(".finding-row .finding-rule").allTextContents())
    .toEqual(["Date misfit", "Missing list", "Competing accounts"]);
  await page.getByRole("button", { name: "1 error" }).click();
  await expect.poll(() => rows.count()).toBe(2);
  await page.getByRole("combobox", { name: "Account" }).selectOption("letters.txt");
  await expect.poll(() => page.locator(".finding-row .finding-rule").allTextContents()).toEqual(["Competing accounts"]);
  await page.getByRole("combobox", { name: "Rule" }).selectOption("missing-list");
  await expect.poll(() => page.locator(".panel").textContent()).toContain("No finding passes the filter.");
  await close();
});

test("a finding opens both passages side by side with the argument between them", async () => {
  const { page, close } = await open();
  await page.getByRole("button", { name: /does not fit/ }).click();
  const passages = page.locator(".passage mark");
  await expect
    .poll(() => passages.allTextContents())
    .toEqual(["On 3 May 1848 Colonel Tisza wrote that the bridge still stood", "On 14 April 1849 the gates of Velm were closed"]);
  const [left, why, right] = await Promise.all(
    ["#main .passage >> nth=0", ".argument", "#main .passage >> nth=1"].map(async (selector) => (await page.locator(selector).boundingBox())?.x ?? 0),
  );
  expect(left).toBeLessThan(why ?? 0);
  expect(why).toBeLessThan(right ?? 0);
  expect(await page.locator(".argument li").allTextContents()).toEqual([
    "the gates are closed on 14 April 1849Passage 2",
    "the letter speaks of the siege, so it was written after thatinferred",
    "3 May 1848 is 346 days before thatPassage 1",
    "read 1849 for 18483 May 1848 3 May 1849",
  ]);
  await close();
});

test("F8 goes from finding to finding, and the address can be kept", async () => {
  const { page, close } = await open();
  const rule = page.locator(".clash-rule");
  await page.keyboard.press("F8");
  await expect.poll(() => rule.textContent()).toBe("Date misfit");
  await page.keyboard.press("F8");
  await expect.poll(() => rule.textContent()).toBe("Missing list");
  await page.keyboard.press("j");
  await expect.poll(() => rule.textContent()).toBe("Competing accounts");
  await page.keyboard.press("Shift+F8");
  await expect.poll(() => rule.textContent()).toBe("Missing list");
  expect(new URL(page.url()).hash).toBe("#/findings/f-warning");
  await page.reload();
  await expect.poll(() => rule.textContent()).toBe("Missing list");
  await close();
});

test("from a passage one comes to its place in the text", async () => {
  const { page, close } = await open({ at: "#/findings/f-note" });
  await page.locator(".passage", { hasText: "Letters of a Captain" }).getByRole("button", { name: "Open passage 2 in the text" }).click();
  await expect.poll(() => page.getByRole("tab", { selected: true }).textContent()).toBe("Letters of a Captain");
  await expect
    .poll(() => page.evaluate(() => [...(CSS.highlights.get("arrived") ?? [])].map(String)))
    .toEqual(["The bridge of Velm fell on 5 May 1849"]);
  await close();
});

test("the findings stand together by rule or by account, with their counts, and the keys go through them in that order", async () => {
  const { page, close } = await open();
  const rows = page.locator(".finding-row .finding-rule");
  const all = await rows.count();
  await page.getByRole("combobox", { name: "Order" }).selectOption("By rule");
  const heads = await page.locator(".finding-group h3").allTextContents();
  expect(heads.length).toBe(new Set(await rows.allTextContents()).size);
  const counts = heads.map((head) => Number(/\d+$/.exec(head)?.[0]));
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(all);
  await page.locator("#main").focus();
  const gone: string[] = [];
  for (let step = 0; step < all; step++) {
    await page.keyboard.press("j");
    gone.push((await page.locator(".finding-row[aria-current] .finding-rule").textContent()) ?? "");
  }
  expect(gone).toEqual(await rows.allTextContents());
  await close();
});
