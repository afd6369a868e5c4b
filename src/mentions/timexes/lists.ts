import { groupBy } from "../../base/collections.ts";
import type { TimexGrammar } from "../../lang/timex-grammar.ts";
import type { TimeRelation } from "../../model/mention.ts";

/** A preposition or phrase that relates what is told to a date, in small letters. */
type Signal = readonly [relation: TimeRelation, words: readonly string[]];

/** The words that a language lists for reading dates, as they are looked up. */
export interface Lists {
  /** By their last word, the longest first. */
  readonly signals: ReadonlyMap<string, readonly Signal[]>;
  readonly functionWords: ReadonlySet<string>;
  readonly determiners: ReadonlySet<string>;
  readonly indefinite: ReadonlySet<string>;
  /** Words before a year. */
  readonly introducing: ReadonlySet<string>;
  /** Words that make the number behind them no year. */
  readonly codes: ReadonlySet<string>;
  /** Words behind a denial that take it back. */
  readonly undone: ReadonlySet<string>;
  /** Limits in time that before a name may be places. */
  readonly facing: ReadonlySet<string>;
  readonly joiners: ReadonlySet<string>;
  readonly rangeJoiners: ReadonlySet<string>;
  readonly appositions: ReadonlySet<string>;
  readonly past: ReadonlySet<string>;
  readonly present: ReadonlySet<string>;
  readonly future: ReadonlySet<string>;
  /** The second words of those of two. */
  readonly futureEnds: ReadonlySet<string>;
  readonly firstPerson: ReadonlySet<string>;
  /** Words that tie a date or name to the noun before. */
  readonly linkers: ReadonlySet<string>;
  readonly tailPlaces: ReadonlySet<string>;
  /** Places where the seasons are those of the southern half of the earth, as the words of their names, by the first of them. */
  readonly southern: ReadonlyMap<string, readonly (readonly string[])[]>;
}

const known = new WeakMap<TimexGrammar, Lists>();

/** The lists of a grammar, made once. */
export function listsOf(grammar: TimexGrammar): Lists {
  const made = known.get(grammar) ?? makeLists(grammar);
  known.set(grammar, made);
  return made;
}

function makeLists({ cues }: TimexGrammar): Lists {
  const phrases = Object.entries(cues.signals)
    .flatMap(([relation, list]) => list.map((phrase): Signal => [relation as TimeRelation, phrase.toLowerCase().split(" ")]))
    .sort((a, b) => b[1].length - a[1].length);
  return {
    signals: groupBy(phrases, ([, words]) => words.at(-1) ?? ""),
    functionWords: new Set(cues.function_words),
    determiners: new Set(cues.determiners),
    indefinite: new Set(cues.indefinite),
    introducing: new Set(cues.year.before),
    codes: new Set(cues.year.not_before),
    undone: new Set(cues.denial_undone),
    facing: new Set(cues.facing),
    joiners: new Set(cues.joiners),
    rangeJoiners: new Set(cues.range_joiners),
    appositions: new Set(cues.apposition_joiners),
    past: new Set(cues.past),
    present: new Set(cues.present),
    future: new Set(cues.future),
    futureEnds: new Set(cues.future.flatMap((phrase) => phrase.split(" ").slice(1))),
    firstPerson: new Set(cues.first_person),
    linkers: new Set(cues.tail_linkers),
    tailPlaces: new Set(cues.tail_places),
    southern: groupBy(
      (cues.southern_places ?? []).map((name) => name.split(" ")),
      ([first = ""]) => first,
    ),
  };
}
