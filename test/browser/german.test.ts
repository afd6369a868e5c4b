import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "vitest";
import { dossierStage } from "./workbench.ts";

const { open } = dossierStage({
  "mill.txt":
    "The Mill\n\nIn May 1849 the directors met in secret. On 3 June 1849 they sold the mill. On 9 June 1894 they sold the ships. On 20 June 1849 they told the workmen. In July 1849 the company was dissolved.\n",
  "abbey.txt": "The Abbey\n\nBishop Anselm died at Reading in March 1192. In May 1194 Bishop Anselm signed the Charter of Lenham.\n",
});

test("where the workbench speaks German, findings, their arguments and the names of rules are German, and the accounts stay as they are", async () => {
  const { page, close } = await open({ locale: "de-DE" });
  const rows = page.locator(".finding-row");
  await expect
    .poll(() => rows.locator(".finding-message").allTextContents())
    .toEqual([
      "Anselm handelt im Mai 1194, starb aber im März 1192",
      "„9 June 1894“ passt nicht: was ringsum erzählt wird, lässt nur 3. Juni 1849 bis 20. Juni 1849 zu",
    ]);
  expect(await rows.locator(".finding-rule").allTextContents()).toEqual(["Handelt nach dem Tod", "Datum fällt aus seiner Reihe"]);
  expect(await page.getByRole("combobox", { name: "Regel" }).locator("option").allTextContents()).toContain("Handelt nach dem Tod (1)");
  await rows.nth(1).click();
  await expect
    .poll(() => page.locator(".argument").textContent())
    .toContain("„3 June 1849“ wird davor erzählt, und kein Wort sagt, dass die Erzählung die Folge verlässt");
  expect(await page.locator(".suggestions").textContent()).toContain("zwei vertauschte Ziffern: „9 June 1849“ passt");
  expect(await page.locator(".passage mark").allTextContents()).toContain("9 June 1894");
  await page.getByRole("button", { name: /^Anwenden: zwei vertauschte Ziffern/ }).click();
  await expect.poll(() => page.locator(".deciding").textContent()).toContain("„9 June 1894“ wird gelesen als 9. Juni 1849.");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await close();
});

test("where German is slow to come, what was said in English until then is said anew", async () => {
  const { page, close } = await open();
  let comes = (): void => undefined;
  const slow = new Promise<void>((resolve) => {
    comes = resolve;
  });
  await page.route("**/messages-*.js", async (route) => {
    await slow;
    await route.continue();
  });
  await page.evaluate(() => localStorage.setItem("regest-language", "de"));
  await page.reload();
  const first = () => page.locator(".finding-row .finding-message").first().textContent();
  await expect.poll(first).toBe("Anselm acts in May 1194, but died in March 1192");
  comes();
  await expect.poll(first).toBe("Anselm handelt im Mai 1194, starb aber im März 1192");
  await close();
});

test("why a date was read so is said in German too, on its card and in the list of dates", async () => {
  const { page, close } = await open({ locale: "de-DE", at: "#/dates" });
  await page
    .locator("textarea")
    .fill("On 5 January 1946 the envoy came. On 9 January, about noon, he left for the coast with the letters of the king.");
  await expect.poll(() => page.locator(".date-row").count()).toBeGreaterThan(1);
  const rows = await page.locator(".date-row").allTextContents();
  expect(rows[0]).toContain("5. Januar 1946");
  expect(rows[0]).toContain("Ausdrücklich genannt");
  expect(rows[1]).toContain("Jahr 1946 übernommen von „5 January 1946“, einen Satz vorher");
  await page.evaluate(() => location.assign("#/read/mill.txt"));
  await page.locator(".page").first().focus();
  await expect
    .poll(async () => {
      await page.keyboard.press("ArrowRight");
      return page.locator(".card").textContent();
    })
    .toContain("ausdrücklich genannt");
  await close();
});
