// How fast an index answers at 10,000, 100,000 and 1,000,000 claims, in a SQLite file and on PostgreSQL: `npm run bench:store -- [COUNT…]`.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { BOARDS } from "../../src/export/state.ts";
import { loadLanguages } from "../../src/lang/language.ts";
import type { PredicateId } from "../../src/model/claim.ts";
import { readDataFiles } from "../../src/readers/data.ts";
import { indexState } from "../../src/state/index.ts";
import { openDatabase } from "../../src/store/postgres/database.ts";
import { postgresPort } from "../../src/store/postgres/port.ts";
import { type Answers, answersOf, USUAL_PAGE } from "../../src/store/served/answers.ts";
import { keep } from "../../src/store/served/keep.ts";
import { type IndexPort, PLACES, type Rows } from "../../src/store/served/port.ts";
import { rowsOf } from "../../src/store/served/rows.ts";
import { openSqliteIndex } from "../../src/store/served/sqlite.ts";
import { gregorianDay } from "../../src/time/index.ts";
import { startPostgres } from "../../test/support/postgres.ts";
import { chance } from "../reliability/shared.ts";
import { FIRST_YEAR, LAST_YEAR, madeChronicle } from "../state/made.ts";

// a million claims are all held at once to be filled in; the index itself is never read as a whole
setFlagsFromString("--max-old-space-size=12000");

const QUESTIONS = 300;
/** The whole of a state takes as long as it has rows. */
const WHOLE_STATES = 20;
const WORDS = 5000;
const dossier = "made";
const { languages, knowledge } = loadLanguages(readDataFiles());
if (knowledge === undefined) throw new Error("no knowledge");
const FILL = "fill";
/** All rows of a million claims are made at once here, where a dossier is read account by account. */
const HEAP = "--max-old-space-size=12288";
if (process.argv[2] === FILL) await fillStore(process.argv[3] ?? "", Number(process.argv[4]));
else await measureStores(process.argv.slice(2).map(Number));

async function measureStores(given: readonly number[]): Promise<void> {
  const server = await startPostgres();
  for (const count of given.length > 0 ? given : [10_000, 100_000, 1_000_000]) {
    const place = mkdtempSync(join(tmpdir(), "regest-bench-"));
    const path = join(place, "index.sqlite");
    fill(`${count} claims, SQLite`, path, count);
    const index = await openSqliteIndex(path);
    await measure(index.port, count);
    await index.close();
    rmSync(place, { recursive: true, force: true });
    if ("why" in server) continue;
    const url = await server.database();
    fill(`${count} claims, PostgreSQL`, url, count);
    const database = await openDatabase(url);
    await measure(postgresPort(database.db), count);
    await database.close();
  }
  if ("why" in server) console.log(`!!! PostgreSQL is left out: ${server.why}`);
  else await server.end();
}

/** In a process of its own: a million claims held beside would be swept again and again while questions are asked. */
function fill(what: string, target: string, count: number): void {
  const began = performance.now();
  const { status } = spawnSync(process.execPath, [HEAP, import.meta.filename, FILL, target, String(count)], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (status !== 0) throw new Error(`${what}: filling ended with ${status}`);
  console.log(`${what}: made and filled in ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

/** Fills the PostgreSQL or the file that is named. */
async function fillStore(target: string, count: number): Promise<void> {
  if (target.startsWith("postgres:")) {
    const database = await openDatabase(target);
    await keepAll(postgresPort(database.db), count);
    await database.close();
  } else {
    const index = await openSqliteIndex(target);
    await keepAll(index.port, count);
    await index.close();
  }
}

function madeRows(count: number): readonly Rows[] {
  const made = madeChronicle(count, (id) => id as PredicateId);
  if (knowledge === undefined) throw new Error("no knowledge");
  const state = indexState({ ...made, languages, knowledge });
  const analysis = { ...made, findings: [], decided: { dismissed: [], rejected: [], outcomes: [] }, state } as unknown as Parameters<
    typeof rowsOf
  >[0];
  const { rows } = rowsOf(analysis, { dossier, scope: "" });
  const body = JSON.stringify({ message: "x".repeat(400) });
  const values = Array.from({ length: Math.floor(count / 10) }, (_, nth) => [
    dossier,
    "",
    nth,
    `f${nth}`,
    `rule-${nth % 50}`,
    nth % 9 === 0 ? "error" : nth % 3 === 0 ? "warning" : "note",
    `s${nth % 200}`,
    "",
    body,
    body,
  ]);
  return [
    ...rows.filter(({ table }) => table !== "finding"),
    { table: "finding", columns: ["dossier", "scope", "nth", "id", "rule", "severity", "source", "dismissed", "body", "record"], values },
  ];
}

/** Words are as frequent as those of a language: the nth of them one nth of the time. */
function wordsFrom(next: () => number): () => string {
  return () => `w${Math.floor(WORDS ** next())}`;
}

async function keepAll(port: IndexPort, count: number): Promise<void> {
  const word = wordsFrom(chance(11));
  await keep(port, dossier, [{ source: "", madeFrom: "x", read: { rows: madeRows(count), claims: count, findings: count / 10 } }]);
  for (let start = 0, nth = 0; start < count; start += PLACES / 10, nth++) {
    const source = `s${nth}`;
    const passages = Array.from({ length: Math.min(PLACES / 10, count - start) }, (_, place) => {
      const words = Array.from({ length: 20 }, word).join(" ");
      return { dossier, place, source, start_at: 0, end_at: 1, quote: words, words };
    });
    await keep(port, dossier, [{ source, madeFrom: "x", passages }]);
  }
  await port.settle();
}

async function measure(port: IndexPort, count: number): Promise<void> {
  const next = chance(12);
  const word = wordsFrom(next);
  const answers = answersOf(port, dossier);
  const people = Math.ceil(count / 40);
  const day = () =>
    gregorianDay(FIRST_YEAR + Math.floor(next() * (LAST_YEAR - FIRST_YEAR)), 1 + Math.floor(next() * 12), 1 + Math.floor(next() * 28));
  let told = 0;
  await timed("state on a date, a board of it", async (nth) => {
    const date = day();
    const { items } = await answers.rows(BOARDS[nth % BOARDS.length] ?? "people", { earliest: date, latest: date });
    told += items.length;
  });
  console.log(`    ${(told / QUESTIONS).toFixed(0)} rows on average, ${USUAL_PAGE} names at most`);
  let cells = 0;
  await timed(
    "state on a date, every row of every board",
    async () => {
      const date = day();
      const state = await answers.on({ earliest: date, latest: date });
      cells += BOARDS.reduce((sum, board) => sum + state[board].length, 0);
    },
    WHOLE_STATES,
  );
  console.log(`    ${(cells / WHOLE_STATES).toFixed(0)} rows on average`);
  await timed("one person's history", () => historyOf(answers, `person ${Math.floor(next() * people)}`));
  await timed("text search, two words", () => answers.search(`${word()} ${word()}`, { most: 50 }));
  await timed("text search, one word", () => answers.search(word(), { most: 50 }));
  await timed("findings list", () => answers.findings({ severity: "error" }, { most: 100, after: `${Math.floor((next() * count) / 10)} ` }));
}

async function historyOf(answers: Answers, name: string): Promise<void> {
  const [named] = (await answers.find(name)).named;
  if (named !== undefined) await answers.history(named);
}

/** What is asked for the first tenth more of the times is not counted: then pages and code are warm. */
async function timed(what: string, ask: (nth: number) => Promise<unknown>, questions = QUESTIONS): Promise<void> {
  const times: number[] = [];
  const warming = Math.ceil(questions / 10);
  for (let nth = 0; nth < questions + warming; nth++) {
    const before = performance.now();
    await ask(nth);
    times.push(performance.now() - before);
  }
  const sorted = times.slice(warming).sort((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN).toFixed(2);
  console.log(`    ${what}: median ${at(0.5)} ms, p99 ${at(0.99)} ms`);
}
