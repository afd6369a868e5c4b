import { type Kysely, sql } from "kysely";
import { inOrderTold } from "../../findings/index.ts";
import type { Voice } from "../../model/claim.ts";
import type { Finding } from "../../model/finding.ts";
import type { Day } from "../../model/time.ts";
import { eventsWith, type ToldEvent, toldEvent } from "../../state/index.ts";
import { scoped, scopesOf } from "./parts.ts";
import type { IndexTables } from "./tables.ts";

/** Who speaks; without a parent it is an author. */
export type ServedVoice = Pick<Voice, "id" | "source" | "name" | "parent">;

/** A finding as it was made, and the decision that set it aside; empty where none did. */
export interface KeptFinding {
  readonly finding: Finding;
  readonly dismissed: string;
}

/**
 * What whoever reads what was read should know of it. unread: an account could not be read. guessed: how one was read. outcome: what became of a decision
 * in it.
 */
export interface Remark {
  readonly kind: "unread" | "guessed" | "outcome";
  readonly source: string;
  readonly text: string;
}

export async function voices(db: Kysely<IndexTables>, dossier: string): Promise<readonly ServedVoice[]> {
  const scope = scoped(await scopesOf(db, dossier));
  const { rows } = await sql<{
    readonly id: string;
    readonly source: string;
    readonly name: string;
    readonly parent: string | null;
  }>`select id, source, name, parent from voice where dossier = ${dossier} and ${scope} order by scope, nth`.execute(db);
  return rows.map(({ parent, ...voice }) => ({ ...voice, ...(parent === null ? {} : { parent }) }) as ServedVoice);
}

export async function everyFinding(db: Kysely<IndexTables>, dossier: string): Promise<readonly KeptFinding[]> {
  const scope = scoped(await scopesOf(db, dossier));
  const { rows } = await sql<{
    readonly dismissed: string;
    readonly record: string;
  }>`select dismissed, record from finding where dossier = ${dossier} and ${scope} order by scope, nth`.execute(db);
  return inOrderTold(
    rows.map(({ dismissed, record }) => ({ finding: JSON.parse(record) as Finding, dismissed })),
    ({ finding }) => finding,
  );
}

export async function remarks(db: Kysely<IndexTables>, dossier: string, kind: Remark["kind"]): Promise<readonly Remark[]> {
  const scope = scoped(await scopesOf(db, dossier));
  const { rows } = await sql<Remark>`
    select kind, source, text from remark where dossier = ${dossier} and kind = ${kind} and ${scope} order by scope, nth`.execute(db);
  return rows;
}

interface EventRow {
  readonly told: string;
  readonly from_day: number;
  readonly to_day: number;
}

/** The words are bare: nothing in them is taken for a sign of the pattern. */
export async function eventsTold(db: Kysely<IndexTables>, dossier: string, wanted: readonly string[]): Promise<readonly ToldEvent[]> {
  if (wanted.length === 0) return [];
  const scope = scoped(await scopesOf(db, dossier));
  const words = wanted.map((word) => sql`bare like ${`% ${word}%`}`);
  const { rows } = await sql<EventRow>`
    select told, from_day, to_day from event where dossier = ${dossier} and ${scope} and ${sql.join(words, sql` and `)} order by scope, nth`.execute(
    db,
  );
  const events = rows.map(({ told, from_day, to_day }) => toldEvent(told, { earliest: from_day as Day, latest: to_day as Day }));
  return eventsWith(events, wanted);
}
