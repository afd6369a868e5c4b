#!/usr/bin/env node
import { existsSync } from "node:fs";

const entry = new URL("../dist/cli/main.js", import.meta.url);
if (existsSync(entry)) await import(entry.href);
else {
  process.stderr.write("regest: not built yet; run `npm run build` in the package's folder first\n");
  process.exitCode = 2;
}
