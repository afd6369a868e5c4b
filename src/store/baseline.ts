import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "../base/problem.ts";
import { type Baseline, parseBaseline, printBaseline } from "../findings/index.ts";

/** The file in which a dossier keeps the findings that are known. */
export function baselineFile(folder: string): string {
  return join(folder, "baseline.json");
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
