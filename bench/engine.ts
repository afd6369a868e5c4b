/** Measures the constraint network from a thousand to a million claims, beside the textbook algorithms: `node bench/engine.ts`. */
import { cpus } from "node:os";
import { check, LiveNetwork } from "../src/chronology/network/index.ts";
import type { Chronicle, ChronicleSize } from "./chronicle.ts";
import { chronicle, numbers } from "./chronicle.ts";
import { bellmanFord, floydWarshall } from "./textbook.ts";

const CLAIMS = [1_000, 10_000, 100_000, 1_000_000];
const CLAIMS_PER_SOURCE = 1_000;
const EVENTS_PER_SOURCE = 229;
const RUNS = 5;
const EDITS = 3_000;
const MOST_CLAIMS_FOR_BELLMAN_FORD = 100_000;
const MOST_CLAIMS_FOR_FLOYD_WARSHALL = 1_000;
const CHECK_TARGET_MS = 1_000;
const EDIT_TARGET_MS = 5;

function size(claims: number, more: Partial<ChronicleSize>): ChronicleSize {
  return { sources: claims / CLAIMS_PER_SOURCE, eventsPerSource: EVENTS_PER_SOURCE, sharedPersons: 0, misprintRate: 0, ...more };
}

function milliseconds(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function timed(runs: number, work: () => void): number {
  return median(Array.from({ length: runs }, () => milliseconds(work)));
}

function shown(ms: number): string {
  return ms < 10 ? ms.toFixed(2) : ms.toFixed(0);
}

function row(cells: readonly (string | number)[]): void {
  console.log(cells.map((cell) => String(cell).padStart(13)).join(""));
}

function checkTimes(): number {
  console.log(`\nCheck with exact bounds of every point (median of ${RUNS} runs, ms), beside the textbook, which only says yes or no`);
  console.log("Bellman-Ford stops when nothing changes; where dates contradict, it never does before its last round.");
  row(["claims", "points", "edges", "misprints", "conflicts", "check", "µs per claim", "Bellman-Ford", "ratio", "Floyd-W.", "ratio"]);
  const warm = chronicle(size(10_000, { misprintRate: 0.01 })).network;
  for (let run = 0; run < 10; run++) check(warm);
  let last = Number.NaN;
  for (const misprintRate of [0.01, 0]) for (const claims of CLAIMS) last = checkRow(chronicle(size(claims, { misprintRate })), claims);
  return last;
}

function checkRow({ network, misprints }: Chronicle, claims: number): number {
  const { conflicts } = check(network);
  const own = timed(RUNS, () => check(network));
  const most = misprints.length > 0 ? MOST_CLAIMS_FOR_BELLMAN_FORD / 10 : MOST_CLAIMS_FOR_BELLMAN_FORD;
  const bellman = claims <= most ? timed(RUNS, () => bellmanFord(network)) : undefined;
  const floyd = claims <= MOST_CLAIMS_FOR_FLOYD_WARSHALL ? timed(RUNS, () => floydWarshall(network)) : undefined;
  const other = [bellman, floyd].flatMap((ms) => (ms === undefined ? ["-", "-"] : [shown(ms), `${(ms / own).toFixed(1)} x`]));
  const perClaim = ((own * 1000) / network.claims).toFixed(2);
  row([network.claims, network.points - 1, network.edges, misprints.length, conflicts.length, shown(own), perClaim, ...other]);
  return own;
}

function conflictTimes(): void {
  console.log(`\nCheck of about 1,000,000 claims with misprints: conflicts, cheapest corrections and bounds (median of 3 runs, ms)`);
  row(["shape", "claims", "largest part", "misprints", "conflicts", "given up", "exact", "check"]);
  const shapes = [
    ["1000 sources", { misprintRate: 0.01 }],
    ["joined", {}],
    ["joined", { misprintRate: 0.002 }],
    ["joined", { misprintRate: 0.01 }],
  ] as const;
  for (const [name, more] of shapes) {
    const shared = name === "joined" ? 20_000 : 0;
    const { network, misprints } = chronicle(size(1_000_000, { ...more, sharedPersons: shared }));
    let made = check(network);
    const ms = timed(3, () => {
      made = check(network);
    });
    row([name, network.claims, largestPart(made.parts.start), misprints.length, made.conflicts.length, made.off.length, `${made.exact}`, shown(ms)]);
  }
}

function largestPart(start: Int32Array): number {
  let largest = 0;
  for (let part = 1; part < start.length; part++) largest = Math.max(largest, (start[part] ?? 0) - (start[part - 1] ?? 0));
  return largest;
}

/** A date is moved by days, months or years: its claim goes, a new one comes. */
function editTimes(written: Chronicle): { readonly times: readonly number[]; readonly changed: readonly number[]; readonly parked: number } {
  const live = new LiveNetwork(written.network);
  const random = numbers(5);
  const standing = [...written.dates];
  const times: number[] = [];
  const changed: number[] = [];
  for (let edit = 0; edit < EDITS; edit++) {
    const index = Math.floor(random() * standing.length);
    const old = standing[index];
    if (old === undefined) continue;
    const reach = [10, 365, 365 * 4][edit % 3] ?? 0;
    const day = old.day + Math.floor((random() * 2 - 1) * reach);
    const start = performance.now();
    const claim = written.network.addClaim(5.3);
    written.network.addBounds(old.point, { earliest: day - old.slack, latest: day + old.slack }, claim);
    const result = live.edit({ remove: [old.claim], add: [claim] });
    times.push(performance.now() - start);
    changed.push(result.changed.length);
    standing[index] = { ...old, claim, day };
  }
  return { times, changed, parked: live.parked.length };
}

function editTable(): number {
  console.log(`\nOne edit with exact bounds afterwards (${EDITS} random date changes, ms)`);
  row(["claims", "shape", "p50", "p95", "p99", "most", "points p99", "parked"]);
  let last = Number.NaN;
  for (const claims of CLAIMS) {
    for (const shared of claims === 1_000_000 ? [0, 20_000] : [0]) {
      const written = chronicle(size(claims, { sharedPersons: shared }));
      const { times, changed, parked } = editTimes(written);
      last = quantile(times, 0.99);
      const shares = [0.5, 0.95, 0.99, 1].map((share) => quantile(times, share).toFixed(3));
      row([written.network.claims, shared > 0 ? "joined" : "sources", ...shares, quantile(changed, 0.99), parked]);
    }
  }
  return last;
}

function verdict(name: string, ms: number, target: number): void {
  console.log(`${name}: ${shown(ms)} ms, target ${target} ms: ${ms < target ? "met" : "missed"}`);
}

console.log(`Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? "unknown processor"}`);
const million = checkTimes();
conflictTimes();
const edit = editTable();
console.log("");
verdict("1,000,000 claims checked with exact bounds", million, CHECK_TARGET_MS);
verdict("99 of 100 edits at 1,000,000 claims joined into one part", edit, EDIT_TARGET_MS);
