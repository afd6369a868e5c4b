import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "../base/problem.ts";
import { type Baseline, parseBaseline, printBaseline } from "../findings/index.ts";
import { withPlace } from "./places.ts";

/** What the file is called in which a dossier keeps the findings that are known. */
export const BASELINE = "baseline.json";

/** That file in a folder. */
export function baselineFile(folder: string): string {
  return join(folder, BASELINE);
}

/** The baseline that a dossier has brought to a server; undefined where it has none. */
export async function baselineOnServer(place: string): Promise<Baseline | undefined> {
  return withPlace(place, async (dossier) => {
    if (!(await dossier.files()).includes(BASELINE)) return undefined;
    return parseBaseline(Buffer.from(await dossier.file(BASELINE)).toString("utf8"), `${place}/${BASELINE}`);
  });
}

/** The baseline in a file; undefined where there is no such file. */
export function readBaseline(path: string): Baseline | undefined {
  return existsSync(path) ? parseBaseline(readFileSync(path, "utf8"), path) : undefined;
}

export function writeBaseline(path: string, baseline: Baseline): void {
  try {
    writeFileSync(path, printBaseline(baseline));
  } catch (error) {
    throw new Problem(`${path} could not be written: ${(error as Error).message}`);
  }
}
