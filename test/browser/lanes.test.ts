import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "vitest";
import { manyClaims } from "../../bench/screen/records.ts";
import { readAccounts } from "./told.ts";
import { stage } from "./workbench.ts";

const told = stage(readAccounts());
const many = stage(manyClaims(100_000));

test("by keyboard alone: lanes by person, and the list has the same people with the same items", async () => {
  const { page, close } = await told.open({ at: "#/timeline" });
  const choice = page.getByRole("combobox", { name: "Lanes" });
  await choice.selectOption("by person");
  expect(new URL(page.url()).hash).toBe("#/timeline/person");
  const heads = page.locator(".item-head h3");
  await expect.poll(async () => (await heads.allTextContents()).map((text) => text.replace(/ \d+$/, ""))).toContain("Manuel Ortega");
  await page.getByRole("application", { name: "Timeline" }).focus();
  await page.keyboard.press("Home");
  const live = page.locator(".chart [aria-live]");
  await expect.poll(() => live.textContent()).toContain("1 February 1820");
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => live.textContent()).toContain("Government Council appointed Manuel Ortega governor of Velm: 3 May 1821");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.keyboard.press("Enter");
  const arrived = () => page.evaluate(() => [...(CSS.highlights.get("arrived") ?? [])].map(String).join());
  await expect.poll(arrived).toContain("the Government Council appointed Manuel Ortega");
  await page.goBack();
  await expect.poll(() => choice.inputValue()).toBe("person");
  await close();
});

test("who tells otherwise of the same event is said in the list", async () => {
  const { page, close } = await told.open({ at: "#/timeline" });
  const dated = page.locator(".item-when", { hasText: /^12 December 1823$/ });
  const signed = page.locator(".item-row", { has: dated }).filter({ has: page.locator(".item-clash") });
  await expect.poll(() => signed.locator(".item-clash").textContent()).toBe("≠ told otherwise: 15 December 1823, Letters of a Captain");
  await close();
});

test("as told, the list follows each account from its first words to its last", async () => {
  const { page, close } = await told.open({ at: "#/timeline/telling" });
  await expect
    .poll(() => page.locator(".item-head h3").allTextContents())
    .toEqual([expect.stringContaining("Town Book"), expect.stringContaining("Letters")]);
  const first = page.locator(".item-head", { hasText: "Town Book" }).locator("xpath=following-sibling::li[1]");
  expect(await first.textContent()).toContain("3 May 1821");
  await close();
});

test("no name is drawn over the right edge", async () => {
  const { page, close } = await told.open({ at: "#/timeline" });
  const chart = page.getByRole("application", { name: "Timeline" });
  await chart.focus();
  for (let press = 0; press < 12; press++) await page.keyboard.press("Shift+ArrowLeft");
  await page.locator(".chart canvas").waitFor();
  const cut = await page.evaluate(() => {
    const over: string[] = [];
    const draw = CanvasRenderingContext2D.prototype.fillText;
    CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
      if (x < this.canvas.clientWidth && x + this.measureText(text).width > this.canvas.clientWidth) over.push(text);
      draw.call(this, text, x, y);
    };
    return new Promise<readonly string[]>((resolve) => {
      document.querySelector(".chart-face")?.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight", shiftKey: true, bubbles: true }));
      setTimeout(() => resolve(over), 500);
    });
  });
  expect(cut).toEqual([]);
  await close();
});

test("a hundred thousand events are drawn, dragged and listed", async () => {
  const { page, close } = await many.open({ at: "#/timeline" });
  await page.getByRole("button", { name: "Show more of 100000" }).waitFor();
  const pixels = () => page.locator(".chart canvas").evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  const before = await pixels();
  await page.mouse.move(600, 300);
  await page.mouse.down();
  await page.mouse.move(300, 300, { steps: 3 });
  await page.mouse.up();
  await expect.poll(pixels).not.toBe(before);
  await close();
});
