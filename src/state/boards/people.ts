import { groupBy } from "../../base/collections.ts";
import type { PersonCell } from "../../model/state.ts";
import type { DayRange } from "../../model/time.ts";
import { type Archive, entityOfParty, keyOf } from "../archive.ts";
import type { Standing } from "../grades.ts";
import type { Spell } from "../spells.ts";
import { cellOf, joined, mergeRows } from "./cells.ts";

/** Everyone told of by then: whether alive, held, exiled or dead, where, and in what office. Where scopes differ on it, a row each. */
export function peopleOf(
  archive: Archive,
  { standings, lives, date }: { readonly standings: readonly Standing[]; readonly lives: readonly Spell[]; readonly date: DayRange },
): readonly PersonCell[] {
  const personal = standings.filter(({ spell }) => entityOfParty(archive, spell.subject)?.kind === "person");
  const byPerson = groupBy(personal, ({ spell }) => keyOf(spell.subject));
  const rows: PersonCell[] = [];
  for (const life of groupBy(lives, (spell) => spell.key).values()) {
    const [first] = life;
    if (first === undefined || entityOfParty(archive, first.subject)?.kind !== "person") continue;
    const alive = (byPerson.get(keyOf(first.subject)) ?? []).filter(({ spell }) => spell.state === "alive");
    const dead = life.filter((spell) => spell.end.latest < date.earliest && !alive.some((one) => one.spell === spell));
    const differ = dead.length > 0 && alive.some(({ spell }) => !spell.inferred && spell.end.earliest >= date.earliest);
    if (dead.length === 0 || differ) rows.push(...livingRows(byPerson.get(keyOf(first.subject)) ?? [], alive, differ));
    rows.push(...dead.map((spell) => deadRow(spell, differ)));
  }
  return mergeRows(rows, (row) => `${keyOf(row.person)}\u0000${row.condition}`);
}

function livingRows(standings: readonly Standing[], alive: readonly Standing[], differ: boolean): readonly PersonCell[] {
  const of = (state: Spell["state"]) => standings.filter(({ spell }) => spell.state === state);
  const [held] = of("held");
  const [exiled] = of("exiled");
  const where = of("located").at(-1)?.spell;
  const condition = held === undefined ? (exiled === undefined ? "alive" : "exiled") : "held";
  const offices = of("office").flatMap(({ spell }) => (spell.office === undefined ? [] : [spell.office.quote]));
  return alive.map((standing): PersonCell => {
    const shown = held ?? exiled ?? standing;
    return {
      ...cellOf(shown),
      ...(differ ? { status: "contested" } : {}),
      evidence: joined([...shown.spell.evidence, ...(where?.evidence ?? []), ...standing.spell.evidence]),
      person: standing.spell.subject,
      condition,
      ...(where?.object === undefined ? {} : { whereabouts: where.object }),
      offices: [...new Set(offices)],
    };
  });
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
