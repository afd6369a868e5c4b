import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "vitest";
import { readDecisions } from "../../src/store/decisions.ts";
import { dossierStage } from "./workbench.ts";

const { open, folder } = dossierStage({
  "envoys.txt": "The Envoys\n\nIn 1848 the envoy left for Paris. In 1939 troops entered Danzig and Warsaw. In 1849 a letter came from Paris.\n",
});
const decisions = () => readDecisions(folder).decisions;

test("which of several places is meant is asked; what is chosen by keyboard alone stands in the log and is used from then on", async () => {
  const { page, close } = await open({ at: "#/map" });
  const row = page.locator(".map-row", { hasText: "Paris" });
  await row.getByRole("button", { name: /^Paris/ }).press("Enter");
  await expect.poll(() => row.textContent()).toContain("2 places of that name, and nothing in the account tells which");
  await expect.poll(() => page.locator(".map-place text").allTextContents()).not.toContain("Paris");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await row.getByRole("button", { name: /^Paris is Paris, France/ }).press("Enter");
  await page.keyboard.type("the letter names the Seine");
  await page.keyboard.press("Enter");
  await expect.poll(() => row.textContent()).toContain("decided by hand");
  await expect.poll(() => page.locator(".map-place text").allTextContents()).toContain("Paris");
  expect(await row.textContent()).toContain("Ada: the letter names the Seine");
  expect(decisions().at(-1)).toMatchObject({ act: "place", name: "Paris", place: expect.stringMatching(/^geonames:/), by: "Ada" });

  await page.evaluate(() => location.assign("#/read"));
  await page.locator(".page").first().focus();
  await expect
    .poll(async () => {
      await page.keyboard.press("ArrowRight");
      return page.locator(".card").textContent();
    })
    .toContain("Paris, France");
  await page.keyboard.press("d");
  await expect.poll(() => page.getByRole("dialog", { name: "What was decided" }).textContent()).toContain("“Paris” is the place geonames:");
  await close();
});

test("a choice is made otherwise, and taken back, after which it is asked again", async () => {
  const { page, close } = await open({ at: "#/map" });
  const row = page.locator(".map-row", { hasText: "Paris" });
  await row.getByRole("button", { name: /^Paris/ }).click();
  await row.getByText("Another of that name").click();
  await row.getByRole("button", { name: /^Paris is Paris, United States/ }).click();
  await page.keyboard.press("Enter");
  await expect.poll(() => row.locator(".map-detail > p").first().textContent()).toContain("United States");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await row.getByRole("button", { name: "Take back: Paris" }).click();
  await expect.poll(() => row.locator(".map-detail > p").first().textContent()).toContain("Paris, France");
  await row.getByRole("button", { name: "Take back: Paris" }).click();
  await expect.poll(() => row.textContent()).toContain("Which one is meant?");
  await row.getByRole("button", { name: "Paris is none of these" }).click();
  await page.keyboard.press("Enter");
  await expect.poll(() => row.textContent()).toContain("decided by hand");
  expect(decisions().at(-1)).toMatchObject({ act: "place", name: "Paris", place: null });
  await page.keyboard.press("Control+z");
  await expect.poll(() => row.textContent()).toContain("2 places of that name");
  await close();
});
