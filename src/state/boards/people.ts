import { groupBy } from "../../base/collections.ts";
import type { PersonCell } from "../../model/state.ts";
import type { DayRange } from "../../model/time.ts";
import { keyOf } from "../archive.ts";
import type { Standing } from "../grades.ts";
import type { Marks } from "../marks.ts";
import type { Spell } from "../spells.ts";
import { cellOf, mergeRows, withWords } from "./cells.ts";

/** The dead are told of for ten years more. */
export const REMEMBERED_DAYS = 3653;

/** The lives of one person, as each scope tells them. */
export interface Life {
  readonly key: string;
  readonly spells: readonly Spell[];
}

export function livesOf(marks: Marks, spells: readonly Spell[]): readonly Life[] {
  const lives = spells.filter((spell) => spell.state === "alive" && marks.isPerson(spell));
  return [...groupBy(lives, (spell) => keyOf(spell.subject))].map(([key, own]) => ({ key, spells: own }));
}

/** Everyone told of by then: whether alive, held, exiled or dead, where, and in what office. Where scopes differ on it, a row each. */
export function peopleOf(
  standings: readonly Standing[],
  { lives, date }: { readonly lives: readonly Life[]; readonly date: DayRange },
): readonly PersonCell[] {
  const byPerson = groupBy(
    standings.filter(({ spell }) => PERSONAL.has(spell.state)),
    ({ spell }) => keyOf(spell.subject),
  );
  const rows: PersonCell[] = [];
  for (const { key, spells } of lives) {
    const own = byPerson.get(key) ?? NOBODY;
    if (own.length === 0 && !spells.some((spell) => isDead(spell, date))) continue;
    const dead = spells.filter((spell) => isDead(spell, date) && !own.some((one) => one.spell === spell));
    if (own.length === 0 && dead.length === 0) continue;
    const alive = own.filter(({ spell }) => spell.state === "alive");
    const differ = dead.length > 0 && alive.some(({ spell }) => !spell.inferred && spell.end.earliest >= date.earliest);
    if (dead.length === 0 || differ) rows.push(...livingRows(own, alive, differ));
    rows.push(...dead.map((spell) => deadRow(spell, differ)));
  }
  return mergeRows(rows, (row) => `${keyOf(row.person)}\u0000${row.condition}`);
}

const NOBODY: readonly Standing[] = [];
const PERSONAL: ReadonlySet<Spell["state"]> = new Set(["alive", "held", "exiled", "located", "office"]);

function isDead({ end }: Spell, date: DayRange): boolean {
  return end.latest < date.earliest && date.earliest - end.latest <= REMEMBERED_DAYS;
}

function livingRows(standings: readonly Standing[], alive: readonly Standing[], differ: boolean): readonly PersonCell[] {
  const of = (state: Spell["state"]) => standings.filter(({ spell }) => spell.state === state);
  const [held] = of("held");
  const [exiled] = of("exiled");
  const where = [...of("located")].sort((a, b) => toldAt(a) - toldAt(b)).at(-1)?.spell;
  const condition = held === undefined ? (exiled === undefined ? "alive" : "exiled") : "held";
  const offices = of("office").flatMap(({ spell }) => (spell.office === undefined ? [] : [spell.office.quote]));
  return alive.map((standing): PersonCell => {
    const shown = held ?? exiled ?? standing;
    return {
      ...cellOf(shown),
      ...(differ ? { status: "contested" } : {}),
      evidence: withWords(shown.spell.evidence, where?.evidence),
      person: standing.spell.subject,
      condition,
      ...(where?.object === undefined ? {} : { whereabouts: where.object }),
      offices: [...new Set(offices)],
    };
  });
}

/** Of two places on one day, the one told of later is where someone came to be. */
function toldAt({ spell }: Standing): number {
  return Math.max(...spell.evidence.map(({ span }) => span.start));
}

function deadRow(spell: Spell, differ: boolean): PersonCell {
  const { ending: _, ...cell } = cellOf({ spell, grade: differ ? "contested" : spell.inferred ? "presumed" : "certain" });
  return {
    ...cell,
    since: spell.end,
    until: { earliest: spell.end.earliest, latest: FOR_EVER },
    person: spell.subject,
    condition: "dead",
    offices: [],
  };
}

const FOR_EVER = Number.POSITIVE_INFINITY as DayRange["latest"];
