import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { packageRoot } from "../src/readers/data.ts";
import { startPostgres } from "../test/support/postgres.ts";
import { serveTeamOn } from "../test/support/team.ts";
import type { TeamScene as Scene } from "./poses.ts";

const PASSWORD = "a long enough password";
const EXAMPLE = join(packageRoot(), "examples", "three-regions-1944-1949", "sources");

/** Where somebody sits, and what is done there. */
interface Seats {
  readonly browser: Browser;
  readonly address: string;
}

/** Lets a team work on the example and has a picture taken of each scene; gives why where there is no PostgreSQL to keep its dossier on. */
export async function playTeam(browser: Browser, take: (scene: Scene, page: Page) => Promise<void>): Promise<{ readonly why: string } | undefined> {
  const postgres = await startPostgres();
  if ("why" in postgres) return postgres;
  const server = await serveTeamOn(await postgres.database());
  try {
    await play({ browser, address: server.address }, take);
  } finally {
    await server.close();
    await postgres.end();
  }
  return undefined;
}

async function play(seats: Seats, take: (scene: Scene, page: Page) => Promise<void>): Promise<void> {
  const stranger = await sit(seats);
  await stranger.getByLabel("E-mail address").fill("ada@example.org");
  await stranger.getByLabel("Password").fill("wrong wrong wrong");
  await stranger.keyboard.press("Enter");
  await stranger.getByRole("alert").waitFor();
  await take("door", stranger);

  const ada = await signUp(seats, "Ada");
  for (const title of ["Letters from Ghulja", "Three accounts of the Ili valley state"]) await makeDossier(ada, title);
  await addAccounts(ada);
  await take("accounts", ada);
  await ada.keyboard.press("Escape");
  await ada.locator(".finding-row").first().waitFor();
  const words = { Ben: await invite(ada, "Ben", "editor"), Cleo: await invite(ada, "Cleo", "reader") };
  const [ben, cleo] = [await takePart(seats, "Ben", words.Ben), await takePart(seats, "Cleo", words.Cleo)];
  await invite(ada, "Dora", "reader");
  await ada.getByRole("button", { name: "Ada, owner" }).click();
  await ada.getByRole("dialog", { name: "Who takes part" }).locator("li", { hasText: "Cleo" }).waitFor();
  await take("members", ada);
  await ada.keyboard.press("Escape");

  await openSlip(cleo);
  await cleo.getByRole("button", { name: "Dismiss …" }).press("Enter");
  await cleo.getByRole("alert").waitFor();
  await take("reader", cleo);

  // Ada hears nothing for a while, as on a bad line
  await ada.route("**/analysis", (route) => route.abort());
  for (const page of [ada, ben]) await askForDate(page);
  await redate(ben, "1949-08-24", "the telegram is dated 1949");
  await redate(ada, "1949-08-25", "so the Soviet papers");
  await ada.getByRole("dialog", { name: "Ben decided on the same meanwhile" }).waitFor();
  await ada.unroute("**/analysis");
  await take("conflict", ada);
  await ada.getByRole("button", { name: /^Leave/ }).click();
  await toDossiers(ada);
  await take("dossiers", ada);
}

async function sit({ browser, address }: Seats): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  await page.goto(address);
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  return page;
}

async function signUp(seats: Seats, who: string): Promise<Page> {
  const page = await sit(seats);
  await page.getByRole("button", { name: "Sign up" }).click();
  await page.getByLabel(/^Your name/).fill(who);
  await page.getByLabel("E-mail address").fill(`${who.toLowerCase()}@example.org`);
  await page.getByLabel(/^Password/).fill(PASSWORD);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Dossiers" }).waitFor();
  return page;
}

async function makeDossier(page: Page, title: string): Promise<void> {
  if ((await page.getByRole("button", { name: "Ada, owner" }).count()) > 0) await toDossiers(page);
  await page.getByLabel("Title of the new dossier").fill(title);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Accounts of the dossier" }).waitFor();
}

async function toDossiers(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Ada, owner" }).click();
  await page.getByRole("button", { name: "Another dossier" }).click();
  await page.getByRole("heading", { name: "Dossiers" }).waitFor();
}

async function addAccounts(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Accounts of the dossier" }).click();
  const dialog = page.getByRole("dialog", { name: "Accounts of the dossier" });
  const files = readdirSync(EXAMPLE).map((name) => ({ name, mimeType: "text/markdown", buffer: readFileSync(join(EXAMPLE, name)) }));
  await dialog.getByLabel("Files to add").setInputFiles(files);
  await dialog
    .locator("li")
    .nth(files.length - 1)
    .waitFor();
}

async function invite(owner: Page, who: string, role: "reader" | "editor"): Promise<string> {
  await owner.getByRole("button", { name: "Ada, owner" }).click();
  const dialog = owner.getByRole("dialog", { name: "Who takes part" });
  await dialog.getByLabel("E-mail address").fill(`${who.toLowerCase()}@example.org`);
  await dialog.getByLabel("Role", { exact: true }).selectOption(role);
  await dialog.getByRole("button", { name: "Invite", exact: true }).click();
  const word = await dialog.locator(".team-word code").textContent();
  await dialog.getByRole("button", { name: "Close" }).click();
  return word ?? "";
}

async function takePart(seats: Seats, who: string, word: string): Promise<Page> {
  const page = await signUp(seats, who);
  await page.getByLabel("The word of the invitation").fill(word);
  await page.getByRole("button", { name: "Accept" }).click();
  await page.locator(".finding-row").first().waitFor();
  return page;
}

async function openSlip(page: Page): Promise<void> {
  await page.locator(".finding-row", { hasText: "does not fit" }).first().click();
  await page.locator(".argument").waitFor();
}

async function askForDate(page: Page): Promise<void> {
  await openSlip(page);
  await page.getByText("Settle it otherwise").click();
  await page.getByRole("button", { name: "Another date for “August 24, 1943”" }).click();
}

async function redate(page: Page, date: string, why: string): Promise<void> {
  await page.keyboard.press("Control+a");
  await page.keyboard.type(date);
  await page.keyboard.press("Tab");
  await page.keyboard.type(why);
  await page.keyboard.press("Enter");
  await page.waitForTimeout(1000);
}
