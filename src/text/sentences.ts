import { at } from "../base/assert.ts";
import type { Segmentation } from "../lang/segmentation.ts";
import type { Token } from "../model/document.ts";

export interface TokenRange {
  readonly firstToken: number;
  readonly endToken: number;
  readonly segmentation: Segmentation;
}

const stop = /^(?:\.+|[!?…‽؟۔։።।॥。！？｡]+)$/;
const fullStop = 46;
/** Stops of scripts in which no blank need follow. */
const unspacedStop = /[。！？｡]/;
const closer = /^[\p{Pe}\p{Pf}]$/u;
const opener = /^(?:[\p{Ps}\p{Pi}¿¡"'«„]|\p{Pd}+)$/u;
const capital = /^[\p{Lu}\p{Lt}]/u;
/** A letter of a script without capitals, or a figure. */
const caseless = /^[\p{Lo}\p{N}]/u;
const enumerator = /^(?:\p{N}{1,4}|\p{L}|[ivxlcIVXLC]+)$/u;
const ordinal = /^(?:\p{Nd}{1,3}|[IVXLC]+)$/u;
const shortNumber = /^\p{Nd}{1,3}$/u;
/** How far a note in brackets after the stop may reach: "[12]", "[citation needed]". */
const noteTokens = 5;

/** One past the last token of each sentence in a paragraph; the last of them is the paragraph's end. */
export function sentenceEnds(tokens: readonly Token[], range: TokenRange): readonly number[] {
  const ends: number[] = [];
  const paragraph = new Paragraph(tokens, range);
  for (let index = range.firstToken; index < range.endToken; index++) {
    const end = paragraph.endAt(index, ends.at(-1) ?? range.firstToken);
    if (end === undefined) continue;
    ends.push(end);
    index = end - 1;
  }
  if (range.endToken > range.firstToken && ends.at(-1) !== range.endToken) ends.push(range.endToken);
  return ends;
}

class Paragraph {
  private readonly tokens: readonly Token[];
  private readonly range: TokenRange;
  private quotes = 0;
  /** Up to here stops and closers were seen to end nothing. */
  private passed = 0;

  constructor(tokens: readonly Token[], range: TokenRange) {
    this.tokens = tokens;
    this.range = range;
  }

  /** One past the sentence's last token, where the token at `index` ends a sentence that began at `first`. Must be asked from left to right. */
  endAt(index: number, first: number): number | undefined {
    const token = at(this.tokens, index);
    const { text } = token;
    if (text === '"') this.quotes++;
    const isStop = token.kind === "punctuation" ? stop.test(text) : text.charCodeAt(text.length - 1) === fullStop;
    if (!isStop || index < this.passed || this.isEnumerator(index, first)) return undefined;
    const end = this.afterClosers(index + 1, token.kind === "punctuation");
    if (end >= this.range.endToken) return end;
    this.passed = end;
    const breaks = token.kind === "punctuation" ? this.breaksAfterStop(index, end) : this.breaksAfterAbbreviation(token, end);
    if (!breaks) return undefined;
    for (let passed = index + 1; passed < end; passed++) if (at(this.tokens, passed).text === '"') this.quotes++;
    return end;
  }

  private token(index: number): Token | undefined {
    return index < this.range.endToken ? at(this.tokens, index) : undefined;
  }

  /** "3." or "A." at the start counts and says nothing. */
  private isEnumerator(index: number, first: number): boolean {
    return index === first || (index === first + 1 && enumerator.test(at(this.tokens, first).text));
  }

  /** One past the further stops, closing quotes and brackets, and notes that follow a stop; a bare number only where the stop is no abbreviation's. */
  private afterClosers(from: number, bareNumber: boolean): number {
    let index = from;
    for (let token = this.token(index); token !== undefined; token = this.token(index)) {
      const closes = stop.test(token.text) || (!token.spaceBefore && (closer.test(token.text) || token.text === "'" || token.text === '"'));
      const note = token.spaceBefore ? 0 : this.noteLength(index, bareNumber);
      if (closes || this.closesQuote(index)) index++;
      else if (note > 0) index += note;
      else break;
    }
    return index;
  }

  /** A quotation mark with blanks on both sides, or at the end, closes where one is open. */
  private closesQuote(index: number): boolean {
    const token = at(this.tokens, index);
    const next = this.token(index + 1);
    return token.text === '"' && token.spaceBefore && this.quotes % 2 === 1 && (next === undefined || next.spaceBefore);
  }

  private noteLength(index: number, bareNumber: boolean): number {
    const token = at(this.tokens, index);
    if (bareNumber && shortNumber.test(token.text)) {
      const next = this.token(index + 1);
      return next?.spaceBefore && capital.test(next.text) ? 1 : 0;
    }
    if (token.text !== "[") return 0;
    for (let length = 2; length <= noteTokens; length++) if (this.token(index + length - 1)?.text === "]") return length;
    return 0;
  }

  private breaksAfterStop(index: number, end: number): boolean {
    const mark = at(this.tokens, index).text;
    if (unspacedStop.test(mark)) return true;
    const next = at(this.tokens, end);
    if (!next.spaceBefore) return this.lacksBlank(index, end);
    const word = this.wordFrom(end);
    if (word === undefined || !(capital.test(word.text) || caseless.test(word.text))) return false;
    return !(mark === "." && end === index + 1 && this.isOrdinal(index)) || this.range.segmentation.starters.has(word.lower);
  }

  /** The "3." of "3. Mai", the "XIV." of "Ludwig XIV.", where the language writes ordinals so. */
  private isOrdinal(index: number): boolean {
    if (!this.range.segmentation.ordinalStop || index === this.range.firstToken || at(this.tokens, index).spaceBefore) return false;
    return ordinal.test(at(this.tokens, index - 1).text);
  }

  /** "…at dawn.The ship…": a full word on both sides of the stop, and no further stop as in a web address. */
  private lacksBlank(index: number, end: number): boolean {
    const before = index > this.range.firstToken ? at(this.tokens, index - 1) : undefined;
    const next = at(this.tokens, end);
    const after = this.token(end + 1);
    if (before === undefined || !/^\p{Ll}{2,}$|^[\p{Pe}\d]/u.test(before.text) || !/^\p{Lu}\p{Ll}/u.test(next.text))
      return end > index + 1 && capital.test(next.text);
    return after === undefined || after.spaceBefore || (after.kind === "punctuation" && this.token(end + 2)?.spaceBefore !== false);
  }

  private breaksAfterAbbreviation(token: Token, end: number): boolean {
    const { beforeName, starters } = this.range.segmentation;
    const stem = token.lower.slice(0, -1);
    if (beforeName.has(stem)) return false;
    const next = at(this.tokens, end);
    const word = this.wordFrom(end);
    return next.spaceBefore && word !== undefined && capital.test(word.text) && starters.has(word.lower);
  }

  /** The first token from `from` on that is no opening quote or bracket. */
  private wordFrom(from: number): Token | undefined {
    let index = from;
    while (index < from + noteTokens && opener.test(this.token(index)?.text ?? "")) index++;
    return this.token(index);
  }
}
