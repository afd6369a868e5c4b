// How fast states are answered: a made-up chronicle of 100 000 claims, indexed in new processes and in some that have indexed before, and asked on many days. `npm run bench:state`.
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
/** How a process of its own is asked to index once and to say how long it took. */
const [NEW, WARM] = ["new", "warm"];
const PROCESSES = 5;
const { languages, knowledge } = loadLanguages(readDataFiles());
if (knowledge === undefined) throw new Error("no knowledge");
const chronicle = (claims: number) => ({ ...madeChronicle(claims, (id) => id as PredicateId), languages, knowledge });
const input = chronicle(CLAIMS);
const [, , asked] = process.argv;
if (asked === WARM) for (let round = 0; round < WARMING.rounds; round++) indexState(chronicle(WARMING.claims));

/** Milliseconds of processor time: what else runs on the machine only slows. */
function now(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const [began, clock] = [now(), performance.now()];
const index = indexState(input);
const [taken, passed] = [now() - began, performance.now() - clock];
if (asked === NEW || asked === WARM) {
  console.log(JSON.stringify([passed, taken]));
  process.exit();
}

/** The quickest of some processes and the middle one, for the speed of a machine drifts. */
function indexedBy(kind: string): string {
  const run = () => JSON.parse(spawnSync(process.execPath, [fileURLToPath(import.meta.url), kind], { encoding: "utf8" }).stdout) as [number, number];
  const runs = Array.from({ length: PROCESSES }, run).sort(([a], [b]) => a - b);
  const [quickest, middle] = [runs[0], runs[PROCESSES >> 1]];
  return `${quickest?.[0].toFixed(0)} ms, the middle one ${middle?.[0].toFixed(0)} ms (processor time on all cores ${quickest?.[1].toFixed(0)} and ${middle?.[1].toFixed(0)} ms)`;
}

console.log(`${CLAIMS} claims, ${index.spells.length} spells`);
console.log(`indexed by a new process, the quickest of ${PROCESSES}: ${indexedBy(NEW)}`);
console.log(`by one that has indexed before: ${indexedBy(WARM)}`);
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
