// Works in a dossier on a disk that becomes full, then makes room and looks whether all that was acknowledged is there.
//   node on-full-disk.ts FOLDER SEED: FOLDER lies on a small disk. Prints what it found as JSON.
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { Problem } from "../../src/base/problem.ts";
import { readDecisions } from "../../src/store/decisions.ts";
import { createDossier } from "../../src/store/folder.ts";
import { openFolder } from "../../src/store/folder-dossier.ts";
import { keep } from "../../src/store/served/keep.ts";
import { chance } from "./shared.ts";

export interface FullDisk {
  readonly acknowledged: number;
  readonly refused: number;
  readonly faults: readonly string[];
}

const BALLAST = 200_000;
const STEPS = 150;

async function work(place: string, seed: number): Promise<FullDisk> {
  const next = chance(seed);
  const ballast = join(place, "ballast");
  writeFileSync(ballast, Buffer.alloc(BALLAST));
  const folder = join(place, "dossier");
  createDossier(folder, "Tried");
  const dossier = openFolder(folder);
  const noted = new Set<string>();
  const kept = new Map<string, string>();
  const faults: string[] = [];
  let [refused, readings] = [0, 0];
  const steps = [
    async (nth: number) => {
      const [made] = await dossier.decide([{ act: "note", about: `${nth} ${"x".repeat(next() * 3000)}` }], { by: "Ada", at: new Date(0) });
      noted.add(made?.id ?? "");
    },
    async (nth: number) => {
      const { name, sha256 } = await dossier.add(
        { name: `a${nth % 7}.txt`, bytes: Buffer.from(`${nth} `.repeat(next() * 5000)) },
        { described: {}, replace: true },
      );
      kept.set(name, sha256);
    },
    async (nth: number) => {
      const rows = Array.from({ length: 1 + nth }, (_, place) => ({ dossier: dossier.id, source: "s", start_at: 0, end_at: 1, place }));
      const passages = rows.map((row) => ({ ...row, quote: "x".repeat(200), words: `word${nth}` }));
      await keep(await dossier.index(), dossier.id, [{ source: "s", madeFrom: String(nth), passages }]);
      readings = 1 + nth;
    },
  ];
  const step = async (nth: number) => {
    try {
      await steps[Math.floor(next() * steps.length)]?.(nth);
    } catch (error) {
      refused++;
      if (!(error instanceof Problem)) faults.push(`not a sentence: ${(error as Error).stack}`);
    }
  };
  for (let nth = 0; nth < STEPS; nth++) await step(nth);
  rmSync(ballast);
  for (const each of steps) await each(STEPS).catch((error: unknown) => faults.push(`with room again: ${error}`));
  const { decisions } = readDecisions(folder);
  const there = new Set<string>(decisions.map(({ id }) => id));
  faults.push(...[...noted].filter((id) => !there.has(id)).map((id) => `${id} was acknowledged and is not there`));
  const sources = new Map((await dossier.sources()).map(({ name, sha256 }) => [name, sha256]));
  for (const [name, sha256] of kept) if (sources.get(name) !== sha256) faults.push(`${name} is not as it was acknowledged`);
  await dossier.close();
  const index = new Database(join(folder, ".regest", "index.sqlite"));
  const sound = index.pragma("integrity_check", { simple: true });
  const passages = index.prepare("select count(*) from passage").pluck().get();
  if (sound !== "ok") faults.push(`the index is damaged: ${sound}`);
  if (passages !== readings) faults.push(`${readings} sentences were kept and ${passages} are there`);
  index.close();
  return { acknowledged: noted.size + kept.size, refused, faults };
}

console.log(JSON.stringify(await work(process.argv[2] ?? "", Number(process.argv[3]))));
