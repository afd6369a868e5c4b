import { type Kysely, type RawBuilder, sql } from "kysely";

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
  /** Where its days are found; none for what matters on any day. */
  readonly node: number | null;
  readonly from_day: number | null;
  readonly to_day: number | null;
}

/** Something that has a history. */
export interface NameTable {
  readonly dossier: string;
  readonly scope: string;
  readonly nth: number;
  readonly key: string;
  readonly kind: string;
  readonly name: string;
  readonly first_from: number | null;
  readonly first_to: number | null;
}

/** A name that something goes by, under each of its words. */
export interface NameWordTable {
  readonly dossier: string;
  readonly scope: string;
  readonly word: string;
  readonly bare: string;
  readonly nth: number;
}

/** A name that is borne in a reading of one account, by which decisions on names are brought to it. */
export interface BorneTable {
  readonly dossier: string;
  readonly scope: string;
  /** `printOfName` of it: names may be longer than a key. */
  readonly name: string;
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
  /** As other programs get it, and as it was made. */
  readonly body: string;
  readonly record: string;
}

/** Who speaks in an account. */
export interface VoiceTable {
  readonly dossier: string;
  readonly scope: string;
  readonly nth: number;
  readonly id: string;
  readonly source: string;
  readonly name: string;
  /** Who lets it speak; none for the author. */
  readonly parent: string | null;
}

/** A dated event, by the words that tell of it: as they stand, and bare, with a blank before each. */
export interface EventTable {
  readonly dossier: string;
  readonly scope: string;
  readonly nth: number;
  readonly from_day: number;
  readonly to_day: number;
  readonly told: string;
  readonly bare: string;
}

/** What whoever reads what was read should know of it. */
export interface RemarkTable {
  readonly dossier: string;
  readonly scope: string;
  readonly nth: number;
  readonly kind: string;
  readonly source: string;
  readonly text: string;
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
  readonly name_word: NameWordTable;
  readonly borne: BorneTable;
  readonly change_day: ChangeTable;
  readonly claim: ClaimTable;
  readonly claim_entity: ClaimEntityTable;
  readonly finding: FindingTable;
  readonly voice: VoiceTable;
  readonly event: EventTable;
  readonly remark: RemarkTable;
  readonly searched: SearchedTable;
  readonly passage: PassageTable;
}

export type IndexTable = keyof IndexTables;

/** Whoever changes a table below raises this: an index that was made otherwise is made again. */
export const INDEX_VERSION = 8;

/** Tables of what is made anew for each reading, by scope. */
export const READ_TABLES = [
  "part",
  "part_key",
  "board_part",
  "name",
  "name_word",
  "borne",
  "change_day",
  "claim",
  "claim_entity",
  "finding",
  "voice",
  "event",
  "remark",
  "reading",
] as const;

type Dialect = "sqlite" | "postgres";

/**
 * Makes the tables of what was read, but that of boards. Every key begins with the dossier, so that a distributed PostgreSQL can shard by it.
 * Text is compared by its code units on both stores, so that both list in the same order.
 */
export async function createReadTables<T>(db: Kysely<T>, dialect: Dialect): Promise<void> {
  const { text, end } = typesOf(dialect);
  const statements = [
    sql`create table reading (dossier ${text} not null, scope ${text} not null, made_from ${text} not null, claims integer not null, findings integer not null, primary key (dossier, scope))${end}`,
    sql`create table part (dossier ${text} not null, scope ${text} not null, nth integer not null, kind ${text} not null, node integer, from_day integer, to_day integer, body text not null, primary key (dossier, scope, nth))${end}`,
    sql`create index part_by_end on part (dossier, node, to_day)`,
    sql`create index part_by_beginning on part (dossier, node, from_day)`,
    sql`create table part_key (dossier ${text} not null, key ${text} not null, scope ${text} not null, nth integer not null, primary key (dossier, key, scope, nth))${end}`,
    sql`create table name (dossier ${text} not null, scope ${text} not null, nth integer not null, key ${text} not null, kind ${text} not null, name ${text} not null, first_from integer, first_to integer, primary key (dossier, scope, nth))${end}`,
    sql`create index name_by_key on name (dossier, key)`,
    sql`create table name_word (dossier ${text} not null, word ${text} not null, bare ${text} not null, scope ${text} not null, nth integer not null, primary key (dossier, word, bare, scope, nth))${end}`,
    sql`create table borne (dossier ${text} not null, name ${text} not null, scope ${text} not null, primary key (dossier, name, scope))${end}`,
    sql`create table change_day (dossier ${text} not null, day integer not null, scope ${text} not null, primary key (dossier, day, scope))${end}`,
    sql`create table claim (dossier ${text} not null, scope ${text} not null, nth integer not null, id ${text} not null, source ${text} not null, predicate ${text} not null, body text not null, primary key (dossier, scope, nth))${end}`,
    sql`create index claim_by_source on claim (dossier, source, scope, nth)`,
    sql`create index claim_by_id on claim (dossier, id, scope)`,
    sql`create index claim_by_predicate on claim (dossier, predicate, scope, nth)`,
    sql`create table claim_entity (dossier ${text} not null, entity ${text} not null, scope ${text} not null, nth integer not null, primary key (dossier, entity, scope, nth))${end}`,
    sql`create table finding (dossier ${text} not null, scope ${text} not null, nth integer not null, id ${text} not null, rule ${text} not null, severity ${text} not null, source ${text} not null, dismissed ${text} not null, body text not null, record text not null, primary key (dossier, scope, nth))${end}`,
    sql`create index finding_by_id on finding (dossier, id, scope)`,
    sql`create index finding_by_severity on finding (dossier, severity, scope, nth)`,
    sql`create index finding_by_rule on finding (dossier, rule, scope, nth)`,
    sql`create index finding_by_source on finding (dossier, source, scope, nth)`,
    sql`create table voice (dossier ${text} not null, scope ${text} not null, nth integer not null, id ${text} not null, source ${text} not null, name ${text} not null, parent ${text}, primary key (dossier, scope, nth))${end}`,
    sql`create table event (dossier ${text} not null, scope ${text} not null, nth integer not null, from_day integer not null, to_day integer not null, told ${text} not null, bare ${text} not null, primary key (dossier, scope, nth))${end}`,
    sql`create table remark (dossier ${text} not null, scope ${text} not null, nth integer not null, kind ${text} not null, source ${text} not null, text ${text} not null, primary key (dossier, scope, nth))${end}`,
    ...["part_key", "name_word", "borne", "change_day", "claim_entity"].flatMap((table) => byScope(table, dialect)),
  ];
  for (const statement of statements) await statement.execute(db);
}

/** Makes the tables of words for searching. */
export async function createSearchTables<T>(db: Kysely<T>, dialect: Dialect): Promise<void> {
  const { text, end } = typesOf(dialect);
  const words = sql.raw(dialect === "sqlite" ? "" : ", words tsvector not null");
  const statements = [
    sql`create table searched (dossier ${text} not null, source ${text} not null, number integer not null, made_from ${text} not null, primary key (dossier, source))${end}`,
    sql`create table passage (dossier ${text} not null, place bigint not null, source ${text} not null, start_at integer not null, end_at integer not null, quote text not null${words}, primary key (dossier, place))${sql.raw(dialect === "sqlite" ? " without rowid" : "")}`,
    dialect === "sqlite"
      ? sql`create virtual table passage_words using fts5 (words, content='', contentless_delete=1, prefix='3', tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* Co'")`
      : sql`create index passage_by_words on passage using gin (words)`,
  ];
  for (const statement of statements) await statement.execute(db);
}

/** Makes the table by which boards are told a few rows at a time: what makes rows, and apart from it what else they need, in the order of what they are about. */
export async function createBoardTable<T>(db: Kysely<T>, dialect: Dialect): Promise<void> {
  const { text, end } = typesOf(dialect);
  const beside = sql.raw(dialect === "sqlite" ? "" : " include (node, from_day, to_day)");
  // what is asked of these two is in them, so that they are read alone; on SQLite the key is in every index
  const held = sql.raw(dialect === "sqlite" ? "" : " include (heading, scope, nth)");
  const statements = [
    sql`create table board_part (dossier ${text} not null, board ${text} not null, leads integer not null, heading ${text} not null, scope ${text} not null, nth integer not null, node integer, from_day integer, to_day integer, primary key (dossier, board, leads, heading, scope, nth)${beside})${end}`,
    sql`create index board_part_by_end on board_part (dossier, board, leads, node, to_day)${held}`,
    sql`create index board_part_by_beginning on board_part (dossier, board, leads, node, from_day)${held}`,
    ...byScope("board_part", dialect),
  ];
  for (const statement of statements) await statement.execute(db);
}

function typesOf(dialect: Dialect): { readonly text: RawBuilder<unknown>; readonly end: RawBuilder<unknown> } {
  return {
    text: sql.raw(dialect === "sqlite" ? "text" : 'text collate "C"'),
    end: sql.raw(dialect === "sqlite" ? " strict, without rowid" : ""),
  };
}

/** By which workers take out what was read of an account before. In a folder many are taken out at once, by one look through the table. */
function byScope(table: string, dialect: Dialect): readonly RawBuilder<unknown>[] {
  return dialect === "sqlite" ? [] : [sql`create index ${sql.ref(`${table}_by_scope`)} on ${sql.table(table)} (dossier, scope)`];
}
