import { type Kysely, type RawBuilder, sql } from "kysely";
import { groupBy } from "../../base/collections.ts";
import { termsOf } from "../../base/fold.ts";
import type { MachineClaim } from "../../export/reading.ts";
import type { MachineFinding } from "../../findings/index.ts";
import type { State } from "../../model/state.ts";
import type { Day, DayRange } from "../../model/time.ts";
import {
  aroundDays,
  type Board,
  bare,
  type Change,
  differencesOf,
  type Entry,
  type Found,
  findIn,
  forcesStanding,
  type HistoryLine,
  historyOf,
  ledgerFrom,
  type Named,
  type Part,
  type Question,
  stateOn,
} from "../../state/index.ts";
import { kept, nodesAround } from "./days.ts";
import type { FoundPassage, IndexPort } from "./port.ts";
import type { IndexTables, NameTable } from "./tables.ts";

/** A stretch of a list, and where the next begins. */
export interface Page<T> {
  readonly items: readonly T[];
  /** Given back to get what follows; absent at the end. */
  readonly next?: string;
}

export interface PageOf {
  readonly after?: string | undefined;
  /** At most so many; a hundred where absent. */
  readonly most?: number | undefined;
}

export interface FindingFilter {
  readonly severity?: string | undefined;
  readonly rule?: string | undefined;
  readonly source?: string | undefined;
  /** Those that somebody set aside, instead of those that stand. */
  readonly dismissed?: boolean | undefined;
}

export interface ClaimFilter {
  readonly source?: string | undefined;
  readonly predicate?: string | undefined;
  readonly entity?: string | undefined;
}

export interface FoundWords {
  readonly source: string;
  /** In offsets of the text as given. */
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

/** What was read of a dossier, asked without reading it again. The answers are those of `StateIndex` on the same analysis. */
export interface Answers {
  readonly on: (date: DayRange, question?: Question) => Promise<State>;
  /**
   * Some rows of one board, in the order of what they are about, so that all rows about one thing stand on one page: as many as `most` says, and more only
   * where one thing alone has more. They are those that `on` tells of the same board.
   */
  readonly rows: <B extends Board>(
    board: B,
    date: DayRange,
    asked?: { readonly question?: Question; readonly page?: PageOf },
  ) => Promise<Page<State[B][number]>>;
  /** The nearest days before and after on which something begins or ends. */
  readonly changesAround: (day: number) => Promise<{ readonly previous?: number; readonly next?: number }>;
  readonly find: (name: string) => Promise<Found>;
  readonly history: (named: Named) => Promise<readonly HistoryLine[]>;
  readonly differences: (from: DayRange, to: DayRange, question?: Question) => Promise<readonly Change[]>;
  readonly around: (named: Named, side: "before" | "after") => Promise<DayRange | undefined>;
  readonly search: (words: string, page?: PageOf) => Promise<Page<FoundWords>>;
  readonly findings: (filter?: FindingFilter, page?: PageOf) => Promise<Page<MachineFinding>>;
  readonly claims: (filter?: ClaimFilter, page?: PageOf) => Promise<Page<MachineClaim>>;
}

/** Items of a page where nothing else is asked for. */
export const USUAL_PAGE = 100;
const LONGEST_PAGE = 1000;

export function answersOf(port: IndexPort, dossier: string): Answers {
  const { db } = port;
  const on: Answers["on"] = async (date, question) => stateOn(ledgerFrom(await partsOn(db, dossier, date)), date, question);
  return {
    on,
    differences: async (from, to, question) => differencesOf(await on(from, question), await on(to, question)),
    rows: (board, date, asked) => rowsOn(db, dossier, { board, date, ...asked }),
    changesAround: (day) => changesAround(db, dossier, day),
    find: (name) => find(db, dossier, name),
    async history(named) {
      const ledger = ledgerFrom(await partsWith(db, dossier, [named.key]));
      return historyOf(named, { spells: ledger.things.flatMap(({ group }) => group), statements: ledger.statements });
    },
    async around({ key }, side) {
      const scope = scoped(await scopesOf(db, dossier));
      const { rows } = await sql<
        Pick<NameTable, "first_from" | "first_to">
      >`select first_from, first_to from name where dossier = ${dossier} and key = ${key} and ${scope} order by first_from nulls last limit 1`.execute(
        db,
      );
      const [first] = rows;
      const { first_from: from, first_to: to } = first ?? { first_from: null, first_to: null };
      return aroundDays(from === null || to === null ? undefined : { from: from as Day, to: to as Day }, side);
    },
    async search(words, page = {}) {
      const terms = termsOf(words);
      if (terms.length === 0) return { items: [] };
      const most = mostOf(page);
      const found = await port.search(dossier, { terms, after: placeOf(page.after), most: most + 1 });
      return paged(found, most, { item: wordsOf, cursor: ({ place }) => String(place) });
    },
    findings: (filter = {}, page = {}) => findings(db, dossier, { ...filter, ...page }),
    claims: (filter = {}, page = {}) => claims(db, dossier, { ...filter, ...page }),
  };
}

type Scopes = "together" | "alone";

/** Once all accounts have been read together, that reading is told; before, what was read of each by itself. */
async function scopesOf(db: Kysely<IndexTables>, dossier: string): Promise<Scopes> {
  const whole = await db.selectFrom("reading").select("scope").where("dossier", "=", dossier).where("scope", "=", "").executeTakeFirst();
  return whole === undefined ? "alone" : "together";
}

/** A condition on the scope of rows. */
function scoped(scopes: Scopes): RawBuilder<unknown> {
  return scopes === "together" ? sql`scope = ''` : sql`scope > ''`;
}

interface PartRow {
  readonly scope: string;
  readonly nth: number;
  readonly body: string;
}

/** The parts that matter on some days, with what is counted of the forces among them. */
async function partsOn(db: Kysely<IndexTables>, dossier: string, date: DayRange): Promise<readonly Part[]> {
  const scope = scoped(await scopesOf(db, dossier));
  const [from, to] = [kept(date.earliest), kept(date.latest)];
  const { before, after } = nodesAround(from, to);
  const select = sql`select scope, nth, body from part where dossier = ${dossier} and ${scope}`;
  const { rows } = await sql<PartRow>`
    ${select} and node in (${sql.join(before)}) and to_day >= ${from}
    union all ${select} and node in (${sql.join(after)}) and from_day <= ${to}
    union all ${select} and node between ${from} and ${to}`.execute(db);
  const parts = inOrder(rows);
  const forces = forcesStanding(parts);
  return forces.length === 0 ? parts : [...parts, ...(await partsWith(db, dossier, forces))];
}

interface RowsAsked<B extends Board> {
  readonly board: B;
  readonly date: DayRange;
  readonly question?: Question;
  readonly page?: PageOf;
}

async function rowsOn<B extends Board>(
  db: Kysely<IndexTables>,
  dossier: string,
  { board, date, question, page = {} }: RowsAsked<B>,
): Promise<Page<State[B][number]>> {
  const scope = scoped(await scopesOf(db, dossier));
  const [from, to] = [kept(date.earliest), kept(date.latest)];
  const most = mostOf(page);
  const beyond = page.after === undefined ? sql`true` : sql`heading > ${page.after}`;
  const standing = sql`dossier = ${dossier} and board = ${board} and ${scope} and (from_day is null or (from_day <= ${to} and to_day >= ${from}))`;
  const { rows: headings } = await sql<HeadingRow>`
    select heading, count(*) as leading from board_part where leads = 1 and ${beyond} and ${standing} group by heading order by heading limit ${most + 1}`.execute(
    db,
  );
  const fit = fittingOf(headings, most);
  const last = headings[fit - 1]?.heading;
  if (last === undefined) return { items: [] };
  const told = sql.join(headings.slice(0, fit).map(({ heading }) => sql`${heading}`));
  const { rows } = await sql<PartRow>`
    select part.scope, part.nth, part.body from
      (select scope, nth from board_part where leads in (0, 1) and heading in (${told}) and ${standing}) as wanted
      join part on part.dossier = ${dossier} and part.scope = wanted.scope and part.nth = wanted.nth`.execute(db);
  const state = stateOn(ledgerFrom(inOrder(rows)), date, question);
  return { items: state[board], ...(headings.length > fit ? { next: last } : {}) };
}

interface HeadingRow {
  readonly heading: string;
  /** How many parts make rows under it. */
  readonly leading: number | string;
}

/** How many of the headings make no more rows than asked for, and one at least: the rows of one heading cannot be told without each other. */
function fittingOf(headings: readonly HeadingRow[], most: number): number {
  let rows = 0;
  const fitting = headings.findIndex(({ leading }, nth) => {
    rows += Number(leading);
    return nth > 0 && rows > most;
  });
  return fitting < 0 ? headings.length : fitting;
}

/** Looked up so many at a time. */
const KEYS = 500;

async function partsWith(db: Kysely<IndexTables>, dossier: string, keys: readonly string[]): Promise<readonly Part[]> {
  const scope = scoped(await scopesOf(db, dossier));
  const found: PartRow[] = [];
  for (let start = 0; start < keys.length; start += KEYS) {
    const some = sql.join(keys.slice(start, start + KEYS));
    const wanted = sql`select scope, nth from part_key where dossier = ${dossier} and ${scope} and key in (${some})`;
    const { rows } =
      await sql<PartRow>`select part.scope, part.nth, part.body from (${wanted}) as wanted join part on part.dossier = ${dossier} and part.scope = wanted.scope and part.nth = wanted.nth`.execute(
        db,
      );
    found.push(...rows);
  }
  return inOrder(found);
}

function inOrder(rows: readonly PartRow[]): readonly Part[] {
  const once = new Map(rows.map((row) => [`${row.nth} ${row.scope}`, row]));
  const sorted = [...once.values()].sort((a, b) => (a.scope < b.scope ? -1 : a.scope > b.scope ? 1 : a.nth - b.nth));
  return sorted.map(({ body }) => JSON.parse(body) as Part);
}

async function changesAround(db: Kysely<IndexTables>, dossier: string, day: number): Promise<{ readonly previous?: number; readonly next?: number }> {
  const scope = scoped(await scopesOf(db, dossier));
  const { rows } = await sql<{ readonly previous: number | null; readonly next: number | null }>`
    select (select day from change_day where dossier = ${dossier} and day < ${day} and ${scope} order by day desc limit 1) as previous,
      (select day from change_day where dossier = ${dossier} and day > ${day} and ${scope} order by day limit 1) as next`.execute(db);
  const [{ previous, next } = { previous: null, next: null }] = rows;
  return { ...(previous === null ? {} : { previous }), ...(next === null ? {} : { next }) };
}

type NameRow = Pick<NameTable, "scope" | "nth" | "bare" | "key" | "kind" | "name">;

async function find(db: Kysely<IndexTables>, dossier: string, given: string): Promise<Found> {
  const scope = scoped(await scopesOf(db, dossier));
  const wanted = bare(given);
  const select = sql`select distinct scope, nth, bare, key, kind, name from name where dossier = ${dossier} and ${scope}`;
  const { rows: whole } = await sql<NameRow>`${select} and bare = ${wanted}`.execute(db);
  if (whole.length > 0) return findIn(entriesFrom(whole), given);
  const { rows: part } = await sql<NameRow>`${select} and word = ${wanted.split(" ")[0]}`.execute(db);
  const found = findIn(entriesFrom(part), given);
  if (found.named.length > 0) return found;
  const { rows: all } = await sql<NameRow>`${select}`.execute(db);
  return findIn(entriesFrom(all), given);
}

function entriesFrom(rows: readonly NameRow[]): readonly Entry[] {
  const sorted = [...rows].sort((a, b) => (a.scope < b.scope ? -1 : a.scope > b.scope ? 1 : a.nth - b.nth));
  return [...groupBy(sorted, ({ scope, nth }) => `${nth} ${scope}`).values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    return [{ named: { key: first.key, kind: first.kind as Named["kind"], name: first.name }, names: same.map((row) => row.bare) }];
  });
}

interface Listed {
  readonly scope: string;
  readonly nth: number;
  readonly body: string;
}

/** Where a page of sentences goes on; from the beginning where what was sent is no place. */
function placeOf(after: string | undefined): number {
  return /^\d{1,15}$/.test(after ?? "") ? Number(after) : -1;
}

async function findings(db: Kysely<IndexTables>, dossier: string, asked: FindingFilter & PageOf): Promise<Page<MachineFinding>> {
  const conditions = [
    asked.severity === undefined ? undefined : sql`severity = ${asked.severity}`,
    asked.rule === undefined ? undefined : sql`rule = ${asked.rule}`,
    asked.source === undefined ? undefined : sql`source = ${asked.source}`,
    asked.dismissed === true ? sql`dismissed <> ''` : sql`dismissed = ''`,
  ];
  return listed(db, { dossier, conditions, page: asked, from: sql`finding` });
}

async function claims(db: Kysely<IndexTables>, dossier: string, asked: ClaimFilter & PageOf): Promise<Page<MachineClaim>> {
  const conditions = [
    asked.source === undefined ? undefined : sql`source = ${asked.source}`,
    asked.predicate === undefined ? undefined : sql`predicate = ${asked.predicate}`,
  ];
  const of = sql`(select claim.* from claim_entity join claim using (dossier, scope, nth) where claim_entity.dossier = ${dossier} and entity = ${asked.entity}) as claim`;
  return listed(db, { dossier, conditions, page: asked, from: asked.entity === undefined ? sql`claim` : of });
}

async function listed<T>(
  db: Kysely<IndexTables>,
  {
    dossier,
    conditions,
    page,
    from,
  }: {
    readonly dossier: string;
    readonly conditions: readonly (RawBuilder<unknown> | undefined)[];
    readonly page: PageOf;
    readonly from: RawBuilder<unknown>;
  },
): Promise<Page<T>> {
  const [, nth = "-1", scope = ""] = /^(\d{1,9}) (.*)$/s.exec(page.after ?? "") ?? [];
  const where = [
    scoped(await scopesOf(db, dossier)),
    ...conditions.filter((condition) => condition !== undefined),
    ...(page.after === undefined ? [] : [sql`(scope, nth) > (${scope}, ${Number(nth)})`]),
  ];
  const most = mostOf(page);
  const { rows } =
    await sql<Listed>`select scope, nth, body from ${from} where dossier = ${dossier} and ${sql.join(where, sql` and `)} order by scope, nth limit ${most + 1}`.execute(
      db,
    );
  return paged(rows, most, { item: ({ body }) => JSON.parse(body) as T, cursor: (row) => `${row.nth} ${row.scope}` });
}

function wordsOf({ source, start_at: start, end_at: end, quote }: FoundPassage): FoundWords {
  return { source, start, end, quote };
}

function mostOf({ most = USUAL_PAGE }: PageOf): number {
  return Math.max(1, Math.min(LONGEST_PAGE, Math.floor(most)));
}

function paged<Row, T>(rows: readonly Row[], most: number, make: { readonly item: (row: Row) => T; readonly cursor: (row: Row) => string }): Page<T> {
  const shown = rows.slice(0, most);
  const last = shown.at(-1);
  return { items: shown.map(make.item), ...(rows.length > most && last !== undefined ? { next: make.cursor(last) } : {}) };
}
