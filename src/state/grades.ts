import { groupBy } from "../base/collections.ts";
import type { Grade } from "../model/state.ts";
import type { DayRange } from "../model/time.ts";
import type { Spell } from "./spells.ts";

/** A spell as it stands on a date. */
export interface Standing {
  readonly spell: Spell;
  readonly grade: Grade;
}

/**
 * How a spell stands on the asked days (`reasoning.md` §4.1): certain where every reading has it throughout, possible where
 * some reading has it on some of them, presumed where only the lack of a stated end leaves it standing.
 */
export function gradeOf(spell: Spell, date: DayRange): Exclude<Grade, "contested"> | undefined {
  if (spell.start.earliest > date.latest || spell.end.latest < date.earliest) return undefined;
  // nothing ends before it starts
  const latestStart = Math.min(spell.start.latest, spell.end.latest);
  const earliestEnd = Math.max(spell.end.earliest, spell.start.earliest);
  const certain = latestStart <= date.earliest && date.latest <= earliestEnd;
  if (certain && !spell.inferred) return "certain";
  const openEnd = !Number.isFinite(spell.end.latest) && date.earliest > earliestEnd;
  const openStart = !Number.isFinite(spell.start.earliest) && date.latest < latestStart;
  if (openStart) return undefined;
  return openEnd || spell.inferred ? "presumed" : "possible";
}

/** The spells that stand on a date. Where scopes that speak of the same thing differ on it, all of theirs are contested. */
export function standingsOn(spells: readonly Spell[], date: DayRange): readonly Standing[] {
  const standings: Standing[] = [];
  for (const group of groupBy(spells, (spell) => spell.key).values()) {
    const holding = group.flatMap((spell): readonly Standing[] => {
      const grade = gradeOf(spell, date);
      return grade === undefined ? [] : [{ spell, grade }];
    });
    const silent = group.filter((spell) => gradeOf(spell, date) === undefined);
    const contested = holding.some(({ spell }) => silent.some((other) => other.scope !== spell.scope && rulesOut(group, other, date)));
    standings.push(...holding.map((one): Standing => (contested ? { spell: one.spell, grade: "contested" } : one)));
  }
  return standings;
}

/** The scope of this spell says that it did not hold then: it began later or had ended, and no other spell of that scope holds. */
function rulesOut(group: readonly Spell[], spell: Spell, date: DayRange): boolean {
  const ended = spell.end.latest < date.earliest;
  return ended && !group.some((other) => other.scope === spell.scope && gradeOf(other, date) !== undefined);
}
