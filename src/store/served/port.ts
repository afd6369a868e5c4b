import type { Kysely } from "kysely";
import type { IndexTable, IndexTables, PassageTable } from "./tables.ts";

/** Rows of a table, as values in the order of `columns`. */
export interface Rows {
  readonly table: IndexTable;
  readonly columns: readonly string[];
  readonly values: readonly (readonly (string | number | null)[])[];
}

/** What is looked for in the words of accounts: all terms, each one word or signs that follow each other. */
export interface Sought {
  readonly terms: readonly (readonly string[])[];
  /** Only what lies behind this place. */
  readonly after: number;
  readonly most: number;
}

/** A sentence found by its words. */
export type FoundPassage = Pick<PassageTable, "place" | "source" | "start_at" | "end_at" | "quote">;

/** Where an index is kept, with what the two databases do each in their own way. */
export interface IndexPort {
  readonly db: Kysely<IndexTables>;
  /** Does `work` in one transaction: all that it writes is there afterwards, or nothing. */
  readonly atomically: <T>(work: (db: Kysely<IndexTables>) => Promise<T>) => Promise<T>;
  /** Within a transaction: until its end nobody else writes into the index of this dossier. */
  readonly lock: (db: Kysely<IndexTables>, dossier: string) => Promise<void>;
  /** Adds many rows at once, within a transaction. */
  readonly insert: (db: Kysely<IndexTables>, rows: Rows) => Promise<void>;
  /** After many rows were added or taken away: lets the database count what is there, so that it chooses well how to look things up. */
  readonly settle: () => Promise<void>;
  /** Adds sentences with their folded words. */
  readonly insertPassages: (db: Kysely<IndexTables>, passages: readonly Required<PassageTable>[]) => Promise<void>;
  readonly removePassages: (
    db: Kysely<IndexTables>,
    of: { readonly dossier: string; readonly source: string; readonly number: number },
  ) => Promise<void>;
  /** In order of place. */
  readonly search: (dossier: string, sought: Sought) => Promise<readonly FoundPassage[]>;
}

/** Places of one account. */
export const PLACES = 1_000_000;
/** Letters from which on a word also finds those that begin with it: many languages bend their words at the end. */
export const SHORTEST_BEGINNING = 3;

/** The last word of a term stands for all that begin so, where it is long enough. */
export function isBeginning(term: readonly string[]): boolean {
  return term.length === 1 && (term[0]?.length ?? 0) >= SHORTEST_BEGINNING;
}
