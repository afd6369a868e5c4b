// npm run reliability: what breaks when things are killed, full, late, torn or many. Writes docs/reliability.md.
//   npm run reliability -- PART…       some parts; their results are kept, and the page is written once every part has been tried
//   npm run reliability -- --rounds N  fewer rounds; then nothing is kept or written
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { folderParts, serverParts, WHOLE } from "../bench/reliability/all.ts";
import { type Kept, lineOf, pageOf } from "../bench/reliability/page.ts";
import { startPostgres } from "../test/support/postgres.ts";

const ROOT = join(import.meta.dirname, "..");
const RESULTS = join(ROOT, ".reliability");
const args = process.argv.slice(2);
const at = args.indexOf("--rounds");
const rounds = at < 0 ? WHOLE.rounds : Number(args[at + 1]);
const chosen = args.filter((_, index) => at < 0 || (index !== at && index !== at + 1));
const extent = { ...WHOLE, rounds };
const server = await startPostgres();
const parts = [...folderParts(extent), ...("why" in server ? [] : serverParts(extent, server))];
const unknown = chosen.filter((name) => !parts.some((part) => part.name === name));
if ("why" in server) console.log(`!!! the parts with a server are left out: ${server.why}`);
if (unknown.length > 0) console.log(`!!! there is no part ${unknown.join(", ")}: there are ${parts.map(({ name }) => name).join(", ")}`);

let sound = unknown.length === 0;
for (const { name, run } of parts.filter((part) => chosen.length === 0 || chosen.includes(part.name))) {
  const began = Date.now();
  const proof = await run();
  const seconds = Math.round((Date.now() - began) / 1000);
  console.log(`${lineOf(proof)} (${seconds} s)`);
  for (const fault of proof.faults.slice(0, 20)) console.log(`    ${fault}`);
  if (proof.faults.length > 0) sound = false;
  if (at >= 0) continue;
  mkdirSync(RESULTS, { recursive: true });
  const commit = execFileSync("git", ["rev-parse", "--short=10", "HEAD"], { cwd: ROOT, encoding: "utf8" }).trim();
  const kept: Kept = { proof, day: new Date().toISOString().slice(0, 10), commit, seconds };
  writeFileSync(join(RESULTS, `${name}.json`), JSON.stringify(kept));
}
if (!("why" in server)) {
  const results = parts.map(({ name }) => ({ name, path: join(RESULTS, `${name}.json`) }));
  const missing = results.filter(({ path }) => !existsSync(path));
  if (at < 0 && missing.length > 0) console.log(`the page is written once these have been tried too: ${missing.map(({ name }) => name).join(", ")}`);
  if (at < 0 && missing.length === 0) {
    const all = results.map(({ name, path }) => [name, JSON.parse(readFileSync(path, "utf8")) as Kept] as const);
    writeFileSync(join(ROOT, "docs", "reliability.md"), pageOf(all));
  }
  await server.end();
}
process.exitCode = sound ? 0 : 1;
