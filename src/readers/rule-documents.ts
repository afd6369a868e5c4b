import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "./data.ts";

/** The documentation of a rule, as Markdown; absent where no rule of this name has any. */
export function ruleDocument(id: string, root: string = packageRoot()): string | undefined {
  const path = join(root, "rules", id, "rule.md");
  return /^[a-z]+(-[a-z]+)*$/.test(id) && existsSync(path) ? readFileSync(path, "utf8") : undefined;
}
