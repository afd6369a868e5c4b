import type { TimexGrammar } from "../../lang/timex-grammar.ts";
import type { Document } from "../../model/document.ts";
import type { TimeRelation } from "../../model/mention.ts";
import type { Span } from "../../model/source.ts";
import { type Lists, listsOf } from "./lists.ts";
import type { Match } from "./match.ts";
import { CUES, type Piece } from "./pieces.ts";

/** Pieces looked back at within a clause, and for a word that makes the date a limit. */
const clauseReach = 20;
const horizonReach = 8;
const glanceReach = 14;
/** Pieces looked ahead at for a verb of foresight. */
const foresight = 6;

/** What can stand behind the mark that ends a sentence. */
const behindStop = new Set([" ", "\n", '"', "”", "’", "»", ")"]);

/** Where a mention stands and what stands around it. */
export interface Setting {
  readonly paragraph: number;
  readonly sentence: number;
  readonly section: number;
  readonly heading: boolean;
  /** Offset of the parenthesis it stands in; absent outside. */
  readonly parenthesis: number | undefined;
  readonly quoted: boolean;
  /** The first words of its sentence or of a quotation. */
  readonly initial: boolean;
  /** No more than an introducing word stands before it in its sentence. */
  readonly opening: boolean;
  /** Lower case; "" at the edges of a block. */
  readonly before: string;
  readonly after: string;
  readonly relation: TimeRelation;
  readonly signal: Span | undefined;
  /** What is told here is measured against what happened at this date. */
  readonly comparison: boolean;
  /** The date is a limit of what is told: since, until, before, effective to. */
  readonly horizon: boolean;
  /** A glance back from what is told. */
  readonly pastPerfect: boolean;
  /** In a clause that only says more of someone or something: "who had come in 1921". */
  readonly relative: boolean;
  /** Says of which date the noun before it is: "a report of 1921". */
  readonly linked: boolean;
  /** Intended or foreseen, not told. */
  readonly planned: boolean;
  /** What the clause says of this date is denied, or asked. */
  readonly doubt: "denied" | "asked" | undefined;
  /** A word of intention or foresight follows in the same clause. */
  readonly foretold: boolean;
  /** Describes the noun that follows: "the 1936 constitution". */
  readonly attributive: boolean;
  /** A word that can only stand before a date or stretch of time stands before it, and it tells nothing about something new: "in 1570", but not "a report printed in 1571 says". */
  readonly introduced: boolean;
  /** Describes a noun that has not been spoken of: "a 1936 report". */
  readonly indefinite: boolean;
  /** An article stands two words before. */
  readonly determined: boolean;
  /** Joined by a word or mark to the mention before. */
  readonly listed: boolean;
  /** In the first sentence of its paragraph. */
  readonly paragraphOpening: boolean;
}

/** Reads the settings of mentions in the order of the text, each part of which is looked at once. */
export class Settings {
  readonly #document: Document;
  readonly #pieces: readonly Piece[];
  readonly #lists: Lists;
  readonly #inCases: boolean;
  #paragraph = 0;
  #sentence = 0;
  #at = 0;
  #open: number[] = [];
  #quoted = false;

  constructor(document: Document, pieces: readonly Piece[], grammar: TimexGrammar) {
    this.#document = document;
    this.#pieces = pieces;
    this.#lists = listsOf(grammar);
    this.#inCases = grammar.cues.names_in_cases ?? false;
  }

  of(match: Match, listed: boolean): Setting {
    const start = this.#pieces[match.first]?.start ?? 0;
    const { paragraphs, sentences } = this.#document;
    while ((paragraphs[this.#paragraph]?.end ?? Number.POSITIVE_INFINITY) <= start) this.#nextParagraph();
    while ((sentences[this.#sentence + 1]?.start ?? Number.POSITIVE_INFINITY) <= start) this.#sentence++;
    this.#advance(match.first);
    const signal = this.#signal(match.first);
    const parenthesis = this.#open.at(-1);
    const sentenceStart = sentences[this.#sentence]?.start ?? 0;
    const before = this.#before(match.first);
    const cues = this.#clause(match.first, sentenceStart);
    return {
      paragraph: this.#paragraph,
      sentence: this.#sentence,
      section: paragraphs[this.#paragraph]?.section ?? 0,
      heading: paragraphs[this.#paragraph]?.kind === "heading",
      parenthesis,
      quoted: this.#quoted,
      initial: start <= sentenceStart + 1 || before === '"',
      opening: this.#opening(match.first, sentenceStart),
      before,
      after: this.#word(match.end),
      relation: signal?.relation ?? "in",
      signal: signal?.span,
      comparison: (cues & CUES.comparison) !== 0,
      horizon: (cues & CUES.horizon) !== 0,
      pastPerfect: (cues & CUES.glance) !== 0,
      relative: (cues & CUES.relative) !== 0,
      linked: this.#lists.linkers.has(before),
      planned: (cues & CUES.plan) !== 0,
      doubt: this.#doubt(cues, signal?.relation),
      foretold: this.#foretold(match.end),
      listed,
      determined: this.#lists.determiners.has(this.#word(match.first - 2)),
      attributive: this.#attributive(match.end),
      introduced: this.#lists.introducing.has(before) && !this.#opensIndefinite(),
      indefinite: this.#lists.indefinite.has(before),
      paragraphOpening: (paragraphs[this.#paragraph]?.firstSentence ?? -1) === this.#sentence,
    };
  }

  /** The word in front, also across its own stop where it numbers things ("p. 1641"); with that stop where the word alone could be another. */
  #before(first: number): string {
    const word = this.#word(first - 1);
    if (word !== "." || this.#pieces[first - 1]?.glued !== true) return word;
    const cut = this.#word(first - 2);
    return this.#lists.codes.has(`${cut}.`) ? `${cut}.` : this.#lists.codes.has(cut) ? cut : word;
  }

  /** What the words before a mention in its clause say about it, as bits of `CUES`. */
  #clause(first: number, sentenceStart: number): number {
    const { text } = this.#document.source;
    let found = 0;
    for (let at = first - 1; at >= 0 && first - at <= clauseReach; at--) {
      const piece = this.#pieces[at];
      if (piece === undefined || piece.wall || piece.start < sentenceStart) break;
      if (piece.end - piece.start === 1 && text[piece.start] === ",") break;
      if (piece.spelling.cues === 0) continue;
      const back = first - at;
      const reached =
        CUES.comparison |
        CUES.plan |
        CUES.denial |
        CUES.relative |
        (back <= horizonReach && !this.#faces(at, first) ? CUES.horizon : 0) |
        (back <= glanceReach ? CUES.glance : 0);
      found |= piece.spelling.cues & (this.#lists.undone.has(this.#word(at + 1)) ? reached & ~CUES.denial : reached);
    }
    return found;
  }

  /** "Before Vienna in 1683": where somebody stood, with a preposition of its own before the date. */
  #faces(at: number, first: number): boolean {
    if (!this.#lists.facing.has(this.#word(at)) || !this.#lists.functionWords.has(this.#word(first - 1))) return false;
    for (let between = at + 1; between < first - 1; between++) {
      const piece = this.#pieces[between];
      if (piece === undefined || !piece.capital || piece.uses.length > 0) return false;
    }
    return first - at > 2;
  }

  /** "Not until 1521" and "never before 1521" say when it was, or that it was later. */
  #doubt(cues: number, relation: TimeRelation | undefined): Setting["doubt"] {
    if ((cues & CUES.denial) !== 0 && relation !== "until" && relation !== "before") return "denied";
    const { text } = this.#document.source;
    let last = (this.#document.sentences[this.#sentence]?.end ?? 0) - 1;
    while (last > 0 && behindStop.has(text[last] ?? "")) last--;
    return text[last] === "?" ? "asked" : undefined;
  }

  #foretold(end: number): boolean {
    const { text } = this.#document.source;
    for (let at = end; at - end < foresight; at++) {
      const piece = this.#pieces[at];
      if (piece === undefined || piece.wall || text[piece.start] === ".") return false;
      if (piece.spelling.cues & CUES.plan) return true;
    }
    return false;
  }

  #opensIndefinite(): boolean {
    const first = this.#document.sentences[this.#sentence]?.firstToken ?? -1;
    return this.#lists.indefinite.has(this.#document.tokens[first]?.lower ?? "");
  }

  #attributive(end: number): boolean {
    const piece = this.#pieces[end];
    if (piece === undefined || piece.wall || (this.#inCases && this.#pieces[end - 1]?.number === undefined)) return false;
    const word = this.#word(end);
    return /^\p{L}/u.test(word) && !this.#lists.functionWords.has(word);
  }

  #nextParagraph(): void {
    this.#paragraph++;
    this.#open = [];
    this.#quoted = false;
  }

  /** Follows parentheses and quotation marks up to a piece. */
  #advance(to: number): void {
    for (; this.#at < to; this.#at++) {
      const piece = this.#pieces[this.#at];
      const mark = piece?.spelling.mark ?? "";
      if (piece === undefined || mark === "") continue;
      if (piece.wall) {
        this.#open = [];
        this.#quoted = false;
      } else if (mark === "(" || mark === "[") this.#open.push(piece.start);
      else if (mark === ")" || mark === "]") this.#open.pop();
      else if (mark === '"') this.#quoted = !this.#quoted;
    }
  }

  #opening(first: number, sentenceStart: number): boolean {
    for (let back = 0; back <= 2; back++) {
      const piece = this.#pieces[first - back];
      if (piece === undefined || piece.wall) return true;
      if (piece.start <= sentenceStart) return true;
    }
    return false;
  }

  #word(index: number): string {
    const piece = this.#pieces[index];
    if (piece === undefined || piece.wall) return "";
    return piece.spelling.lower || this.#document.source.text.slice(piece.start, piece.end).toLowerCase();
  }

  #signal(first: number): { readonly relation: TimeRelation; readonly span: Span } | undefined {
    for (const [relation, words] of this.#lists.signals.get(this.#word(first - 1)) ?? []) {
      if (!words.every((word, index) => this.#word(first - words.length + index) === word)) continue;
      const start = this.#pieces[first - words.length]?.start;
      const end = this.#pieces[first - 1]?.end;
      if (start !== undefined && end !== undefined) return { relation, span: { start, end } };
    }
    return undefined;
  }
}
