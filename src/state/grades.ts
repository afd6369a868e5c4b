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

/** The spells that stand on a date. Where scopes that speak of the same thing differ on it, all of theirs are contested. */
export function standingsOn(spells: readonly Spell[], date: DayRange, semantics: Semantics = "best"): readonly Standing[] {
  const standings: Standing[] = [];
  for (const group of groupBy(spells, (spell) => spell.key).values()) standings.push(...standingsOfOne(group, date, semantics));
  return standings;
}

/** The same for all spells of one thing. */
export function standingsOfOne(group: readonly Spell[], date: DayRange, semantics: Semantics): readonly Standing[] {
  const [only, another] = group;
  if (only !== undefined && another === undefined) {
    const grade = gradeOf(only, date, semantics);
    return grade === undefined ? NONE : [{ spell: only, grade }];
  }
  const holding: { readonly spell: Spell; readonly grade: Grade }[] = [];
  const silent: Spell[] = [];
  for (const spell of group) {
    const grade = gradeOf(spell, date, semantics);
    if (grade === undefined) silent.push(spell);
    else holding.push({ spell, grade });
  }
  if (silent.length === 0 || holding.length === 0) return holding;
  const holders = new Set(holding.map(({ spell }) => spell.scope));
  const contested = silent.some((other) => !holders.has(other.scope) && rulesOut(other, date));
  return contested ? holding.map(({ spell }): Standing => ({ spell, grade: "contested" })) : holding;
}

const NONE: readonly Standing[] = [];

/** The scope of this spell says that it did not hold then: it had ended, or had not begun. */
function rulesOut(spell: Spell, date: DayRange): boolean {
  if (spell.inferred) return false;
  const begun = Number.isFinite(spell.start.earliest) && spell.state !== "alive";
  return spell.end.latest < date.earliest || (begun && spell.start.earliest > date.latest);
}
