import { expect, test } from "vitest";
import { records } from "./fixture.ts";
import { printsLight, stage } from "./workbench.ts";

const { open } = stage(records);

test("every dated claim is in the list of the timeline, in the order of time, with what is known of its date", async () => {
  const { page, close } = await open({ at: "#/timeline" });
  const rows = page.locator(".item-row");
  await expect
    .poll(() => rows.locator(".item-when").allTextContents())
    .toEqual(["3 May 1848", "14 April 1849", "2 May 1849", "5 May 1849", "some time between 18 and 22 May 1849"]);
  await rows.nth(3).click();
  await expect.poll(() => page.getByRole("tab", { selected: true }).textContent()).toBe("Letters of a Captain");
  await close();
});

test("the timeline is walked by keyboard: each item is said, and Enter opens its words", async () => {
  const { page, close } = await open({ at: "#/timeline" });
  const chart = page.getByRole("application", { name: "Timeline" });
  await chart.focus();
  await page.keyboard.press("End");
  const said = page.locator(".chart [aria-live]");
  await expect.poll(() => said.textContent()).toContain("The Duke came: some time between 18 and 22 May 1849");
  await page.keyboard.press("ArrowLeft");
  await expect.poll(() => said.textContent()).toContain("The bridge of Velm fell: 5 May 1849");
  await page.keyboard.press("Enter");
  await expect
    .poll(() => page.evaluate(() => [...(CSS.highlights.get("arrived") ?? [])].map(String)))
    .toEqual(["The bridge of Velm fell on 5 May 1849"]);
  await close();
});

test("an item clicked on the strip brings its words into sight, and dragging moves the days", async () => {
  const { page, close } = await open();
  const { x, y } = await placeOf(page, "The Duke came");
  await page.mouse.click(x, y);
  await expect.poll(() => page.evaluate(() => [...(CSS.highlights.get("arrived") ?? [])].map(String))).toEqual(["The Duke came on 20 May"]);
  const before = await pixels(page);
  await page.mouse.move(600, y);
  await page.mouse.down();
  await page.mouse.move(300, y, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => pixels(page)).not.toBe(before);
  await close();
});

test("a day chosen on the scale is the day whose state is shown", async () => {
  const { page, close } = await open();
  const box = await page.getByRole("application", { name: "Timeline strip" }).boundingBox();
  if (box === null) throw new Error("no strip");
  await page.mouse.click(box.x + box.width / 2, box.y + box.height - 10);
  await page.keyboard.press("4");
  await expect.poll(() => page.locator(".state-head h2").textContent()).toMatch(/^State on \d+ \w+ 184[89]$/);
  const field = page.getByRole("textbox", { name: /^Date/ });
  await field.fill("1849-05-02");
  await expect.poll(() => page.locator(".state-head h2").textContent()).toBe("State on 2 May 1849");
  await field.fill("1849-02-30");
  await expect.poll(() => page.getByRole("alert").textContent()).toBe("a day, such as 1949-08-24");
  await close();
});

type Page = Awaited<ReturnType<typeof open>>["page"];

/** Where an item is drawn, found as a reader would: by moving the pointer over the strip until its name appears. */
async function placeOf(page: Page, name: string): Promise<{ readonly x: number; readonly y: number }> {
  const chart = page.getByRole("application", { name: "Timeline strip" });
  const box = await chart.boundingBox();
  if (box === null) throw new Error("no strip");
  for (let y = box.y + 12; y < box.y + box.height - 36; y += 21) {
    for (let x = box.x + box.width - 4; x > box.x; x -= 24) {
      await page.mouse.move(x, y);
      if ((await chart.getAttribute("title"))?.startsWith(name)) return { x, y };
    }
  }
  throw new Error(`${name} is not on the strip`);
}

function pixels(page: Page): Promise<string> {
  return page.locator(".chart canvas").evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
}

test("the timeline is printed light, also from a dark screen", async () => {
  await printsLight(open, "#/timeline");
});
