import { type Generated, Kysely, PostgresDialect, sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import pg from "pg";
import { Problem } from "../../base/problem.ts";
import type { Role } from "../../model/team.ts";
import type { IndexTables } from "../served/tables.ts";
import { MIGRATIONS } from "./migrations.ts";

export interface DossierTable {
  readonly dossier: string;
  readonly title: string;
  readonly created_at?: Date;
}

/** A file of a dossier, but its decisions. */
export interface FileTable {
  readonly dossier: string;
  readonly path: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** A line of the decisions of a dossier, in their order. Never changed. */
export interface LineTable {
  readonly dossier: string;
  readonly nth: number;
  readonly text: string;
  /** Of the decision; absent where the line is none. */
  readonly id: string | null;
  /** What it decides on, and when it was made. */
  readonly subject: string | null;
  readonly at: string | null;
}

export interface MemberTable {
  readonly dossier: string;
  readonly person: string;
  readonly role: Role;
}

export interface InvitationTable {
  readonly dossier: string;
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  /** Of the word that whoever is invited was given; the word itself is kept nowhere. */
  readonly secret: string;
  readonly invited_by: string;
  readonly expires_at: Date;
  readonly taken_at: Date | null;
}

/** What was done by whom. Never changed. */
export interface AuditTable {
  readonly dossier: string;
  readonly nth: Generated<number>;
  readonly at: Generated<Date>;
  readonly person: string;
  readonly what: string;
  readonly about: string;
}

export interface Tables extends IndexTables {
  readonly member: MemberTable;
  readonly invitation: InvitationTable;
  readonly audit: AuditTable;
  readonly dossier: DossierTable;
  readonly file: FileTable;
  readonly line: LineTable;
}

/** A PostgreSQL with the tables of Regest. */
export interface Database {
  readonly db: Kysely<Tables>;
  readonly pool: pg.Pool;
  readonly close: () => Promise<void>;
}

export interface DatabaseOptions {
  /** Connections at most. */
  readonly connections?: number;
  readonly onError?: (error: Error) => void;
}

const INT8 = 20;
const CONNECTIONS = 10;
const MILLISECONDS_TO_CONNECT = 10_000;

/** Connects to PostgreSQL 15 or later, and brings its tables up to date. What cannot be reached is a `Problem` that does not tell the password. */
export async function openDatabase(url: string, options: DatabaseOptions = {}): Promise<Database> {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connections ?? CONNECTIONS,
    connectionTimeoutMillis: MILLISECONDS_TO_CONNECT,
    // many short questions at once, each too short to be shared out, and the index fits into memory
    options: "-c random_page_cost=1.1 -c jit=off -c max_parallel_workers_per_gather=0",
    types: {
      getTypeParser: (oid: number, format?: "text" | "binary") => (oid === INT8 ? Number : pg.types.getTypeParser(oid, format as "text")),
    } as never,
  });
  // a connection that breaks while nobody uses it is replaced
  pool.on("error", options.onError ?? (() => undefined));
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  try {
    await migrate(db);
  } catch (error) {
    await db.destroy();
    throw error instanceof Problem
      ? error
      : new Problem(`the database cannot be used: ${(error as Error).message || (error as { code?: string }).code}`);
  }
  return { db, pool, close: () => db.destroy() };
}

async function migrate(db: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ readonly version: string }>`select current_setting('server_version_num') as version`.execute(db);
  if (Number(rows[0]?.version) < 150_000) throw new Problem("the database is older than PostgreSQL 15: use 15 or later");
  const migrations: Record<string, Migration> = MIGRATIONS;
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
