import { join } from "node:path";
import type { DecisionId } from "../../src/model/decision.ts";
import { Unseen } from "../../src/store/contract.ts";
import { openDatabase } from "../../src/store/postgres/database.ts";
import { dossiersIn } from "../../src/store/postgres/dossiers.ts";
import { keep } from "../../src/store/served/keep.ts";
import { chance, child, killedWithin, type Proof, pause, root } from "./shared.ts";
import { asking, dossierOf, secret } from "./signed-in.ts";

/** The server is killed at random moments while decisions are sent to it: whatever it acknowledged is there. */
export async function killedServers(rounds: number, url: string, seed = 5): Promise<Proof> {
  const next = chance(seed);
  const faults: string[] = [];
  const acknowledged: string[] = [];
  let dossier = "";
  for (let round = 0; round < rounds; round++) {
    const port = 20_000 + Math.floor(next() * 20_000);
    const address = `http://127.0.0.1:${port}`;
    const script = `
      import { startTeamServer } from ${JSON.stringify(join(root, "src/api/team/index.ts"))};
      const options = { url: process.env.DATABASE_URL, secret: ${JSON.stringify(secret)}, address: ${JSON.stringify(address)}, host: "127.0.0.1", port: ${port}, perMinute: 1e6, attempts: 1e6 };
      await startTeamServer(options); console.log("up");`;
    const running = child(script, { DATABASE_URL: url });
    const sent: string[] = [];
    const sending = (async () => {
      for (let waited = 0; running.lines.length === 0 && waited < 60_000; waited += 20) await pause(20);
      const ask = await asking(fetch, address, "ada");
      const own = await dossierOf(ask);
      dossier = own;
      for (let nth = 0; ; nth++) {
        const about = `${round}-${nth}`;
        const answer = await ask(`/api/dossiers/${own}/decisions`, { method: "POST", body: JSON.stringify({ act: { act: "note", about } }) });
        if (answer.status === 201) sent.push(about);
        else faults.push(`${about} was answered with ${answer.status}`);
      }
    })().catch(() => undefined);
    // it is killed while it works: some time after the first decision was acknowledged
    for (let waited = 0; sent.length === 0 && waited < 60_000; waited += 5) await pause(5);
    await killedWithin(running, next() * 1000);
    await sending;
    acknowledged.push(...sent);
  }
  const database = await openDatabase(url);
  const { decisions, strange } = await (await dossiersIn(database).open(dossier)).decisions();
  await database.close();
  const kept = new Set(decisions.flatMap((decision) => (decision.act === "note" ? [decision.about] : [])));
  faults.push(...acknowledged.filter((about) => !kept.has(about)).map((about) => `${about} was acknowledged and is not there`), ...strange);
  if (acknowledged.length === 0) faults.push("nothing was acknowledged, so that nothing was proved");
  return { what: "servers killed", rounds, counted: { acknowledged: acknowledged.length }, faults };
}

/** Many read and many decide at once: nobody gets an error, and of decisions on one thing each has seen the one before. */
export async function crowd(
  { readers, writers, seconds }: { readonly readers: number; readonly writers: number; readonly seconds: number },
  url: string,
): Promise<Proof> {
  const database = await openDatabase(url, { connections: 40 });
  const dossier = await dossiersIn(database).create("Crowded");
  const values = Array.from({ length: 1000 }, (_, nth) => [dossier.id, "", nth, `c${nth}`, "s", "p", "{}"]);
  const rows = [{ table: "claim" as const, columns: ["dossier", "scope", "nth", "id", "source", "predicate", "body"], values }];
  const passages = values.map((_, place) => {
    return { dossier: dossier.id, place, source: "s", start_at: 0, end_at: 1, quote: "x", words: `word number${place % 7}` };
  });
  await keep(await dossier.index(), dossier.id, [
    { source: "", madeFrom: "x", read: { rows, claims: 1000, findings: 0 } },
    { source: "s", madeFrom: "x", passages },
  ]);
  const answers = await dossier.answers();
  const faults: string[] = [];
  const counted = { read: 0, decided: 0, "told of another": 0 };
  const end = Date.now() + seconds * 1000;
  const acknowledged: DecisionId[] = [];
  const fault = (error: unknown) => void faults.push(String(error).slice(0, 200));
  const reader = async (nth: number) => {
    while (Date.now() < end) {
      const { items } = nth % 2 === 0 ? await answers.search(`number${nth % 7}`, { most: 10 }) : await answers.claims({}, { most: 10 });
      if (items.length !== 10) faults.push(`a reader got ${items.length} of 10`);
      counted.read++;
    }
  };
  let seen: readonly DecisionId[] = [];
  const writer = async (nth: number) => {
    while (Date.now() < end) {
      try {
        const [made] = await dossier.decide([{ act: "silence", rule: "r", source: "s" } as never], { by: `w${nth}`, at: new Date() }, seen);
        if (made === undefined) continue;
        acknowledged.push(made.id);
        seen = [made.id];
        counted.decided++;
      } catch (error) {
        if (!(error instanceof Unseen)) throw error;
        counted["told of another"]++;
        seen = error.decisions.map(({ id }) => id);
      }
    }
  };
  await Promise.all([
    ...Array.from({ length: readers }, (_, nth) => reader(nth).catch(fault)),
    ...Array.from({ length: writers }, (_, nth) => writer(nth).catch(fault)),
  ]);
  const { decisions } = await dossier.decisions();
  if (decisions.length !== acknowledged.length) faults.push(`${acknowledged.length} decisions were acknowledged and ${decisions.length} are there`);
  const broken = decisions.slice(1).filter(({ after }, index) => after.join() !== decisions[index]?.id);
  if (broken.length > 0) faults.push(`${broken.length} decisions were made without sight of the one before`);
  await database.close();
  return { what: `${readers} readers and ${writers} writers at once, ${seconds} seconds`, rounds: 1, counted, faults };
}
