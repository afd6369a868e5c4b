import type { TimexGrammar } from "../../lang/timex-grammar.ts";
import type { Piece } from "./pieces.ts";

/** Event phrases are short; a longer run has lost its way. */
const longest = 24;

export interface TailKind {
  readonly symbol: number;
  readonly stops: ReadonlySet<string>;
  /** A clause goes on over its verb. */
  readonly clause: boolean;
}

/** Finds where the words that name an event end: at punctuation or at a word that begins something else. */
export class Tails {
  readonly kinds: readonly TailKind[];
  /** The symbols of the classes of unknown words without and with a capital, and of the class of dates. */
  readonly word: number;
  readonly name: number;
  readonly date: number;
  readonly #verbEndings: readonly string[];
  readonly #determiners: ReadonlySet<string>;
  readonly #noStart: ReadonlySet<string>;
  readonly #linkers: ReadonlySet<string>;
  readonly #and: ReadonlySet<string>;

  constructor(grammar: TimexGrammar) {
    const symbol = (name: string) => grammar.symbols.get(name) ?? -1;
    const { tail_stops, clause_stops, past_endings, tail_linkers, tail_and, determiners } = grammar.cues;
    this.kinds = [
      { symbol: symbol("tail"), stops: new Set(tail_stops), clause: false },
      { symbol: symbol("clause"), stops: new Set(clause_stops), clause: true },
    ];
    this.word = symbol("word");
    this.name = symbol("name");
    this.date = symbol("date");
    this.#verbEndings = past_endings;
    this.#determiners = new Set(determiners);
    this.#noStart = new Set(tail_stops);
    this.#linkers = new Set(tail_linkers);
    this.#and = new Set(tail_and);
  }

  /** One past the last piece of the phrase that begins at `first`; `first` itself if there is none. */
  end({ text, pieces }: { text: string; pieces: readonly Piece[] }, first: number, { stops, clause }: TailKind): number {
    let at = first;
    let before = "";
    let quotes = 0;
    let plainWord = false;
    for (; at - first < longest; at++) {
      const piece = pieces[at];
      if (piece === undefined || piece.wall) break;
      const word = text.slice(piece.start, piece.end);
      const lower = word.toLowerCase();
      if (at === first && this.#noStart.has(lower)) break;
      if (stops.has(lower) && !(at > first && piece.glued)) {
        if (at === first || !this.#and.has(lower) || !lastNoun(pieces[at + 1], pieces[at + 2])) break;
        at++;
        continue;
      }
      if (at > first && piece.capital && plainWord && !this.#linkers.has(before) && !this.#determiners.has(before)) break;
      plainWord = !piece.capital && piece.uses.length === 0 && piece.number === undefined;
      if (word === '"') quotes++;
      if (/^[^\p{L}\p{M}\d]$/u.test(word)) {
        if (!inner(word, piece, pieces[at + 1], at > first)) break;
      } else if (at > first && !clause && this.#newPhrase(lower, before)) break;
      before = lower;
    }
    while (at > first) {
      const mark = text[pieces[at - 1]?.start ?? 0] ?? "";
      if (mark === '"' && quotes % 2 === 1) quotes--;
      else if (mark !== "-" && mark !== ".") break;
      at--;
    }
    return at;
  }

  /** A verb, or an article that no "of" leads to. */
  #newPhrase(word: string, before: string): boolean {
    if (this.#determiners.has(word)) return !this.#linkers.has(before);
    return this.#verb(word) && !this.#determiners.has(before);
  }

  #verb(word: string): boolean {
    return word.length > 4 && this.#verbEndings.some((ending) => word.endsWith(ending));
  }
}

/** A word in lower case with a mark or a break behind it: the "stalemate" of "weeks of manoeuvre and stalemate". */
function lastNoun(word: Piece | undefined, after: Piece | undefined): boolean {
  if (word === undefined || word.wall || word.capital || word.uses.length > 0 || word.number !== undefined) return false;
  return after === undefined || after.wall || after.end - after.start === 1;
}

/** An apostrophe, hyphen or stop inside a word: "KPA's", "38th-parallel". */
function inner(mark: string, piece: Piece, next: Piece | undefined, begun: boolean): boolean {
  if (mark === '"') return true;
  if (mark === "'" || mark === "’") return begun && piece.glued;
  return begun && piece.glued && next?.glued === true && (mark === "-" || mark === "." || mark === "&");
}
