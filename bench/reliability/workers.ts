import { join } from "node:path";
import { sql } from "kysely";
import type { StoredDossier } from "../../src/store/contract.ts";
import { type Database, openDatabase } from "../../src/store/postgres/database.ts";
import { dossiersIn } from "../../src/store/postgres/dossiers.ts";
import { bringUpToDate } from "../../src/work/index.ts";
import { openQueue } from "../../src/work/queue.ts";
import { dueIn } from "../../src/work/tasks.ts";
import { type Child, chance, child, type Proof, pause, root } from "./shared.ts";

const ACCOUNTS = ["a.txt", "b.txt", "c.txt"];
const SECONDS_TO_END = 600;
/** Milliseconds that are waited for a worker to take something in hand. */
const LONGEST_WAIT = 30_000;

/** What the index tells of a dossier, told twice if it is there twice. */
async function readIn(dossier: StoredDossier): Promise<string> {
  const answers = await dossier.answers();
  const all = { most: 1000 };
  const found = (await answers.search("Lind", all)).items.map(({ source }) => source).sort();
  const claims = (await answers.claims({}, all)).items.map(({ id }) => id).sort();
  const findings = (await answers.findings({}, all)).items.map((finding) => JSON.stringify(finding)).sort();
  return JSON.stringify({ found, claims, findings });
}

/**
 * Two workers work while ever more is asked for. At random moments one is killed and another begins. In the end everything was read,
 * and what the index holds is what it holds where nobody was killed.
 */
export async function killedWorkers(rounds: number, url: string, seed = 6): Promise<Proof> {
  const next = chance(seed);
  const database = await openDatabase(url);
  const dossiers = dossiersIn(database);
  const create = async (title: string) => {
    const dossier = await dossiers.create(title);
    for (const [nth, name] of ACCOUNTS.entries())
      await dossier.add({ name, bytes: Buffer.from(`Gustav Lind died at Velm on 31 April ${1600 + nth}.`) }, { described: {}, replace: false });
    return dossier;
  };
  const undisturbed = await create("undisturbed");
  await bringUpToDate(undisturbed, { threads: 1 });
  const expected = await readIn(undisturbed);

  const queue = await openQueue({ url, onError: () => undefined });
  const begin = () => child([join(root, "src/cli/main.ts"), "worker", "--threads", "1"], { DATABASE_URL: url });
  const working: Child[] = [begin(), begin()];
  const asked: StoredDossier[] = [];
  for (let round = 0; round < rounds; round++) {
    const dossier = await create(`round ${round}`);
    await queue.ask(dossier);
    asked.push(dossier);
    // every second time both at once, as soon as one has something in hand; else most often the one that has worked longer
    const both = round % 2 === 0;
    if (both) await somethingInHand(database);
    else await pause(next() * 4000);
    const killed = both ? working.splice(0) : working.splice(next() < 0.7 ? 0 : 1, 1);
    for (const { process } of killed) process.kill("SIGKILL");
    for (const each of killed) {
      await each.ended;
      working.push(begin());
    }
  }
  const faults = await endedIn(asked);
  const inHand = await sql<{ jobs: number }>`select count(*) as jobs from regest_queue.job where retry_count > 0`.execute(database.db);
  const again = inHand.rows[0]?.jobs ?? 0;
  for (const { process } of working) process.kill("SIGTERM");
  await Promise.all(working.map(({ ended }) => ended));
  for (const [round, dossier] of asked.entries()) if ((await readIn(dossier)) !== expected) faults.push(`round ${round}: what was read is another`);
  if (again === 0) faults.push("no worker was killed while it had work in hand, so that nothing was proved");
  await queue.close();
  await database.close();
  return { what: "workers killed", rounds, counted: { "accounts read": asked.length * ACCOUNTS.length, "tasks taken up again": again }, faults };
}

async function somethingInHand({ db }: Database): Promise<void> {
  for (const end = Date.now() + LONGEST_WAIT; Date.now() < end; await pause(5)) {
    const active = await sql<{ jobs: number }>`select count(*) as jobs from regest_queue.job where state = 'active'`.execute(db);
    if (Number(active.rows[0]?.jobs ?? 0) > 0) return;
  }
}

async function endedIn(asked: readonly StoredDossier[]): Promise<string[]> {
  const end = Date.now() + SECONDS_TO_END * 1000;
  const open = [...asked];
  while (open[0] !== undefined && Date.now() < end) {
    if ((await dueIn(open[0])).tasks.length === 0) open.shift();
    else await pause(500);
  }
  const due: StoredDossier[] = [];
  for (const dossier of open) if ((await dueIn(dossier)).tasks.length > 0) due.push(dossier);
  return due.length === 0 ? [] : [`after ${SECONDS_TO_END} seconds ${due.length} dossiers are not read`];
}
