import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Problem } from "../../src/base/problem.ts";
import type { SourceId } from "../../src/model/source.ts";
import { readAccountFile } from "../../src/readers/account.ts";
import { readSource } from "../../src/source/index.ts";
import { chance, type Proof, root } from "./shared.ts";

const ENDINGS = ["txt", "md", "html"];
const SECONDS = 20;

/** Accounts damaged at random places, and bytes that are none: each is read, or refused in a sentence, and in bounded time. */
export async function oddAccounts(rounds: number, seed = 8): Promise<Proof> {
  const next = chance(seed);
  const faults: string[] = [];
  const counted = { read: 0, refused: 0 };
  const folder = mkdtempSync(join(tmpdir(), "regest-odd-"));
  const examples = readdirSync(join(root, "examples"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(md|txt|html)$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)));
  const hostile = [
    "<".repeat(50_000),
    "[".repeat(20_000),
    "*_".repeat(20_000),
    "&lt;".repeat(20_000),
    "\u202e\ufeff\u0000".repeat(1000),
    "> ".repeat(5000),
    "<svg onload=alert(1)>".repeat(1000),
  ];
  for (let round = 0; round < rounds; round++) {
    const example = examples[Math.floor(next() * examples.length)] ?? Buffer.alloc(0);
    const damaged =
      next() < 0.2 ? Buffer.from(hostile[round % hostile.length] ?? "") : Buffer.from(example.subarray(0, Math.floor(next() * example.length)));
    for (let times = next() * 50; times > 0; times--) if (damaged.length > 0) damaged[Math.floor(next() * damaged.length)] = Math.floor(next() * 256);
    const path = join(folder, `odd${round}.${ENDINGS[round % ENDINGS.length]}`);
    writeFileSync(path, damaged);
    const began = Date.now();
    try {
      const source = readSource({ id: "odd" as SourceId, ...readAccountFile(path), metadata: {} });
      const [first] = source.blocks;
      if (first !== undefined && first.end > source.text.length) faults.push(`round ${round}: a block lies outside of its text`);
      counted.read++;
    } catch (error) {
      if (error instanceof Problem && !error.message.includes("\n    at ")) counted.refused++;
      else faults.push(`round ${round}: ${String(error).slice(0, 200)}`);
    }
    if (Date.now() - began > SECONDS * 1000) faults.push(`round ${round}: took ${Math.round((Date.now() - began) / 1000)} seconds`);
  }
  rmSync(folder, { recursive: true, force: true });
  return { what: "damaged and hostile accounts", rounds, counted, faults };
}
