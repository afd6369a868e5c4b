import { at } from "../../base/assert.ts";
import type { NameCue } from "../../lang/names.ts";
import type { Sentence } from "../../model/document.ts";
import type { NameKind } from "../../model/mention.ts";
import type { Piece } from "./pieces.ts";
import { gazetteerAt, isNameWord } from "./runs.ts";
import type { Word, Words } from "./words.ts";

type Tokens = Pick<Sentence, "firstToken" | "endToken">;

export const kinds: readonly NameKind[] = ["person", "group", "place", "event", "document"];

/** What speaks for each kind of a name, as small whole numbers. */
export interface Evidence {
  readonly scores: Record<NameKind, number>;
  /** What spoke loudest, for `producer`. */
  source: string;
  loudest: number;
  /** Says by itself what the name names: a head noun, a list, a title. */
  decisive: boolean;
  polity: boolean;
}

export function noEvidence(): Evidence {
  return { scores: { person: 0, group: 0, place: 0, event: 0, document: 0 }, source: "capitals", loudest: 0, decisive: false, polity: false };
}

function add(evidence: Evidence, kind: NameKind, weight: number, source: string): void {
  evidence.scores[kind] += weight;
  if (weight > evidence.loudest) {
    evidence.loudest = weight;
    evidence.source = source;
  }
}

/** Everything in the name and beside it that tells its kind. */
export function weigh(words: Words, piece: Piece, sentence: Sentence): Evidence {
  const evidence = noEvidence();
  weighTitle(piece, evidence);
  weighList(words, piece, evidence);
  weighHead(words, piece, evidence);
  weighPersonShape(words, piece, evidence);
  weighEndings(words, piece, evidence);
  weighCues(words, piece, { sentence, evidence });
  if (opensReport(words, piece, sentence)) {
    add(evidence, "place", 8, "dateline");
    evidence.decisive = true;
  }
  return evidence;
}

/** "LAGOS, 4 May.": where and when a report was sent. */
function opensReport(words: Words, { first, end }: Piece, sentence: Sentence): boolean {
  const { tokens } = words.document;
  const opens =
    first === sentence.firstToken || (first === sentence.firstToken + 1 && words.data.articles.has(at(words.words, sentence.firstToken).lower));
  if (!opens || end + 1 >= sentence.endToken || at(tokens, end).text !== ",") return false;
  for (let index = first; index < end; index++) if (at(words.words, index).casing !== "acronym") return false;
  return at(tokens, end + 1).kind === "number" || at(words.words, end + 1).isCalendar;
}

function weighTitle(piece: Piece, evidence: Evidence): void {
  if (piece.title === undefined) return;
  add(evidence, "person", 7, "title");
  evidence.decisive = true;
}

function weighList(words: Words, piece: Piece, evidence: Evidence): void {
  const { first, end } = piece;
  for (let start = first; start < end; start++) {
    const listed = gazetteerAt(words, start, end);
    if (listed === undefined) continue;
    const whole = start === first && listed.end === end;
    const closes = listed.end === end;
    const common = end - start === 1 && at(words.words, start).isCommon;
    const { kind, polity } = listed.entry;
    if (whole || (closes && leadsOn(words, first, start))) {
      add(evidence, kind, common ? 3 : 6, "list");
      if (polity && kind === "place") evidence.polity = true;
      if (!common) evidence.decisive = true;
      return;
    }
    add(evidence, kind === "place" ? "group" : kind, 1, "list");
    start = listed.end - 1;
  }
}

/** Whether what stands before a listed name only narrows it: "Nationalist China", "North Borneo". */
function leadsOn(words: Words, first: number, start: number): boolean {
  for (let index = first; index < start; index++) {
    const word = at(words.words, index);
    if (word.people === undefined && !words.data.modifiers.has(word.lower)) return false;
  }
  return true;
}

/** The head noun stands last, or before "of". */
export function headIndex(words: Words, piece: Pick<Piece, "first" | "end">): number {
  for (let index = piece.first + 1; index < piece.end; index++) {
    const { lower } = at(words.words, index);
    if ((words.data.joining.has(lower) || words.data.joiningDocuments.has(lower)) && at(words.words, index - 1).head !== undefined) return index - 1;
  }
  let last = piece.end - 1;
  while (last > piece.first && (!isNameWord(at(words.words, last)) || isNumeral(words, last))) last--;
  return last;
}

function weighHead(words: Words, piece: Piece, evidence: Evidence): void {
  const { first, end } = piece;
  const opening = at(words.words, first);
  if (opening.firstHead !== undefined && end - first > 1) {
    add(evidence, opening.firstHead.kind, opening.isCommon ? 6 : 3, "head-first");
    if (opening.isCommon) evidence.decisive = true;
  }
  const index = headIndex(words, piece);
  const word = at(words.words, index);
  const head = at(words.document.tokens, end - 1).kind === "number" ? (words.data.numberedHeads.get(word.lower) ?? word.head) : word.head;
  if (head === undefined || end - first < 2) return;
  if (head.surname && end - first < 4 && index === end - 1 && (opening.isGiven || opening.casing === "initial") && !opening.isCommon) {
    add(evidence, head.kind, 2, "head");
    add(evidence, "person", 2, "family-name");
    return;
  }
  add(evidence, head.kind, head.weak ? 4 : 8, "head");
  evidence.decisive = true;
  if (head.polity) evidence.polity = true;
}

function weighPersonShape(words: Words, { first, end }: Piece, evidence: Evidence): void {
  const length = end - first;
  const opening = at(words.words, first);
  const last = at(words.words, end - 1);
  if (length === 1 && opening.casing === "acronym" && !isNumeral(words, first)) add(evidence, "group", 4, "acronym");
  if (opening.isGiven) {
    if (length > 1 && length < 6) add(evidence, "person", opening.isCommon ? 3 : 4, "given-name");
    else if (length === 1 && !opening.isCommon) add(evidence, "person", 2, "given-name");
  }
  if (length > 1 && length < 4 && opening.isSurname && last.head === undefined) add(evidence, "person", 3, "family-name");
  if (length > 1 && last.isSurname) add(evidence, "person", 2, "family-name");
  if (words.data.suffixes.has(last.lower) && length > 2) add(evidence, "person", 5, "suffix");
  for (let index = first; index < end; index++) {
    const word = at(words.words, index);
    if (word.casing === "initial" && index < end - 1 && !isNumeral(words, index)) add(evidence, "person", 3, "initial");
    if (index > first && words.data.opening.has(word.lower)) add(evidence, "person", 1, "particle");
    if (index > first && isNumeral(words, index) && index === end - 1) add(evidence, "person", opening.isGiven ? 3 : 1, "numeral");
  }
  if (length >= 2 && length <= 3 && allUnknown(words, first, end)) add(evidence, "person", 2, "shape");
}

/** A Roman numeral as it stands after names. */
function isNumeral(words: Words, index: number): boolean {
  return /^[IVX]+$/.test(at(words.document.tokens, index).text);
}

function allUnknown(words: Words, first: number, end: number): boolean {
  for (let index = first; index < end; index++) if (!isUnknown(at(words.words, index))) return false;
  return true;
}

function isUnknown(word: Word): boolean {
  return !word.isCommon && word.gazetteer === undefined && word.people === undefined && word.head === undefined && word.casing === "capital";
}

function weighEndings(words: Words, { first, end }: Piece, evidence: Evidence): void {
  const last = at(words.words, end - 1);
  if (last.casing !== "capital" || last.isCommon) return;
  const ends = (endings: readonly string[]) => endings.some((ending) => last.lower.length >= ending.length + 3 && last.lower.endsWith(ending));
  if (ends(words.data.endings.person)) add(evidence, "person", end - first > 1 ? 2 : 1, "ending");
  if (end - first === 1 && ends(words.data.endings.place)) add(evidence, "place", 1, "ending");
}

function weighCues(words: Words, piece: Piece, { sentence, evidence }: { sentence: Sentence; evidence: Evidence }): void {
  let before = (piece.title?.first ?? piece.first) - 1;
  const { data } = words;
  if (before >= sentence.firstToken && at(words.document.tokens, before).text === '"') before--;
  const article = before >= sentence.firstToken && data.articles.has(at(words.words, before).lower);
  if (article) {
    before--;
    if (piece.title === undefined) {
      add(evidence, "group", 1, "article");
      evidence.scores.person -= 2;
    }
  }
  const preceding = before >= sentence.firstToken ? matchBefore(words, before, sentence) : undefined;
  // unknown words alone look like a person's name, but not after "near"
  if (preceding?.kind === "place" && evidence.source === "shape") evidence.scores.person -= 1;
  if (preceding !== undefined) add(evidence, preceding.kind, preceding.weight, preceding.id);
  else if (before > sentence.firstToken && namesPlace(words, before)) add(evidence, "place", 2, "place-of");
  let after = piece.end;
  if (after < sentence.endToken && at(words.document.tokens, after).text === '"') after++;
  const following = after < sentence.endToken ? matchAfter(words, after, sentence) : undefined;
  const last = at(words.words, piece.end - 1).lower;
  if (following !== undefined && following.notEnding?.some((ending) => last.endsWith(ending)) !== true)
    add(evidence, following.kind, following.weight, following.id);
}

/** "the hill of X", "the emir of X". */
function namesPlace(words: Words, last: number): boolean {
  if (!words.data.joining.has(at(words.words, last).lower)) return false;
  const noun = at(words.words, last - 1);
  if (noun.isTitle)
    return words.data.titles.get(noun.lower)?.some(({ gender, words: phrase }) => gender !== undefined && phrase.length === 1) === true;
  return noun.casing === "lower" && noun.head?.kind === "place" && !noun.head.weak;
}

/** The words before a name that tell its kind; `last` is the last of them. */
export function matchBefore(words: Words, last: number, sentence: Tokens): NameCue | undefined {
  const cues = words.data.cuesBefore.get(at(words.words, last).lower);
  return cues?.find(({ words: phrase }) => standsAt(words, last - phrase.length + 1, { phrase, sentence }));
}

/** The words after a name that tell its kind; `first` is the first of them. */
export function matchAfter(words: Words, first: number, sentence: Tokens): NameCue | undefined {
  const cues = words.data.cuesAfter.get(at(words.words, first).lower);
  return cues?.find(({ words: phrase }) => standsAt(words, first, { phrase, sentence }));
}

function standsAt({ words }: Words, first: number, { phrase, sentence }: { readonly phrase: readonly string[]; readonly sentence: Tokens }): boolean {
  if (first < sentence.firstToken || first + phrase.length > sentence.endToken) return false;
  for (let offset = 0; offset < phrase.length; offset++) if (at(words, first + offset).lower !== phrase[offset]) return false;
  return true;
}
