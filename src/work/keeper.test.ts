import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { StoredDossier } from "../store/contract.ts";
import { createDossier } from "../store/folder.ts";
import { openFolder } from "../store/folder-dossier.ts";
import type { Made } from "../store/served/keep.ts";
import type { IndexPort } from "../store/served/port.ts";
import { openKeeper } from "./keeper.ts";

const place = mkdtempSync(join(tmpdir(), "regest-keeper-"));
afterAll(() => rmSync(place, { recursive: true, force: true }));

const made = (nth: number): Made => ({ source: `${nth}.txt`, madeFrom: "x", read: { rows: [], claims: 1, findings: 0 } });

/** A dossier whose index writes as `write` says. */
function dossierWith(name: string, write: (port: IndexPort) => IndexPort["atomically"]): StoredDossier {
  const folder = join(place, name);
  createDossier(folder, name);
  const dossier = openFolder(folder);
  const index = async () => {
    const port = await dossier.index();
    return { ...port, atomically: write(port) };
  };
  return { ...dossier, index };
}

async function keptIn(dossier: StoredDossier): Promise<readonly string[]> {
  const rows = await (await dossier.index()).db.selectFrom("reading").select("scope").execute();
  return rows.map(({ scope }) => scope);
}

test("the first is kept at once, what follows fast is kept together, and all of it once", async () => {
  let writes = 0;
  const dossier = dossierWith("fast", (port) => (work) => {
    writes++;
    return port.atomically(work);
  });
  const told: string[] = [];
  const keeper = openKeeper(dossier, ({ source }: Made) => told.push(source));
  await keeper.take(made(0));
  await expect.poll(() => told).toEqual(["0.txt"]);
  for (let nth = 1; nth < 130; nth++) await keeper.take(made(nth));
  await keeper.end();
  expect(told).toHaveLength(130);
  expect(new Set(await keptIn(dossier))).toEqual(new Set(told));
  expect(writes).toBeLessThan(10);
  await dossier.close();
});

test("what cannot be kept is said to whoever goes on, and to whoever ends", async () => {
  const dossier = dossierWith("full", () => async () => {
    throw new Error("the disk is full");
  });
  const told: string[] = [];
  const keeper = openKeeper(dossier, ({ source }: Made) => told.push(source));
  await keeper.take(made(0));
  await expect.poll(() => keeper.take(made(1)).catch((error: Error) => error.message)).toBe("the disk is full");
  await expect(keeper.end()).rejects.toThrow("the disk is full");
  expect(told).toEqual([]);
  await dossier.close();
});
