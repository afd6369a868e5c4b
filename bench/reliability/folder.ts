import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { signedOn, standingOf } from "../../src/decisions/index.ts";
import type { Act, Decision } from "../../src/model/decision.ts";
import { readDecisions } from "../../src/store/decisions.ts";
import { addLines, type Disk } from "../../src/store/disk.ts";
import { createDossier } from "../../src/store/folder.ts";
import { decisionsIn } from "../../src/store/ledger.ts";
import { chance, child, killedWithin, type Proof, pause, root } from "./shared.ts";

function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "regest-reliability-"));
  createDossier(folder, "Tried");
  return work(folder).finally(() => rmSync(folder, { recursive: true, force: true }));
}

const module_ = (path: string) => JSON.stringify(join(root, path));

/** Decides without end, and says what was acknowledged. */
const writer = (folder: string, name: string, most = 1e9) => `
import { writeSync } from "node:fs";
import { appendDecisions } from ${module_("src/store/decisions.ts")};
for (let nth = 0; nth < ${most}; nth++) {
  const about = "${name}-" + nth;
  const acts = [{ act: "note", about }, { act: "silence", rule: "r", source: "s" }];
  appendDecisions(${JSON.stringify(folder)}, acts, { by: "${name}", at: new Date() });
  writeSync(1, about + "\\n");
}`;

/** A writer is killed at random moments: whatever it acknowledged is there, and the next can write. */
export function killedWriters(rounds: number, seed = 1): Promise<Proof> {
  return inFolder(async (folder) => {
    const next = chance(seed);
    const acknowledged: string[] = [];
    const faults: string[] = [];
    for (let round = 0; round < rounds; round++) {
      const running = child(writer(folder, `w${round}`));
      await killedWithin(running, next() * 60);
      acknowledged.push(...running.lines);
    }
    const { decisions, strange } = readDecisions(folder);
    const kept = new Set(decisions.flatMap((decision) => (decision.act === "note" ? [decision.about] : [])));
    faults.push(...acknowledged.filter((about) => !kept.has(about)).map((about) => `${about} was acknowledged and is not there`));
    if (strange.length > rounds) faults.push(`${strange.length} lines are torn, and only ${rounds} writers were killed`);
    if (standingOf(decisions).contested.length > 0) faults.push("decisions of one after the other contradict each other");
    return { what: "writers of a folder killed", rounds, counted: { acknowledged: acknowledged.length, torn: strange.length }, faults };
  });
}

/** Two processes write into one folder at once: both their decisions are there, each made in view of the one before. */
export function twoWriters(rounds: number): Promise<Proof> {
  return inFolder(async (folder) => {
    const faults: string[] = [];
    for (let round = 0; round < rounds; round++) {
      const both = ["a", "b"].map((name) => child(writer(folder, `${name}${round}`, 10)));
      await Promise.all(both.map(({ ended }) => ended));
      for (const { lines } of both) if (lines.length !== 10) faults.push(`a writer acknowledged ${lines.length} of 10`);
    }
    const { decisions, strange } = readDecisions(folder);
    const chain = decisions.filter(({ act }) => act === "silence");
    const broken = chain.slice(1).filter(({ after }, index) => after.join() !== chain[index]?.id);
    if (decisions.length !== rounds * 40) faults.push(`${decisions.length} of ${rounds * 40} decisions are there`);
    if (strange.length > 0 || broken.length > 0)
      faults.push(`${strange.length} torn lines, ${broken.length} decisions made without sight of the one before`);
    return { what: "two processes on one folder", rounds, counted: { decisions: decisions.length }, faults };
  });
}

/** Puts readings of one thing more into the index each time, and says which are kept. */
const indexer = (folder: string) => `
import { writeSync } from "node:fs";
import { openFolder } from ${module_("src/store/folder-dossier.ts")};
import { keep } from ${module_("src/store/served/keep.ts")};
const dossier = openFolder(${JSON.stringify(folder)});
const port = await dossier.index();
for (let nth = 1; ; nth++) {
  const values = Array.from({ length: 50 + nth }, (_, at) => [dossier.id, "", at, "c" + at, "s", "p", "{}"]);
  const rows = [{ table: "claim", columns: ["dossier", "scope", "nth", "id", "source", "predicate", "body"], values }];
  const passages = values.map(([, , place]) => ({ dossier: dossier.id, place, source: "s", start_at: 0, end_at: 1, quote: "x", words: "word" + nth }));
  const madeFrom = String(nth);
  await keep(port, dossier.id, [{ source: "", madeFrom, read: { rows, claims: values.length, findings: 0 } }, { source: "s", madeFrom, passages }]);
  writeSync(1, nth + "\\n");
}`;

/** Whoever fills the index is killed at random moments: it holds one reading whole, and every page of it is sound. */
export function killedIndexers(rounds: number, seed = 2): Promise<Proof> {
  return inFolder(async (folder) => {
    const next = chance(seed);
    const faults: string[] = [];
    let kept = 0;
    for (let round = 0; round < rounds; round++) {
      const running = child(indexer(folder));
      await killedWithin(running, next() * 60);
      kept += running.lines.length;
      const index = new Database(join(folder, ".regest", "index.sqlite"));
      const sound = index.pragma("integrity_check", { simple: true });
      const claims = index.prepare("select count(*) from claim").pluck().get();
      const told = index.prepare("select claims from reading").pluck().get();
      const passages = index.prepare("select count(*) from passage").pluck().get();
      const words = index.prepare("select count(*) from passage_words where passage_words match 'word*'").pluck().get();
      index.close();
      if (sound !== "ok") faults.push(`round ${round}: the index is damaged: ${sound}`);
      if (claims !== told) faults.push(`round ${round}: ${claims} claims are there and ${told} are told of`);
      if (passages !== words) faults.push(`round ${round}: ${passages} sentences are there and ${words} are found`);
    }
    return { what: "writers of the index killed", rounds, counted: { readings: kept }, faults };
  });
}

/** A disk in memory that writes less than it is asked to, is full at times, and when it crashes loses any part of what was not synced. */
class Failing implements Disk {
  private durable = "";
  private pending: string[] = [];
  private readonly next: () => number;
  private readonly room: number;
  private steps: number;
  constructor(next: () => number, { room, steps }: { readonly room: number; readonly steps: number }) {
    this.next = next;
    this.room = room;
    this.steps = steps;
  }
  /** What is on the disk afterwards: what was synced, then some of the rest, the last of it perhaps torn. Blocks land in any order: what lies between is zeros. */
  crash(): string {
    const lost = this.pending.map((text) => {
      const fate = this.next();
      return fate < 0.3 ? text : fate < 0.6 ? text.slice(0, Math.floor(this.next() * text.length)) : "\0".repeat(text.length);
    });
    const count = Math.floor(this.next() * (lost.length + 1));
    return this.durable + lost.slice(0, count).join("");
  }
  begin(durable: string): void {
    this.durable = durable;
    this.pending = [];
  }
  private step(): void {
    if (this.steps-- <= 0) throw new Crash();
  }
  read = (): string => this.durable + this.pending.join("");
  open = (): number => {
    this.step();
    return 3;
  };
  write = (_: number, bytes: Uint8Array, from: number): number => {
    this.step();
    const most = Math.max(1, Math.floor(this.next() * (bytes.length - from + 1)));
    if (this.read().length + most > this.room) throw Object.assign(new Error("ENOSPC"), { code: "ENOSPC" });
    this.pending.push(Buffer.from(bytes.subarray(from, from + most)).toString("latin1"));
    return most;
  };
  sync = (): void => {
    this.step();
    this.durable = this.read();
    this.pending = [];
  };
  close = (): void => undefined;
  syncFolder = (): void => undefined;
}

class Crash extends Error {
  override readonly message = "Crash";
}

/** Writes are cut short, the disk is full, and it loses, tears and reorders what was not synced: what was acknowledged is there all the same. */
export async function failingDisks(rounds: number, seed = 3): Promise<Proof> {
  const next = chance(seed);
  const faults: string[] = [];
  const counted = { acknowledged: 0, crashes: 0, "disk full": 0 };
  for (let round = 0; round < rounds; round++) {
    let content = "";
    const acknowledged: string[] = [];
    for (let life = 0; life < 5; life++) {
      const disk = new Failing(next, { room: next() < 0.3 ? content.length + 1000 : 1e9, steps: Math.floor(next() * 60) });
      disk.begin(content);
      try {
        for (let nth = 0; ; nth++) {
          const { decisions } = decisionsIn(disk.read().split("\n"), "");
          const [made] = signedOn([{ act: "note", about: `${round} ${life} ${nth}` }], decisions, { by: "a", at: new Date(0) });
          addLines("decisions.jsonl", [JSON.stringify(made)], disk);
          acknowledged.push(made?.id ?? "");
        }
      } catch (error) {
        if (error instanceof Crash || (error as Error).message.includes("Crash")) counted.crashes++;
        else counted["disk full"]++;
      }
      content = disk.crash();
    }
    const kept = new Set<string>(decisionsIn(content.split("\n"), "").decisions.map(({ id }) => id));
    faults.push(...acknowledged.filter((id) => !kept.has(id)).map((id) => `round ${round}: ${id} was acknowledged and is not there`));
    counted.acknowledged += acknowledged.length;
  }
  return { what: "disks that fail: torn, short, reordered writes, and full ones", rounds, counted, faults };
}

/** The clock is moved to and fro: which decisions stand follows from what each was made in view of, not from their times. */
export async function wrongClocks(rounds: number, seed = 4): Promise<Proof> {
  const next = chance(seed);
  const faults: string[] = [];
  for (let round = 0; round < rounds; round++) {
    const decisions: Decision[] = [];
    let last: Decision | undefined;
    for (let nth = 0; nth < 20; nth++) {
      const act = { act: next() < 0.5 ? "same" : "distinct", names: ["a", "b"] } as Act;
      [last] = signedOn([act], decisions, { by: "a", at: new Date(Math.floor((next() - 0.5) * 1e12)) });
      if (last !== undefined) decisions.push(last);
    }
    const { inForce, contested } = standingOf(decisions);
    if (inForce.length !== 1 || inForce[0]?.id !== last?.id || contested.length > 0)
      faults.push(`round ${round}: another decision than the last stands`);
    if (new Set(decisions.map(({ id }) => id)).size !== decisions.length) faults.push(`round ${round}: two decisions have one id`);
  }
  await pause(0);
  return { what: "a clock moved back and forth", rounds, counted: { decisions: rounds * 20 }, faults };
}
