import { groupBy } from "../base/collections.ts";
import { keyOf } from "./archive.ts";
import { VACANT_DAYS } from "./boards/bodies.ts";
import { inOrderOfDays, type Statement } from "./boards/figures.ts";
import { FRONT_DAYS, type FrontLine } from "./boards/fronts.ts";
import { REMEMBERED_DAYS } from "./boards/people.ts";
import type { Plan } from "./boards/plans.ts";
import type { FirstDays, ToldEvent } from "./history.ts";
import { type Ledger, ledgerOf, type Thing } from "./ledger.ts";
import { type Marks, readMarks, type WrittenMarks, written } from "./marks.ts";
import { bare, type Entry, titleOf } from "./names.ts";
import { wordsOfNameless } from "./saying.ts";
import type { Spell } from "./spells.ts";

/** A part of a ledger by itself: all spells of one thing, a figure, what is counted of one force, a front, a plan. */
export type Part =
  | { readonly kind: "thing"; readonly spells: readonly { readonly nth: number; readonly spell: Spell; readonly marks: WrittenMarks }[] }
  | { readonly kind: "figure"; readonly statement: Statement }
  | { readonly kind: "strength"; readonly statements: readonly Statement[] }
  | { readonly kind: "front"; readonly line: FrontLine }
  | { readonly kind: "plan"; readonly plan: Plan };

export type PartKind = Part["kind"];

/** A part, the days on which it may matter (none for what is only looked up by its key), and the keys of what has a history in it. */
export interface WrittenPart {
  readonly part: Part;
  readonly days?: { readonly from: number; readonly to: number };
  readonly keys: readonly string[];
}

/** Everything that the answers of a state index are made from. */
export interface Written {
  /** In the order of the ledger. */
  readonly parts: readonly WrittenPart[];
  readonly entries: readonly Entry[];
  readonly firstDays: ReadonlyMap<string, FirstDays>;
  /** Days on which something begins or ends, ascending. */
  readonly changes: readonly number[];
  readonly events: readonly ToldEvent[];
}

export function writtenOf(ledger: Ledger, { spells, ...besides }: Omit<Written, "parts"> & { readonly spells: readonly Spell[] }): Written {
  const order = new Map(spells.map((spell, nth) => [spell, nth]));
  const things = ledger.things.map((thing) => writtenThing(thing, ledger.marks, order));
  const figures = ledger.statements.map((statement) => ({
    part: { kind: "figure" as const, statement },
    days: { from: statement.when.earliest, to: lastDayOf(statement) },
    keys: [`figure ${bare(statement.counted)}`],
  }));
  const forces = groupBy(
    ledger.strengths.filter(({ force }) => force !== undefined),
    ({ force }) => force ?? "",
  );
  const strengths = [...forces].map(([force, statements]) => ({ part: { kind: "strength" as const, statements }, keys: [strengthKey(force)] }));
  const fronts = ledger.fronts.map((line) => ({ part: { kind: "front" as const, line }, days: reachOfFront(line), keys: [] }));
  const plans = ledger.plans.map((plan) => ({ part: { kind: "plan" as const, plan }, days: reachOfPlan(plan), keys: [] }));
  return { parts: [...things, ...untilReplaced(figures), ...strengths, ...fronts, ...plans], ...besides };
}

/** A ledger of some of the parts, which must be in their order. */
export function ledgerFrom(parts: readonly Part[]): Ledger {
  const marks = new Map<Spell, WrittenMarks>();
  for (const part of parts) if (part.kind === "thing") for (const { spell, marks: own } of part.spells) marks.set(spell, own);
  return ledgerOf(spellsIn(parts), readMarks(marks), {
    statements: inOrderOfDays(parts.flatMap((part) => (part.kind === "figure" ? [part.statement] : []))),
    strengths: inOrderOfDays(parts.flatMap((part) => (part.kind === "strength" ? part.statements : []))),
    fronts: parts.flatMap((part) => (part.kind === "front" ? [part.line] : [])),
    plans: parts.flatMap((part) => (part.kind === "plan" ? [part.plan] : [])),
  });
}

/** The spells of some of the parts, in their order. */
export function spellsIn(parts: readonly Part[]): readonly Spell[] {
  const things = parts.flatMap((part) => (part.kind === "thing" ? part.spells : []));
  return [...things].sort((a, b) => a.nth - b.nth).map(({ spell }) => spell);
}

/** The keys under which the strengths of the forces among the parts are found. */
export function forcesStanding(parts: readonly Part[]): readonly string[] {
  const forces = parts
    .flatMap((part) => (part.kind === "thing" ? part.spells : []))
    .flatMap(({ marks: { force } }) => (force === undefined ? [] : [keyOf(force)]));
  return [...new Set(forces)].map(strengthKey);
}

function strengthKey(force: string): string {
  return `strength ${force}`;
}

/** The dead, and offices that fell vacant, are told of for some time after. */
function writtenThing({ group, from, to }: Thing, marks: Marks, order: ReadonlyMap<Spell, number>): WrittenPart {
  const ends = group.filter(({ state }) => state === "alive" || state === "office").map(({ end }) => end.latest);
  const after = Math.max(REMEMBERED_DAYS, VACANT_DAYS);
  const last = Math.max(to, ...ends.filter(Number.isFinite).map((end) => end + after));
  const first = Math.min(from, ...ends.filter(Number.isFinite));
  return {
    part: {
      kind: "thing",
      spells: group.map((spell) => ({
        nth: order.get(spell) ?? 0,
        spell: { ...spell, key: marks.keyTold(spell.key) },
        marks: written(marks, spell),
      })),
    },
    days: { from: first, to: last },
    keys: [...new Set(group.flatMap(keysOf))],
  };
}

function keysOf(spell: Spell): readonly string[] {
  const entities = [spell.subject, spell.object, spell.of].flatMap((party) => party?.entity ?? []);
  const words = wordsOfNameless(spell).map(keyOfWord);
  return [...entities, ...words, ...(spell.office === undefined ? [] : [`office ${bare(titleOf(spell))}`])];
}

/** Under which spells of what has no name are found by its words. */
export function keyOfWord(word: string): string {
  return `word ${word}`;
}

function lastDayOf({ lasts, when, moot }: Statement): number {
  return Math.min(moot ?? Number.POSITIVE_INFINITY, lasts === undefined ? Number.POSITIVE_INFINITY : when.latest + lasts);
}

/** A figure matters until one of the same sort that lasts as long takes its place. */
function untilReplaced(
  figures: readonly {
    readonly part: Extract<Part, { kind: "figure" }>;
    readonly days: { readonly from: number; readonly to: number };
    readonly keys: readonly string[];
  }[],
): readonly WrittenPart[] {
  const next = new Map<string, { readonly from: number; readonly to: number }>();
  const shortened: WrittenPart[] = [];
  for (const { part, days, keys } of [...figures].reverse()) {
    const later = next.get(part.statement.key);
    const replaced = later !== undefined && later.from > days.from && later.to >= days.to;
    shortened.push({ part, days: replaced ? { from: days.from, to: Math.min(days.to, later.from - 1) } : days, keys });
    if (later === undefined || days.to >= later.to) next.set(part.statement.key, days);
  }
  return shortened.reverse();
}

function reachOfFront({ told }: FrontLine): { readonly from: number; readonly to: number } {
  const days = told.flatMap(({ when }) => [when.earliest, when.latest]).filter((day) => Number.isFinite(day));
  return { from: Math.min(...days) - FRONT_DAYS, to: Math.max(...days) + FRONT_DAYS };
}

function reachOfPlan({ made, done, moot, openFor }: Plan): { readonly from: number; readonly to: number } {
  const from = Number.isFinite(made.earliest) ? made.earliest : made.latest;
  const last = Number.isFinite(made.latest) ? made.latest : from;
  return { from, to: Math.min(last + openFor, moot, done?.latest ?? Number.POSITIVE_INFINITY) };
}
