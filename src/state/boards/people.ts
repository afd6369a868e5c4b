import { groupBy } from "../../base/collections.ts";
import { type Stretch, stretchFinder } from "../../base/stretches.ts";
import type { Grade, PersonCell } from "../../model/state.ts";
import type { DayRange } from "../../model/time.ts";
import { keyOf } from "../archive.ts";
import type { Standing, Standings } from "../grades.ts";
import type { Marks } from "../marks.ts";
import type { Spell } from "../spells.ts";
import { cellOf, mergeRows, withWords } from "./cells.ts";

/** The dead are told of for ten years more. */
export const REMEMBERED_DAYS = 3653;

/** The lives of one person, as each scope tells them. */
export interface Life {
  readonly key: string;
  /** Its place among all, in the order in which people are first told of. */
  readonly nth: number;
  readonly spells: readonly Spell[];
}

/** Everyone of whom it is told that they lived. */
export interface Lives {
  readonly of: ReadonlyMap<string, Life>;
  /** Those who may be remembered as dead on some of the days. */
  readonly deadOn: (days: Stretch) => readonly (Stretch & { readonly life: Life })[];
}

export function livesOf(marks: Marks, spells: readonly Spell[]): Lives {
  const alive = spells.filter((spell) => spell.state === "alive" && marks.isPerson(spell));
  const lives = [...groupBy(alive, (spell) => keyOf(spell.subject))].map(([key, own], nth): Life => ({ key, nth, spells: own }));
  const deaths = lives.flatMap((life) => {
    const told = life.spells.filter(({ end }) => Number.isFinite(end.latest));
    if (told.length === 0) return [];
    const firsts = told.map(({ end }) => (Number.isFinite(end.earliest) ? end.earliest : end.latest));
    return [{ life, from: Math.min(...firsts), to: Math.max(...told.map(({ end }) => end.latest)) + REMEMBERED_DAYS }];
  });
  return { of: new Map(lives.map((life) => [life.key, life])), deadOn: stretchFinder(deaths) };
}

/** Everyone told of by then: whether alive, held, exiled or dead, where, and in what office. Where scopes differ on it, a row each. */
export function peopleOf(standings: Standings, { lives, date }: { readonly lives: Lives; readonly date: DayRange }): readonly PersonCell[] {
  const byPerson = personsIn(standings);
  const rows: PersonCell[] = [];
  const meant = new Set(lives.deadOn({ from: date.earliest, to: date.latest }).map(({ life }) => life));
  for (const key of byPerson.keys()) {
    const life = lives.of.get(key);
    if (life !== undefined) meant.add(life);
  }
  for (const { key, spells } of [...meant].sort((a, b) => a.nth - b.nth)) {
    const own = byPerson.get(key);
    const alive = own?.alive ?? NOBODY;
    const dead = spells.filter((spell) => isDead(spell, date) && !alive.some((one) => one.spell === spell));
    if (own === undefined && dead.length === 0) continue;
    const differ = dead.length > 0 && alive.some(({ spell }) => !spell.inferred && spell.end.earliest >= date.earliest);
    if (own !== undefined && (dead.length === 0 || differ)) addLiving(own, differ, rows);
    for (const spell of dead) rows.push(deadRow(spell, differ ? "contested" : spell.inferred ? "presumed" : "certain"));
    if (dead.length === 0) for (const spell of spells) if (mayBeDead(spell, date)) rows.push(deadRow(spell, "possible"));
  }
  return mergeRows(rows, (row) => `${keyOf(row.person)}\u0000${row.condition}`);
}

const NOBODY: readonly Standing[] = [];

/** What stands of one person. */
interface Own {
  readonly alive: Standing[];
  held: Standing | undefined;
  exiled: Standing | undefined;
  /** Of two places on one day, the one told of later is where someone came to be. */
  where: Spell | undefined;
  readonly offices: string[];
}

function personsIn({ of }: Standings): ReadonlyMap<string, Own> {
  const persons = new Map<string, Own>();
  const ownOf = ({ subject }: Spell): Own => {
    const key = keyOf(subject);
    const known = persons.get(key);
    if (known !== undefined) return known;
    const own: Own = { alive: [], held: undefined, exiled: undefined, where: undefined, offices: [] };
    persons.set(key, own);
    return own;
  };
  for (const standing of of("alive")) ownOf(standing.spell).alive.push(standing);
  for (const standing of of("held")) ownOf(standing.spell).held ??= standing;
  for (const standing of of("exiled")) ownOf(standing.spell).exiled ??= standing;
  for (const { spell } of of("located")) {
    const own = ownOf(spell);
    if (own.where === undefined || toldAt(spell) >= toldAt(own.where)) own.where = spell;
  }
  for (const { spell } of of("office")) {
    const { offices } = ownOf(spell);
    const title = spell.title ?? spell.office?.quote;
    if (title !== undefined && !offices.includes(title)) offices.push(title);
  }
  return persons;
}

function isDead({ end }: Spell, date: DayRange): boolean {
  return end.latest < date.earliest && date.earliest - end.latest <= REMEMBERED_DAYS;
}

/** Within the days on which the death may have been, the last aside: either may be so. */
function mayBeDead({ end, ended, disputed, inferred }: Spell, date: DayRange): boolean {
  return ended.length > 0 && disputed === undefined && !inferred && end.earliest < date.earliest && date.latest < end.latest;
}

function addLiving({ alive, held, exiled, where, offices }: Own, differ: boolean, rows: PersonCell[]): void {
  const condition = held === undefined ? (exiled === undefined ? "alive" : "exiled") : "held";
  for (const standing of alive) {
    const shown = held ?? exiled ?? standing;
    const cell = cellOf(differ ? { spell: shown.spell, grade: "contested" } : shown);
    rows.push({
      ...cell,
      evidence: withWords(shown.spell.evidence, where?.evidence),
      person: standing.spell.subject,
      condition,
      ...(where?.object === undefined ? {} : { whereabouts: where.object }),
      offices,
    });
  }
}

function toldAt({ evidence }: Spell): number {
  let last = Number.NEGATIVE_INFINITY;
  for (const { span } of evidence) if (span.start > last) last = span.start;
  return last;
}

function deadRow(spell: Spell, grade: Grade): PersonCell {
  const { ending: _, ...cell } = cellOf({ spell, grade });
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
