import { expect, test } from "vitest";
import { records } from "./fixture.ts";
import { painted, stage } from "./workbench.ts";

const { open } = stage(records);

const hostile = "<img src=x onerror=alert(1)>.txt";

test("a file is checked in the tab by the same core, and one comes back to the dossier", async () => {
  const { page, close } = await open();
  await page.getByLabel("Files to check").setInputFiles({
    name: "march.txt",
    mimeType: "text/plain",
    buffer: Buffer.from("The fort was taken on 30 February 1849. The garrison left.\n"),
  });
  await expect.poll(() => page.locator(".page").textContent(), { timeout: 20_000 }).toContain("The fort was taken on 30 February 1849.");
  await expect.poll(() => page.locator(".finding-row .finding-rule").allTextContents()).toContain("Impossible date");
  await page.keyboard.press("4");
  await expect.poll(() => page.locator(".state-head h2").count()).toBe(1);
  await page.getByRole("button", { name: "Back to the dossier" }).click();
  await page.keyboard.press("1");
  await expect.poll(() => page.locator(".page").textContent()).toContain("The Town Book of Velm");
  await close();
});

test("what was learned of a language is fetched when a file is checked, not before", async () => {
  const { page, close } = await open();
  const weights: string[] = [];
  page.on("response", (response) => {
    if (response.url().endsWith(".bin")) weights.push(`${response.status()} ${response.headers()["content-type"]}`);
  });
  await page.reload();
  await expect.poll(() => page.locator(".page").textContent()).toContain("The Town Book of Velm");
  expect(weights).toEqual([]);
  await drop(page, [{ name: "rain.txt", text: "On 3 May 1849 it rained." }]);
  await expect.poll(() => page.locator(".page").textContent(), { timeout: 20_000 }).toContain("it rained");
  expect([...new Set(weights)]).toEqual(["200 application/octet-stream"]);
  await close();
});

test("a place of a file is looked up: its card says where it lies, what else it may be, and whose gazetteer says so", async () => {
  const { page, close } = await open();
  await drop(page, [{ name: "march.txt", text: "Troops entered Danzig. The envoy left for Paris." }]);
  await expect.poll(() => page.locator(".page").textContent(), { timeout: 20_000 }).toContain("Danzig");
  await page.locator(".page").focus();
  const card = page.getByRole("dialog", { name: "How this was read" });
  const seen: string[] = [];
  for (let step = 0; step < 6; step++) {
    await page.keyboard.press("ArrowRight");
    await card.waitFor();
    seen.push((await card.textContent()) ?? "");
  }
  const danzig = seen.find((text) => text.includes("Gdańsk, Poland"));
  expect(danzig).toContain("the only place of that name in the gazetteer");
  expect(danzig).toContain("GeoNames");
  const paris = seen.find((text) => text.includes("May be"));
  expect(paris).toContain("Paris, France");
  expect(paris).toContain("nothing in the account tells which");
  await close();
});

test("a file in another language is read in that language, as far as it is known", async () => {
  const { page, close } = await open();
  await drop(page, [{ name: "brief.txt", text: "Am 3. Mai 1848 wurde die Brücke von Velm geschlossen, und der Herzog kam in die Stadt." }]);
  await expect.poll(() => page.locator(".page").textContent(), { timeout: 20_000 }).toContain("Brücke von Velm");
  expect(await page.locator(".page").getAttribute("lang")).toBe("de");
  expect(await page.locator(".provenance").textContent()).toContain("German");
  await expect.poll(() => painted(page, "mark-date")).toBe(1);
  await close();
});

test("a file dropped anywhere is checked, and its name stays words", async () => {
  const { page, close } = await open();
  await drop(page, [{ name: hostile, text: "On 3 May 1849 it rained. It rained." }]);
  await expect.poll(() => page.locator(".page").textContent(), { timeout: 20_000 }).toContain("On 3 May 1849 it rained.");
  expect(await page.locator("img").count()).toBe(0);
  await close();
});

test("what cannot be read is said in a sentence each, and what can be is shown", async () => {
  const { page, close } = await open();
  await drop(page, [
    { name: "empty.txt", text: "" },
    { name: "tool.txt", text: "MZ\u0000\u0001" },
    { name: hostile.replace(".txt", ".exe"), text: "x" },
    { name: "rain.txt", text: "On 3 May 1849 it rained." },
  ]);
  const dialog = page.getByRole("dialog", { name: "Not everything could be read" });
  await dialog.waitFor({ timeout: 20_000 });
  expect(await dialog.locator("p").allTextContents()).toEqual([
    "“empty.txt” is empty.",
    "“tool.txt” is no text: it holds binary data.",
    "“<img src=x onerror=alert(1)>.exe” is neither text nor a document by its name. Text (.txt), Markdown (.md), HTML (.html) and documents (.docx, .odt, .pdf, .epub, TEI, .rtf) are read; save it as one of these.",
  ]);
  await page.keyboard.press("Escape");
  await expect.poll(() => page.locator(".page").textContent()).toContain("it rained");
  await close();
});

test("a check can be cancelled, and the dossier stays", async () => {
  const { page, close } = await open();
  const sentence = "On 3 May 1849 General Anders crossed the river with 4,000 men and took the town of Velm. ";
  await drop(page, [{ name: "long.txt", text: `${sentence.repeat(20)}\n\n`.repeat(600) }]);
  await page.getByRole("dialog", { name: "Checking" }).getByRole("button", { name: "Cancel" }).click();
  await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
  expect(await page.locator(".page").textContent()).toContain("The Town Book of Velm");
  await close();
});

type Page = Awaited<ReturnType<typeof open>>["page"];

async function drop(page: Page, files: readonly { readonly name: string; readonly text: string }[]): Promise<void> {
  const transfer = await page.evaluateHandle((given) => {
    const data = new DataTransfer();
    for (const { name, text } of given) data.items.add(new File([text], name));
    return data;
  }, files);
  await page.dispatchEvent("body", "dragover", { dataTransfer: transfer });
  await page.locator(".drop-veil").waitFor();
  await page.dispatchEvent("body", "drop", { dataTransfer: transfer });
}
