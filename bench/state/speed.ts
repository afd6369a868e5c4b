// How fast states are answered: a made-up chronicle of 100 000 claims, indexed in a new process and in one that has indexed before, and asked on many days. `npm run bench:state`.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { loadLanguages } from "../../src/lang/language.ts";
import type { PredicateId } from "../../src/model/claim.ts";
import { readDataFiles } from "../../src/readers/data.ts";
import { indexState } from "../../src/state/index.ts";
import { gregorianDay } from "../../src/time/index.ts";
import { FIRST_YEAR, LAST_YEAR, madeChronicle } from "./made.ts";

const CLAIMS = 100_000;
/** So many claims, so many times, are indexed before where the code is to be warm: as in a session that has been open for a while. */
const WARMING = { claims: 5000, rounds: 4 };
const WARM = "warm";
const { languages, knowledge } = loadLanguages(readDataFiles());
if (knowledge === undefined) throw new Error("no knowledge");
const chronicle = (claims: number) => ({ ...madeChronicle(claims, (id) => id as PredicateId), languages, knowledge });
const input = chronicle(CLAIMS);
const isWarm = process.argv[2] === WARM;
if (isWarm) for (let round = 0; round < WARMING.rounds; round++) indexState(chronicle(WARMING.claims));

/** Milliseconds of processor time: what else runs on the machine only slows. */
function now(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const [began, clock] = [now(), performance.now()];
const index = indexState(input);
const [taken, passed] = [now() - began, performance.now() - clock];
console.log(
  `${CLAIMS} claims, ${index.spells.length} spells: indexed in ${passed.toFixed(0)} ms, ${taken.toFixed(0)} ms of processor time on all cores, by ${isWarm ? "a process that has indexed before" : "a new process"}`,
);
if (isWarm) process.exit();
const times: number[] = [];
let cells = 0;
for (let year = FIRST_YEAR; year < LAST_YEAR; year++) {
  const day = gregorianDay(year, 1 + (year % 12), 1 + (year % 28));
  const before = now();
  const state = index.on({ earliest: day, latest: day });
  times.push(now() - before);
  cells += Object.values(state).reduce((sum, board) => sum + (Array.isArray(board) ? board.length : 0), 0);
}
const sorted = times.slice(20).sort((a, b) => a - b);
const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN).toFixed(2);
console.log(`a state of ${(cells / times.length).toFixed(0)} cells on average: median ${at(0.5)} ms, 99 in 100 below ${at(0.99)} ms`);
spawnSync(process.execPath, [fileURLToPath(import.meta.url), WARM], { stdio: "inherit" });
