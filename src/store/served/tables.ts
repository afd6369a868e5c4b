import { type Kysely, sql } from "kysely";

/** What the index holds of one reading: of a whole dossier (scope ""), or of one account by itself. */
export interface ReadingTable {
  readonly dossier: string;
  readonly scope: string;
  /** What it was made from. */
  readonly made_from: string;
  readonly claims: number;
  readonly findings: number;
}

/** A part of a state ledger, under the node of the days on which it matters. */
export interface PartTable {
  readonly dossier: string;
  readonly scope: string;
  readonly nth: number;
  readonly kind: string;
  readonly node: number | null;
  readonly from_day: number | null;
  readonly to_day: number | null;
  readonly body: string;
}

export interface PartKeyTable {
  readonly dossier: string;
  readonly scope: string;
  readonly key: string;
  readonly nth: number;
}

/** That a part is needed for the rows of a board under a heading, on the days on which the part matters. */
export interface BoardPartTable {
  readonly dossier: string;
  readonly scope: string;
  readonly board: string;
  readonly heading: string;
  readonly nth: number;
  /** 1 where the part makes a row, 0 where it only decides how those of others are told. */
  readonly leads: number;
  /** None for what matters on any day. */
  readonly from_day: number | null;
  readonly to_day: number | null;
}

export interface NameTable {
  readonly dossier: string;
  readonly scope: string;
  readonly nth: number;
  /** One of its names, bare. */
  readonly bare: string;
  /** A word of that name; for finding it by a part. */
  readonly word: string;
  readonly key: string;
  readonly kind: string;
  readonly name: string;
  readonly first_from: number | null;
  readonly first_to: number | null;
}

export interface ChangeTable {
  readonly dossier: string;
  readonly scope: string;
  readonly day: number;
}

export interface ClaimTable {
  readonly dossier: string;
  readonly scope: string;
  readonly nth: number;
  readonly id: string;
  readonly source: string;
  readonly predicate: string;
  readonly body: string;
}

export interface ClaimEntityTable {
  readonly dossier: string;
  readonly scope: string;
  readonly entity: string;
  readonly nth: number;
}

export interface FindingTable {
  readonly dossier: string;
  readonly scope: string;
  readonly nth: number;
  readonly id: string;
  readonly rule: string;
  readonly severity: string;
  readonly source: string;
  /** The decision that set it aside; empty where none did. */
  readonly dismissed: string;
  readonly body: string;
}

/** An account whose words can be searched. */
export interface SearchedTable {
  readonly dossier: string;
  readonly source: string;
  readonly number: number;
  readonly made_from: string;
}

/** A sentence of an account. */
export interface PassageTable {
  readonly dossier: string;
  /** By account, then in reading order. */
  readonly place: number;
  readonly source: string;
  readonly start_at: number;
  readonly end_at: number;
  readonly quote: string;
  /** Folded words for searching; on SQLite they stand in a table of their own. */
  readonly words?: string;
}

export interface IndexTables {
  readonly reading: ReadingTable;
  readonly part: PartTable;
  readonly part_key: PartKeyTable;
  readonly board_part: BoardPartTable;
  readonly name: NameTable;
  readonly change_day: ChangeTable;
  readonly claim: ClaimTable;
  readonly claim_entity: ClaimEntityTable;
  readonly finding: FindingTable;
  readonly searched: SearchedTable;
  readonly passage: PassageTable;
}

export type IndexTable = keyof IndexTables;

/** Whoever changes a table below raises this: an index that was made otherwise is made again. */
export const INDEX_VERSION = 3;

/** Tables of what is made anew for each reading, by scope. */
export const READ_TABLES = ["part", "part_key", "board_part", "name", "change_day", "claim", "claim_entity", "finding", "reading"] as const;

/**
 * Makes the tables of the index. Every key begins with the dossier, so that a distributed PostgreSQL can shard by it.
 * Text is compared by its code units on both stores, so that both list in the same order.
 */
export async function createIndexTables<T>(db: Kysely<T>, dialect: "sqlite" | "postgres"): Promise<void> {
  const text = sql.raw(dialect === "sqlite" ? "text" : 'text collate "C"');
  const end = sql.raw(dialect === "sqlite" ? " strict, without rowid" : "");
  const words = sql.raw(dialect === "sqlite" ? "" : ", words tsvector not null");
  const statements = [
    sql`create table reading (dossier ${text} not null, scope ${text} not null, made_from ${text} not null, claims integer not null, findings integer not null, primary key (dossier, scope))${end}`,
    sql`create table part (dossier ${text} not null, scope ${text} not null, nth integer not null, kind ${text} not null, node integer, from_day integer, to_day integer, body text not null, primary key (dossier, scope, nth))${end}`,
    sql`create index part_by_end on part (dossier, node, to_day)`,
    sql`create index part_by_beginning on part (dossier, node, from_day)`,
    sql`create table part_key (dossier ${text} not null, key ${text} not null, scope ${text} not null, nth integer not null, primary key (dossier, key, scope, nth))${end}`,
    sql`create table name (dossier ${text} not null, scope ${text} not null, nth integer not null, bare ${text} not null, word ${text} not null, key ${text} not null, kind ${text} not null, name ${text} not null, first_from integer, first_to integer, primary key (dossier, scope, nth, bare, word))${end}`,
    sql`create index name_by_name on name (dossier, bare)`,
    sql`create index name_by_word on name (dossier, word)`,
    sql`create index name_by_key on name (dossier, key)`,
    sql`create table change_day (dossier ${text} not null, day integer not null, scope ${text} not null, primary key (dossier, day, scope))${end}`,
    sql`create table claim (dossier ${text} not null, scope ${text} not null, nth integer not null, id ${text} not null, source ${text} not null, predicate ${text} not null, body text not null, primary key (dossier, scope, nth))${end}`,
    sql`create index claim_by_id on claim (dossier, id)`,
    sql`create index claim_by_source on claim (dossier, source, scope, nth)`,
    sql`create index claim_by_predicate on claim (dossier, predicate, scope, nth)`,
    sql`create table claim_entity (dossier ${text} not null, entity ${text} not null, scope ${text} not null, nth integer not null, primary key (dossier, entity, scope, nth))${end}`,
    sql`create table finding (dossier ${text} not null, scope ${text} not null, nth integer not null, id ${text} not null, rule ${text} not null, severity ${text} not null, source ${text} not null, dismissed ${text} not null, body text not null, primary key (dossier, scope, nth))${end}`,
    sql`create index finding_by_severity on finding (dossier, severity, scope, nth)`,
    sql`create index finding_by_rule on finding (dossier, rule, scope, nth)`,
    sql`create index finding_by_source on finding (dossier, source, scope, nth)`,
    sql`create table searched (dossier ${text} not null, source ${text} not null, number integer not null, made_from ${text} not null, primary key (dossier, source))${end}`,
    sql`create table passage (dossier ${text} not null, place bigint not null, source ${text} not null, start_at integer not null, end_at integer not null, quote text not null${words}, primary key (dossier, place))${sql.raw(dialect === "sqlite" ? " without rowid" : "")}`,
    dialect === "sqlite"
      ? sql`create virtual table passage_words using fts5 (words, content='', contentless_delete=1, prefix='3', tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* Co'")`
      : sql`create index passage_by_words on passage using gin (words)`,
  ];
  for (const statement of statements) await statement.execute(db);
}

/** Makes the table by which boards are told a few rows at a time: what makes rows, and apart from it what else they need, in the order of what they are about. */
export async function createBoardTable<T>(db: Kysely<T>, dialect: "sqlite" | "postgres"): Promise<void> {
  const text = sql.raw(dialect === "sqlite" ? "text" : 'text collate "C"');
  const end = sql.raw(dialect === "sqlite" ? " strict, without rowid" : "");
  const beside = sql.raw(dialect === "sqlite" ? "" : " include (from_day, to_day)");
  await sql`create table board_part (dossier ${text} not null, board ${text} not null, leads integer not null, heading ${text} not null, scope ${text} not null, nth integer not null, from_day integer, to_day integer, primary key (dossier, board, leads, heading, scope, nth)${beside})${end}`.execute(
    db,
  );
}
