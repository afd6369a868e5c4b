import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "vitest";
import { beginningOf } from "../../src/cli/actions/beginning.ts";
import { filesStage } from "./workbench.ts";

const story = "On 22 August 1949 the envoys left Velm. On 24 August 1943 they crossed the river. On 3 September 1949 they came home.";
const files = filesStage({ "story.txt": story });
const dossier = join(files.folder, "story");

test("who looks at a file that is in no dossier and wants to decide is asked whether to make one, and where is said before", async () => {
  const { page, close } = await files.open({ at: "#/findings" });
  const opener = page.getByRole("button", { name: "Dismiss …" });
  await opener.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Make a dossier of these accounts" });
  await expect.poll(() => dialog.textContent()).toContain(dossier);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.keyboard.press("Escape");
  await expect.poll(() => dialog.count()).toBe(0);
  expect(existsSync(dossier)).toBe(false);
  await page.evaluate(() => location.assign("#/review"));
  await page.locator(".review-card").waitFor();
  await expect.poll(() => page.locator(".beginning").textContent()).toContain("in no dossier yet");
  expect(await page.getByRole("button", { name: /^Accept/ }).isDisabled()).toBe(true);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await close();
});

test("once it is made, by keyboard alone, what is decided is kept in it, and the file is as it was", async () => {
  const { page, close } = await files.open({ at: "#/findings" });
  const rows = page.locator(".finding-row");
  const before = await rows.count();
  await page.keyboard.press("Control+k");
  await page.getByRole("listbox").waitFor();
  await page.keyboard.type("make a dossier");
  await page.keyboard.press("Enter");
  await page.getByRole("dialog", { name: "Make a dossier of these accounts" }).waitFor();
  await page.keyboard.press("Enter");
  await expect.poll(() => page.getByRole("status").textContent()).toContain(dossier);
  expect(readFileSync(join(files.folder, "story.txt"), "utf8")).toBe(story);
  expect(readFileSync(join(dossier, "sources", "story.txt"), "utf8")).toBe(story);
  expect(await rows.count()).toBe(before);
  await page.getByRole("button", { name: "Dismiss …" }).press("Enter");
  await page.keyboard.type("as the edition has it");
  await page.keyboard.press("Enter");
  await expect.poll(() => rows.count()).toBe(before - 1);
  expect(readFileSync(join(dossier, "decisions.jsonl"), "utf8")).toContain("as the edition has it");
  expect(await page.getByRole("button", { name: "Make a dossier …" }).count()).toBe(0);
  expect(beginningOf([join(files.folder, "story.txt")])).toMatchObject({ begun: dossier });
  await close();
});
