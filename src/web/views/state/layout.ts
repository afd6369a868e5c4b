import type { Board, Difference, StateRow } from "../../../api/wire.ts";
import type { Day } from "../../../model/time.ts";
import { dayOf } from "../../../time/days.ts";
import { intervalName } from "../../data/dates.ts";
import type { TimelineItem } from "../timeline/layout.ts";

/** The day shown before one is chosen: in the middle of those on which something is known to begin. */
export function usualDay(items: readonly TimelineItem[]): Day {
  const days = items.map((item) => item.interval.start).filter(({ earliest, latest }) => earliest === latest && Number.isFinite(earliest));
  return days[Math.floor(days.length / 2)]?.earliest ?? dayOf(2_432_000);
}

/** From when to when something stood, as far as is known; undefined where nothing is. */
export function lifeOf({ since, until }: Pick<StateRow, "since" | "until">): string | undefined {
  const known = [since.earliest, since.latest, until.earliest, until.latest].some(Number.isFinite);
  return known ? intervalName({ start: since, end: until }) : undefined;
}

/** A row and the rows that are parts of it. */
export interface Branch {
  readonly row: StateRow;
  readonly parts: readonly Branch[];
}

/** Rows that belong to one body, force or holder; `under` is absent for those that belong to none. */
export interface Group {
  readonly under?: string;
  readonly branches: readonly Branch[];
}

/** The rows of a board by what they belong to: as a tree where that is itself a row of the board, else under its name. */
export function groupsOf(board: Board): readonly Group[] {
  const subjects = new Map(board.rows.map((row) => [row.subject, row]));
  const isPart = (row: StateRow) => row.under !== undefined && row.under !== row.subject && subjects.has(row.under) && !isLoop(row, subjects);
  // A force told of twice has its parts under the first telling.
  const branch = (row: StateRow): Branch => ({
    row,
    parts: subjects.get(row.subject) === row ? board.rows.filter((other) => isPart(other) && other.under === row.subject).map(branch) : [],
  });
  const groups = new Map<string, Branch[]>();
  for (const row of board.rows) {
    if (isPart(row)) continue;
    const under = row.under === row.subject ? "" : (row.under ?? "");
    const group = groups.get(under);
    if (group === undefined) groups.set(under, [branch(row)]);
    else group.push(branch(row));
  }
  return [...groups].map(([under, branches]) => (under === "" ? { branches } : { under, branches }));
}

/** Whether what a row belongs to belongs in the end to the row: two accounts that contradict each other can say so. */
function isLoop(row: StateRow, subjects: ReadonlyMap<string, StateRow>): boolean {
  const seen = new Set([row.subject]);
  for (let above = row.under; above !== undefined; above = subjects.get(above)?.under) {
    if (seen.has(above)) return true;
    seen.add(above);
  }
  return false;
}

/** What was on one day and what on the other; "other" where one thing stood otherwise. */
export interface Paired {
  readonly kind: "ended" | "begun" | "other" | "regraded";
  readonly before?: StateRow;
  readonly after?: StateRow;
}

/** Differences with what ended and what began of the same thing in one row. */
export function pairsOf(rows: readonly Difference[]): readonly Paired[] {
  const key = (row: StateRow | undefined) => `${row?.subject}\u0000${row?.under}`;
  const begun = rows.filter(({ kind }) => kind === "begun");
  const taken = new Set<Difference>();
  const pairs = rows.flatMap((row): readonly Paired[] => {
    if (row.kind === "begun") return [];
    if (row.kind === "regraded") return [row as Paired];
    const next = begun.find((other) => !taken.has(other) && key(other.after) === key(row.before));
    if (next?.after === undefined || row.before === undefined) return [row as Paired];
    taken.add(next);
    return [{ kind: "other", before: row.before, after: next.after }];
  });
  return [...pairs, ...begun.filter((row) => !taken.has(row)).map((row) => row as Paired)];
}
