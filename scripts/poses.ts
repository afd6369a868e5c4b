import type { Page } from "playwright-core";
import type { View } from "../src/web/app/route.ts";

/** The windows that pictures are taken in. */
export const SIZES = [
  { width: 1280, height: 800 },
  { width: 768, height: 1024 },
];

export const SCHEMES = ["light", "dark"] as const;

/** What is done in a view before its picture is taken, so that it shows what it is for. */
export const POSES: Readonly<Record<View, (page: Page) => Promise<void>>> = {
  async read(page) {
    const passage = page.locator(".page p[data-block]").nth(1);
    await passage.scrollIntoViewIfNeeded();
    await page.locator(".page").first().focus();
    for (let count = 0; count < 4; count++) await page.keyboard.press("ArrowRight");
  },
  async findings(page) {
    const misfit = page.locator(".finding-row", { hasText: "does not fit" }).first();
    await misfit.evaluate((row: HTMLElement) => row.click());
  },
  async review(page) {
    await page.locator(".review").focus();
    for (const key of ["a", "s", "s", "ArrowDown"]) await page.keyboard.press(key);
  },
  async people(page) {
    await page.locator(".people-list button").first().click();
    await page.locator(".people-career li").first().waitFor();
  },
  async network(page) {
    await page.locator(".network-canvas[data-settled]").waitFor();
    await page.locator(".network-side summary").first().click();
  },
  async map(page) {
    await page.locator(".map-svg").waitFor();
    await page.locator(".map-row > button").first().click();
  },
  async timeline(page) {
    await page.getByRole("combobox", { name: "Lanes" }).selectOption("by person");
  },
  async state(page) {
    await page.getByRole("textbox", { name: /^Date/ }).fill("1946-07-05");
    await page.locator("[data-board=offices] summary").first().click({ timeout: 5000 });
  },
  async compare(page) {
    await page.getByRole("button", { name: /told by one$/ }).click();
  },
  async numbers(page) {
    await page.locator(".thing").first().waitFor();
  },
  async papers(page) {
    await page.locator(".paper summary").first().click();
  },
  async dates(page) {
    await page.getByRole("button", { name: "Show an example" }).click();
    await page.locator(".date-row").nth(1).focus();
  },
};
