// npm run build: dist/ with the command, the library with its types, and the workbench.
import { spawnSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { readDataFiles, VALUES } from "../src/readers/data.ts";
import { valuesOf } from "../src/readers/values.ts";

const root = join(import.meta.dirname, "..");
process.chdir(root);
rmSync("dist", { recursive: true, force: true });
await build({ configFile: "vite.node.config.ts", logLevel: "warn" });
await build({ configFile: "vite.dates.config.ts", logLevel: "warn" });
await build({ configFile: "vite.web.config.ts", logLevel: "warn" });
writeFileSync(VALUES, JSON.stringify(valuesOf(readDataFiles(root))));
const types = spawnSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "tsconfig.types.json"], { stdio: "inherit" });
process.exitCode = types.status ?? 1;
