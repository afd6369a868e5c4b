import Database from "better-sqlite3";
import { Kysely, SqliteDialect } from "kysely";
import { Problem } from "../../base/problem.ts";
import { whyNotWritten } from "../disk.ts";
import { type IndexPort, isBeginning, PLACES, type Sought } from "./port.ts";
import { createBoardTable, createReadTables, createSearchTables, INDEX_VERSION, type IndexTables } from "./tables.ts";

/** An index in a SQLite file. */
export interface SqliteIndex {
  readonly port: IndexPort;
  readonly close: () => Promise<void>;
}

const MILLISECONDS_TO_WAIT = 10_000;
const SETTINGS = [
  // bytes: on smaller pages most parts of a ledger do not find room, and each takes another page for what is left
  "page_size = 8192",
  "journal_mode = wal",
  "synchronous = full",
  "foreign_keys = on",
  // pages of the log that are put in their places together: those that many accounts touch, once for all of them
  "wal_autocheckpoint = 10000",
  // bytes of pages that are read without a copy, and kibibytes of those that are kept
  `mmap_size = ${1 << 30}`,
  "cache_size = -64000",
];

/**
 * Opens the index in a file, or makes it; one that another version made is made anew, since all of it can be. `patience` is how many milliseconds it is
 * waited for where another process writes.
 */
export async function openSqliteIndex(path: string, patience = MILLISECONDS_TO_WAIT): Promise<SqliteIndex> {
  try {
    return await opened(new Database(path, { timeout: patience }));
  } catch (error) {
    throw asProblem(path, error);
  }
}

/** What the disk does not take, or another process does not let go, is no fault of ours. */
function asProblem(path: string, error: unknown): unknown {
  if (error instanceof Database.SqliteError && /^SQLITE_(BUSY|LOCKED)/.test(error.code))
    return new Problem(`${path} is being written by another process: try again when it is done`);
  const told = error instanceof Database.SqliteError && /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN)/.test(error.code);
  return told ? new Problem(`${path} cannot be written: ${whyNotWritten(error)}`) : error;
}

async function opened(raw: Database.Database): Promise<SqliteIndex> {
  for (const setting of SETTINGS) raw.pragma(setting);
  const db = new Kysely<IndexTables>({ dialect: new SqliteDialect({ database: raw }) });
  await createOnce(raw, db);
  const atomically: IndexPort["atomically"] = (work) =>
    db.connection().execute(async (one) => {
      try {
        raw.exec("begin immediate");
        const made = await work(one);
        raw.exec("commit");
        return made;
      } catch (error) {
        if (raw.inTransaction) raw.exec("rollback");
        throw asProblem(raw.name, error);
      }
    });
  const port: IndexPort = {
    db,
    atomically,
    // who writes is alone from the beginning of the transaction
    lock: async () => undefined,
    async insert(_, { table, columns, values }) {
      await turn();
      const insert = raw.prepare(`insert into ${table} (${columns.join(", ")}) values (${columns.map(() => "?").join(", ")})`);
      for (const row of values) insert.run(row);
    },
    settle: async () => undefined,
    async insertPassages(_, passages) {
      const insert = raw.prepare("insert into passage (dossier, place, source, start_at, end_at, quote) values (?, ?, ?, ?, ?, ?)");
      const words = raw.prepare("insert into passage_words (rowid, words) values (?, ?)");
      for (const { dossier, place, source, start_at, end_at, quote, words: folded } of passages) {
        insert.run(dossier, place, source, start_at, end_at, quote);
        words.run(place, folded);
      }
    },
    async removePassages(_, { dossier, number }) {
      const bounds = [number * PLACES, (number + 1) * PLACES - 1];
      raw.prepare("delete from passage_words where rowid between ? and ?").run(bounds);
      raw.prepare("delete from passage where dossier = ? and place between ? and ?").run(dossier, ...bounds);
    },
    async search(dossier, sought) {
      const find = raw.prepare(
        "select place, source, start_at, end_at, quote from passage_words join passage on passage.dossier = ? and passage.place = passage_words.rowid where passage_words match ? and passage_words.rowid > ? order by passage_words.rowid limit ?",
      );
      return find.all(dossier, matchOf(sought), sought.after, sought.most) as Awaited<ReturnType<IndexPort["search"]>>;
    },
  };
  return { port, close: () => db.destroy() };
}

/** Lets others have their turn: whoever waits to be given an account to read, for one. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Two processes may open a new index at once: one makes the tables, the other waits and finds them. */
async function createOnce(raw: Database.Database, db: Kysely<IndexTables>): Promise<void> {
  const isMade = () => raw.pragma("user_version", { simple: true }) === INDEX_VERSION;
  if (isMade()) return;
  raw.exec("begin immediate");
  try {
    if (!isMade()) {
      const old = raw
        .prepare("select name from sqlite_master where type = 'table' and name not like 'sqlite%' and name not like 'passage_words_%'")
        .pluck()
        .all();
      for (const name of old as readonly string[]) raw.exec(`drop table "${name}"`);
      await createReadTables(db, "sqlite");
      await createSearchTables(db, "sqlite");
      await createBoardTable(db, "sqlite");
      raw.pragma(`user_version = ${INDEX_VERSION}`);
    }
    raw.exec("commit");
  } catch (error) {
    if (raw.inTransaction) raw.exec("rollback");
    throw error;
  }
}

/** Terms hold only letters, marks and figures, so that nothing in them is taken for an operator. */
function matchOf({ terms }: Sought): string {
  return terms.map((term) => `"${term.join(" ")}"${isBeginning(term) ? " *" : ""}`).join(" AND ");
}
