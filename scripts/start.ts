// npm start: reads the first example dossier, prints what it found, and serves the workbench.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const command = join(root, "dist", "cli", "main.js");
const example = readdirSync(join(root, "examples"), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => join("examples", entry.name))
  .sort()[0];

if (example === undefined) {
  process.stderr.write("regest: there is no dossier in examples/\n");
  process.exitCode = 2;
} else {
  process.chdir(root);
  process.stdout.write(`regest check ${example}\n\n`);
  const check = spawnSync(process.execPath, [command, "check", example], { stdio: "inherit" });
  if (check.status !== 0 && check.status !== 1) process.exitCode = check.status ?? 1;
  else {
    process.stdout.write(`\nregest serve ${example}\n`);
    process.argv.splice(2, 0, "serve", example, "--open");
    await import(command);
  }
}
