import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { findBrowser } from "../../scripts/browser.ts";
import { assert } from "../../src/base/assert.ts";
import { startPostgres, tellSkipped } from "../support/postgres.ts";
import { serveTeamOn } from "../support/team.ts";
import { FLAGS, watch } from "./workbench.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });
const postgres = await startPostgres();
const password = "a long enough password";
const MILL =
  "The Mill\n\nIn May 1849 the directors met in secret. On 3 June 1849 they sold the mill. On 9 June 1894 they sold the ships. On 20 June 1849 they told the workmen. In July 1849 the company was dissolved.\n";

/** Somebody at a screen of their own. */
interface Seat {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly faults: readonly string[];
}

if ("why" in postgres) {
  tellSkipped("TESTS OF A TEAM AT THE SCREEN", postgres);
  test.skip("a team at the screen", () => undefined);
} else {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof serveTeamOn>>;
  const seats = new Map<string, Seat>();
  const seat = (who: string): Page => {
    const { page } = seats.get(who) ?? {};
    assert(page !== undefined, `${who} sits nowhere`);
    return page;
  };
  const sit = async (who: string): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    // a refusal of the server is told on the screen, and by the browser too
    seats.set(who, { page, context, faults: watch(page, /^Failed to load resource: (?:.* (?:401|403|404|409|412|422)|net::ERR_FAILED)/) });
    await page.goto(server.address);
    return page;
  };
  const signUp = async (who: string) => {
    const page = await sit(who);
    await page.getByRole("button", { name: "Sign up" }).click();
    await page.getByLabel(/^Your name/).fill(who);
    await page.getByLabel("E-mail address").fill(`${who.toLowerCase()}@example.org`);
    await page.getByLabel(/^Password/).fill(password);
    await page.keyboard.press("Enter");
  };
  /** Ada, who owns the dossier, invites; the word is passed on. */
  const invite = async (who: string, role: "reader" | "editor"): Promise<string> => {
    const ada = seat("Ada");
    await ada.getByRole("button", { name: "Ada, owner" }).click();
    const dialog = ada.getByRole("dialog", { name: "Who takes part" });
    await dialog.getByLabel("E-mail address").fill(`${who.toLowerCase()}@example.org`);
    await dialog.getByLabel("Role", { exact: true }).selectOption(role);
    await dialog.getByRole("button", { name: "Invite", exact: true }).click();
    const word = await dialog.locator(".team-word code").textContent();
    expect((await new AxeBuilder({ page: ada }).analyze()).violations).toEqual([]);
    await dialog.getByRole("button", { name: "Close" }).click();
    return word ?? "";
  };
  const takePart = async (who: string, role: "reader" | "editor") => {
    const word = await invite(who, role);
    await signUp(who);
    await seat(who).getByLabel("The word of the invitation").fill(word);
    await seat(who).getByRole("button", { name: "Accept" }).click();
    await seat(who).locator(".frame").waitFor();
  };

  beforeAll(async () => {
    const found = await findBrowser(() => undefined);
    assert(found.path !== undefined, "no browser");
    browser = await chromium.launch({ executablePath: found.path, args: FLAGS });
    server = await serveTeamOn(await postgres.database());
  });
  afterAll(async () => {
    for (const { faults, context } of seats.values()) {
      expect(faults).toEqual([]);
      await context.close();
    }
    await browser?.close();
    await server?.close();
    await postgres.end();
  });

  test("whoever comes is asked to sign in, a wrong password opens nothing, and the first to come makes a dossier and puts an account in", async () => {
    const page = await sit("nobody");
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
    expect(await page.locator(".frame").count()).toBe(0);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.getByLabel("E-mail address").fill("nobody@example.org");
    await page.getByLabel("Password").fill("wrong wrong wrong");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.getByRole("alert").textContent()).toBe("This address and this password do not belong together.");

    await page.getByLabel("Files to check").setInputFiles({ name: "mill.txt", mimeType: "text/plain", buffer: Buffer.from(MILL) });
    await expect.poll(() => page.locator(".finding-row").count(), { timeout: 30_000 }).toBe(1);
    await page.getByRole("button", { name: "Back to the dossier" }).click();
    await page.getByRole("heading", { name: "Sign in" }).waitFor();

    await signUp("Ada");
    const ada = seat("Ada");
    await ada.getByRole("heading", { name: "Dossiers" }).waitFor();
    await expect.poll(() => ada.locator("main").textContent()).toContain("You take part in no dossier yet.");
    expect((await new AxeBuilder({ page: ada }).analyze()).violations).toEqual([]);
    await ada.getByLabel("Title of the new dossier").fill("The mill");
    await ada.keyboard.press("Enter");
    await ada.getByRole("button", { name: "Accounts of the dossier" }).click();
    const accounts = ada.getByRole("dialog", { name: "Accounts of the dossier" });
    await accounts.getByLabel("Files to add").setInputFiles({ name: "mill.txt", mimeType: "text/plain", buffer: Buffer.from(MILL) });
    await expect.poll(() => accounts.locator("li").allTextContents()).toEqual([expect.stringContaining("mill.txt")]);
    expect((await new AxeBuilder({ page: ada }).analyze()).violations).toEqual([]);
    await accounts.getByRole("button", { name: "Close" }).click();
    await expect.poll(() => ada.locator(".finding-row").count()).toBe(1);
    await expect.poll(() => ada.locator(".side").textContent()).toMatch(/Dates\s*5/);
    await ada.reload();
    await expect.poll(() => ada.locator(".finding-row").count()).toBe(1);
  });

  test("roles are shown: a reader cannot decide, and every button says why", async () => {
    await takePart("Ben", "editor");
    await takePart("Cleo", "reader");
    const cleo = seat("Cleo");
    await cleo.getByRole("button", { name: "Cleo, reader" }).waitFor();
    await cleo.locator(".finding-row").first().click();
    const dismiss = cleo.getByRole("button", { name: "Dismiss …" });
    expect(await dismiss.getAttribute("aria-disabled")).toBe("true");
    await dismiss.press("Enter");
    await expect.poll(() => cleo.getByRole("alert").textContent()).toContain("You are a reader of this dossier: an owner can make you an editor");
    expect(await cleo.locator(".deciding").count()).toBe(0);
    expect((await new AxeBuilder({ page: cleo }).analyze()).violations).toEqual([]);
    await cleo.evaluate(() => location.assign("#/review"));
    await expect.poll(() => cleo.locator(".review .empty").textContent()).toContain("You are a reader");
    await cleo.getByRole("button", { name: "Accounts", exact: true }).click();
    const accounts = cleo.getByRole("dialog", { name: "Accounts of the dossier" });
    expect(await accounts.getByRole("button", { name: "Replace mill.txt" }).getAttribute("aria-disabled")).toBe("true");
    await cleo.keyboard.press("Escape");
    await cleo.getByRole("button", { name: "Cleo, reader" }).click();
    const people = cleo.getByRole("dialog", { name: "Who takes part" });
    await expect.poll(() => people.locator("li").count()).toBe(3);
    expect(await people.locator("li", { hasText: "Ben" }).textContent()).toContain("editor");
    expect(await people.getByRole("combobox").count()).toBe(0);
    await people.getByRole("button", { name: "Take Ben out" }).press("Enter");
    await expect.poll(() => people.getByRole("alert").textContent()).toBe("An owner says who takes part.");
    await cleo.keyboard.press("Escape");
  });

  test("what somebody else decides appears by itself, and who it was is said; a role that is given counts at once", async () => {
    const [ben, cleo, ada] = [seat("Ben"), seat("Cleo"), seat("Ada")];
    await cleo.evaluate(() => location.assign("#/findings"));
    await expect.poll(() => cleo.locator(".finding-row").count()).toBe(1);
    await ben.locator(".finding-row").first().click();
    await ben.getByRole("button", { name: /^Apply: / }).click();
    await ben.keyboard.type("a misprint");
    await ben.keyboard.press("Enter");
    await expect.poll(() => ben.locator(".finding-row").count()).toBe(0);
    await expect.poll(() => cleo.locator(".finding-row").count()).toBe(0);
    await expect.poll(() => cleo.getByRole("status").textContent()).toBe("Ben has decided something");
    await cleo.keyboard.press("d");
    await expect.poll(() => cleo.getByRole("dialog", { name: "What was decided" }).textContent()).toContain("Ben");
    await cleo.keyboard.press("Escape");
    await ben.keyboard.press("Control+z");
    await expect.poll(() => cleo.locator(".finding-row").count()).toBe(1);

    await ada.getByRole("button", { name: "Ada, owner" }).click();
    await ada.getByLabel("Role of Cleo").selectOption("editor");
    await cleo.getByRole("button", { name: "Cleo, editor" }).waitFor();
    await ada.keyboard.press("Escape");
    await cleo.locator(".finding-row").first().click();
    await expect.poll(() => cleo.getByRole("button", { name: "Dismiss …" }).getAttribute("aria-disabled")).toBeNull();
  });

  test("a line that fails puts nobody out: what is on the screen stays, and what happened meanwhile is seen when it is back", async () => {
    const [cleo, ada] = [seat("Cleo"), seat("Ada")];
    const role = async (from: string, to: "reader" | "editor") => {
      await ada.getByRole("button", { name: "Ada, owner" }).click();
      await ada.getByLabel("Role of Cleo").selectOption(to);
      await ada.keyboard.press("Escape");
      await cleo.getByRole("button", { name: from }).waitFor();
    };
    const failed = cleo.waitForRequest("**/analysis");
    await cleo.route("**/analysis", (route) => route.abort());
    await role("Cleo, reader", "reader");
    await failed;
    await cleo.route("**/api/dossiers/*", (route) => route.abort());
    await role("Cleo, reader", "editor");
    expect(await cleo.locator(".finding-row").count()).toBe(1);
    await cleo.unroute("**/api/dossiers/*");
    await cleo.unroute("**/analysis");
    await cleo.getByRole("button", { name: "Cleo, editor" }).waitFor();
    expect(await cleo.locator(".finding-row").count()).toBe(1);
  });

  test("of two who decide on one thing the slower is shown both decisions, and says which stands", async () => {
    const [ben, cleo] = [seat("Ben"), seat("Cleo")];
    // Cleo hears nothing for a while, as on a bad line
    await cleo.route("**/analysis", (route) => route.abort());
    const redate = async (page: Page, date: string, why: string) => {
      await page.locator(".finding-row").first().click();
      if ((await page.locator(".settling[open]").count()) === 0) await page.getByText("Settle it otherwise").click();
      await page.getByRole("button", { name: "Another date for “9 June 1894”" }).click();
      // on a busy machine the field is there, and has the keyboard, a little later
      await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe("INPUT");
      await page.keyboard.press("Control+a");
      await page.keyboard.type(date);
      await page.keyboard.press("Tab");
      await page.keyboard.type(why);
      await page.keyboard.press("Enter");
    };
    await redate(ben, "1849-06-09", "a misprint");
    await expect.poll(() => ben.locator(".finding-row").count()).toBe(0);
    await redate(cleo, "1849-06-19", "the paper is torn");
    await cleo.unroute("**/analysis");
    const both = cleo.getByRole("dialog", { name: "Ben decided on the same meanwhile" });
    await both.waitFor();
    expect(await both.getByRole("region", { name: "Of Ben" }).textContent()).toContain("reads “9 June 1894” as 1849-06-09a misprint");
    expect(await both.getByRole("region", { name: "Yours" }).textContent()).toContain("reads “9 June 1894” as 1849-06-19the paper is torn");
    expect((await new AxeBuilder({ page: cleo }).analyze()).violations).toEqual([]);
    await both.getByRole("button", { name: "Keep yours instead" }).press("Enter");
    await expect.poll(() => ben.getByRole("status").textContent()).toBe("Cleo has decided something");
    await ben.keyboard.press("d");
    const log = ben.getByRole("dialog", { name: "What was decided" });
    await expect.poll(() => log.locator("li").first().textContent()).toContain("1849-06-19");
    expect(await log.locator("li").nth(1).textContent()).toContain("replaced by a later one");
    await ben.keyboard.press("Escape");
  });

  test("an account that somebody replaced meanwhile is not overwritten: both versions are shown, and one is chosen", async () => {
    const [ben, ada] = [seat("Ben"), seat("Ada")];
    const open = async (page: Page) => {
      await page.getByRole("button", { name: "Accounts", exact: true }).click();
      const dialog = page.getByRole("dialog", { name: "Accounts of the dossier" });
      await dialog.locator("li").first().waitFor();
      return dialog;
    };
    const [hers, his] = [await open(ada), await open(ben)];
    const file = (text: string) => ({ name: "new.txt", mimeType: "text/plain", buffer: Buffer.from(text) });
    await hers.getByLabel("New version of mill.txt").setInputFiles(file(MILL.replace("9 June 1894", "9 June 1849")));
    await expect.poll(() => ada.locator(".finding-row").count()).toBe(0);
    await his.getByLabel("New version of mill.txt").setInputFiles(file(MILL.replace("The Mill", "The Mill on the Stream")));
    const both = ben.getByRole("dialog", { name: "mill.txt has changed since you saw it" });
    await both.waitFor();
    expect(await both.getByRole("region", { name: "As it stands now" }).locator("mark").allTextContents()).toEqual([
      "The Mill",
      expect.stringContaining("On 9 June 1849 they sold the ships"),
    ]);
    expect(await both.getByRole("region", { name: "Yours" }).locator("mark").first().textContent()).toBe("The Mill on the Stream");
    expect((await new AxeBuilder({ page: ben }).analyze()).violations).toEqual([]);
    await both.getByRole("button", { name: "Replace it with yours" }).press("Enter");
    await his.locator("li").first().waitFor();
    await ben.keyboard.press("Escape");
    await ada.keyboard.press("Escape");
    await ada.evaluate(() => location.assign("#/read"));
    await expect.poll(() => ada.locator(".page").first().textContent()).toContain("The Mill on the Stream");
  });

  test("whoever is taken out sees no more, and whoever signs out is asked to sign in again", async () => {
    const [cleo, ada, ben] = [seat("Cleo"), seat("Ada"), seat("Ben")];
    await ada.getByRole("button", { name: "Ada, owner" }).click();
    await ada.getByRole("button", { name: "Take Cleo out" }).click();
    await expect.poll(() => cleo.locator(".door").textContent()).toContain("You do not take part in that dossier any more.");
    expect(await cleo.locator(".frame").count()).toBe(0);
    await ben.getByRole("button", { name: "Ben, editor" }).click();
    await ben.getByRole("button", { name: "Sign out" }).click();
    await ben.getByRole("heading", { name: "Sign in" }).waitFor();
    await ben.reload();
    await ben.getByRole("heading", { name: "Sign in" }).waitFor();
  });
}
