import { expect, test } from "vitest";
import { longRecords } from "./fixture.ts";
import { painted, stage } from "./workbench.ts";

const { open } = stage(longRecords(3000));

test("of a long account only what is near the view is painted, wherever one reads", async () => {
  const { page, close } = await open();
  await expect.poll(() => painted(page, "mark-date")).toBeGreaterThan(4);
  expect(await painted(page, "mark-date")).toBeLessThan(200);
  await page.locator("[data-block='2900']").scrollIntoViewIfNeeded();
  const near = () =>
    page.evaluate(() =>
      [...(CSS.highlights.get("mark-date") ?? [])].map((range) => Number(range.startContainer.parentElement?.dataset["block"])).sort((a, b) => a - b),
    );
  await expect.poll(async () => (await near()).includes(2900)).toBe(true);
  expect((await near())[0]).toBeGreaterThan(2700);
  await close();
});
