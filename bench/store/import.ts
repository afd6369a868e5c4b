// How long a large import takes: a thousand accounts of 5,000 words each, put into a folder dossier and read. `npm run bench:import -- [ACCOUNTS]`.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { packageRoot } from "../../src/readers/data.ts";
import { corpusDocuments } from "../corpus/documents.ts";
import { chance } from "../reliability/shared.ts";

const WORDS = 5000;
const accounts = Number(process.argv[2] ?? 1000);
const place = mkdtempSync(join(tmpdir(), "regest-import-"));
const dossier = join(place, "dossier");
const drafts = join(place, "drafts");
mkdirSync(drafts);
const files = Array.from({ length: accounts }, (_, nth) => join(drafts, `account-${String(nth).padStart(4, "0")}.txt`));
const next = chance(5);
const paragraphs = corpusDocuments().flatMap(({ text }) => text.split(/\n\s*\n/u));
for (const file of files) writeFileSync(file, account());

try {
  regest("init", dossier);
  timed("put in", () => regest("add", dossier, ...files));
  timed(`read by ${availableParallelism()} processors`, () => regest("index", dossier, "--progress"));
  timed("read again, with nothing new", () => regest("index", dossier));
} finally {
  rmSync(place, { recursive: true, force: true });
}

/** Paragraphs of the corpus in another order each time, some years later or earlier. */
function account(): string {
  const years = Math.floor(next() * 40) - 20;
  const chosen: string[] = [];
  for (let words = 0; words < WORDS; ) {
    const paragraph = paragraphs[Math.floor(next() * paragraphs.length)] ?? "";
    chosen.push(paragraph.replace(/(?<!\d)1[89]\d\d(?!\d)/gu, (year) => String(Number(year) + years)));
    words += paragraph.split(/\s+/u).length;
  }
  return chosen.join("\n\n");
}

function regest(...parts: readonly string[]): void {
  const { status } = spawnSync(process.execPath, [join(packageRoot(), "bin", "regest.js"), ...parts], { stdio: ["ignore", "ignore", "inherit"] });
  if (status !== 0) throw new Error(`regest ${parts[0]} ended with ${status}`);
}

function timed(what: string, act: () => void): void {
  const began = performance.now();
  act();
  console.log(`${accounts} accounts of ${WORDS.toLocaleString("en")} words ${what}: ${((performance.now() - began) / 1000).toFixed(1)} s`);
}
