import { at } from "../../base/assert.ts";
import type { NameKind } from "../../model/mention.ts";
import type { Piece } from "./pieces.ts";
import { isNameWord } from "./runs.ts";
import { type Evidence, kinds, weigh } from "./score.ts";
import { closeEvents, readInitials, shareInLists, widenOrdinals } from "./together.ts";
import type { Words } from "./words.ts";

/** A name whose kind is settled. */
export interface Decided {
  readonly piece: Piece;
  readonly kind: NameKind;
  readonly polity: boolean;
  readonly producer: string;
}

/** A name with what speaks for each kind. */
export interface Candidate {
  readonly piece: Piece;
  readonly evidence: Evidence;
  readonly key: string;
  readonly length: number;
}

interface Tally {
  count: number;
  readonly scores: Record<NameKind, number>;
  decisive: boolean;
  polity: boolean;
}

/** Settles the kind of each name by its own evidence and by that of the same name elsewhere in the document. */
export function decide(words: Words, pieces: readonly Piece[]): readonly Decided[] {
  const candidates = pieces.map((piece) => candidate(words, piece));
  shareInLists(words, candidates);
  const tallies = tally(candidates);
  const persons = personWords(words, candidates, tallies);
  const terms = lowerTerms(words, candidates);
  const decided: Decided[] = [];
  for (const each of candidates) {
    if (terms.has(each.key)) continue;
    const people = peopleName(words, each.piece);
    if (people !== undefined) {
      if (people) decided.push({ piece: each.piece, kind: "group", polity: true, producer: "names/people" });
      continue;
    }
    const settled = settle(words, each, { tallies, persons, before: decided[decided.length - 1] });
    if (settled !== undefined) decided.push(settled);
  }
  return closeEvents(words, widenOrdinals(words, readInitials(words, decided)));
}

function candidate(words: Words, piece: Piece): Candidate {
  const sentence = at(words.document.sentences, piece.sentence);
  const { tokens } = words.document;
  const key = keyOf(words, piece);
  let length = 0;
  for (let index = piece.first; index < piece.end; index++) if (at(tokens, index).kind !== "punctuation") length++;
  return { piece, evidence: weigh(words, piece, sentence), key, length };
}

/** Letters that stand in brackets for a term without capitals, "sea surface temperature (SST)": no names, wherever they stand. */
function lowerTerms({ document, words }: Words, candidates: readonly Candidate[]): ReadonlySet<string> {
  const terms = new Set<string>();
  for (const { piece, key, length } of candidates) {
    if (length !== 1 || at(words, piece.first).casing !== "acronym" || at(words, piece.first).gazetteer !== undefined) continue;
    const bracket = document.tokens[piece.first - 1];
    const before = words[piece.first - 2];
    if (bracket?.text === "(" && before !== undefined && before.casing === "lower" && before.isCommon) terms.add(key);
  }
  return terms;
}

/** The words of a name as one string, the same however it is spaced. */
export function keyOf(words: Words, { first, end }: Pick<Piece, "first" | "end">): string {
  let key = at(words.words, first).lower;
  for (let index = first + 1; index < end; index++) key += ` ${at(words.words, index).lower}`;
  return key;
}

function tally(candidates: readonly Candidate[]): ReadonlyMap<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const { key, evidence } of candidates) {
    let same = tallies.get(key);
    if (same === undefined) {
      same = { count: 0, scores: { person: 0, group: 0, place: 0, event: 0, document: 0 }, decisive: false, polity: false };
      tallies.set(key, same);
    }
    same.count++;
    for (const kind of kinds) same.scores[kind] += evidence.scores[kind];
    same.decisive ||= evidence.decisive;
    same.polity ||= evidence.polity;
  }
  return tallies;
}

/** Words of the full names of persons, by which a surname alone is known again. */
function personWords(words: Words, candidates: readonly Candidate[], tallies: ReadonlyMap<string, Tally>): ReadonlySet<string> {
  const persons = new Set<string>();
  for (const { piece, key, length } of candidates) {
    if (length > 4 || (length < 2 && piece.title === undefined)) continue;
    const same = tallies.get(key);
    if (same === undefined) continue;
    const [kind, score] = best(same.scores);
    if (kind !== "person" || score < 2 * same.count) continue;
    for (let index = piece.first; index < piece.end; index++) {
      const word = at(words.words, index);
      if (isNameWord(word) && word.casing === "capital" && word.lower.length > 1) persons.add(word.lower);
    }
  }
  return persons;
}

function best(scores: Record<NameKind, number>): readonly [NameKind, number] {
  let found: NameKind = "person";
  for (const kind of kinds) if (scores[kind] > scores[found]) found = kind;
  return [found, scores[found]];
}

interface Context {
  readonly tallies: ReadonlyMap<string, Tally>;
  readonly persons: ReadonlySet<string>;
  readonly before: Decided | undefined;
}

function settle(words: Words, { piece, evidence, key, length }: Candidate, { tallies, persons, before }: Context): Decided | undefined {
  const same = tallies.get(key);
  if (same === undefined) return undefined;
  const total = { ...same.scores };
  if (evidence.decisive) for (const kind of kinds) total[kind] = evidence.scores[kind] + total[kind] / same.count;
  const word = at(words.words, piece.first);
  const knownPerson = length === 1 && persons.has(word.lower) && word.gazetteer === undefined;
  if (knownPerson) total.person += 8 * same.count;
  if (length === 1 && !knownPerson && !stands(words, piece, { evidence, same })) return undefined;
  if (length > 1 && !same.decisive && allCommon(words, piece)) return undefined;
  if (length > 1 && evidence.source !== "head" && words.data.notNames.has(at(words.words, piece.end - 1).lower)) return undefined;
  let [kind, score] = best(total);
  const alias = before !== undefined && inBracketsAfter(words, piece, before);
  if (alias && score < 6) kind = before.kind;
  else if (score <= 0) {
    if (length === 1 && same.count === 1) return undefined;
    score = 1;
    kind = articleBefore(words, piece) ? "group" : "person";
  }
  const polity = (kind === "place" || kind === "group") && (evidence.polity || same.polity || (alias && before.polity));
  return { piece, kind, polity, producer: `names/${knownPerson ? "known-person" : alias && evidence.loudest < 6 ? "alias" : evidence.source}` };
}

/** Whether a single capitalised word is a name at all. */
function stands(words: Words, { first, title }: Piece, { evidence, same }: { evidence: Evidence; same: Tally }): boolean {
  const word = at(words.words, first);
  if (title !== undefined || evidence.decisive || same.decisive) return true;
  if (word.casing === "initial") return false;
  if (word.casing === "acronym") return word.lower.length < 7 && !/^[ivxlc]+$/.test(word.lower) && /\p{L}{2}/u.test(word.lower);
  const listed = word.gazetteer?.some((entry) => entry.name.toLowerCase() === word.lower) === true;
  const inside = words.initial[first] === 0;
  if (word.isCommon) return listed && (inside || word.usage.capital > word.usage.lower);
  if (word.head !== undefined || (word.isTitle && !word.isGiven)) return listed;
  return listed || word.isGiven || inside || same.count > 1 || word.usage.capital > 0 || best(evidence.scores)[1] > 0;
}

function allCommon(words: Words, { first, end, title }: Piece): boolean {
  if (title !== undefined) return false;
  for (let index = first; index < end; index++) {
    const word = at(words.words, index);
    if (!isNameWord(word)) continue;
    if ((!word.isCommon && !word.isTitle) || (word.isGiven && !word.isTitle) || word.gazetteer !== undefined) return false;
  }
  return true;
}

function articleBefore(words: Words, { first }: Piece): boolean {
  return first > 0 && words.data.articles.has(at(words.words, first - 1).lower);
}

/** "People's Liberation Army (PLA)": the name in brackets is the same thing. */
function inBracketsAfter(words: Words, piece: Piece, before: Decided): boolean {
  const { tokens } = words.document;
  let first = piece.first - 1;
  let end = piece.end;
  if (at(tokens, Math.max(0, first)).text === '"') first--;
  if (end < tokens.length && at(tokens, end).text === '"') end++;
  if (first < 0 || end >= tokens.length || before.piece.end !== first) return false;
  return /^[([]$/.test(at(tokens, first).text) && /^[)\],;]$/.test(at(tokens, end).text);
}

/** For a name made only of words for peoples: whether it is a noun ("the Soviets", "the Chinese") and not an adjective. Undefined for other names. */
function peopleName(words: Words, { first, end, sentence, title }: Piece): boolean | undefined {
  if (title !== undefined) return undefined;
  for (let index = first; index < end; index++) {
    const word = at(words.words, index);
    if (word.people === undefined && (index === end - 1 || !words.data.modifiers.has(word.lower))) return undefined;
  }
  const form = at(words.words, end - 1).people;
  if (form === "noun") return true;
  const { endToken, firstToken } = at(words.document.sentences, sentence);
  const next = end < endToken ? at(words.document.tokens, end) : undefined;
  const owner = next !== undefined && words.data.possessive.has(next.text);
  const article = first > firstToken && words.data.articles.has(at(words.words, first - 1).lower);
  if (form === "adjective") return article && owner;
  return (
    article &&
    (next === undefined || owner || next.kind === "punctuation" || words.data.nounAfter.has(next.lower)) &&
    !followedByList(words, end, endToken)
  );
}

/** "the Chinese, Soviet and Mongol troops": adjectives in a list. */
function followedByList(words: Words, end: number, limit: number): boolean {
  const { tokens } = words.document;
  const next = end < limit ? at(tokens, end).text : "";
  if (next !== "," && !words.data.and.has(next) && next !== "/") return false;
  return end + 1 < limit && at(words.words, end + 1).people !== undefined && at(words.words, end + 1).people !== "noun";
}
