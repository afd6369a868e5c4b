import { groupByBoth } from "../base/collections.ts";
import { type Stretch, stretchFinder } from "../base/stretches.ts";
import type { Party, State } from "../model/state.ts";
import type { DayRange } from "../model/time.ts";
import { keyOf } from "./archive.ts";
import { agreementsOf } from "./boards/agreements.ts";
import { bodiesOf, controlOf, officesOf, type Post, postsOf } from "./boards/bodies.ts";
import { figuresOn, type Statement } from "./boards/figures.ts";
import { forcesOf } from "./boards/forces.ts";
import { type FrontLine, frontsOn } from "./boards/fronts.ts";
import { type Lives, livesOf, peopleOf } from "./boards/people.ts";
import { type Plan, plansOn } from "./boards/plans.ts";
import { byState, type Semantics, type Standing } from "./grades.ts";
import type { Marks } from "./marks.ts";
import { ALL, addHeard, type Hearing, isHeard } from "./scope.ts";
import type { Spell } from "./spells.ts";

/** Who is heard, and what is done about claims of one voice that clash; all, and the cheapest given up, where nothing is said. */
export interface Question {
  readonly semantics?: Semantics;
  readonly hearing?: Hearing;
}

/** All spells of one thing, and the days on which any of them can stand, presumption included. */
export interface Thing extends Stretch {
  readonly group: readonly Spell[];
}

/** What states are made from: all of it, or as much as reaches the day that is asked for; the answer is the same. */
export interface Ledger {
  readonly things: readonly Thing[];
  /** Those of the things that can stand on some of the days. */
  readonly thingsOn: (days: Stretch) => readonly Thing[];
  readonly lives: Lives;
  readonly posts: readonly Post[];
  /** By the day they are stated for. */
  readonly statements: readonly Statement[];
  /** Those that count the people or parts of forces, up to the last day asked for. */
  readonly strengths: readonly Statement[];
  readonly fronts: readonly FrontLine[];
  readonly plans: readonly Plan[];
  readonly marks: Marks;
}

/** What has a date in a ledger without being a spell. */
export type Dated = Pick<Ledger, "statements" | "strengths" | "fronts" | "plans">;

export function ledgerOf(spells: readonly Spell[], marks: Marks, dated: Dated): Ledger {
  const things: Thing[] = [];
  const groups = groupByBoth(
    spells,
    ({ state }) => state,
    ({ key }) => key,
  );
  for (const group of groups) things.push(thingOf(group));
  return { things, thingsOn: stretchFinder(things), lives: livesOf(marks, spells), posts: postsOf(marks, spells), ...dated, marks };
}

/** How things stood on some day or stretch, whose bounds must be finite. */
export function stateOn(ledger: Ledger, date: DayRange, { semantics = "best", hearing = ALL }: Question = {}): State {
  const { lives, posts, marks } = ledger;
  const question = { date, semantics, hearing };
  const all: Standing[] = [];
  for (const { group } of ledger.thingsOn({ from: date.earliest, to: date.latest })) addHeard(group, question, all);
  const standings = byState(all);
  const heard = (cell: { readonly evidence: State["plans"][number]["evidence"] }) =>
    hearing.kind === "all" || cell.evidence.some((words) => isHeard(hearing, words));
  const people = peopleOf(standings, { lives, date }).filter(heard);
  const dead = deadOn(people);
  const ofTheLiving = (party: Party | undefined) => party === undefined || !dead.has(keyOf(party));
  const forces = forcesOf({ standings, statements: ledger.strengths, date, marks });
  return {
    date,
    bodies: bodiesOf(standings, marks.isBodyShown),
    offices: officesOf(marks, { standings, posts, date }).filter((cell) => heard(cell) && ofTheLiving(cell.holder)),
    forces: forces.filter((cell) => heard(cell) && ofTheLiving(cell.commander)),
    agreements: agreementsOf(standings, marks.paperOf),
    control: controlOf(marks, standings).filter(({ holder }) => ofTheLiving(holder)),
    fronts: frontsOn(ledger.fronts, date).filter(heard),
    people,
    figures: figuresOn(ledger.statements, date).filter(heard),
    plans: plansOn(ledger.plans, date).filter(heard),
  };
}

/** Those who are dead by all who speak of it, also where another account gave them an office and is silent of their end. */
function deadOn(people: State["people"]): ReadonlySet<string> {
  const dead = new Set(people.flatMap(({ person, condition, status }) => (condition === "dead" && status !== "contested" ? [keyOf(person)] : [])));
  for (const { person, condition } of people) if (condition !== "dead") dead.delete(keyOf(person));
  return dead;
}

function thingOf(group: readonly Spell[]): Thing {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (const { start, end, presumedFor, toldFrom, disputed } of group) {
    for (const reading of disputed?.readings ?? []) {
      from = Math.min(from, reading.firstFrom);
      to = Math.max(to, reading.lastTo);
    }
    const first = Number.isFinite(start.earliest) ? start.earliest : Math.min(start.latest, end.earliest, toldFrom ?? start.latest);
    const told = Math.max(end.earliest, Number.isFinite(start.latest) ? start.latest : first);
    from = Math.min(from, first);
    to = Math.max(to, Math.min(end.latest, presumedFor === undefined ? Number.POSITIVE_INFINITY : told + presumedFor));
  }
  return { group, from, to };
}
