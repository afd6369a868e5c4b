import { at } from "../../base/assert.ts";
import type { Head, Title } from "../../lang/names.ts";
import type { Sentence } from "../../model/document.ts";
import { gazetteerAt, isNameWord, isOrdinal, type Run } from "./runs.ts";
import type { Words } from "./words.ts";

/** One name, before its kind is known. */
export interface Piece extends Run {
  readonly sentence: number;
  /** Tokens of the title before it. */
  readonly title?: Run;
  readonly gender?: "female" | "male";
}

interface TitleMatch extends Run {
  readonly gender?: "female" | "male";
}

/** Parts titles from names, and names that stand next to each other. */
export function piecesOf(words: Words, run: Run, sentence: Sentence): readonly Piece[] {
  const pieces: Piece[] = [];
  let first = run.first;
  for (let index = run.first; index < run.end; index++) {
    const title = titleFrom(words, index, run);
    if (title !== undefined) {
      pushPlain(pieces, words, { first, end: widen(words, first, title.first) }, sentence);
      const title2 = { first: widen(words, first, title.first), end: title.end };
      const end = personEnd(words, title.end, run.end);
      const piece = { first: title.end, end, sentence: sentence.index, title: title2 };
      pieces.push(title.gender === undefined ? piece : { ...piece, gender: title.gender });
      first = end;
      index = end - 1;
    } else if (index > first && words.data.ampersand.has(at(words.document.tokens, index).text) && partsPersons(words, index, run)) {
      pushPlain(pieces, words, { first, end: index }, sentence);
      first = index + 1;
    } else if (index > first && index === run.end - 1 && beginsPeople(words, first, index)) {
      pushPlain(pieces, words, { first, end: index }, sentence);
      first = index;
    } else if (index > first && (endsBody(words, index, run) || endsPlace(words, first, { index, end: run.end }))) {
      pushPlain(pieces, words, { first, end: index }, sentence);
      first = index;
    }
  }
  pushPlain(pieces, words, { first, end: run.end }, sentence);
  return pieces.map((piece) => withLowerTitle(words, piece, sentence));
}

function pushPlain(pieces: Piece[], words: Words, run: Run, sentence: Sentence): void {
  let { first, end } = run;
  while (
    end > first &&
    !isNameWord(at(words.words, end - 1)) &&
    at(words.document.tokens, end - 1).kind !== "number" &&
    at(words.document.tokens, end - 1).text !== "."
  )
    end--;
  while (
    first < end &&
    !isNameWord(at(words.words, first)) &&
    !isOrdinal(words, at(words.words, first)) &&
    !words.data.opening.has(at(words.words, first).lower)
  )
    first++;
  while (end - first > 2 && at(words.words, end - 1).casing === "acronym" && at(words.words, end - 1).isTitle) end--;
  first = withoutPeople(words, first, end);
  if (first < end) pieces.push({ first, end, sentence: sentence.index });
}

/** "Makel & Plucker": two persons, where no noun says that they are a firm. */
function partsPersons(words: Words, index: number, run: Run): boolean {
  const plain = (at: number) => words.words[at]?.isCommon === true || words.words[at]?.people !== undefined;
  return !plain(index - 1) && !plain(index + 1) && laterHead(words, run.first, run.end) === undefined;
}

/** "KMT Uyghurs": letters or a listed name, and then a people. */
function beginsPeople(words: Words, first: number, index: number): boolean {
  if (at(words.words, index).people !== "noun") return false;
  return (index === first + 1 && at(words.words, first).casing === "acronym") || gazetteerAt(words, first, index)?.end === index;
}

/** "Uyghur Osman Batur", "Democrat Jimmy Carter": a word for a people or party before a person's name is no part of it. */
function withoutPeople(words: Words, first: number, end: number): number {
  let index = first;
  while (index < end && at(words.words, index).people !== undefined) index++;
  if (index === first || index === end || laterHead(words, index, end) !== undefined) return first;
  if (gazetteerAt(words, first, end) !== undefined || gazetteerAt(words, index, end)?.end === end) return first;
  return index;
}

/** The titles that begin at `index` and are followed by a person's name. */
function titleFrom(words: Words, index: number, run: Run): TitleMatch | undefined {
  let end = index;
  let gender: "female" | "male" | undefined;
  for (let match = titleAt(words, end, run.end); match !== undefined; match = titleAt(words, end, run.end)) {
    end = match.end;
    gender ??= match.title.gender;
  }
  if (end === index || end >= run.end || !personMayBegin(words, end, run.end)) return undefined;
  return gender === undefined ? { first: index, end } : { first: index, end, gender };
}

/** The longest title that begins at `index`. */
function titleAt(words: Words, index: number, limit: number): { readonly title: Title; readonly end: number } | undefined {
  if (index >= limit || !at(words.words, index).isTitle) return undefined;
  const hyphened = hyphenedTitle(words, at(words.words, index).lower);
  if (hyphened !== undefined) return { title: hyphened, end: index + 1 };
  for (let end = Math.min(limit, index + 4); end > index; end--) {
    const entries = words.data.titles.get(at(words.words, end - 1).lower);
    const title = entries?.find(
      (entry) => entry.words.length === end - index && entry.words.every((word, offset) => at(words.words, index + offset).lower === word),
    );
    if (title === undefined) continue;
    const dot = end < limit && at(words.document.tokens, end).text === ".";
    return { title, end: dot ? end + 1 : end };
  }
  return undefined;
}

/** "Vice-Chairman", "Secretary-General". */
function hyphenedTitle(words: Words, lower: string): Title | undefined {
  const hyphen = lower.indexOf("-");
  if (hyphen < 0) return undefined;
  const parts = lower.split("-");
  return words.data.titles.get(parts.at(-1) ?? lower)?.find((title) => title.words.length === 1 || title.words.join("-") === lower);
}

/** What follows a title is a person unless it ends in a noun for something else ("General Assembly"). */
function personMayBegin(words: Words, first: number, end: number): boolean {
  const listed = gazetteerAt(words, first, end);
  if (listed !== undefined && listed.end === end && at(words.words, first).isGiven === false && listed.entry.name.includes(" ")) return false;
  const start = at(words.words, first);
  if (!isNameWord(start) && !words.data.opening.has(start.lower)) return false;
  if (start.isTitle && first + 1 === end && start.isCommon) return false;
  const stop = personEnd(words, first, end);
  const head = at(words.words, stop - 1).head;
  // "Colonel Garnet Hill", but not "General Post Office"
  const surnamed = head?.surname === true && stop - first === 2 && start.isGiven && !start.isCommon;
  if (stop - first >= 1 && head !== undefined && head.kind !== "person" && !at(words.words, stop - 1).isGiven && !surnamed) return false;
  return !(start.isCommon && !start.isGiven && !start.isSurname && start.usage.lower > start.usage.capital);
}

/** A person's name stops before "of" and before a second title. */
function personEnd(words: Words, first: number, limit: number): number {
  let end = first;
  while (end < limit) {
    const lower = at(words.words, end).lower;
    if (end > first && (words.data.joining.has(lower) || words.data.joiningDocuments.has(lower))) break;
    end++;
  }
  return end;
}

/** Ordinary capitalised words before a title belong to it: "Interior Minister". */
function widen(words: Words, first: number, titleFirst: number): number {
  let index = titleFirst;
  while (index > first) {
    const word = at(words.words, index - 1);
    const afterHead = index - 2 >= first && at(words.words, index - 2).head !== undefined;
    if (!word.isCommon || word.people !== undefined || word.gazetteer !== undefined || word.casing !== "capital") break;
    if (word.head !== undefined && !afterHead && index - 1 > first) break;
    index--;
  }
  return index;
}

/** Whether the name of a body ends before `index` and another name begins there: "National Army | Isaqbek Munonow". */
function endsBody(words: Words, index: number, run: Run): boolean {
  const before = at(words.words, index - 1);
  const head = before.head;
  if (head === undefined || head.weak || head.kind === "person" || index - run.first < 2) return false;
  if (at(words.words, run.first).firstHead !== undefined) return false;
  const next = at(words.words, index);
  if (!isNameWord(next) || next.isCommon || next.head !== undefined || next.casing === "initial" || next.casing === "acronym") return false;
  if (next.people !== undefined || next.gazetteer !== undefined) return false;
  return laterHead(words, index, run.end) === undefined;
}

/** "of Illinois | Adlai Stevenson": a listed place and then a person's name. */
function endsPlace(words: Words, first: number, { index, end }: { index: number; end: number }): boolean {
  const next = at(words.words, index);
  if (!next.isGiven || next.isCommon || next.gazetteer !== undefined || end - index < 2) return false;
  return gazetteerAt(words, first, end)?.end === index && laterHead(words, index, end) === undefined;
}

function laterHead(words: Words, first: number, end: number): Head | undefined {
  for (let index = first; index < end; index++) {
    const { head } = at(words.words, index);
    if (head !== undefined) return head;
  }
  return undefined;
}

/** The name with the title that stands directly before it, in capitals or not: "President Ma". */
export function withTitle(words: Words, piece: Piece, sentence: Sentence): Piece {
  for (let first = Math.max(sentence.firstToken, piece.first - 4); first < piece.first; first++) {
    const title = titleFrom(words, first, { first, end: piece.end });
    if (title?.end !== piece.first) continue;
    const titled = { ...piece, title: { first, end: piece.first } };
    return title.gender === undefined ? titled : { ...titled, gender: title.gender };
  }
  return withLowerTitle(words, piece, sentence);
}

/** Where a person's name begins after the title at its front, with the state that it is of: "Lieutenant | Chard", "US President | Taft". */
export function afterTitle(words: Words, run: Run): number {
  for (let first = run.first; first < run.end; first++) {
    if (first > run.first && gazetteerAt(words, run.first, first)?.end !== first) continue;
    const end = titleFrom(words, first, run)?.end;
    if (end !== undefined && end < run.end && !words.data.joining.has(at(words.words, end).lower)) return end;
  }
  return run.first;
}

/** Where a person's name ends before the office that it is given: "appointed John Smith | Minister of War". */
export function beforeOffice(words: Words, piece: Piece): Piece {
  const [next, last] = [words.words[piece.end], at(words.words, piece.end - 1)];
  const isOffice = last.isTitle && !last.isGiven && !last.isSurname;
  return isOffice && piece.end - piece.first > 2 && next !== undefined && words.data.joining.has(next.lower)
    ? { ...piece, end: piece.end - 1 }
    : piece;
}

/** A title in lower case directly before the name: "warlord Ma", "general Li". */
function withLowerTitle(words: Words, piece: Piece, sentence: Sentence): Piece {
  if (piece.title !== undefined || piece.first === sentence.firstToken) return piece;
  const last = piece.first - 1;
  const word = at(words.words, last);
  if (!word.isTitle || word.casing !== "lower") return piece;
  for (let first = Math.max(sentence.firstToken, last - 2); first <= last; first++) {
    const match = titleAt(words, first, last + 1);
    if (match?.end !== last + 1) continue;
    const titled = { ...piece, title: { first, end: last + 1 } };
    return match.title.gender === undefined ? titled : { ...titled, gender: match.title.gender };
  }
  return piece;
}
