import type { TimexGrammar } from "../../lang/timex-grammar.ts";
import type { Document } from "../../model/document.ts";
import type { TimeRelation } from "../../model/mention.ts";
import type { Span } from "../../model/source.ts";
import type { Match } from "./match.ts";
import type { Piece } from "./pieces.ts";

/** Where a mention stands and what stands around it. */
export interface Setting {
  readonly paragraph: number;
  readonly sentence: number;
  readonly heading: boolean;
  /** Offset of the parenthesis it stands in; absent outside. */
  readonly parenthesis?: number;
  readonly quoted: boolean;
  /** No more than an introducing word stands before it in its sentence. */
  readonly opening: boolean;
  /** Lower case; "" at the edges of a block. */
  readonly before: string;
  readonly after: string;
  readonly relation: TimeRelation;
  readonly signal?: Span;
  readonly comparison: boolean;
}

/** Reads the settings of mentions in the order of the text, each part of which is looked at once. */
export class Settings {
  readonly #document: Document;
  readonly #pieces: readonly Piece[];
  readonly #signals: readonly (readonly [relation: TimeRelation, words: readonly string[]])[];
  readonly #comparison: ReadonlySet<string>;
  #paragraph = 0;
  #sentence = 0;
  #at = 0;
  #open: number[] = [];
  #quoted = false;

  constructor(document: Document, pieces: readonly Piece[], grammar: TimexGrammar) {
    this.#document = document;
    this.#pieces = pieces;
    this.#comparison = new Set(grammar.cues.comparison);
    this.#signals = Object.entries(grammar.cues.signals)
      .flatMap(([relation, phrases]) => phrases.map((phrase) => [relation as TimeRelation, phrase.toLowerCase().split(" ")] as const))
      .sort((a, b) => b[1].length - a[1].length);
  }

  of(match: Match): Setting {
    const start = this.#pieces[match.first]?.start ?? 0;
    const { paragraphs, sentences } = this.#document;
    while ((paragraphs[this.#paragraph]?.end ?? Number.POSITIVE_INFINITY) <= start) this.#nextParagraph();
    while ((sentences[this.#sentence + 1]?.start ?? Number.POSITIVE_INFINITY) <= start) this.#sentence++;
    this.#advance(match.first);
    const signal = this.#signal(match.first);
    const parenthesis = this.#open.at(-1);
    const sentenceStart = sentences[this.#sentence]?.start ?? 0;
    const before = this.#word(match.first - 1);
    return {
      paragraph: this.#paragraph,
      sentence: this.#sentence,
      heading: paragraphs[this.#paragraph]?.kind === "heading",
      ...(parenthesis === undefined ? {} : { parenthesis }),
      quoted: this.#quoted,
      opening: this.#opening(match.first, sentenceStart),
      before,
      after: this.#word(match.end),
      relation: signal?.relation ?? "in",
      ...(signal === undefined ? {} : { signal: signal.span }),
      comparison: this.#comparison.has(before),
    };
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
      if (piece === undefined) continue;
      if (piece.wall) {
        this.#open = [];
        this.#quoted = false;
      } else if (piece.end - piece.start === 1) {
        const mark = this.#document.source.text[piece.start];
        if (mark === "(" || mark === "[") this.#open.push(piece.start);
        else if (mark === ")" || mark === "]") this.#open.pop();
        else if (mark === '"') this.#quoted = !this.#quoted;
      }
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
    return piece === undefined || piece.wall ? "" : this.#document.source.text.slice(piece.start, piece.end).toLowerCase();
  }

  #signal(first: number): { readonly relation: TimeRelation; readonly span: Span } | undefined {
    for (const [relation, words] of this.#signals) {
      if (!words.every((word, index) => this.#word(first - words.length + index) === word)) continue;
      const start = this.#pieces[first - words.length]?.start;
      const end = this.#pieces[first - 1]?.end;
      if (start !== undefined && end !== undefined) return { relation, span: { start, end } };
    }
    return undefined;
  }
}
