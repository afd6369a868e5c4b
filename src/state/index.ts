import { at } from "../base/assert.ts";
import { groupBy } from "../base/collections.ts";
import type { AgreementCell, Party, State } from "../model/state.ts";
import type { DayRange } from "../model/time.ts";
import { actingOf } from "./acting.ts";
import { keyOf, openArchive, type StateInput } from "./archive.ts";
import { agreementsOf, papersOf } from "./boards/agreements.ts";
import { bodiesOf, bodyFinder, controlOf, officesOf, postsOf } from "./boards/bodies.ts";
import { cellOf } from "./boards/cells.ts";
import { figuresOn, type Statement, statementsOf } from "./boards/figures.ts";
import { forceFinder, forcesOf } from "./boards/forces.ts";
import { frontLines, frontsOn } from "./boards/fronts.ts";
import { livesOf, peopleOf } from "./boards/people.ts";
import { plansOf, plansOn } from "./boards/plans.ts";
import { closeSpells } from "./closing.ts";
import { openChronicle } from "./dating.ts";
import type { Semantics, Standing } from "./grades.ts";
import { aroundEvent, type Change, differencesOf, eventsWith, type HistoryLine, historyOf, type ToldEvent } from "./history.ts";
import { type Found, type Named, nameFinder } from "./names.ts";
import { ALL, type Hearing, heardOf, isHeard } from "./scope.ts";
import { seated } from "./seats.ts";
import { sentencesOf } from "./sentences.ts";
import { spansInBrackets } from "./spans.ts";
import { type Spell, spellsOf } from "./spells.ts";
import { tracesOf, tracesOfActing } from "./traces.ts";

export type { StateInput } from "./archive.ts";
export type { Statement } from "./boards/figures.ts";
export type { Semantics } from "./grades.ts";
export { type Change, type HistoryLine, type Stretch, stretchesOf, type ToldEvent } from "./history.ts";
export { bare, type Found, type Named, titleOf } from "./names.ts";
export type { Hearing } from "./scope.ts";
export type { Spell } from "./spells.ts";

/** Who is heard, and what is done about claims of one voice that clash; all, and the cheapest given up, where nothing is said. */
export interface Question {
  readonly semantics?: Semantics;
  readonly hearing?: Hearing;
}

/** Answers how things stood on a date, by what the sources claim. Made once per analysis; each question is a pass over the spells. */
export interface StateIndex {
  readonly spells: readonly Spell[];
  /** Every number that counts something and that a date can be given to. */
  readonly statements: readonly Statement[];
  /** Every stage that an agreement or paper is told to have reached, whenever that was. */
  readonly papers: () => readonly AgreementCell[];
  /** How things stood on some day or stretch; `date` must have finite bounds. */
  readonly on: (date: DayRange, question?: Question) => State;
  /** Days on which something on a board begins or ends, ascending. */
  readonly changes: () => readonly number[];
  /** What a name may mean. */
  readonly find: (name: string) => Found;
  /** One line for each spell or statement that the thing has a part in. */
  readonly history: (named: Named) => readonly HistoryLine[];
  /** What came, went or came to stand otherwise from one date to another. */
  readonly differences: (from: DayRange, to: DayRange, question?: Question) => readonly Change[];
  /** The day just before or after the first dated event that the thing has a part in. */
  readonly around: (named: Named, side: "before" | "after") => DayRange | undefined;
  /** The dated events that are told with all of these words, in their order. */
  readonly events: (words: string) => readonly ToldEvent[];
}

export function indexState(record: StateInput): StateIndex {
  const archive = openArchive(record);
  const chronicle = openChronicle(record);
  const { datingOf } = chronicle;
  const sentences = sentencesOf(archive, chronicle);
  const told = [...tracesOf(archive, datingOf), ...spansInBrackets(archive, sentences)];
  const traces = [...told, ...tracesOfActing(archive, actingOf(archive, sentences), told)];
  const spells = closeSpells(archive, seated(archive, spellsOf(archive, traces)));
  const things = [...groupBy(spells, (spell) => spell.key).values()];
  const reaches = things.map(reachOf);
  const from = Float64Array.from(reaches, (reach) => reach.from);
  const to = Float64Array.from(reaches, (reach) => reach.to);
  const lives = livesOf(archive, spells);
  const posts = postsOf(archive, spells);
  const statements = statementsOf(archive, { ...chronicle, spells });
  const fronts = frontLines(archive, datingOf);
  const [paperOf, forceOf, isBodyShown] = [papersOf(archive), forceFinder(archive), bodyFinder(archive)];
  const plans = plansOf(archive, { datingOf, spells, sentences });
  const on = (date: DayRange, { semantics = "best", hearing = ALL }: Question = {}): State => {
    const question = { date, semantics, hearing };
    const standings: Standing[] = [];
    for (let thing = 0; thing < things.length; thing++) {
      if (date.latest < (from[thing] as number) || (to[thing] as number) < date.earliest) continue;
      for (const standing of heardOf(at(things, thing), question)) standings.push(standing);
    }
    const heard = (cell: { readonly evidence: State["plans"][number]["evidence"] }) =>
      hearing.kind === "all" || cell.evidence.some((words) => isHeard(hearing, words));
    const people = peopleOf(standings, { lives, date }).filter(heard);
    const dead = deadOn(people);
    const ofTheLiving = (party: Party | undefined) => party === undefined || !dead.has(keyOf(party));
    return {
      date,
      bodies: bodiesOf(standings, isBodyShown),
      offices: officesOf(archive, { standings, posts, date }).filter((cell) => heard(cell) && ofTheLiving(cell.holder)),
      forces: forcesOf(archive, { standings, statements, date, forceOf }).filter((cell) => heard(cell) && ofTheLiving(cell.commander)),
      agreements: agreementsOf(standings, paperOf),
      control: controlOf(archive, standings).filter(({ holder }) => ofTheLiving(holder)),
      fronts: frontsOn(fronts, date).filter(heard),
      people,
      figures: figuresOn(statements, date).filter(heard),
      plans: plansOn(plans, date).filter(heard),
    };
  };
  return {
    spells,
    statements,
    papers: () => spells.flatMap((spell) => stageOfPaper(spell, paperOf)),
    on,
    changes: () => changesOf(spells),
    find: nameFinder(archive, { spells, figures: statements.map(({ counted }) => counted) }),
    history: (named) => historyOf(named, { spells, statements }),
    differences: (from, to, question) => differencesOf(on(from, question), on(to, question)),
    around: (named, side) => aroundEvent(archive, named, side),
    events: (words) => eventsWith(archive, words),
  };
}

function stageOfPaper(spell: Spell, paperOf: ReturnType<typeof papersOf>): readonly AgreementCell[] {
  const paper = paperOf(spell);
  const grade = spell.inferred ? "presumed" : spell.start.latest <= spell.end.earliest ? "certain" : "possible";
  return paper === undefined ? [] : [{ ...cellOf({ spell, grade }), ...paper }];
}

/** Those who are dead by all who speak of it, also where another account gave them an office and is silent of their end. */
function deadOn(people: State["people"]): ReadonlySet<string> {
  const dead = new Set(people.flatMap(({ person, condition, status }) => (condition === "dead" && status !== "contested" ? [keyOf(person)] : [])));
  for (const { person, condition } of people) if (condition !== "dead") dead.delete(keyOf(person));
  return dead;
}

/** The days on which any of the spells can stand, presumption included. */
function reachOf(group: readonly Spell[]): { readonly from: number; readonly to: number } {
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { start, end, presumedFor, toldFrom, disputed } of group) {
    for (const reading of disputed?.readings ?? []) [from, to] = [Math.min(from, reading.firstFrom), Math.max(to, reading.lastTo)];
    const first = Number.isFinite(start.earliest) ? start.earliest : Math.min(start.latest, end.earliest, toldFrom ?? start.latest);
    const told = Math.max(end.earliest, Number.isFinite(start.latest) ? start.latest : first);
    from = Math.min(from, first);
    to = Math.max(to, Math.min(end.latest, presumedFor === undefined ? Number.POSITIVE_INFINITY : told + presumedFor));
  }
  return { from, to };
}

function changesOf(spells: readonly Spell[]): readonly number[] {
  const days = new Set<number>();
  for (const spell of spells)
    for (const day of [spell.start.earliest, spell.start.latest, spell.end.earliest, spell.end.latest]) if (Number.isFinite(day)) days.add(day);
  return [...days].sort((a, b) => a - b);
}
