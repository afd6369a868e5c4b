// npm run reliability: what breaks when things are killed, full, late, torn or many. Writes docs/reliability.md.
//   npm run reliability -- PART…       some parts; what was found of the others before stays, and the page says which have not been tried
//   npm run reliability -- --rounds N  fewer rounds; then nothing is kept or written
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
  const kept: Kept = { proof, day: new Date().toISOString().slice(0, 10) };
  writeFileSync(join(RESULTS, `${name}.json`), JSON.stringify(kept));
}
if (!("why" in server)) {
  const keptOf = (name: string) => {
    const path = join(RESULTS, `${name}.json`);
    return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Kept) : undefined;
  };
  const all = parts.map(({ name }) => [name, keptOf(name)] as const);
  const page = join(ROOT, "docs", "reliability.md");
  if (at < 0) writeFileSync(page, pageOf(all, existsSync(page) ? readFileSync(page, "utf8") : ""));
  await server.end();
}
process.exitCode = sound ? 0 : 1;
