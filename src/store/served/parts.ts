import { type Kysely, type RawBuilder, sql } from "kysely";
import type { DayRange } from "../../model/time.ts";
import { forcesStanding, type Part } from "../../state/index.ts";
import { kept, nodesAround } from "./days.ts";
import type { IndexTables } from "./tables.ts";

export type Scopes = "together" | "alone";

/** Once all accounts have been read together, that reading is told; before, what was read of each by itself. */
export async function scopesOf(db: Kysely<IndexTables>, dossier: string): Promise<Scopes> {
  const whole = await db.selectFrom("reading").select("scope").where("dossier", "=", dossier).where("scope", "=", "").executeTakeFirst();
  return whole === undefined ? "alone" : "together";
}

/** A condition on the scope of rows. */
export function scoped(scopes: Scopes): RawBuilder<unknown> {
  return scopes === "together" ? sql`scope = ''` : sql`scope > ''`;
}

export interface PartRow {
  readonly scope: string;
  readonly nth: number;
  readonly body: string;
}

/** The parts that matter on some days, with what is counted of the forces among them. */
export async function partsOn(db: Kysely<IndexTables>, dossier: string, date: DayRange): Promise<readonly Part[]> {
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

/** Looked up so many at a time. */
const KEYS = 500;

export async function partsWith(db: Kysely<IndexTables>, dossier: string, keys: readonly string[]): Promise<readonly Part[]> {
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

/** Room for the spells of an account that was read by itself, before those of the next begin. */
const SPELLS = 1e9;

/** Of accounts that were read each by itself, one after the other. */
export function inOrder(rows: readonly PartRow[]): readonly Part[] {
  const once = new Map(rows.map((row) => [`${row.nth} ${row.scope}`, row]));
  const sorted = [...once.values()].sort((a, b) => (a.scope < b.scope ? -1 : a.scope > b.scope ? 1 : a.nth - b.nth));
  const ranks = new Map([...new Set(sorted.map(({ scope }) => scope))].map((scope, rank) => [scope, rank]));
  return sorted.map(({ scope, body }) => {
    const part = JSON.parse(body) as Part;
    const before = (ranks.get(scope) ?? 0) * SPELLS;
    return part.kind === "thing" ? { ...part, spells: part.spells.map((told) => ({ ...told, nth: before + told.nth })) } : part;
  });
}

/** Rows of parts read at a time where all of them are gone through. */
const AT_ONCE = 2000;

/** Every thing that has spells, some at a time, so that they are never all held at once. */
export async function* everyThing(db: Kysely<IndexTables>, dossier: string): AsyncIterable<readonly PartRow[]> {
  const scope = scoped(await scopesOf(db, dossier));
  let beyond = sql`true`;
  for (;;) {
    const { rows } =
      await sql<PartRow>`select scope, nth, body from part where dossier = ${dossier} and ${scope} and kind = 'thing' and ${beyond} order by scope, nth limit ${AT_ONCE}`.execute(
        db,
      );
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    beyond = sql`(scope, nth) > (${last.scope}, ${last.nth})`;
  }
}
