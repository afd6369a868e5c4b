import type { TimexGrammar } from "../../lang/timex-grammar.ts";
import type { Setting } from "./context.ts";
import type { Reading } from "./draft.ts";
import type { Match } from "./match.ts";
import type { Piece } from "./pieces.ts";

/** Years after this need a preposition. */
const latestYear = 2030;

interface Ground {
  readonly match: Match;
  readonly setting: Setting;
  readonly grammar: TimexGrammar;
  readonly pieces: readonly Piece[];
}

/** Whether what looks like a date is one: four figures alone may be a count, a page, a code or a house number. */
export function acceptable(reading: Reading, ground: Ground): boolean {
  const { match, setting, grammar, pieces } = ground;
  const { point, slots } = reading;
  if (reading.kind === "reference" || reading.from === "now") return !partOfName(match, setting, pieces);
  if (reading.kind !== "date" || point.year === undefined || point.month !== undefined || point.season !== undefined) return true;
  if (slots["era"] !== undefined) return true;
  const { before, after } = setting;
  const cues = grammar.cues.year;
  const counts =
    cues.not_after.includes(after) || (setting.attributive && cues.counted_endings.some((ending) => ending.length > 2 && after.endsWith(ending)));
  // "23 February (8 March) 1917 women": the year of the two days before it
  if (match.slots["pair"] !== undefined) return true;
  if (counts && pieces[match.end - 1]?.number !== undefined && !isVerbAfter(ground)) return false;
  if (grammar.cues.capital_nouns === true && reading.approximate && pieces[match.end]?.capital === true) return false;
  if (reading.part !== undefined || match.end - match.first > 1) return true;
  const signalled = setting.relation !== "in";
  if ((cues.not_before.includes(before) && !signalled) || isCode(match, setting, pieces)) return false;
  const strong = cues.before.includes(before);
  if (point.year > latestYear && !strong && !setting.listed) return false;
  if (strong || setting.listed || match.siblings.length > 1) return true;
  if (grammar.cues.capital_nouns === true) return likelyBeforeNouns(ground);
  return setting.parenthesis !== undefined || before === "" || likely(ground);
}

/** "The plague of 1665 killed 70,000 people": behind the year of a noun, what has an object of its own tells and is not counted. */
function isVerbAfter({ match, setting: { linked, opening, after }, grammar: { cues }, pieces }: Ground): boolean {
  const object = pieces[match.end + 1];
  const isObject = object !== undefined && (object.number !== undefined || cues.determiners.includes(object.spelling.lower));
  return linked && !opening && isObject && cues.past_endings.some((ending) => after.endsWith(ending));
}

/** "Peace Now", "the Future Party": a capital inside a sentence makes these words part of a name. */
function partOfName(match: Match, { initial, heading }: Setting, pieces: readonly Piece[]): boolean {
  return !initial && !heading && match.end - match.first === 1 && pieces[match.first]?.capital === true;
}

/** Written together with letters or figures: "A1237", "461-1776". */
function isCode(match: Match, { before, after, listed }: Setting, pieces: readonly Piece[]): boolean {
  const written = (word: string): boolean => /^[\p{L}\d]/u.test(word);
  if (pieces[match.first]?.glued && written(before)) return true;
  if (pieces[match.end]?.glued && written(after)) return true;
  return !listed && pieces[match.first]?.glued === true && pieces[match.first - 2]?.number !== undefined && pieces[match.first - 1]?.glued === true;
}

/**
 * Where nouns have capitals: figures count the noun behind them, with or without an adjective ("1500 brave Riders", "1200 and 1500 Riders"),
 * but for words that only a year follows ("became 1848 Mayor") and for names of two words ("came 1848 Konrad Weber").
 */
function likelyBeforeNouns({ match, setting, grammar, pieces }: Ground): boolean {
  const { before, after, attributive, determined, relation } = setting;
  const { past_endings, determiners, past, joiners } = grammar.cues;
  const { weak_before, counted_endings } = grammar.cues.year;
  const noun = (at: number): boolean => pieces[at]?.capital === true;
  const counted = counted_endings.some((ending) => after.endsWith(ending));
  if (noun(match.end)) return weak_before.includes(before) || (noun(match.end + 1) && !counted);
  if (joiners.includes(after) && pieces[match.end + 1]?.number !== undefined && noun(match.end + 2))
    return relation === "since" || weak_before.includes(before);
  if (!attributive || determined || determiners.includes(before) || past.includes(after)) return true;
  const begins = !/^\p{L}/u.test(before);
  const verb = begins && past_endings.some((ending) => after.endsWith(ending));
  return verb || !(counted && noun(match.end + 1));
}

/** No preposition in front: the words around must speak for a year. */
function likely({ match, setting, grammar, pieces }: Ground): boolean {
  const { before, after, attributive, determined } = setting;
  const cues = grammar.cues.year;
  const next = pieces[match.end];
  const last = pieces[match.first - 1];
  if (grammar.cues.names_in_cases === true && attributive && next?.capital !== true)
    return grammar.cues.past.includes(after) || grammar.cues.past_endings.some((ending) => after.endsWith(ending));
  const counted = attributive && next?.capital !== true && cues.counted_endings.some((ending) => after.endsWith(ending));
  if (grammar.cues.determiners.includes(before)) return true;
  if (/^\p{L}/u.test(before)) {
    if (next?.capital && !last?.capital) return true;
    if (cues.weak_before.includes(before)) return !counted;
    if (attributive) return (determined || (last?.capital === true && next?.capital !== true)) && !counted;
    return last?.capital === true || !/^\p{L}/u.test(after) || grammar.cues.past.includes(after);
  }
  return !attributive;
}
