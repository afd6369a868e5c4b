import type { Page } from "playwright-core";
import type { View } from "../src/web/app/route.ts";

/** The windows that pictures are taken in. */
export const SIZES = [
  { width: 1280, height: 800 },
  { width: 768, height: 1024 },
];

export const SCHEMES = ["light", "dark"] as const;

/** What a team sees besides the views: signing in, its dossiers, their accounts, who takes part, what a role does not allow, two decisions on one thing. */
export const TEAM_SCENES = ["door", "dossiers", "accounts", "members", "reader", "conflict"] as const;
export type TeamScene = (typeof TEAM_SCENES)[number];

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

/** Views that have a picture of another side of theirs: where it is, and what is done there. */
export const SIDES: Readonly<Record<string, { readonly of: View; readonly at: string; readonly pose: (page: Page) => Promise<void> }>> = {
  undated: {
    of: "dates",
    at: "#/dates/undated",
    async pose(page) {
      const find = page.getByRole("searchbox", { name: /^An event of the accounts/ });
      for (const words of ["1946-06-06", "1946-08-01"]) {
        await find.fill(words);
        await find.press("Enter");
      }
      await page.getByRole("combobox", { name: "How it stands to it" }).nth(1).selectOption({ index: 1 });
      await page.getByRole("combobox", { name: "On a" }).selectOption("Sunday");
    },
  },
};
