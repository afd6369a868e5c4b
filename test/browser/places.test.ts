import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "vitest";
import type { GazetteerPlace } from "../../src/model/place.ts";
import { claimsOfBoth, councilEntity, records, velmEntity } from "./fixture.ts";
import { printsLight, stage } from "./workbench.ts";

const town = (id: string, latitude: number, longitude: number): GazetteerPlace => ({
  id,
  name: id,
  kind: "town",
  at: { latitude, longitude },
  within: ["XX"],
});
const entities = [...records.entities, velmEntity];
const velm = velmEntity.id;
const told = stage({
  ...records,
  entities,
  claims: claimsOfBoth,
  places: [{ entity: velm, candidates: [town("Velm", 4812, 1634)], place: town("Velm", 4812, 1634), reason: { kind: "only" } }],
});
const tied = stage({ ...records, entities: [...records.entities, councilEntity], claims: claimsOfBoth });
const open = stage({
  ...records,
  entities,
  claims: claimsOfBoth,
  places: [{ entity: velm, candidates: [town("Velm on the Hill", 4812, 1634), town("Velm by the Sea", 5400, 1800)], reason: { kind: "several" } }],
});

test("a place has its point on the map, moved and brought nearer by keyboard, and leads to its page and words", async () => {
  const { page, close } = await told.open({ at: "#/map" });
  const map = page.locator(".map-svg");
  await map.waitFor();
  const box = () => map.getAttribute("viewBox");
  await expect.poll(() => page.locator(".map-place text").allTextContents()).toEqual(["Velm"]);
  await map.focus();
  await page.waitForTimeout(300);
  const whole = await box();
  await page.keyboard.press("+");
  await expect.poll(box).not.toBe(whole);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("0");
  await expect.poll(box).toBe(whole);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.locator(".map-place").click();
  await expect.poll(() => page.locator(".map-detail").textContent()).toContain("48.12° N");
  await page.getByRole("button", { name: "Its page" }).click();
  await expect.poll(() => page.locator(".people-page h2").textContent()).toBe("Velm");
  await close();
});

test("a name that may be several places is asked about, not drawn as one of them", async () => {
  const { page, close } = await open.open({ at: "#/map" });
  await page.locator(".map-row > button").first().click();
  expect(await page.locator(".map-place").count()).toBe(0);
  await expect.poll(() => page.locator(".map-maybe").count()).toBe(2);
  const asked = page.locator(".map-detail");
  expect(await asked.textContent()).toContain("Which one is meant?");
  expect(await asked.getByRole("button", { name: /Velm by the Sea/ }).count()).toBe(1);
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await close();
});

test("a person is found by typing, and the page tells names, states and claims", async () => {
  const { page, close } = await told.open({ at: "#/people" });
  await page.getByRole("searchbox").fill("tisza");
  await page.locator(".people-list button").first().press("Enter");
  await expect.poll(() => page.locator(".people-page h2").textContent()).toContain("Tisza");
  await expect.poll(() => page.locator(".people-page [aria-busy=true]").count()).toBe(0);
  expect(await page.locator(".people-names li").count()).toBeGreaterThan(0);
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  expect(await page.locator(".people-side").isVisible()).toBe(false);
  expect(await page.locator(".people-claim blockquote").first().isVisible()).toBe(true);
  expect(await page.locator(".people-page h2").evaluate((title) => getComputedStyle(title).color)).toBe("rgb(37, 33, 27)");
  await page.emulateMedia({ media: "screen" });
  await page.locator(".people-account summary").first().click();
  await page.locator(".people-claim .link").first().click();
  await page.locator(".page").waitFor();
  await page.goBack();
  await page.locator(".people-page").waitFor();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await close();
});

test("the network is printed light, also from a dark screen", async () => {
  await printsLight(tied.open, "#/network");
});

test("who has to do with whom is drawn and listed, and both lead to pages and words", async () => {
  const { page, close } = await tied.open({ at: "#/network" });
  await page.locator(".network-canvas[data-settled]").waitFor();
  expect(await page.locator(".network-count").textContent()).toContain("people and bodies");
  await page.locator(".network-canvas").focus();
  await page.keyboard.press("+");
  await page.keyboard.press("0");
  await page.locator(".network-side summary").first().press("Enter");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.locator(".network-page").first().press("Enter");
  await page.locator(".people-page h2").waitFor();
  await close();
});

test("of a network only whom one has to do with is shown, found by name, whatever its accents, or by a press on it", async () => {
  const { page, close } = await tied.open({ at: "#/network" });
  await page.locator(".network-canvas[data-settled]").waitFor();
  const count = page.locator(".network-count");
  const all = await count.textContent();
  const name = (await page.locator(".network-side summary span").first().textContent()) ?? "";
  await page.getByRole("searchbox", { name: "Find a person or body" }).fill(name.toUpperCase().replace("I", "Í"));
  await page.getByRole("button", { name, exact: true }).press("Enter");
  await page.getByRole("heading", { name, exact: true }).waitFor();
  const ties = await page.locator(".network-side summary").allTextContents();
  expect(ties.length).toBeGreaterThan(0);
  expect(ties.filter((each) => !each.includes(name))).toEqual([]);
  await page.getByRole("button", { name: "Everybody again" }).press("Enter");
  await expect.poll(() => count.textContent()).toBe(all);
  await close();
});
