import { type Kysely, type RawBuilder, sql } from "kysely";
import { groupBy } from "../../base/collections.ts";
import { termsOf } from "../../base/fold.ts";
import { Problem } from "../../base/problem.ts";
import type { MachineClaim } from "../../export/reading.ts";
import type { MachineFinding } from "../../findings/index.ts";
import type { Outcome } from "../../model/decision.ts";
import type { Finding } from "../../model/finding.ts";
import type { SourceId } from "../../model/source.ts";
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
  type HistoryLine,
  historyOf,
  ledgerFrom,
  type Named,
  type Question,
  type Spell,
  spellsIn,
  stateOn,
  type ToldEvent,
} from "../../state/index.ts";
import { kept, nodesAround } from "./days.ts";
import { inOrder, type PartRow, partsOn, partsWith, type Scopes, scoped, scopesOf } from "./parts.ts";
import type { FoundPassage, IndexPort } from "./port.ts";
import { accountsBearing, type ClaimPlace, type Counts, claimsWith, counts, findingsWith, outcomes } from "./records.ts";
import { spellsWith } from "./saying.ts";
import type { IndexTables, NameTable, NameWordTable } from "./tables.ts";
import { eventsTold, everyFinding, type KeptFinding, type Remark, remarks, type ServedVoice, voices } from "./told.ts";

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
  /** Every spell with all of the words in it. */
  readonly spellsWith: (words: string) => Promise<readonly Spell[]>;
  /** The dated events that are told with all of the words, as `wordsOfEvent` gives them, in their order. */
  readonly events: (wanted: readonly string[]) => Promise<readonly ToldEvent[]>;
  /** Everybody who speaks. */
  readonly voices: () => Promise<readonly ServedVoice[]>;
  readonly search: (words: string, page?: PageOf) => Promise<Page<FoundWords>>;
  readonly findings: (filter?: FindingFilter, page?: PageOf) => Promise<Page<MachineFinding>>;
  /** All findings as they were made, those that somebody set aside too, in the order in which they are told. */
  readonly everyFinding: () => Promise<readonly KeptFinding[]>;
  /** What whoever reads what was read should know of it. */
  readonly remarks: (kind: Remark["kind"]) => Promise<readonly Remark[]>;
  /** Whether all accounts have been read together; otherwise each was read by itself. */
  readonly areTogether: () => Promise<boolean>;
  readonly claims: (filter?: ClaimFilter, page?: PageOf) => Promise<Page<MachineClaim>>;
  /** The findings, as they were made, and the claims whose id is this one or begins with it. */
  readonly findingsWith: (id: string) => Promise<readonly Finding[]>;
  readonly claimsWith: (id: string) => Promise<readonly ClaimPlace[]>;
  /** The accounts, each read by itself, in which all of the names are borne. */
  readonly accountsBearing: (names: readonly string[]) => Promise<readonly SourceId[]>;
  readonly counts: () => Promise<Counts>;
  /** What became of the decisions that bear on what was read, by their ids. */
  readonly outcomes: () => Promise<ReadonlyMap<string, Outcome["became"]>>;
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
      const parts = await partsWith(db, dossier, [named.key]);
      const { statements, marks } = ledgerFrom(parts);
      return historyOf(named, { spells: spellsIn(parts), statements, marks });
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
    spellsWith: (words) => spellsWith(db, dossier, words),
    events: (wanted) => eventsTold(db, dossier, wanted),
    voices: () => voices(db, dossier),
    everyFinding: () => everyFinding(db, dossier),
    remarks: (kind) => remarks(db, dossier, kind),
    areTogether: async () => (await scopesOf(db, dossier)) === "together",
    async search(words, page = {}) {
      const terms = termsOf(words);
      if (terms.length === 0) return { items: [] };
      const most = mostOf(page);
      const found = await port.search(dossier, { terms, after: placeOf(page.after), most: most + 1 });
      return paged(found, most, { item: wordsOf, cursor: ({ place }) => String(place) });
    },
    findings: (filter = {}, page = {}) => findings(db, dossier, { ...filter, ...page }),
    claims: (filter = {}, page = {}) => claims(db, dossier, { ...filter, ...page }),
    findingsWith: (id) => findingsWith(db, dossier, id),
    claimsWith: (id) => claimsWith(db, dossier, id),
    accountsBearing: (names) => accountsBearing(db, dossier, names),
    counts: () => counts(db, dossier),
    outcomes: () => outcomes(db, dossier),
  };
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
  const most = mostOf(page);
  const stretch = { from: kept(date.earliest), to: kept(date.latest) };
  const asked = { of: sql`dossier = ${dossier} and board = ${board} and ${scoped(await scopesOf(db, dossier))}`, stretch };
  const beyond = page.after === undefined ? sql`true` : sql`heading > ${page.after}`;
  const standing = (await areFew(db, asked, most)) ? fromDays(asked) : fromHeadings(asked);
  const { rows: headings } = await sql<HeadingRow>`
    select heading, count(*) as leading from ${standing(sql`leads = 1 and ${beyond}`)} as leading_parts group by heading order by heading limit ${most + 1}`.execute(
    db,
  );
  const fit = fittingOf(headings, most);
  const last = headings[fit - 1]?.heading;
  if (last === undefined) return { items: [] };
  const told = sql.join(headings.slice(0, fit).map(({ heading }) => sql`${heading}`));
  const { rows } = await sql<PartRow>`
    select part.scope, part.nth, part.body from
      ${standing(sql`leads in (0, 1) and heading in (${told})`)} as wanted
      join part on part.dossier = ${dossier} and part.scope = wanted.scope and part.nth = wanted.nth`.execute(db);
  const state = stateOn(ledgerFrom(inOrder(rows)), date, question);
  return { items: state[board], ...(headings.length > fit ? { next: last } : {}) };
}

/** What stands on a board within a stretch of days, looked up so that the rows that a condition picks are found. */
type Standing = (picked: RawBuilder<unknown>) => RawBuilder<unknown>;

interface StandingAsked {
  readonly of: RawBuilder<unknown>;
  /** Kept days. */
  readonly stretch: { readonly from: number; readonly to: number };
}

/**
 * Parts that are looked at, all of them, for one row of a page. Where no more stand, they are found by their days, and nothing else is looked at; where
 * more do, those of the next headings come soon when all are gone through in order of heading. Either alone takes as long as the board is: the first
 * where all stand, the second where few do.
 */
const FEW = 50;

async function areFew(db: Kysely<IndexTables>, asked: StandingAsked, most: number): Promise<boolean> {
  const few = FEW * most;
  const { rows } = await sql<{ readonly parts: number | string }>`
    select count(*) as parts from (select 1 from ${fromDays(asked)(sql`leads in (0, 1)`)} as standing limit ${few + 1}) as counted`.execute(db);
  return Number(rows[0]?.parts) <= few;
}

function fromDays({ of, stretch: { from, to } }: StandingAsked): Standing {
  const { before, after } = nodesAround(from, to);
  return (picked) => {
    const select = sql`select heading, scope, nth from board_part where ${of} and ${picked}`;
    return sql`(${select} and node in (${sql.join(before)}) and to_day >= ${from}
      union all ${select} and node in (${sql.join(after)}) and from_day <= ${to}
      union all ${select} and node between ${from} and ${to}
      union all ${select} and node is null)`;
  };
}

function fromHeadings({ of, stretch: { from, to } }: StandingAsked): Standing {
  return (picked) =>
    sql`(select heading, scope, nth from board_part where ${of} and ${picked} and (node is null or (from_day <= ${to} and to_day >= ${from})))`;
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

async function changesAround(db: Kysely<IndexTables>, dossier: string, day: number): Promise<{ readonly previous?: number; readonly next?: number }> {
  const scope = scoped(await scopesOf(db, dossier));
  const { rows } = await sql<{ readonly previous: number | null; readonly next: number | null }>`
    select (select day from change_day where dossier = ${dossier} and day < ${day} and ${scope} order by day desc limit 1) as previous,
      (select day from change_day where dossier = ${dossier} and day > ${day} and ${scope} order by day limit 1) as next`.execute(db);
  const [{ previous, next } = { previous: null, next: null }] = rows;
  return { ...(previous === null ? {} : { previous }), ...(next === null ? {} : { next }) };
}

type NameRow = Pick<NameTable, "scope" | "nth" | "key" | "kind" | "name"> & Pick<NameWordTable, "bare">;

async function find(db: Kysely<IndexTables>, dossier: string, given: string): Promise<Found> {
  const scope = scoped(await scopesOf(db, dossier));
  const wanted = bare(given);
  const named = async (condition: RawBuilder<unknown>) => {
    const { rows } = await sql<NameRow>`
      select min(scope) as scope, min(nth) as nth, bare, key, kind, name from (select scope, nth, bare from name_word where dossier = ${dossier} and ${scope} and ${condition}) as words
        join (select scope, nth, key, kind, name from name where dossier = ${dossier}) as names using (scope, nth)
        group by key, kind, name, bare`.execute(db);
    return entriesFrom(rows);
  };
  const ofFirst = sql`word = ${wanted.split(" ")[0]}`;
  const whole = await named(sql`${ofFirst} and bare = ${wanted}`);
  if (whole.length > 0) return findIn(whole, given);
  const found = findIn(await named(ofFirst), given);
  return found.named.length > 0 ? found : findIn(await named(sql`true`), given);
}

/** What is called the same in many accounts that were read each by itself is one. */
function entriesFrom(rows: readonly NameRow[]): readonly Entry[] {
  const sorted = [...rows].sort((a, b) => (a.scope < b.scope ? -1 : a.scope > b.scope ? 1 : a.nth - b.nth));
  return [...groupBy(sorted, ({ key, name }) => `${key} ${name}`).values()].flatMap((same) => {
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

/** Where a page of sentences goes on. */
function placeOf(after: string | undefined): number {
  if (after === undefined) return -1;
  return /^\d{1,15}$/.test(after) ? Number(after) : noPage(after);
}

function noPage(after: string): never {
  throw new Problem(`no page ends with "${after.slice(0, 100)}": give the next of the page before as it was told`);
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
  const where = [listedBeyond(await scopesOf(db, dossier), page.after), ...conditions.filter((condition) => condition !== undefined)];
  const most = mostOf(page);
  const { rows } =
    await sql<Listed>`select scope, nth, body from ${from} where dossier = ${dossier} and ${sql.join(where, sql` and `)} order by scope, nth limit ${most + 1}`.execute(
      db,
    );
  return paged(rows, most, { item: ({ body }) => JSON.parse(body) as T, cursor: (row) => `${row.nth} ${row.scope}` });
}

/** The condition on rows behind a place. Two conditions on the scope would have the rows up to the place gone through too. */
function listedBeyond(scopes: Scopes, after: string | undefined): RawBuilder<unknown> {
  if (after === undefined) return scoped(scopes);
  const [, nth = noPage(after), scope = ""] = /^(\d{1,9}) (.*)$/s.exec(after) ?? [];
  return scopes === "together" ? sql`${scoped(scopes)} and nth > ${Number(nth)}` : sql`(scope, nth) > (${scope}, ${Number(nth)})`;
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
