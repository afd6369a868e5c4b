import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "./data.ts";

/** The version of this package. */
export function version(): string {
  const read = JSON.parse(readFileSync(join(packageRoot(), "package.json"), "utf8")) as { readonly version: string };
  return read.version;
}
