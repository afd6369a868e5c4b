// A lock file made while the registry lagged lacks packages of other platforms, and `npm ci` then fails there; one made with
// another registry names that registry. Both are found here, before anyone meets them.
import { readFileSync } from "node:fs";

interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** What is wrong with a package-lock.json (version 3), one sentence each. */
export function lockProblems(text: string): readonly string[] {
  const packages = (JSON.parse(text) as { packages: Readonly<Record<string, Locked>> }).packages;
  return Object.entries(packages).flatMap(([place, entry]) => {
    const missing = Object.keys(entry.optionalDependencies ?? {}).filter((name) => !isLocked(packages, place, name));
    const problems = missing.map(
      (name) => `${place === "" ? "package.json" : place} wants ${name} on some machines, and the lock file has no such package`,
    );
    if (/^https?:/.test(entry.resolved ?? "")) problems.push(`${place} is tied to the registry it was fetched from`);
    if (place !== "" && entry.integrity === undefined) problems.push(`${place} has no checksum`);
    return problems;
  });
}

/** Looks where Node would: in the package's own node_modules, then in those of the packages around it. */
function isLocked(packages: Readonly<Record<string, Locked>>, place: string, name: string): boolean {
  const folders = place === "" ? [] : place.split(/(?:^|\/)node_modules\//).slice(1);
  for (let depth = folders.length; depth >= 0; depth--) {
    const path = [...folders.slice(0, depth), name].map((folder) => `node_modules/${folder}`).join("/");
    if (packages[path] !== undefined) return true;
  }
  return false;
}

if (import.meta.main) {
  const problems = lockProblems(readFileSync("package-lock.json", "utf8"));
  for (const problem of problems) process.stdout.write(`package-lock.json: ${problem}\n`);
  if (problems.length > 0) {
    process.stdout.write("Make it again with a date before which every package is complete: npm install --package-lock-only --before=YYYY-MM-DD\n");
  }
  process.exitCode = problems.length > 0 ? 1 : 0;
}
