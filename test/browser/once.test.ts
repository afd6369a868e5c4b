import { expect, test } from "vitest";
import { dossierStage } from "./workbench.ts";

const { open } = dossierStage({
  "envoys.txt": "The Envoys\n\nOn 2 January 1846 Ada Lind signed the Eleven Articles with General Moreno.\n",
  "annals.txt": "Annals\n\nOn 2 January 1846 both sides signed the eleven articles in Velm.\n",
});

test("a paper that two accounts write in their own way stands once among the papers, with the words of both", async () => {
  const { page, close } = await open({ at: "#/papers" });
  await expect.poll(() => page.locator(".paper h3").allTextContents()).toEqual(["Eleven Articles"]);
  for (const summary of await page.locator(".paper summary").all()) await summary.click();
  const words = await page.locator(".paper .words").allTextContents();
  expect(words.join(" ")).toContain("signed the Eleven Articles");
  expect(words.join(" ")).toContain("signed the eleven articles");
  await close();
});

test("on a person's page a state of which nothing else is told is named once", async () => {
  const { page, close } = await open({ at: "#/people" });
  await page.locator(".people-list button", { hasText: "Ada Lind" }).click();
  const lines = page.locator(".people-career > li");
  await expect.poll(() => lines.count()).toBeGreaterThan(0);
  for (const line of await lines.allTextContents()) expect(line.match(/alive/g) ?? []).toHaveLength(line.includes("alive") ? 1 : 0);
  expect((await lines.allTextContents()).join(" ")).toContain("alive");
  await close();
});
