import type { AgreementCell, State } from "../model/state.ts";
import type { DayRange } from "../model/time.ts";
import { actingOf } from "./acting.ts";
import { onDemand, openArchive, type StateInput } from "./archive.ts";
import { cellOf } from "./boards/cells.ts";
import { type Statement, statementsOf } from "./boards/figures.ts";
import { frontLines } from "./boards/fronts.ts";
import { plansOf } from "./boards/plans.ts";
import { closeSpells } from "./closing.ts";
import { papersByDate } from "./dated-papers.ts";
import { openChronicle } from "./dating.ts";
import {
  aroundEvent,
  type Change,
  datedEvents,
  differencesOf,
  eventsWith,
  firstDaysOf,
  type HistoryLine,
  historyOf,
  type ToldEvent,
  wordsOfEvent,
} from "./history.ts";
import { ledgerOf, type Question, stateOn } from "./ledger.ts";
import { type Marks, marksOf } from "./marks.ts";
import { entriesOf, type Found, findIn, type Named } from "./names.ts";
import { commandsByOwner } from "./owned-forces.ts";
import { renamed } from "./renaming.ts";
import { goingBy, spellsSaying, wordsOfSpells } from "./saying.ts";
import { seated } from "./seats.ts";
import { sentencesOf } from "./sentences.ts";
import { spansInBrackets } from "./spans.ts";
import { type Spell, spellsOf } from "./spells.ts";
import { tracesOf, tracesOfActing } from "./traces.ts";
import { type Written, writtenOf } from "./written.ts";

export type { StateInput } from "./archive.ts";
export type { Statement } from "./boards/figures.ts";
export type { Semantics } from "./grades.ts";
export {
  aroundDays,
  type Change,
  differencesOf,
  eventsWith,
  type FirstDays,
  type HistoryLine,
  historyOf,
  type Stretch,
  stretchesOf,
  type ToldEvent,
  toldEvent,
  wordsOfEvent,
} from "./history.ts";
export { type Question, stateOn } from "./ledger.ts";
export { bare, type Entry, type Found, findIn, like, type Named, titleOf } from "./names.ts";
export { type Board, type Placing, placingsOf } from "./placing.ts";
export { isTelling, spellsSaying, wordsOfSpells } from "./saying.ts";
export { type Hearing, isHeard } from "./scope.ts";
export type { Spell } from "./spells.ts";
export { forcesStanding, keyOfWord, ledgerFrom, type Part, type PartKind, spellsIn, type Written, type WrittenPart } from "./written.ts";

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
  /** Every spell with all of the words in it. */
  readonly spellsWith: (words: string) => readonly Spell[];
  /** The dated events that are told with all of these words, "the" and the like aside, in their order. */
  readonly events: (words: string) => readonly ToldEvent[];
  /** All of it in parts that can be written down, from which `answers` are made again. */
  readonly written: () => Written;
}

export function indexState(record: StateInput): StateIndex {
  const archive = openArchive(record);
  const chronicle = openChronicle(record);
  const { datingOf } = chronicle;
  const sentences = sentencesOf(archive, chronicle);
  const told = [
    ...tracesOf(archive, datingOf),
    ...spansInBrackets(archive, sentences),
    ...papersByDate(archive, chronicle, sentences),
    ...commandsByOwner(archive, sentences),
  ];
  const traces = [...told, ...tracesOfActing(archive, actingOf(archive, sentences), told)];
  const spells = closeSpells(archive, renamed(archive, seated(archive, spellsOf(archive, traces))));
  const marks = marksOf(archive);
  const statements = statementsOf(archive, { ...chronicle, spells });
  const fronts = frontLines(archive, datingOf);
  const plans = plansOf(archive, { datingOf, spells, sentences });
  const ledger = ledgerOf(spells, marks, { statements, strengths: statements, fronts, plans });
  const on = (date: DayRange, question?: Question) => stateOn(ledger, date, question);
  const entries = onDemand(() => entriesOf(archive, { spells, figures: statements.map(({ counted }) => counted) }));
  return {
    spells,
    statements,
    papers: () => spells.flatMap((spell) => stageOfPaper(spell, marks.paperOf)),
    on,
    changes: () => changesOf(spells),
    find: (name) => findIn(entries(), name),
    history: (named) => historyOf(named, { spells, statements, marks }),
    differences: (from, to, question) => differencesOf(on(from, question), on(to, question)),
    around: (named, side) => aroundEvent(archive, named, side),
    spellsWith(words) {
      const wanted = wordsOfSpells(words);
      // told as from what is written down
      return spellsSaying(spells, wanted, goingBy(entries(), wanted)).map((spell) => ({ ...spell, key: archive.keys.told(spell.key) }));
    },
    events: (words) => eventsWith(datedEvents(archive), wordsOfEvent(words, archive.languages.values())),
    written: () =>
      writtenOf(ledger, { spells, entries: entries(), firstDays: firstDaysOf(archive), changes: changesOf(spells), events: datedEvents(archive) }),
  };
}

function stageOfPaper(spell: Spell, paperOf: Marks["paperOf"]): readonly AgreementCell[] {
  const paper = paperOf(spell);
  const grade = spell.inferred ? "presumed" : spell.start.latest <= spell.end.earliest ? "certain" : "possible";
  return paper === undefined ? [] : [{ ...cellOf({ spell, grade }), ...paper }];
}

function changesOf(spells: readonly Spell[]): readonly number[] {
  const days = new Set<number>();
  for (const spell of spells)
    for (const day of [spell.start.earliest, spell.start.latest, spell.end.earliest, spell.end.latest]) if (Number.isFinite(day)) days.add(day);
  return [...days].sort((a, b) => a - b);
}
