import { groupBy } from "../base/collections.ts";
import type { Language } from "../lang/language.ts";
import type { Claim } from "../model/claim.ts";
import type { Cell, Grade, State } from "../model/state.ts";
import type { Day, DayRange } from "../model/time.ts";
import { type Archive, NEVER_AFTER } from "./archive.ts";
import { cellOf } from "./boards/cells.ts";
import type { Statement } from "./boards/figures.ts";
import type { Marks } from "./marks.ts";
import { bare, type Named, titleOf } from "./names.ts";
import type { Spell } from "./spells.ts";

/** A spell or statement in the history of something. */
export interface HistoryLine extends Cell {
  readonly state: Spell["state"] | "figure";
  /** Whose history it belongs to, and what it says. */
  readonly subject: string;
  readonly object?: string;
  /** Where the line before, of the same sort, ends well before this begins, or goes on beside it. */
  readonly beside?: "gap" | "overlap";
}

/** Stretches of one standing during which something held. */
export interface Stretch {
  readonly grade: Exclude<Grade, "contested">;
  readonly from: Day;
  readonly to: Day;
}

/** Every spell and statement that the thing has a part in, by when it began. */
export function historyOf(
  named: Named,
  {
    spells,
    statements,
    marks,
  }: { readonly spells: readonly Spell[]; readonly statements: readonly Statement[]; readonly marks: Pick<Marks, "isControl"> },
): readonly HistoryLine[] {
  // whoever took prisoners or guns holds no place
  const told = spells.filter((spell) => concerns(spell, named) && (spell.state !== "control" || marks.isControl(spell)));
  const lines = told.map((spell) => ({ spell, line: lineOf(spell) }));
  const figures = named.kind === "figure" ? statements.filter((one) => `figure ${bare(one.counted)}` === named.key).map(figureLine) : [];
  const ordered = [...lines.map(({ line }) => line), ...figures].sort((a, b) => beginning(a) - beginning(b) || a.until.latest - b.until.latest);
  return ordered.map((line, index) => withNeighbour(line, ordered.slice(0, index), named));
}

function concerns(spell: Spell, { key, kind }: Named): boolean {
  if (kind === "office") return spell.office !== undefined && `office ${bare(titleOf(spell))}` === key;
  return spell.subject.entity === key || spell.object?.entity === key || spell.of?.entity === key;
}

function lineOf(spell: Spell): HistoryLine {
  const object = spell.office === undefined ? spell.object?.name : titleOf(spell);
  const stage = spell.state === "agreement" ? spell.stage : undefined;
  const grade: Grade = spell.inferred ? "presumed" : spell.start.latest <= spell.end.earliest ? "certain" : "possible";
  return {
    ...cellOf({ spell, grade }),
    state: spell.state,
    subject: spell.subject.name,
    ...(stage === undefined ? (object === undefined ? {} : { object }) : { object: stage }),
  };
}

function figureLine({ counted, quantity, when, evidence, inferred }: Statement): HistoryLine {
  return {
    status: inferred ? "presumed" : "certain",
    since: when,
    until: { earliest: when.latest, latest: NEVER_AFTER },
    evidence: [evidence],
    ...(inferred ? { inferred } : {}),
    state: "figure",
    subject: counted,
    object: quantity.quote,
  };
}

function beginning({ since, until }: Pick<Cell, "since" | "until">): number {
  return [since.earliest, since.latest, until.earliest].find(Number.isFinite) ?? Number.NEGATIVE_INFINITY;
}

/** Gaps and overlaps between those who held one thing in turn; the day of a handover is neither. */
function withNeighbour(line: HistoryLine, before: readonly HistoryLine[], named: Named): HistoryLine {
  if (line.state !== "office" && line.state !== "control" && line.state !== "command") return line;
  const held = (one: HistoryLine) =>
    one.state === line.state && one.object === line.object && (named.kind === "person") === (one.subject === line.subject);
  const previous = before.findLast((one) => held(one));
  if (previous === undefined) return line;
  if (previous.until.latest + 1 < line.since.earliest) return { ...line, beside: "gap" };
  return previous.until.earliest > line.since.latest ? { ...line, beside: "overlap" } : line;
}

/** When a spell held: surely between its latest beginning and its earliest end, perhaps around that. */
export function stretchesOf(spell: Spell): readonly Stretch[] {
  const firm = spell.inferred ? undefined : (spell.firm ?? spell);
  const [from, to] = [firm?.start.latest ?? spell.start.latest, firm?.end.earliest ?? spell.end.earliest];
  const open = !Number.isFinite(spell.end.latest) || spell.ending !== undefined || spell.inferred;
  const stretches: Stretch[] = [];
  const add = (grade: Stretch["grade"], start: number, end: number) => {
    if (start <= end) stretches.push({ grade, from: start as Day, to: end as Day });
  };
  const sure = firm !== undefined && from <= to;
  const told = Number.isFinite(spell.start.earliest) ? spell.start.earliest : (spell.toldFrom ?? spell.start.latest);
  if (sure) add("possible", told, from - 1);
  if (sure) add("certain", from, to);
  add(
    open ? "presumed" : "possible",
    sure ? to + 1 : told,
    Math.min(spell.end.latest, spell.presumedFor === undefined ? Number.POSITIVE_INFINITY : Math.max(to, told) + spell.presumedFor),
  );
  return stretches;
}

/** A row of a board that came, went or came to stand otherwise between two dates. */
export interface Change {
  readonly board: Board;
  readonly kind: "begun" | "ended" | "regraded";
  readonly before?: Cell;
  readonly after?: Cell;
}

type Board = Exclude<keyof State, "date">;

/** What differs between two states: rows are the same if all they say but their standing is the same. */
export function differencesOf(before: State, after: State): readonly Change[] {
  const boards = Object.keys(after).filter((key): key is Board => key !== "date");
  return boards.flatMap((board): readonly Change[] => {
    const [old, now] = [byText(before[board]), byText(after[board])];
    const ended = [...old].filter(([text]) => !now.has(text)).map(([, cell]): Change => ({ board, kind: "ended", before: cell }));
    const begun = [...now].filter(([text]) => !old.has(text)).map(([, cell]): Change => ({ board, kind: "begun", after: cell }));
    const regraded = [...now].flatMap(([text, cell]): readonly Change[] => {
      const was = old.get(text);
      return was === undefined || was.status === cell.status ? [] : [{ board, kind: "regraded", before: was, after: cell }];
    });
    return besideEachOther([...ended, ...begun, ...regraded]);
  });
}

/** What a row was and what it came to be, one after the other: the same holder, place, paper or person. */
function besideEachOther(changes: readonly Change[]): readonly Change[] {
  const groups = groupBy(changes, ({ before, after }) => aboutOf(after ?? before));
  return [...groups.values()].flat();
}

/** The first thing that a row says it is of. */
function aboutOf(cell: Cell | undefined): string {
  const [first] = cell === undefined ? [] : Object.entries(cell).filter(([key]) => !IN_EVERY_CELL.has(key));
  return JSON.stringify(first?.[1]);
}

const IN_EVERY_CELL: ReadonlySet<string> = new Set(["status", "since", "until", "evidence", "ending", "against", "inferred"]);

function byText(cells: readonly Cell[]): ReadonlyMap<string, Cell> {
  return new Map(cells.map((cell) => [textOf(cell), cell]));
}

function textOf(cell: Cell): string {
  return JSON.stringify(Object.fromEntries(Object.entries(cell).filter(([key]) => !IN_EVERY_CELL.has(key))));
}

/** Something dated that is told: its words, and the days just before and just after it. */
export interface ToldEvent {
  readonly words: string;
  readonly when: DayRange;
  readonly before: DayRange;
  readonly after: DayRange;
}

/** Every dated event that is told, in the order of the claims. */
export function datedEvents(archive: Archive): readonly ToldEvent[] {
  return archive.claims.flatMap((claim): readonly ToldEvent[] => {
    const { when, polarity, modality } = claim;
    if (when?.basis !== "stated" || polarity !== "affirmed" || modality === "planned" || modality === "unrealised") return [];
    const [first, last] = [when.interval.start.earliest, when.interval.end.latest];
    if (!Number.isFinite(first) || !Number.isFinite(last)) return [];
    return [toldEvent(wordsOf(archive, claim), { earliest: first, latest: last })];
  });
}

export function toldEvent(words: string, when: DayRange): ToldEvent {
  const day = (one: number) => ({ earliest: one as Day, latest: one as Day });
  return { words, when, before: day(when.earliest - 1), after: day(when.latest + 1) };
}

/** The words that tell of it, without what else its sentence has. */
function wordsOf(archive: Archive, { roles, trigger, source }: Claim): string {
  const text = archive.documentOf.get(source)?.source.text ?? "";
  const spans = [trigger, ...Object.values(roles).flatMap((fillers) => fillers.map(({ span }) => span))].sort((a, b) => a.start - b.start);
  return spans.map(({ start, end }) => text.slice(start, end)).join(" ");
}

/** What is looked for of an event: its words, "the" and the like aside. */
export function wordsOfEvent(words: string, languages: Iterable<Pick<Language, "names">>): readonly string[] {
  const articles = new Set([...languages].flatMap(({ names }) => [...(names?.articles ?? [])]));
  return bare(words)
    .split(" ")
    .filter((word) => word !== "" && !articles.has(word));
}

/** Those of the events that are told with all of these words; one for each day on which one was. */
export function eventsWith(events: readonly ToldEvent[], wanted: readonly string[]): readonly ToldEvent[] {
  if (wanted.length === 0) return [];
  const found = new Map<string, ToldEvent>();
  for (const event of events) {
    const text = ` ${bare(event.words)}`;
    const key = `${event.when.earliest} ${event.when.latest}`;
    if (wanted.every((word) => text.includes(` ${word}`)) && !found.has(key)) found.set(key, event);
  }
  return [...found.values()].sort((a, b) => a.when.earliest - b.when.earliest);
}

/** The first dated event that something has a part in. */
export interface FirstDays {
  readonly from: Day;
  readonly to: Day;
}

/** The days just before and just after what is claimed of something: its first beginning and the end of that day. */
export function aroundEvent(archive: Archive, named: Named, side: "before" | "after"): DayRange | undefined {
  return aroundDays(firstDaysOf(archive).get(named.key), side);
}

export function aroundDays(first: FirstDays | undefined, side: "before" | "after"): DayRange | undefined {
  if (first === undefined) return undefined;
  const day = side === "before" ? first.from - 1 : first.to + 1;
  return { earliest: day as Day, latest: day as Day };
}

/** By entity, the first event of all that it has a part in and that a date of its own dates. */
export function firstDaysOf(archive: Archive): ReadonlyMap<string, FirstDays> {
  const first = new Map<string, FirstDays>();
  for (const { when, polarity, modality, roles } of archive.claims) {
    if (when?.basis !== "stated" || polarity !== "affirmed" || modality === "planned" || modality === "unrealised") continue;
    const [from, to] = [when.interval.start.earliest, when.interval.end.latest];
    if (!Number.isFinite(from) || !Number.isFinite(to)) continue;
    for (const { mention } of Object.values(roles).flat()) {
      const entity = mention === undefined ? undefined : archive.entityOf.get(mention)?.id;
      if (entity !== undefined && from < (first.get(entity)?.from ?? Number.POSITIVE_INFINITY)) first.set(entity, { from, to });
    }
  }
  return first;
}
