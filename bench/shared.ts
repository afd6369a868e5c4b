import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { packageRoot } from "../src/readers/data.ts";

/** The folder of annotated texts, beside this package or beside a folder that it is in; a path that does not exist where there is none. */
export function sharedFolder(from: string = packageRoot()): string {
  const above = dirname(from);
  const beside = join(above, "shared");
  return existsSync(beside) || above === from ? beside : sharedFolder(above);
}
