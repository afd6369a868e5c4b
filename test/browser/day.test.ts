import { expect, test } from "vitest";
import { readAccounts } from "./told.ts";
import { painted, stage } from "./workbench.ts";

const { open } = stage(readAccounts());

test("by keyboard alone: step to a change, see who governed, open the words, compare with another day", async () => {
  const { page, close } = await open({ at: "#/state?on=1821-01-01" });
  const title = page.locator(".state-head h2");
  await expect.poll(() => title.textContent()).toBe("State on 1 January 1821");
  await page.locator("#main").focus();
  await page.keyboard.press(".");
  await expect.poll(() => title.textContent()).toBe("State on 3 May 1821");
  expect(new URL(page.url()).hash).toBe("#/state?on=1821-05-03");
  const office = page.locator("[data-board=offices] summary").first();
  await expect.poll(() => office.textContent()).toContain("Manuel Ortega");
  expect(await office.textContent()).toContain("certain");
  await office.focus();
  await page.keyboard.press("Enter");
  await expect
    .poll(() => page.locator("[data-board=offices] blockquote").first().textContent())
    .toContain("appointed Manuel Ortega governor of Velm");
  await page.getByRole("button", { name: "Compare dates" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("textbox", { name: /^Other date/ }).fill("1824-01-01");
  await expect.poll(() => title.textContent()).toBe("From 3 May 1821 to 1 January 1824");
  const came = page.locator("[data-board=offices] tr", { hasText: "Juan Salas" });
  await expect.poll(() => came.getAttribute("data-kind")).toBe("begun");
  expect(await came.locator(".absent").textContent()).toBe("not there");
  await came.locator("summary").focus();
  await page.keyboard.press("Enter");
  await came.getByRole("button", { name: /Town/ }).focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => page.evaluate(() => [...(CSS.highlights.get("arrived") ?? [])].map(String).join())).toContain("Juan Salas became governor");
  await close();
});

test("offices stand by body, and how sure each is can be told without colour", async () => {
  const { page, close } = await open({ at: "#/state?on=1824-01-01" });
  const board = page.getByRole("region", { name: "Offices" });
  await expect.poll(() => board.locator("h4").allTextContents()).toEqual(["Velm"]);
  const statuses = board.locator(".cell-status");
  expect((await statuses.allTextContents()).map((text) => text.split(",")[0]).sort()).toEqual(["contested", "presumed"]);
  const shapes = await board
    .locator(".standing")
    .evaluateAll((signs) => signs.map((sign) => getComputedStyle(sign).borderRadius + getComputedStyle(sign).backgroundImage.slice(0, 24)));
  expect(new Set(shapes).size).toBe(2);
  await close();
});

test("the slider moves the day everywhere: in the text lights up what each account says of it", async () => {
  const { page, close } = await open({ at: "#/read/town.txt?on=1822-08-09" });
  const bar = page.getByRole("region", { name: "The day in this account" });
  await expect.poll(() => bar.textContent()).toMatch(/^Passages about 9 August 1822: \d+ certain/);
  await expect.poll(() => painted(page, "moment-certain")).toBeGreaterThan(0);
  const captured = page.locator(".page p", { hasText: "captured Lima" });
  expect(await captured.getAttribute("data-moment")).toBe("certain");
  await bar.getByRole("button", { name: "Passage after" }).click();
  await expect.poll(() => page.evaluate(() => CSS.highlights.get("arrived")?.size)).toBe(1);
  await page.getByRole("slider", { name: "Day on show" }).focus();
  await page.keyboard.press("ArrowLeft");
  await expect.poll(() => bar.textContent()).toMatch(/^Passages about 8 August 1822/);
  expect(await page.getByRole("slider").getAttribute("aria-valuetext")).toBe("8 August 1822");
  await page.getByRole("button", { name: "Light up no day" }).click();
  await expect.poll(() => painted(page, "moment-certain")).toBe(0);
  await close();
});

test("the days are played from change to change until they are paused", async () => {
  const { page, close } = await open({ at: "#/state?on=1821-01-01" });
  await page.locator(".state-head h2").waitFor();
  await page.locator("#main").focus();
  await page.keyboard.press("p");
  await expect.poll(() => page.locator(".state-head h2").textContent()).toBe("State on 3 May 1821");
  await expect.poll(() => page.locator(".state-head h2").textContent()).not.toBe("State on 3 May 1821");
  await page.getByRole("button", { name: "Pause" }).click();
  await expect.poll(() => page.getByRole("button", { name: "Play, from change to change" }).count()).toBe(1);
  await close();
});

test("the address of a day leads to it, in another tab too while the workbench is open", async () => {
  const { page, close } = await open({ at: "#/state?on=1824-01-01&against=1821-05-03" });
  await expect.poll(() => page.locator(".state-head h2").textContent()).toBe("From 3 May 1821 to 1 January 1824");
  const other = await page.context().newPage();
  await other.goto(page.url());
  await expect.poll(() => other.locator(".state-head h2").textContent()).toBe("From 3 May 1821 to 1 January 1824");
  await close();
});

test("on somebody's page what stood on the day is told from what did not", async () => {
  const { page, close } = await open({ at: "#/people?on=1822-06-01" });
  await page.getByRole("searchbox").fill("ortega");
  await page.locator(".people-list button").first().press("Enter");
  const then = page.locator('.people-career [data-then="true"]');
  await expect.poll(() => then.first().textContent()).toContain("so on 1 June 1822");
  const many = await then.count();
  await page.getByRole("textbox", { name: /^Date/ }).fill("1700-01-01");
  await expect.poll(() => then.count()).toBeLessThan(many);
  await close();
});
