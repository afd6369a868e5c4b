import { expect, test } from "vitest";
import { records } from "./fixture.ts";
import { painted, stage } from "./workbench.ts";

const { open } = stage(records);

test("the account stands as given: headings, paragraphs, numbered list, curly quotes", async () => {
  const { page, close } = await open();
  await expect.poll(() => page.locator(".page [data-kind=heading]").allTextContents()).toEqual(["The Town Book of Velm", "The Siege", "The Relief"]);
  expect(await page.locator(".page li").allTextContents()).toEqual(["to ration bread;", "to melt the bells;", "to send for the Duke."]);
  expect(await page.locator(".page li").first().getAttribute("data-marker")).toBe("1.");
  expect(await page.locator(".page").textContent()).toContain("“the town was saved by rain”");
  await close();
});

test("marks are painted by kind, and the legend switches them off and on", async () => {
  const { page, close } = await open();
  await expect.poll(() => painted(page, "mark-date")).toBe(4);
  await expect.poll(() => painted(page, "mark-person")).toBe(2);
  const dates = page.getByRole("checkbox", { name: /^Dates 4/ });
  await dates.uncheck();
  await expect.poll(() => painted(page, "mark-date")).toBe(0);
  await expect.poll(() => painted(page, "mark-person")).toBe(2);
  await dates.check();
  await expect.poll(() => painted(page, "mark-date")).toBe(4);
  await close();
});

test("findings are underlined by severity", async () => {
  const { page, close } = await open();
  await expect.poll(() => painted(page, "finding-error")).toBe(2);
  expect(await painted(page, "finding-warning")).toBe(1);
  expect(await painted(page, "finding-note")).toBe(1);
  await close();
});

test("the pointer on a mark shows its reading and where that comes from", async () => {
  const { page, close } = await open();
  const paragraph = page.locator(".page p", { hasText: "The Duke came" });
  await paragraph.scrollIntoViewIfNeeded();
  const box = await paragraph.evaluate((element) => {
    const range = document.createRange();
    const text = element.firstChild as Text;
    const start = text.data.indexOf("20 May");
    range.setStart(text, start);
    range.setEnd(text, start + 6);
    const { x, y, width, height } = range.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  });
  await page.mouse.move(box.x, box.y);
  const card = page.getByRole("dialog", { name: "How this was read" });
  await card.waitFor();
  expect(await card.textContent()).toContain("20 May 1849");
  expect(await card.textContent()).toContain("year 1849 carried from “2 May 1849”, seven sentences before");
  await page.keyboard.press("Escape");
  await expect.poll(() => card.count()).toBe(0);
  await close();
});

test("the arrow keys walk from mark to mark and say what each is", async () => {
  const { page, close } = await open();
  await page.locator(".page").focus();
  await page.keyboard.press("ArrowRight");
  const card = page.getByRole("dialog", { name: "How this was read" });
  await expect.poll(() => card.textContent()).toContain("14 April 1849");
  expect(await card.textContent()).toContain("stated");
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => card.textContent()).toContain("Place");
  await page.keyboard.press("ArrowLeft");
  await expect.poll(() => card.textContent()).toContain("Date");
  await close();
});

test("accounts are tabs, or stand side by side", async () => {
  const { page, close } = await open();
  await page.getByRole("tab", { name: "Letters of a Captain" }).click();
  await expect.poll(() => page.locator(".page").textContent()).toContain("I saw it burn");
  expect(new URL(page.url()).hash).toBe("#/read/letters.txt");
  await page.getByRole("button", { name: "Side by side" }).click();
  await expect.poll(() => page.locator(".page").count()).toBe(2);
  await page.goBack();
  await expect.poll(() => page.getByRole("tab", { selected: true }).textContent()).toBe("The Town Book of Velm");
  await close();
});

test("markup in an account or a finding stays words", async () => {
  const { page, close } = await open();
  expect(await page.locator(".page").textContent()).toContain(`<script>document.title='broken into'</script> & <b>not bold</b>`);
  expect(await page.locator(".page img, .page script, .page b, .panel b").count()).toBe(0);
  expect(await page.locator(".panel").textContent()).toContain("<b>three things</b>");
  expect(await page.title()).toBe("Read · The siege of Velm · Regest");
  await close();
});

test("where the browser cannot highlight, marks are elements, and the text is the same", async () => {
  const { page, close } = await open({ without: "highlights" });
  await expect.poll(() => page.locator(".page mark.mark-date").allTextContents()).toEqual(["14 April 1849", "2 May 1849", "3 May 1848", "20 May"]);
  expect(await page.locator(".page p[data-block]").first().textContent()).toBe(
    "On 14 April 1849 the gates of Velm were closed. Colonel Tisza held the walls with 900 men.",
  );
  await close();
});
