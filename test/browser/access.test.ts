import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "vitest";
import { VIEWS } from "../../src/web/app/route.ts";
import { records } from "./fixture.ts";
import { stage } from "./workbench.ts";

const { open, server } = stage(records);

/** Six looks at one page: opening it anew for each would take most of the time. */
const PATIENCE = 240_000;

for (const view of VIEWS) {
  test(`axe has nothing to say of ${view}, wide, narrow and small, light and dark`, { timeout: PATIENCE }, async () => {
    const { page, close } = await open({ at: `#/${view}` });
    for (const colorScheme of ["light", "dark"] as const) {
      for (const width of [1280, 768, 390]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 800 });
        await page.waitForTimeout(200);
        const { violations } = await new AxeBuilder({ page }).analyze();
        const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
        expect(told, `${colorScheme}, ${width} wide`).toEqual([]);
      }
    }
    await close();
  });
}

test("axe has nothing to say of the card of a mark, the keys and the drawer", async () => {
  const { page, close } = await open({ viewport: { width: 768, height: 1024 } });
  const violations = async () =>
    (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`);
  await page.locator(".page").focus();
  await page.keyboard.press("ArrowRight");
  await page.getByRole("dialog", { name: "How this was read" }).waitFor();
  expect(await violations()).toEqual([]);
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Keys" }).waitFor();
  expect(await violations()).toEqual([]);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^Findings:/ }).click();
  await page.getByRole("heading", { name: /^Findings/ }).waitFor();
  expect(await violations()).toEqual([]);
  await close();
});

test("by keyboard alone: skip to the text, find the clash, read it, go to its words, and see the state", async () => {
  const { page, close } = await open();
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");
  await page.keyboard.press("Tab");
  expect(await focused()).toBe("Skip to the text");
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
  await page.keyboard.press("f");
  await expect.poll(focused).toContain("does not fit");
  await page.keyboard.press("ArrowDown");
  await expect.poll(focused).toContain("three things");
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await expect.poll(() => page.locator(".clash-rule").textContent()).toBe("Date misfit");
  await tabTo("Open in the text");
  await page.keyboard.press("Enter");
  await expect
    .poll(() => page.evaluate(() => [...(CSS.highlights.get("arrived") ?? [])].map(String)))
    .toEqual(["On 3 May 1848 Colonel Tisza wrote that the bridge still stood"]);
  await page.keyboard.press("4");
  await expect.poll(() => page.locator(".state-head h2").count()).toBe(1);
  await page.keyboard.press("1");
  await expect.poll(() => page.locator(".page").count()).toBe(1);
  await close();

  async function tabTo(text: string): Promise<void> {
    await page.locator("#main").focus();
    for (let count = 0; count < 30; count++) {
      await page.keyboard.press("Tab");
      if ((await focused()) === text) return;
    }
    throw new Error(`Tab does not lead to “${text}”`);
  }
});

test("no view is wider than its window", async () => {
  const { page, close } = await open();
  for (const width of [1100, 900, 822, 741, 700, 641, 360]) {
    await page.setViewportSize({ width, height: 800 });
    for (const view of VIEWS) {
      await page.evaluate((fragment) => location.assign(fragment), `#/${view}`);
      await page.locator(`.frame[data-view="${view}"]`).waitFor();
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(over, `${view}, ${width} wide`).toBeLessThanOrEqual(0);
    }
  }
  await close();
});

test("the focus is always to be seen", async () => {
  const { page, close } = await open();
  for (let count = 0; count < 25; count++) {
    await page.keyboard.press("Tab");
    const outline = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return "none at all";
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return outlineStyle === "none" || outlineWidth === "0px" ? `none on ${element.outerHTML.slice(0, 80)}` : "seen";
    });
    expect(outline).toBe("seen");
  }
  await close();
});

test("the theme can be chosen and is kept", async () => {
  const { page, close } = await open({ colorScheme: "light" });
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background();
  await page.getByRole("button", { name: "Theme: as the system" }).click();
  await page.getByRole("button", { name: "Theme: light" }).click();
  await expect.poll(background).not.toBe(light);
  await page.reload();
  await page.getByRole("button", { name: "Theme: dark" }).waitFor();
  expect(await background()).not.toBe(light);
  await close();
});

test("without its key the page says how to come by it, and shows nothing", async () => {
  const { page, close } = await open();
  await page.evaluate(() => sessionStorage.clear());
  await page.goto(new URL("/", server().address).href);
  await expect.poll(() => page.getByRole("alert").textContent()).toContain("Open the whole address that Regest printed");
  expect(await page.locator(".page").count()).toBe(0);
  await close();
});
