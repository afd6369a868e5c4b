// npm run reliability: what breaks when things are killed, full, late, torn or many. Writes docs/reliability.md.
//   npm run reliability -- [--rounds N] [PART…]   some parts, or fewer rounds; then nothing is written
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { folderParts, serverParts, WHOLE } from "../bench/reliability/all.ts";
import type { Proof } from "../bench/reliability/shared.ts";
import { startPostgres } from "../test/support/postgres.ts";

const args = process.argv.slice(2);
const at = args.indexOf("--rounds");
const rounds = at < 0 ? WHOLE.rounds : Number(args[at + 1]);
const chosen = args.filter((_, index) => at < 0 || (index !== at && index !== at + 1));
const extent = { ...WHOLE, rounds };
const server = await startPostgres();
const parts = [...folderParts(extent), ...("why" in server ? [] : serverParts(extent, server))].filter(
  ([name]) => chosen.length === 0 || chosen.includes(name),
);
if ("why" in server) console.log(`!!! the parts with a server are left out: ${server.why}`);

const proofs: Proof[] = [];
for (const [, run] of parts) {
  const proof = await run();
  proofs.push(proof);
  console.log(lineOf(proof));
  for (const fault of proof.faults.slice(0, 20)) console.log(`    ${fault}`);
}
if (!("why" in server)) {
  if (chosen.length === 0) writeFileSync(join(import.meta.dirname, "..", "docs", "reliability.md"), pageOf(proofs));
  await server.end();
}
process.exitCode = proofs.some(({ faults }) => faults.length > 0) ? 1 : 0;

function lineOf({ what, rounds: tried, counted, faults }: Proof): string {
  const numbers = Object.entries(counted).map(([name, count]) => `${count.toLocaleString("en")} ${name}`);
  return `${faults.length === 0 ? "✓" : "✗"} ${what}: ${tried} rounds; ${numbers.join(", ")}; ${faults.length} faults`;
}

function pageOf(all: readonly Proof[]): string {
  const rows = all.map(({ what, rounds: tried, counted, faults }) => {
    const numbers = Object.entries(counted).map(([name, count]) => `${count.toLocaleString("en")} ${name}`);
    return `| ${what} | ${tried} | ${numbers.join(", ")} | ${faults.length} |`;
  });
  return `# How reliable it is

Made by \`npm run reliability\`; do not edit. CI runs a short form of every part (\`test/reliability.test.ts\`).

What is killed is killed with SIGKILL, at a random moment. A decision counts as acknowledged once whoever made it was told so. A fault is a decision that was acknowledged and is not there, one that was made without sight of the one before, an index that is not sound or holds a reading in part, work lost or done twice, an answer that is no answer, or a request that ends in an error of ours.

| | rounds | | faults |
|---|---|---|---|
${rows.join("\n")}

- **Disks that fail** are simulated under \`decisions.jsonl\`: writes are cut short, the disk is full, and in a crash whatever was not synced is lost, torn or replaced by zeros, in any order. A real loss of power was not tried.
- **The crowd** works in one process on one PostgreSQL beside it, with forty connections.
`;
}
