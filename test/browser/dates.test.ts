import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { records } from "./fixture.ts";
import { painted, stage } from "./workbench.ts";

const { open } = stage(records);
const AT = { at: "#/dates" } as const;
const field = (page: Page) => page.getByRole("textbox", { name: "Text to read dates from" });
const readings = (page: Page) => page.locator(".date-reading").allTextContents();
const marked = (page: Page, name: string) =>
  page.evaluate(
    (of) => [...(CSS.highlights.get(of) ?? [])].map((range) => range.startContainer.nodeValue?.slice(range.startOffset, range.endOffset)),
    name,
  );

test("a text that is typed has its dates marked, and each is told with its reason", async () => {
  const { page, close } = await open(AT);
  await field(page).fill("On January 5, 1946 the envoys met in the town. On 20 May they left.");
  await expect.poll(() => readings(page)).toEqual(["5 January 1946", "20 May 1946"]);
  expect(await marked(page, "mark-date")).toEqual(["January 5, 1946", "20 May"]);
  const second = page.locator(".date-row").nth(1);
  expect(await second.textContent()).toContain("1946-05-20");
  expect(await second.textContent()).toContain("Year 1946 carried from “January 5, 1946”, one sentence before.");
  expect(await page.getByRole("status").textContent()).toBe("2 dates, read as English: told by its words.");
  await close();
});

test("marks keep to their words between one key and the next", async () => {
  const { page, close } = await open(AT);
  await field(page).fill("The bridge of the town fell in 1848.");
  await expect.poll(() => marked(page, "mark-date")).toEqual(["1848"]);
  await field(page).press("Home");
  await page.keyboard.insertText("They say: ");
  expect(await marked(page, "mark-date")).toEqual(["1848"]);
  await field(page).press("End");
  await page.keyboard.type(" It was built in 1640.");
  await expect.poll(() => readings(page)).toEqual(["1848", "1640"]);
  await close();
});

test("the language is told by the words, or chosen; the date of writing is what “a year ago” counts from", async () => {
  const { page, close } = await open(AT);
  await field(page).fill("Am 3. Mai 1848 wurde die Brücke von Velm geschlossen, und der Herzog kam in die Stadt.");
  await expect.poll(() => page.getByRole("status").textContent()).toBe("1 date, read as German: told by its words.");
  expect(await readings(page)).toEqual(["3 May 1848"]);
  await page.getByLabel("Language").selectOption({ label: "English" });
  await expect.poll(() => readings(page)).toEqual(["1848"]);
  await field(page).fill("A year ago it rained.");
  await page.getByLabel("Written").fill("1952");
  await expect.poll(() => readings(page)).toEqual(["1951"]);
  await page.getByLabel("Written").fill("soon");
  await page.getByRole("alert").waitFor();
  expect(await page.getByRole("alert").textContent()).toContain("a date such as 1952");
  expect(await page.getByLabel("Written").getAttribute("aria-invalid")).toBe("true");
  await close();
});

test("something undated is dated by keyboard alone: the days left, what bounds them, what cannot all be so; a reload loses nothing", async () => {
  const { page, close } = await open();
  await page.keyboard.press("Control+k");
  await page.getByRole("listbox").waitFor();
  await page.keyboard.type("something undated");
  await page.keyboard.press("Enter");
  const find = page.getByRole("searchbox", { name: /^An event of the accounts/ });
  await find.focus();
  await page.keyboard.type("fell on 5 may");
  await page.keyboard.press("Enter");
  await page.keyboard.type("1849-06-02");
  await page.keyboard.press("Enter");
  const relations = page.getByRole("combobox", { name: "How it stands to it" });
  await relations.nth(1).focus();
  await page.keyboard.press("ArrowDown");
  const follows = page.getByRole("region", { name: "What follows" });
  await expect.poll(() => page.locator(".undated-window").textContent()).toBe("5 May to 2 June 1849 derived");
  expect(await follows.locator("blockquote").textContent()).toContain("The bridge of Velm fell on 5 May 1849");
  await page.getByRole("combobox", { name: "On a" }).focus();
  await page.keyboard.type("Tuesday");
  await expect.poll(() => page.locator(".undated-count").textContent()).toBe("4 days are left: 8 May 1849, 15 May 1849, 22 May 1849, 29 May 1849");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.reload();
  await expect.poll(() => page.locator(".undated-window").textContent()).toContain("8 to 29 May 1849");
  await find.focus();
  await page.keyboard.type("1849-07-01");
  await page.keyboard.press("Enter");
  await expect.poll(() => page.locator(".undated-conflict li").allTextContents()).toEqual(["before 2 June 1849", "after 1 July 1849"]);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByRole("button", { name: "Take away: 1 July 1849" }).press("Enter");
  await follows.getByRole("button", { name: /paragraph/ }).press("Enter");
  await expect.poll(() => painted(page, "arrived")).toBe(1);
  await close();
});

test("by keyboard alone: to the view, into the text, through the list, back to the words", async () => {
  const { page, close } = await open();
  await page.getByRole("link", { name: "Dates" }).press("Enter");
  await expect.poll(() => new URL(page.url()).hash).toBe("#/dates");
  await page.getByRole("button", { name: "Show an example" }).focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => page.locator(".date-row").count()).toBeGreaterThan(9);
  await field(page).focus();
  await page.keyboard.press("Tab");
  const focused = () => page.evaluate(() => document.activeElement?.querySelector(".date-words")?.textContent ?? "");
  await expect.poll(focused).toBe("January 5, 1946");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  expect(await focused()).toBe("20 May");
  await expect.poll(() => marked(page, "chosen")).toEqual(["20 May"]);
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("TEXTAREA");
  expect(await field(page).evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd))).toBe("20 May");
  await expect.poll(() => page.locator(".date-row[aria-current] .date-words").textContent()).toBe("20 May");
  await close();
});

test("the caret on a date lights it up in the list", async () => {
  const { page, close } = await open(AT);
  await field(page).fill("It was built in 1640 and fell in 1848 to the enemy.");
  await expect.poll(() => readings(page)).toEqual(["1640", "1848"]);
  await field(page).press("Home");
  for (let count = 0; count < 18; count++) await page.keyboard.press("ArrowRight");
  await expect.poll(() => page.locator(".date-row[aria-current] .date-words").allTextContents()).toEqual(["1640"]);
  await close();
});

test("the marks lie under their words, to the pixel, at every width", async () => {
  for (const width of [1280, 768, 390]) {
    const { page, close } = await open({ ...AT, viewport: { width, height: 800 } });
    await page.getByRole("button", { name: "Show an example" }).click();
    await expect.poll(() => painted(page, "mark-date")).toBeGreaterThan(9);
    const sizes = await page.evaluate(() => {
      const under = document.querySelector<HTMLElement>(".field-under");
      const area = document.querySelector<HTMLTextAreaElement>(".dates-field textarea");
      if (under === null || area === null) return undefined;
      const text = ["font", "letterSpacing", "lineHeight", "padding", "whiteSpace", "wordBreak", "overflowWrap", "tabSize", "textIndent"] as const;
      const style = (element: Element) => text.map((name) => getComputedStyle(element)[name]);
      return {
        widths: [under.clientWidth, area.clientWidth],
        fits: area.scrollHeight <= under.clientHeight + 1,
        under: style(under),
        area: style(area),
      };
    });
    expect(sizes?.widths[0]).toBe(sizes?.widths[1]);
    expect(sizes?.fits).toBe(true);
    expect(sizes?.under).toEqual(sizes?.area);
    await close();
  }
});

test("a long text does not hold up whoever types", async () => {
  const { page, close } = await open(AT);
  const long = "On 3 May 1848 the gates were closed, and two days later they stood open again. In the winter of 1849 it froze.\n".repeat(4000);
  // pasted at once; typing it key by key is not what is tried here
  await field(page).evaluate((area: HTMLTextAreaElement, text) => {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set?.call(area, text);
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }, long);
  await expect.poll(() => page.getByRole("status").textContent(), { timeout: 20_000 }).toMatch(/^12,000 dates/);
  expect(await page.locator(".date-row").count()).toBe(200);
  await page.getByRole("button", { name: "Show more of 12,000" }).click();
  expect(await page.locator(".date-row").count()).toBe(400);
  await close();
});

test("the text is kept while other views are looked at, and where the browser cannot highlight the marks are elements", async () => {
  const { page, close } = await open({ ...AT, without: "highlights" });
  await field(page).fill("The bridge of the town fell in 1848.");
  await expect.poll(() => page.locator(".field-under mark").allTextContents()).toEqual(["1848"]);
  await page.getByRole("link", { name: "State" }).click();
  await page.locator(".state-head").waitFor();
  await page.getByRole("link", { name: "Dates" }).click();
  expect(await field(page).inputValue()).toBe("The bridge of the town fell in 1848.");
  await expect.poll(() => page.locator(".field-under mark").allTextContents()).toEqual(["1848"]);
  await close();
});

/** Fails where axe finds fault, or where the page is wider than the window. */
async function sound(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" ")}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
}

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [1280, 768, 390]) {
    test(`axe has nothing to say of dates that were read, and of something undated, ${colorScheme}, ${width} wide`, async () => {
      const { page, close } = await open({ ...AT, colorScheme, viewport: { width, height: 800 } });
      await page.getByRole("button", { name: "Show an example" }).click();
      await page.locator(".date-row").nth(1).focus();
      await page.getByLabel("Written").fill("soon");
      await page.getByRole("alert").waitFor();
      await sound(page);
      await page.getByRole("link", { name: "Something undated" }).click();
      const find = page.getByRole("searchbox");
      for (const words of ["fell on 5 may", "1849-06", "1849-01"]) {
        await find.fill(words);
        await find.press("Enter");
      }
      await page.getByRole("combobox", { name: "How it stands to it" }).nth(2).selectOption("days before");
      await page.getByRole("textbox", { name: "How many days" }).waitFor();
      await sound(page);
      await close();
    });
  }
}
