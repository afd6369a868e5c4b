import { type Kysely, type RawBuilder, sql } from "kysely";
import type { Outcome } from "../../model/decision.ts";
import type { Finding, Severity } from "../../model/finding.ts";
import type { SourceId } from "../../model/source.ts";
import { scoped, scopesOf } from "./parts.ts";
import { printOfName } from "./rows.ts";
import type { IndexTables } from "./tables.ts";
import { type Remark, remarks } from "./told.ts";

/** A claim, and the account that makes it. */
export interface ClaimPlace {
  readonly id: string;
  readonly source: SourceId;
}

/** How much was read and found. */
export interface Counts {
  readonly claims: number;
  /** Of those that nobody set aside. */
  readonly findings: Readonly<Record<Severity, number>>;
  readonly dismissed: number;
}

/** Fewer characters of an id are too few to find it by. */
const FEWEST = 4;

/** Behind every character that ids are written with. */
const LAST = "~";

function begun(id: string): RawBuilder<unknown> {
  return id.length < FEWEST ? sql`id = ${id}` : sql`id >= ${id} and id < ${`${id}${LAST}`}`;
}

/** The findings whose id is this one or begins with it, those that somebody set aside too. */
export async function findingsWith(db: Kysely<IndexTables>, dossier: string, id: string): Promise<readonly Finding[]> {
  const scope = scoped(await scopesOf(db, dossier));
  const { rows } = await sql<{
    readonly record: string;
  }>`select record from finding where dossier = ${dossier} and ${begun(id)} and ${scope} order by scope, nth`.execute(db);
  return rows.map(({ record }) => JSON.parse(record) as Finding);
}

export async function claimsWith(db: Kysely<IndexTables>, dossier: string, id: string): Promise<readonly ClaimPlace[]> {
  const scope = scoped(await scopesOf(db, dossier));
  const { rows } = await sql<ClaimPlace>`
    select id, source from claim where dossier = ${dossier} and ${begun(id)} and ${scope} order by scope, nth`.execute(db);
  return rows;
}

/** The accounts, each read by itself, in which all of the names are borne. */
export async function accountsBearing(db: Kysely<IndexTables>, dossier: string, names: readonly string[]): Promise<readonly SourceId[]> {
  const prints = [...new Set(names.map(printOfName))];
  const { rows } = await sql<{
    readonly scope: SourceId;
  }>`select scope from borne where dossier = ${dossier} and name in (${sql.join(prints)}) group by scope having count(*) = ${prints.length} order by scope`.execute(
    db,
  );
  return rows.map(({ scope }) => scope);
}

export async function counts(db: Kysely<IndexTables>, dossier: string): Promise<Counts> {
  const scope = scoped(await scopesOf(db, dossier));
  const { rows: found } = await sql<{
    readonly severity: Severity;
    readonly aside: boolean | number;
    readonly many: number | string;
  }>`select severity, dismissed <> '' as aside, count(*) as many from finding where dossier = ${dossier} and ${scope} group by severity, dismissed <> ''`.execute(
    db,
  );
  const { rows: read } = await sql<{
    readonly claims: number | string | null;
  }>`select sum(claims) as claims from reading where dossier = ${dossier} and ${scope}`.execute(db);
  const sum = (of: typeof found) => of.reduce((all, { many }) => all + Number(many), 0);
  const standing = (severity: Severity) => sum(found.filter((each) => each.severity === severity && !each.aside));
  return {
    claims: Number(read[0]?.claims ?? 0),
    findings: { error: standing("error"), warning: standing("warning"), note: standing("note") },
    dismissed: sum(found.filter(({ aside }) => Boolean(aside))),
  };
}

/** What became of a decision in the reading of an account, or of all of them. */
export function outcomeRemark({ decision, became }: Outcome, source: string): Remark {
  return { kind: "outcome", source, text: `${decision} ${became}` };
}

const BEST: readonly Outcome["became"][] = ["placed", "carried", "unplaced", "expired"];

/** What became of the decisions that bear on what was read: what is there in one account is there. */
export async function outcomes(db: Kysely<IndexTables>, dossier: string): Promise<ReadonlyMap<string, Outcome["became"]>> {
  const best = new Map<string, Outcome["became"]>();
  for (const { text } of await remarks(db, dossier, "outcome")) {
    const [decision = "", word] = text.split(" ");
    const became = BEST.find((each) => each === word);
    const before = best.get(decision);
    if (became !== undefined && (before === undefined || BEST.indexOf(became) < BEST.indexOf(before))) best.set(decision, became);
  }
  return best;
}
