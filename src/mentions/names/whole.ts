import { at } from "../../base/assert.ts";
import type { Decided } from "./decide.ts";
import type { Run } from "./runs.ts";
import type { Words } from "./words.ts";

/** Names of persons with what belongs to them: "Usman dan Fodio", "Seleucus I Nicator", "Ivan the Terrible". */
export function wholeNames(words: Words, names: readonly Decided[]): readonly Decided[] {
  const sorted = names.toSorted((a, b) => a.piece.first - b.piece.first);
  const found: Decided[] = [];
  for (const name of sorted) {
    const last = found.at(-1);
    if (last !== undefined && name.piece.first < last.piece.end) {
      if (name.piece.end > last.piece.end || last.kind !== "person") found.push(name);
    } else if (last !== undefined && isBound(words, last, name)) {
      found[found.length - 1] = widened(words, last, { first: last.piece.first, end: name.piece.end });
    } else found.push(name.kind === "person" ? widened(words, name, { first: name.piece.first, end: name.piece.end }) : name);
  }
  return found;
}

/** Between a person's name and another stand only small words that bind two parts of one name. */
function isBound({ words, data }: Words, left: Decided, right: Decided): boolean {
  const gap = right.piece.first - left.piece.end;
  if (left.kind !== "person" || left.piece.sentence !== right.piece.sentence || gap < 1 || gap > 2 || right.piece.title !== undefined) return false;
  for (let index = left.piece.end; index < right.piece.first; index++) {
    const { lower, casing } = at(words, index);
    if (casing !== "lower" || !(data.particles.has(lower) || data.binding.has(lower))) return false;
  }
  return true;
}

function widened(words: Words, name: Decided, run: Run): Decided {
  let { end } = run;
  const limit = at(words.document.sentences, name.piece.sentence).endToken;
  const numbered = end < limit && isNumber(words, name, end);
  if (numbered) end++;
  if (numbered && end < limit && isByname(words, end)) end++;
  if (isEpithet(words, end, limit)) end += 2;
  const first = isNaming(words, name) ? run.first - 1 : run.first;
  return end === name.piece.end && first === name.piece.first ? name : { ...name, piece: { ...name.piece, first, end } };
}

/** "An Lushan": what is only spelt like a small word stands before the name. */
function isNaming({ document, words }: Words, { piece }: Decided): boolean {
  return piece.first > at(document.sentences, piece.sentence).firstToken && piece.title === undefined && words[piece.first - 1]?.isNaming === true;
}

/** "Attahiru I", but not "with Attahiru I had seen": of the letter that is a pronoun too, a title or a mark behind it must say what it is. */
function isNumber({ document, words }: Words, { piece }: Decided, index: number): boolean {
  const { text } = at(document.tokens, index);
  if (!/^[IVX]+$/u.test(text) || at(document.tokens, index - 1).end === at(document.tokens, index).start) return false;
  if (text.length > 1 || piece.title !== undefined) return true;
  const next = words[index + 1];
  return !at(words, index).isFunction ? next?.casing === "lower" : next !== undefined && (next.casing === "capital" || !/\p{L}/u.test(next.lower));
}

function isByname({ words }: Words, index: number): boolean {
  const word = at(words, index);
  return word.casing === "capital" && !word.isFunction && !word.isCalendar && word.people === undefined && !word.isTitle && word.head === undefined;
}

/** "the Terrible": an ordinary word with a capital, and no noun for an office or a body. */
function isEpithet({ words, data }: Words, first: number, limit: number): boolean {
  const [article, word, next] = [words[first], words[first + 1], words[first + 2]];
  if (article === undefined || word === undefined || first + 1 >= limit || !data.articles.has(article.lower) || article.casing !== "lower")
    return false;
  if (word.casing !== "capital" || !word.isCommon || word.isTitle || word.head !== undefined || word.isCalendar || word.gazetteer !== undefined)
    return false;
  if (next !== undefined && first + 2 < limit && next.casing !== "lower") return false;
  return word.people === undefined || next === undefined || next.isFunction || !/\p{L}/u.test(next.lower);
}
