import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FullDisk } from "./on-full-disk.ts";
import { chance, type Proof, root } from "./shared.ts";

const PROGRAM = join(root, "bench/reliability/on-full-disk.ts");

/** A disk of a few hundred kilobytes where this machine lets us have one; otherwise files that cannot grow, which fail in the same way but for the words. */
function runOnSmallDisk(place: string, { kilobytes, seed }: { readonly kilobytes: number; readonly seed: number }): FullDisk {
  const node = `exec "${process.execPath}" "${PROGRAM}" "${place}" ${seed}`;
  const limited = canMount
    ? ["unshare", "-Urm", "sh", "-c", `mount -t tmpfs -o size=${kilobytes}k small "${place}" && ${node}`]
    : ["sh", "-c", `ulimit -f ${kilobytes}; ${node}`];
  const [program = "", ...args] = limited;
  const { status, signal, stdout, stderr } = spawnSync(program, args, { encoding: "utf8" });
  if (status === 0) return JSON.parse(stdout) as FullDisk;
  return { acknowledged: 0, refused: 0, faults: [`ended with ${signal ?? status}: ${stderr.slice(0, 500)}`] };
}

const canMount = spawnSync("unshare", ["-Urm", "sh", "-c", "mount -t tmpfs -o size=100k small /mnt"]).status === 0;

/** A dossier lies on a disk that becomes full: whatever was acknowledged is there, the rest is refused in a sentence, and with room again it goes on. */
export async function fullDisks(rounds: number, seed = 10): Promise<Proof> {
  const next = chance(seed);
  const faults: string[] = [];
  const counted = { acknowledged: 0, "refused in a sentence": 0 };
  for (let round = 0; round < rounds; round++) {
    const place = mkdtempSync(join(tmpdir(), "regest-full-"));
    const found = runOnSmallDisk(place, { kilobytes: Math.floor(500 + next() * 1500), seed: round });
    rmSync(place, { recursive: true, force: true });
    counted.acknowledged += found.acknowledged;
    counted["refused in a sentence"] += found.refused;
    faults.push(...found.faults.map((fault) => `round ${round}: ${fault}`));
  }
  if (counted["refused in a sentence"] === 0) faults.push("no disk was full, so that nothing was proved");
  return { what: `a dossier on ${canMount ? "a disk that is full" : "a disk where files cannot grow"}`, rounds, counted, faults };
}
