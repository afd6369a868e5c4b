import { execFileSync, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import pg from "pg";

/** A PostgreSQL for a test; or why there is none. */
export interface TestPostgres {
  /** Makes an empty database and gives its address. */
  readonly database: () => Promise<string>;
  readonly end: () => Promise<void>;
}

/** REGEST_TEST_PG_URL names a server on which databases may be made; otherwise one is started from the programs of this machine, for the while. */
export async function startPostgres(): Promise<TestPostgres | { readonly why: string }> {
  const given = process.env["REGEST_TEST_PG_URL"];
  if (given !== undefined) return serverAt(given, () => undefined);
  const programs = programsHere();
  if (programs === undefined) return { why: "there is no PostgreSQL on this machine, and REGEST_TEST_PG_URL names none" };
  try {
    return await started(programs);
  } catch (error) {
    return { why: `PostgreSQL could not be started: ${(error as Error).message.split("\n", 1)[0]}` };
  }
}

/** Says that tests are left out, and why: nobody is to think that they passed. */
export function tellSkipped(what: string, server: TestPostgres | { readonly why: string }): boolean {
  if (!("why" in server)) return false;
  process.stdout.write(`\n!!! ${what} SKIPPED: ${server.why}\n\n`);
  return true;
}

async function started(programs: string): Promise<TestPostgres> {
  const place = mkdtempSync(join(tmpdir(), "regest-postgres-"));
  const data = join(place, "data");
  mkdirSync(data);
  const root = process.getuid?.() === 0;
  if (root) for (const folder of [place, data]) chownSync(folder, idOf("-u"), idOf("-g"));
  const run = (program: string, ...args: readonly string[]) => {
    const command = [join(programs, program), ...args];
    const [first = "", ...rest] = root ? ["runuser", "-u", "postgres", "--", ...command] : command;
    const { status, stderr, error } = spawnSync(first, rest, { encoding: "utf8", cwd: place, stdio: ["ignore", "ignore", "pipe"], timeout: 120_000 });
    if (status !== 0) throw error ?? new Error(stderr);
  };
  const port = await freePort();
  const settings = `-p ${port} -h 127.0.0.1 -k ${place} -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=300 -c shared_buffers=256MB`;
  run("initdb", "--no-sync", "-A", "trust", "-U", "regest", "-E", "UTF8", "--locale=C", "-D", data);
  run("pg_ctl", "-D", data, "-w", "-l", join(place, "log"), "-o", settings, "start");
  return serverAt(`postgres://regest@127.0.0.1:${port}/postgres`, () => {
    run("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop");
    rmSync(place, { recursive: true, force: true });
  });
}

function serverAt(url: string, stop: () => void): TestPostgres {
  const made: string[] = [];
  const tell = async (statement: string) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      await client.query(statement);
    } finally {
      await client.end();
    }
  };
  return {
    async database() {
      const name = `regest_test_${process.pid}_${Date.now()}_${made.length}`;
      await tell(`create database ${name} template template0 encoding 'UTF8'`);
      made.push(name);
      const address = new URL(url);
      address.pathname = `/${name}`;
      return address.href;
    },
    async end() {
      for (const name of made) await tell(`drop database if exists ${name} with (force)`);
      stop();
    },
  };
}

function programsHere(): string | undefined {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((version) => join(debian, version, "bin")), ...(process.env["PATH"] ?? "").split(delimiter)];
  return folders.find((folder) => ["initdb", "pg_ctl", "postgres"].every((name) => existsSync(join(folder, name))));
}

function idOf(what: "-u" | "-g"): number {
  return Number(execFileSync("id", [what, "postgres"], { encoding: "utf8" }));
}

/** A port of this machine that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address !== null ? address.port : 0));
    });
  });
}
