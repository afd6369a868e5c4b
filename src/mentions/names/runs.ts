import { at } from "../../base/assert.ts";
import type { GazetteerEntry, Head } from "../../lang/names.ts";
import type { Sentence } from "../../model/document.ts";
import type { Word, Words } from "./words.ts";

/** Tokens from `first` up to, not including, `end` that may be one name or several. */
export interface Run {
  readonly first: number;
  readonly end: number;
}

/** The stretches of capitalised words of a sentence, with the small words that join them. */
export function runsOf(words: Words, sentence: Sentence): readonly Run[] {
  const runs: Run[] = [];
  for (let index = sentence.firstToken; index < sentence.endToken; ) {
    if (!opensRun(words, index, sentence)) {
      index++;
      continue;
    }
    const end = extend(words, index, sentence);
    runs.push({ first: index, end });
    index = end;
  }
  return runs;
}

/** A capitalised word that can be part of a name. */
export function isNameWord(word: Word | undefined): boolean {
  return word !== undefined && word.casing !== "lower" && !word.isFunction && !word.isCalendar;
}

/** The name of the list that begins at `index`, and one past its last token. */
export function gazetteerAt(words: Words, index: number, limit: number): { readonly entry: GazetteerEntry; readonly end: number } | undefined {
  const entries = at(words.words, index).gazetteer;
  if (entries === undefined) return undefined;
  const { tokens, source } = words.document;
  const start = at(tokens, index).start;
  for (const entry of entries) {
    if (!source.text.startsWith(entry.name, start)) continue;
    const stop = start + entry.name.length;
    for (let end = index + 1; end <= limit; end++) {
      const token = at(tokens, end - 1);
      if (token.end === stop) return { entry, end };
      if (token.end > stop) break;
    }
  }
  return undefined;
}

function opensRun(words: Words, index: number, sentence: Sentence): boolean {
  const word = at(words.words, index);
  const next = index + 1 < sentence.endToken ? at(words.words, index + 1) : undefined;
  if (word.casing === "lower") {
    if (words.data.opening.has(word.lower)) return next !== undefined && next.casing !== "lower" && isNameWord(next) && words.initial[index] === 0;
    return isOrdinal(words, word) && isNameWord(next);
  }
  if (word.isFunction || word.isCalendar) return false;
  if (word.isNumber) return (words.initial[index] === 0 || quoted(words, index)) && isNameWord(next) && words.initial[index + 1] === 0;
  if (words.initial[index] === 0) return true;
  return opensSentence(words, index, sentence);
}

/** "22nd", "5th". */
export function isOrdinal(words: Words, word: Word): boolean {
  const ending = /^\p{Nd}+(\p{L}+)$/u.exec(word.lower)?.[1];
  return ending !== undefined && words.data.ordinalEndings.has(ending);
}

/** Whether the capital at the start of a sentence is a name's. */
function opensSentence(words: Words, index: number, sentence: Sentence): boolean {
  const word = at(words.words, index);
  if (word.casing === "acronym" || word.casing === "initial") return true;
  if (word.people !== undefined) return true;
  const listed = gazetteerAt(words, index, sentence.endToken);
  if (listed !== undefined && (listed.end > index + 1 || !word.isCommon)) return true;
  const { capital, lower } = word.usage;
  if (capital > lower) return true;
  const next = index + 1 < sentence.endToken ? at(words.words, index + 1) : undefined;
  const followed = isNameWord(next) && words.initial[index + 1] === 0;
  if (word.isTitle && followed) return true;
  if (followed && words.data.modifiers.has(word.lower)) return true;
  if (followed && word.head !== undefined) return true;
  if (word.isGiven && lower === 0 && (followed || !word.isCommon)) return true;
  if (word.head?.of === true && next !== undefined && words.data.joining.has(next.lower)) {
    const after = at(words.document.tokens, Math.min(index + 2, sentence.endToken - 1));
    return isNameWord(at(words.words, after.index)) || words.data.articles.has(after.lower);
  }
  if (followed && quoted(words, index)) return true;
  return !word.isCommon && lower === 0;
}

function quoted(words: Words, index: number): boolean {
  return index > 0 && at(words.document.tokens, index - 1).text === '"';
}

function extend(words: Words, first: number, sentence: Sentence): number {
  let end = first + 1;
  const listed = gazetteerAt(words, first, sentence.endToken);
  if (listed !== undefined) end = Math.max(end, listed.end);
  for (let guard = 0; guard < 40; guard++) {
    const next = step(words, { first, end }, sentence);
    if (next === end) break;
    end = next;
  }
  return end;
}

/** One past the next word of the name, or `run.end` where the name ends. */
function step(words: Words, run: Run, sentence: Sentence): number {
  const { end } = run;
  if (end >= sentence.endToken) return end;
  const { data } = words;
  const token = at(words.document.tokens, end);
  const last = at(words.words, end - 1);
  const word = at(words.words, end);
  if (token.text === ".") return followsInitial(words, run, sentence) ? end + 1 : end;
  if (!token.spaceBefore && token.kind === "punctuation") return possessive(words, end, sentence);
  if (data.possessive.has(token.text)) return possessive(words, end, sentence);
  if (isNameWord(word)) {
    const listed = gazetteerAt(words, end, sentence.endToken);
    return listed?.end ?? end + 1;
  }
  if (data.numbering.has(word.lower)) return numberAfter(words, end, sentence);
  if (token.kind === "number") return numbered(words, run) ? end + 1 : end;
  if (data.ampersand.has(token.text)) return nameAt(words, end + 1, sentence) ? end + 2 : end;
  if (data.particles.has(word.lower)) return particles(words, end, sentence);
  if (data.joining.has(word.lower) || data.joiningDocuments.has(word.lower) || data.joiningBodies.has(word.lower))
    return joined(words, run, sentence);
  if (data.and.has(word.lower) && joins(words, run, sentence)) return end + 2;
  return last.casing === "initial" && data.suffixes.has(word.lower) ? end + 1 : end;
}

function nameAt(words: Words, index: number, sentence: Sentence): boolean {
  return index < sentence.endToken && isNameWord(at(words.words, index));
}

function followsInitial(words: Words, { end }: Run, sentence: Sentence): boolean {
  const last = at(words.words, end - 1);
  const initial = last.casing === "initial" && /^\p{L}$/u.test(last.lower);
  if (initial) return nameAt(words, end + 1, sentence);
  return (
    words.data.abbreviations.has(last.lower) &&
    nameAt(words, end + 1, sentence) &&
    at(words.document.tokens, end - 1).end === at(words.document.tokens, end).start
  );
}

function possessive(words: Words, end: number, sentence: Sentence): number {
  const token = at(words.document.tokens, end);
  if (!words.data.possessive.has(token.text) || !nameAt(words, end + 1, sentence)) return end;
  const owner = at(words.words, end - 1).lower;
  return words.data.possessors.has(owner) ? end + 2 : end;
}

function numberAfter(words: Words, end: number, sentence: Sentence): number {
  if (!words.data.numberedHeads.has(at(words.words, end - 1).lower)) return end;
  let index = end + 1;
  if (index < sentence.endToken && at(words.document.tokens, index).text === ".") index++;
  return index < sentence.endToken && at(words.document.tokens, index).kind === "number" ? index + 1 : end;
}

function numbered(words: Words, { end }: Run): boolean {
  return words.data.numberedHeads.has(at(words.words, end - 1).lower);
}

function particles(words: Words, end: number, sentence: Sentence): number {
  let index = end + 1;
  while (index < sentence.endToken && index < end + 3 && words.data.particles.has(at(words.words, index).lower)) index++;
  return nameAt(words, index, sentence) ? index + 1 : end;
}

/** "X of Y", "X for the Y": after a noun that says what X is, or inside what such a noun is followed by. */
function joined(words: Words, run: Run, sentence: Sentence): number {
  const { first, end } = run;
  const last = at(words.words, end - 1);
  const by = at(words.words, end).lower;
  if (last.head === undefined ? !(last.isCommon && isJoined(words, run) && words.data.joining.has(by)) : !mayJoin(words, last.head, by)) return end;
  if (last.head?.kind === "document" && end - first < 2 && !capitalAfter(words, end, sentence)) return end;
  let index = end + 1;
  if (index < sentence.endToken && words.data.articles.has(at(words.words, index).lower)) index++;
  if (!nameAt(words, index, sentence)) return end;
  const listed = gazetteerAt(words, index, sentence.endToken);
  return listed?.end ?? index + 1;
}

function mayJoin(words: Words, head: Head, by: string): boolean {
  if (words.data.joiningDocuments.has(by)) return head.kind === "document";
  return words.data.joiningBodies.has(by) ? head.on : head.of;
}

/** Whether the run has already been carried past a head noun. */
function isJoined(words: Words, { first, end }: Run): boolean {
  for (let index = first + 1; index < end - 1; index++) {
    if (words.data.joining.has(at(words.words, index).lower) && at(words.words, index - 1).head !== undefined) return true;
  }
  return false;
}

function capitalAfter(words: Words, end: number, sentence: Sentence): boolean {
  return nameAt(words, end + 1, sentence) || nameAt(words, end + 2, sentence);
}

/** "Ministry of Trade and Industry", "Society for Kazakh and Kyrgyz Culture": "and" inside what follows a head noun. */
function joins(words: Words, { first, end }: Run, sentence: Sentence): boolean {
  if (!nameAt(words, end + 1, sentence)) return false;
  const left = at(words.words, end - 1);
  const right = at(words.words, end + 1);
  if (left.gazetteer !== undefined || left.isGiven || right.gazetteer !== undefined || right.head?.kind === "person") return false;
  const afterHead = isJoined(words, { first, end });
  const plain = (word: Word) => word.isCommon || word.people !== undefined;
  if (afterHead) return plain(left) && plain(right) && left.head === undefined;
  const next = end + 2 < sentence.endToken ? at(words.words, end + 2) : undefined;
  return left.isCommon && left.head === undefined && right.isCommon && isNameWord(next) && next?.head !== undefined && right.head === undefined;
}
