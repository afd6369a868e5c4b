import { at } from "../base/assert.ts";
import { groupBy } from "../base/collections.ts";
import type { Grade } from "../model/state.ts";
import type { DayRange } from "../model/time.ts";
import { answer } from "./settle.ts";
import type { Spell } from "./spells.ts";

/** A spell as it stands on a date. */
export interface Standing {
  readonly spell: Spell;
  readonly grade: Grade;
}

/**
 * Where claims of one scope clash (`reasoning.md` §4.2): best gives up the cheapest of them, robust all of them, brave as few as it takes in
 * the way that suits the answer.
 */
export type Semantics = "best" | "robust" | "brave";

/**
 * How a spell stands on the asked days (`reasoning.md` §4.1): certain where every reading has it throughout, possible where
 * some reading has it on some of them, presumed where only the lack of a stated end leaves it standing.
 */
export function gradeOf(spell: Spell, date: DayRange, semantics: Semantics = "best"): Exclude<Grade, "contested"> | undefined {
  if (spell.disputed !== undefined && semantics !== "best") {
    if (semantics === "robust") return answer(spell.disputed.robust, date.earliest, date.latest);
    const answers = spell.disputed.readings.map((reading) => answer(reading, date.earliest, date.latest));
    return answers.includes("certain") ? "certain" : answers.find((one) => one !== undefined);
  }
  if (spell.start.earliest > date.latest || spell.end.latest < date.earliest) return undefined;
  // nothing ends before it starts
  const latestStart = Math.min(spell.start.latest, spell.end.latest);
  const earliestEnd = Math.max(spell.end.earliest, spell.start.earliest);
  const toldFrom = spell.toldFrom ?? (Number.isFinite(earliestEnd) ? earliestEnd : latestStart);
  if (!Number.isFinite(spell.start.earliest) && date.latest < Math.min(latestStart, toldFrom)) return undefined;
  const lastTold = Number.isFinite(earliestEnd) ? earliestEnd : latestStart;
  if (spell.presumedFor !== undefined && date.earliest - lastTold > spell.presumedFor) return undefined;
  if (spell.inferred) return "presumed";
  const firm = spell.firm ?? spell;
  const firmEnd = Math.max(firm.end.earliest, firm.start.earliest);
  if (Math.min(firm.start.latest, firm.end.latest) <= date.earliest && date.latest <= firmEnd) return "certain";
  const openEnd = !Number.isFinite(spell.end.latest) && date.earliest > firmEnd;
  return openEnd || (spell.ending !== undefined && date.earliest > firmEnd) ? "presumed" : "possible";
}

/** All that stands on a date, in the order in which it is told of, and what of it is of one state. */
export interface Standings {
  readonly all: readonly Standing[];
  readonly of: (state: Spell["state"]) => readonly Standing[];
}

export function byState(all: readonly Standing[]): Standings {
  const groups = new Map<Spell["state"], Standing[]>();
  for (const standing of all) {
    const known = groups.get(standing.spell.state);
    if (known === undefined) groups.set(standing.spell.state, [standing]);
    else known.push(standing);
  }
  return { all, of: (state) => groups.get(state) ?? NONE };
}

const NONE: readonly Standing[] = [];

/** The spells that stand on a date. Where scopes that speak of the same thing differ on it, all of theirs are contested. */
export function standingsOn(spells: readonly Spell[], date: DayRange, semantics: Semantics = "best"): readonly Standing[] {
  const standings: Standing[] = [];
  for (const group of groupBy(spells, (spell) => spell.key).values()) addStandings(group, { date, semantics }, standings);
  return standings;
}

/** The same for all spells of one thing, added to those of other things: there are thousands of them in a state. */
export function addStandings(
  group: readonly Spell[],
  { date, semantics }: { readonly date: DayRange; readonly semantics: Semantics },
  standings: Standing[],
): void {
  const [only] = group;
  if (only !== undefined && group.length === 1) {
    const grade = gradeOf(only, date, semantics);
    if (grade !== undefined) standings.push({ spell: only, grade });
    return;
  }
  const first = standings.length;
  for (const spell of group) {
    const grade = gradeOf(spell, date, semantics);
    if (grade !== undefined) standings.push({ spell, grade });
  }
  const holding = standings.length - first;
  if (holding === 0 || holding === group.length || !isContested(group, date, standings.slice(first))) return;
  for (let place = first; place < standings.length; place++) standings[place] = { spell: at(standings, place).spell, grade: "contested" };
}

/** Whether a scope that has none of the spells that stand says that it did not hold then. */
function isContested(group: readonly Spell[], date: DayRange, holding: readonly Standing[]): boolean {
  const [one] = group;
  if (group.every(({ scope }) => scope === one?.scope)) return false;
  const holders = new Set(holding.map(({ spell }) => spell.scope));
  return group.some((other) => !holders.has(other.scope) && rulesOut(other, date));
}

/** The scope of this spell says that it did not hold then: it had ended, or had not begun. */
function rulesOut(spell: Spell, date: DayRange): boolean {
  if (spell.inferred) return false;
  const begun = Number.isFinite(spell.start.earliest) && spell.state !== "alive";
  return spell.end.latest < date.earliest || (begun && spell.start.earliest > date.latest);
}
