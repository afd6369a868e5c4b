#!/usr/bin/env node
import { existsSync } from "node:fs";

const [major, minor] = process.versions.node.split(".").map(Number);
const entry = new URL("../dist/cli/main.js", import.meta.url);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(`regest: Node 22.18 or later is needed, and this is ${process.versions.node}: install the current one from https://nodejs.org\n`);
  process.exitCode = 2;
} else if (!existsSync(entry)) {
  process.stderr.write("regest: not built yet; run `npm run build` in the package's folder first\n");
  process.exitCode = 2;
} else await import(entry.href);
